// The bundle that diglot makes of this repository's docset: in its demonstration, in the example, in frames.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import test, { after, before } from "node:test";
import { gzipSync } from "node:zlib";
import { chromium, open, pause } from "./chromium.mjs";
import { host, policy } from "./portal.mjs";
import { accessible } from "./sound.mjs";

const folder = path.join(process.env.OWN_SITE, "panes");
const read = (root) => Object.fromEntries(readdirSync(root, { recursive: true }).filter((name) => statSync(path.join(root, name)).isFile()).map((name) => [name, readFileSync(path.join(root, name))]));
const below = (name, files) => Object.fromEntries(Object.entries(files).map(([file, bytes]) => [`${name}/${file}`, bytes]));
const bundle = read(folder);
const manifest = JSON.parse(bundle["manifest.json"]);
const example = read(new URL("../../examples/portal", import.meta.url).pathname);

let browser;
before(async () => (browser = await chromium()));
after(() => browser?.close());

async function visit(url, guise, inside, loud = /favicon/) {
  const page = await open(browser, guise);
  try {
    await page.go(url);
    await inside(page);
    assert.deepEqual(page.problems.filter((p) => !loud.test(p)), []);
  } finally {
    await page.close();
  }
}

test("the demonstration: five languages, a log, and nothing for axe", { concurrency: 2 }, async (t) => {
  const server = await host(below("panes", bundle), { "content-security-policy": policy() });
  const guises = { light: { width: 1280, height: 800 }, dark: { width: 1280, height: 800, dark: true }, phone: { width: 320, height: 640, touch: true }, forced: { width: 1280, height: 800, forced: true } };
  await Promise.all(Object.entries(guises).map(([name, guise]) => t.test(name, () => visit(`${server.url}panes/demo/index.html`, guise, async (page) => {
    await page.until(() => customElements.get("help-pane"));
    await page.press('[data-help-context="mte-apply"]');
    const titles = new Set();
    for (const tag of Object.keys(manifest.locales)) {
      await page.run((tag) => { const s = document.querySelector("[name=language]"); s.value = tag; s.dispatchEvent(new Event("change")); }, tag);
      await page.until((tag) => help.state === "ready" && help.shadowRoot.querySelector("aside.on, dialog[open]").lang === tag, tag);
      const [title, content, close] = await page.run(() => [help.shadowRoot.querySelector(".title").textContent, help.shadowRoot.querySelector("article").lang, help.shadowRoot.querySelector(".close").ariaLabel]);
      titles.add(title);
      assert.ok(title && close && content, tag);
      assert.ok(await page.run(() => document.documentElement.scrollWidth <= innerWidth && (({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(help.shadowRoot.querySelector(".body"))), `${tag} is too wide`);
      await page.frame();
      await page.shot(`demo-${tag}-${name}`);
      if (name === "dark") await accessible(page, ["color-contrast"]);
      else if (name !== "forced") await accessible(page);
    }
    assert.equal(titles.size, Object.keys(manifest.locales).length);
    assert.match(await page.run(() => document.querySelector(".log").textContent), /help-pane-open/);
    if (name !== "phone") {
      await page.run(() => document.querySelector("[data-help-context=no-such-context]").click());
      await page.until(() => /help-pane-missing/.test(document.querySelector(".log").textContent));
    }
  }))));
  await visit(`${server.url}panes/demo/index.html?help=mte-glossary`, {}, async (page) => {
    await page.until(() => window.help?.state === "ready");
    // A link from pane to pane stays in the pane.
    const before = await page.run(() => help.pane.id);
    await page.run(() => help.shadowRoot.querySelector("article a[data-hp-pane]").click());
    await page.until((before) => help.state === "ready" && help.pane.id !== before, before);
    assert.match(page.requests.find((url) => /\/c\//.test(url)), /\/c\/\w{32}\/\d+\.json$/);
  });
  server.close();
});

test("what is searched for is found by the site's engine, and every file has the sum that its name promises", async () => {
  const server = await host(below("panes", bundle), { "content-security-policy": policy() });
  await visit(`${server.url}panes/demo/index.html`, { width: 1280, height: 800 }, async (page) => {
    await page.until(() => customElements.get("help-pane"));
    await page.run(() => { help.verify = true; });
    for (const [lang, word] of [["sv-SE", "aviser"], ["ja-JP", "通知"], ["ar-SA", "إشعار"], ["en-US", "notification"]]) {
      await page.run((lang) => { help.lang = lang; }, lang);
      await page.run((word) => help.search(word), word);
      const [state, lists] = await page.run(() => [help.state, help.shadowRoot.querySelectorAll(".list li mark").length]);
      assert.deepEqual([state, lists > 0], ["search", true], lang);
      await accessible(page);
      await page.shot(`demo-search-${lang}`);
      await page.run(() => help.shadowRoot.querySelector(".list button").click());
      await page.until((lang) => help.state === "ready" && help.pane.locale === lang, lang);
    }
  });
  server.close();
});

test("the example is a portal under its own policy; the first open takes three requests", async () => {
  const own = example["README.md"].toString().match(/^Content-Security-Policy: (.+)$/m)[1];
  const server = await host({ ...example, ...below("help", bundle) }, { "content-security-policy": own });
  await visit(server.url, { width: 1100, height: 700 }, async (page) => {
    await page.until(() => customElements.get("help-pane"));
    await accessible(page);
    server.seen.length = 0;
    await page.press("h2 .help");
    await page.until(() => help.state === "ready");
    const files = server.seen.filter((name) => name.startsWith("help/") && !/media/.test(name));
    const bytes = files.reduce((sum, name) => sum + gzipSync(server.files[name]).length, 0);
    console.log(`after the element, a first open: ${files.length} requests, ${bytes} bytes of gzip`);
    assert.ok(files.length <= 3 && bytes <= 40 * 1024, `${files}`);
    await accessible(page);
    await page.shot("example-portal");
  });
  server.close();
});

test("a frame without script shows a pane to a portal that takes none", async () => {
  const name = Object.keys(bundle).find((file) => /^l\/sv-se\/h\/.*apply\.html$/.test(file));
  const frames = await host(bundle, { "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'none'" });
  const server = await host({ "index.html": `<!DOCTYPE html><html lang="en"><title>Portal</title><main><h1>Portal</h1><iframe title="Help" width="400" height="600" sandbox="allow-popups allow-popups-to-escape-sandbox" src="${frames.url}${name}"></iframe></main>` }, { "content-security-policy": `default-src 'none'; frame-src ${frames.origin}` });
  await visit(server.url, {}, (page) => page.shot("frame-plain"));
  await visit(frames.url + name, { width: 320, height: 600 }, async (page) => {
    assert.equal(await page.run(() => document.querySelectorAll("script").length), 0);
    assert.ok(await page.run(() => document.documentElement.scrollWidth <= innerWidth));
    await accessible(page);
    await page.run(() => document.querySelector('main a[href$=".html"], main a[href*=".html#"]').click());
    await page.until((was) => location.pathname !== was && /\/l\/sv-se\/h\//.test(location.pathname) && document.readyState === "complete", new URL(name, frames.url).pathname);
  });
  frames.close();
  server.close();
});

test("a frame with script speaks with the portals on its list, and with no other", async () => {
  const frames = await host({ ...bundle }, { "access-control-allow-origin": "*", "content-security-policy": policy() });
  const asset = Object.keys(bundle).find((name) => /^element\/frame-host\.\w+\.js$/.test(name));
  const page_ = (src, sandbox = "allow-scripts allow-same-origin") => `<!DOCTYPE html><html lang="en"><title>Portal</title><script type="module" src="/host.js"></script><main><h1>Portal</h1><iframe title="Help" width="400" sandbox="${sandbox}" src="${src}"></iframe></main>`;
  const script = `import { helpFrame } from "${frames.url}${asset}"; window.told = []; addEventListener("message", (e) => told.push([e.origin, e.data]));
    window.frame = helpFrame(document.querySelector("iframe"), { onready: () => { window.ready = true; }, onnavigate: (now) => { window.now = now; } });`;
  const server = await host({ "index.html": page_(`${frames.url}frame.html?context=mte-apply&lang=sv-SE`), "host.js": script });
  const listed = (origins) => (frames.files["frame.html"] = Buffer.from(bundle["frame.html"].toString().replace(/(name="help-pane-origins" content=")[^"]*/, `$1${origins}`)));
  listed(`https://portal.example.com ${server.origin}`);
  await visit(server.url, { width: 900, height: 700 }, async (page) => {
    await page.until(() => window.ready && window.now?.state === "ready");
    assert.deepEqual(await page.run(() => [now.contexts, now.locale]), [["mte-apply"], "sv-SE"]);
    await page.until(() => document.querySelector("iframe").offsetHeight > 300);
    const before = await page.run(() => document.querySelector("iframe").offsetHeight);
    await page.run(() => frame.show({ context: "mte-glossary", lang: "ja-JP" }));
    await page.until(() => window.now?.locale === "ja-JP" || window.now?.pane?.includes("glossary"));
    await page.until((before) => document.querySelector("iframe").offsetHeight !== before, before);
    // Whatever else is said to it is not heard.
    await page.run((origin) => { for (const data of ["x", null, { hp: 2, type: "navigate", payload: { context: "mte-ask" } }, { hp: 1, type: "navigate", payload: { context: { toString: 1 } } }, { hp: 1, type: "eval", payload: "x" }]) document.querySelector("iframe").contentWindow.postMessage(data, origin); }, frames.origin);
    await pause(150);
    assert.ok(!/ask-an-expert/.test(await page.run(() => now.pane)));
    assert.ok((await page.run(() => told)).every(([origin, data]) => origin === frames.origin && data.hp === 1 && ["ready", "resize", "navigate"].includes(data.type)));
    await page.shot("frame-spoken");
  });
  // Not on the list: it is shown, and says nothing, nor does it listen.
  listed("https://portal.example.com");
  await visit(server.url, { width: 900, height: 700 }, async (page) => {
    await pause(700);
    await page.run(() => frame.show({ context: "mte-ask" }));
    await page.run((origin) => document.querySelector("iframe").contentWindow.postMessage({ hp: 1, type: "navigate", payload: { context: "mte-ask" } }, origin), frames.origin);
    await pause(300);
    assert.deepEqual(await page.run(() => [told, !!window.ready]), [[], false]);
  });
  frames.close();
  server.close();
});
