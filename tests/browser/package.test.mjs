// The bundle as an npm package: npm takes it, a TypeScript program is held to it, Node.js reads its constants.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const bundle = path.join(process.env.OWN_SITE, "panes");
const json = (name) => JSON.parse(readFileSync(path.join(bundle, name), "utf8"));
const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", import.meta.url));

let folder;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), "portal-"));
  mkdirSync(path.join(folder, "node_modules"));
  symlinkSync(bundle, path.join(folder, "node_modules", json("package.json").name), "dir");
  writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
});
after(() => rmSync(folder, { recursive: true, force: true }));

const compile = (text) => {
  writeFileSync(path.join(folder, "use.ts"), text);
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "use.ts"];
  try {
    execFileSync(process.execPath, [tsc, ...options], { cwd: folder, encoding: "utf8" });
    return "";
  } catch (error) {
    return error.stdout;
  }
};

test("npm packs everything that the manifest names", () => {
  const out = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", "--offline"], { cwd: bundle, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const [{ name, version, files }] = JSON.parse(out);
  const packed = new Set(files.map((file) => file.path));
  const own = json("package.json");
  const manifest = json("manifest.json");
  assert.deepEqual([name, version], [own.name, manifest.bundle.version]);
  const indices = Object.values(manifest.locales).map((locale) => locale.index);
  const exported = Object.values(own.exports).flatMap((entry) => Object.values(typeof entry === "string" ? [entry] : entry));
  for (const file of ["manifest.json", manifest.element.src, ...indices, own.customElements, ...exported.filter((e) => !e.includes("*")).map((e) => e.slice(2))]) {
    assert.ok(packed.has(file), `${file} is packed`);
  }
});

test("a TypeScript program is held to the ids and to the element", () => {
  const { name } = json("package.json");
  const [, constant, id] = /readonly (CTX_\w+): "(.+)";/.exec(readFileSync(path.join(bundle, "contexts.d.ts"), "utf8"));
  const right = `import { HelpPane } from "${name}";
import { contexts, isContextId, type ContextId } from "${name}/contexts";
const id: ContextId = contexts.${constant};
const same: "${id}" = id as typeof contexts.${constant};
const pane: HelpPane | null = document.querySelector("help-pane");
if (pane && isContextId(same)) void pane.show(id);
pane?.addEventListener("help-pane-missing", (event) => console.log(event.detail.tried.length));
`;
  assert.equal(compile(right), "");
  const wrong = compile(`${right}const other: ContextId = "no-such-id";\npane?.addEventListener("help-pane-link", (event) => event.detail.nothing);\n`);
  assert.match(wrong, /"no-such-id"/);
  assert.match(wrong, /'nothing' does not exist/);
});

test("constants are what they are called", async () => {
  const { contexts, isContextId } = await import(pathToFileURL(path.join(bundle, "contexts.js")));
  const ids = Object.values(contexts);
  assert.equal(ids.length, json("manifest.json").contexts.count);
  assert.ok(ids.every((id) => isContextId(id.toUpperCase())) && !isContextId("no-such-id"));
  const elements = json("custom-elements.json");
  assert.ok(elements.modules.some((module) => module.declarations.some((d) => d.tagName === "help-pane")));
});
