// Makes themes/default/panes/help-pane.js, which bundles carry, of its source: `./task element`. The test of the element
// makes it again and compares. diglot itself needs no Node.js: what is made here is checked in.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { minify } from "terser";

const panes = new URL("../../themes/default/panes/", import.meta.url);

/** The element as it is shipped, but for the texts, which a build puts in the place of the marker. */
export async function element() {
  const read = (name) => readFileSync(new URL(`src/help-pane.${name}`, panes), "utf8");
  const css = read("css").replace(/\/\*.*?\*\//gs, "").replace(/\s+/g, " ").replace(/ ?([{};,>]) ?/g, "$1").replace(/: /g, ":").replaceAll(";}", "}").trim();
  // The marker is no literal while others change the text around it.
  const script = read("js").replace('"@STYLE@"', JSON.stringify(css)).replace("/*! STRINGS */{}", "STRINGS_OF_THE_BUNDLE");
  const { code } = await minify(script, {
    module: true, ecma: 2022, compress: { passes: 3, ecma: 2022, unsafe_arrows: true, pure_getters: true, keep_fargs: false },
    format: { comments: false },
  });
  return `${code.replace("STRINGS_OF_THE_BUNDLE", "/*! STRINGS */{}")}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(new URL("help-pane.js", panes), await element());
