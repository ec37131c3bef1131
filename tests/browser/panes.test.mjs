// <help-pane> in portals: opened, read, left, with the network and the policies that portals have.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, before } from "node:test";
import { gzipSync } from "node:zlib";
import { chain, look, rank, shardOf } from "../../themes/default/panes/help-pane.js";
import { LOCALES, bundle, element as baked, harbour } from "./bundle.mjs";
import { PATIENCE, chromium, open, pause } from "./chromium.mjs";
import { element as made } from "./element.mjs";
import { PORTAL, STYLE, host, page as html, policy } from "./portal.mjs";
import { accessible } from "./sound.mjs";

const below = (folder, files) => Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`${folder}/${path}`, bytes]));
const manifest = (files) => JSON.parse(files["manifest.json"]);
const PHONE = { width: 320, height: 640 };

let browser;
before(async () => (browser = await chromium()));
after(() => browser?.close());

/** A portal with a bundle of its own; `given` goes into its page. `inside(page, portal)` is the test. */
async function portal(given, inside, guise = { width: 1100, height: 700 }) {
  const help = given.help || harbour();
  const src = `/help/${manifest(help).element.src}`;
  const files = { "index.html": html({ src, ...given }), "portal.js": PORTAL, "portal.css": STYLE, "icon.svg": "<svg/>", ...below("help", help), ...given.files };
  const server = await host(files, { "content-security-policy": given.policy || policy() });
  const page = await open(browser, guise);
  try {
    await given.before?.(page, server);
    await page.go(server.url + (given.query || ""));
    await page.until(() => customElements.get("help-pane"));
    await inside(page, server);
    assert.deepEqual(page.problems.filter((p) => !given.loud?.test(p)), []);
  } finally {
    await page.close();
    server.close();
  }
}

const settled = (page, id = "help") => page.until((id) => document.getElementById(id).state !== "loading" && document.getElementById(id).state, id);
const seen = (page, id = "help") => page.run((id) => {
  const pane = document.getElementById(id);
  const root = pane.shadowRoot;
  const one = (selector) => root.querySelector(selector);
  const panel = one("dialog[open], aside.on");
  const article = one("article");
  const text = (e) => e?.innerText.replace(/[\u2068\u2069]/g, "").replace(/\s+/g, " ").trim();
  return {
    state: pane.state, open: pane.open, tag: panel?.localName, lang: panel?.lang, dir: panel?.dir,
    title: text(one(".title")), close: one(".close")?.ariaLabel, text: text(article), content: article && `${article.lang} ${article.dir}`,
    notice: text(one(".notice")), body: text(one(".body")), focus: root.activeElement?.className || root.activeElement?.localName,
  };
}, id);
const events = (page, name) => page.run((name) => window.events.filter(([n]) => !name || n === name), name);
const focus = (page) => page.run(() => document.activeElement.id || document.activeElement.localName);

test("the element that is shipped is made of its source, and weighs no more than 12 KB with the texts of six languages", async () => {
  assert.equal(readFileSync(new URL("../../themes/default/panes/help-pane.js", import.meta.url), "utf8"), await made(), "run ./task element");
  const weight = gzipSync(baked(), { level: 9 }).length;
  console.log(`help-pane.js with six languages: ${weight} bytes of gzip`);
  assert.ok(weight <= 12 * 1024, `${weight}`);
});

test("the rules of fallback, rank and shard are the program's", () => {
  const cases = JSON.parse(readFileSync(new URL("../vectors/fallback.json", import.meta.url)));
  for (const { requested, chain: expected, ...rest } of cases.chains) assert.deepEqual(chain(requested, rest), expected, requested);
  for (const { case: name, contexts, panes } of cases.ranking) {
    const got = rank(contexts.map((id) => look(cases.index, id))).map(({ id, anchor }) => [id, anchor ?? null]);
    assert.deepEqual(got, panes, name);
  }
  for (const { id, of, shard } of cases.shards) assert.equal(shardOf(id, of), shard, id);
});

test("it opens by click, by call, by attribute, by the address, and by calls from before it was there", async () => {
  await portal({}, async (page, server) => {
    server.seen.length = 0;
    await page.press("#one");
    assert.equal(await settled(page), "ready");
    const now = await seen(page);
    assert.deepEqual([now.title, now.tag, now.lang, now.focus], ["Mooring", "aside", "en-US", "title"]);
    assert.equal(await page.run(() => document.getElementById("one").ariaExpanded), "true");
    assert.deepEqual(server.seen.map((name) => name.replace(/\w{32}/g, "*")), ["help/manifest.json", `help/l/en-us/c/*/${shardOf("7391", 4)}.json`, "help/l/en-us/p/*.json"]);
    // Again on the same button: it closes.
    await page.press("#one");
    assert.equal((await seen(page)).open, false);
    // A link to help works without the element; with it, it stays in the portal.
    await page.press("#three");
    assert.equal(await settled(page), "ready");
    assert.equal((await seen(page)).title, "Lighthouse");
    await page.run(() => help.show("7391 fees", { anchor: "fees" }));
    assert.equal((await seen(page)).title, "Mooring");
    await page.run(() => help.hide());
    assert.deepEqual((await events(page)).map(([name]) => name), ["open", "close", "open", "close"]);
    // A pane by its id, and one of its places.
    await page.run(() => help.show({ pane: "fuel#hp-types" }));
    assert.ok(await page.run(() => help.shadowRoot.querySelector(".body").scrollTop > 100));
  });
  await portal({ pane: 'src="/help/manifest.json" context="9004197/7378" open' }, async (page) => {
    assert.equal(await settled(page), "ready");
    // Nobody asked: the focus stays.
    assert.equal(await focus(page), "body");
    await page.run(() => help.setAttribute("context", "light"));
    await page.until(() => help.pane?.title === "Lighthouse");
  });
  await portal({ pane: 'src="/help/manifest.json" param="help"', query: "?help=7392" }, async (page) => {
    await page.until(() => help.state === "list" || help.state === "ready");
    assert.match((await seen(page)).body, /^Fuel Mooring$/);
  });
  await portal({ body: '<script src="/early.js"></script>', files: { "early.js": 'window.helpPane = window.helpPane || []; helpPane.push(["show", "7391"]); helpPane.push((pane) => { window.got = pane.localName; });' } }, async (page) => {
    await page.until(() => help.state === "ready");
    assert.equal(await page.run(() => window.got), "help-pane");
    await page.run(() => helpPane.push(["hide"]));
    assert.equal((await seen(page)).open, false);
  });
});

test("it speaks the reader's language, and says when a text is in another", async () => {
  const expected = {
    "sv-SE": ["Förtöjning", "Stäng", "ltr", "sv-SE ltr", "Maskinöversatt Originalet är nyare än översättningen."],
    "ar-SA": ["الرسو", "إغلاق", "rtl", "ar-SA rtl", "مترجم آليًا"],
    "ja-JP": ["係留", "閉じる", "ltr", "ja-JP ltr", undefined],
    "fr-CA": ["Amarrage", "Fermer", "ltr", "fr-FR ltr", undefined],
    "de-DE": ["Mooring", "Schließen", "ltr", "en-US ltr", "Noch nicht übersetzt; angezeigt auf: English."],
    "tlh": ["Mooring", "Close", "ltr", "en-US ltr", undefined],
  };
  await portal({ pane: 'src="/help/manifest.json" context="7391" open' }, async (page) => {
    for (const [lang, [title, close, dir, content, notice]] of Object.entries(expected)) {
      await page.run((lang) => (document.documentElement.lang = lang), lang);
      await page.until((title) => help.state === "ready" && help.pane.title === title && help.shadowRoot.querySelector(".title").textContent === title, title);
      const now = await seen(page);
      assert.deepEqual([now.title, now.close, now.dir, now.content], [title, close, dir, content], lang);
      if (lang !== "ar-SA") assert.equal(now.notice, notice, lang);
      assert.equal(await page.run(() => help.matches(":state(fallback)")), lang === "de-DE", lang);
      assert.equal(await page.run(() => help.matches(":state(stale)")), lang === "sv-SE", lang);
    }
    // Its own attribute comes before the page's.
    await page.run(() => (help.lang = "ja"));
    await page.until(() => help.pane?.title === "係留");
    // A portal may say it otherwise.
    await page.run(() => (help.strings = { close: "Weg damit" }));
    assert.equal((await seen(page)).close, "Weg damit");
  });
});

test("the keyboard alone: in, through, out, and back to where one was", () => portal({}, async (page) => {
  await page.run(() => document.getElementById("one").focus());
  await page.key("Enter");
  await settled(page);
  const stops = [];
  for (let i = 0; i < 20; i++) {
    stops.push((await page.run(() => {
      const e = help.shadowRoot.activeElement;
      return e && (e.className || e.textContent.trim() || e.localName);
    })));
    if (!stops.at(-1)) break;
    await page.key("Tab");
  }
  assert.deepEqual(stops.slice(0, 5), ["title", "icon close", "input", "body", "On this page"]);
  assert.ok(stops.includes("Fuel") && stops.at(-1) == null, stops.join());
  await page.run(() => help.shadowRoot.querySelector(".close").focus());
  await page.key("Escape");
  assert.equal((await seen(page)).open, false);
  assert.equal(await focus(page), "one");
  assert.equal(await page.run(() => document.getElementById("one").ariaExpanded), "false");
  // The portal's own Esc is the portal's, and what the reader went on to keeps the focus.
  await page.key("Enter");
  await settled(page);
  await page.run(() => document.querySelector("main input").focus());
  await page.key("Escape");
  assert.equal((await seen(page)).open, true);
  await page.run(() => help.hide());
  assert.equal(await focus(page), "input");
  // What is typed is cleared first.
  await page.run(() => document.getElementById("one").focus());
  await page.key("Enter");
  await settled(page);
  await page.run(() => help.shadowRoot.querySelector("input").focus());
  await page.type("fuel");
  await page.until(() => help.state === "search");
  await page.key("Escape");
  assert.equal((await seen(page)).open, true);
  await page.key("Escape");
  assert.equal((await seen(page)).open, false);
  assert.equal(await focus(page), "one");
}));

test("a narrow window has a dialog: the portal rests meanwhile", async () => {
  await portal({}, async (page) => {
    await page.press("#one");
    await settled(page);
    const now = await seen(page);
    assert.deepEqual([now.tag, now.focus], ["dialog", "title"]);
    assert.deepEqual(await page.run(() => {
      const { width, height } = help.shadowRoot.querySelector("dialog").getBoundingClientRect();
      const body = help.shadowRoot.querySelector(".body");
      return [Math.round(width), Math.round(height), body.scrollWidth <= body.clientWidth, document.documentElement.scrollWidth];
    }), [320, 640, true, 320]);
    assert.ok(await page.run(() => help.shadowRoot.querySelector("dialog").matches(":modal")));
    for (let i = 0; i < 20; i++) {
      await page.key("Tab");
      assert.notEqual(await focus(page), "one");
    }
    await page.shot("pane-phone");
    await page.run(() => help.shadowRoot.querySelector(".title").focus());
    await page.key("Escape");
    await page.until(() => !help.open);
    assert.equal(await focus(page), "one");
  }, PHONE);
  // A window that becomes narrow while it is open, and the mode by attribute.
  await portal({ pane: 'src="/help/manifest.json" context="7391" open' }, async (page) => {
    await settled(page);
    await page.send("Emulation.setDeviceMetricsOverride", { width: 500, height: 700, deviceScaleFactor: 1, mobile: false });
    await page.until(() => help.shadowRoot.querySelector("dialog:modal article"));
    await page.send("Emulation.setDeviceMetricsOverride", { width: 1100, height: 700, deviceScaleFactor: 1, mobile: false });
    await page.until(() => help.shadowRoot.querySelector("aside.on article") && help.open);
    await page.run(() => (help.mode = "dialog"));
    await page.until(() => help.shadowRoot.querySelector("dialog:modal article"));
    await page.run(() => (help.mode = "inline"));
    await page.until(() => getComputedStyle(help.shadowRoot.querySelector("aside.on")).position === "static");
  });
});

test("an unknown id is told, and searched for", async () => {
  await portal({}, async (page) => {
    await page.press("#two");
    assert.equal(await settled(page), "missing");
    assert.equal((await seen(page)).body, "No help here yet. Try a search. Results: 0".replace(" Results: 0", ""));
    assert.deepEqual(await events(page, "missing"), [["missing", { context: "no-such-1", contexts: ["no-such-1"], tried: ["en-US"] }]]);
    assert.equal(await page.run(() => help.shadowRoot.querySelector("input").value), "Weather forecast");
    // The words of the id find something.
    await page.run(() => help.show("harbour low"));
    assert.equal(await settled(page), "missing");
    await page.run(() => help.show("low", {}));
    await settled(page);
    assert.match((await seen(page)).body, /Tides/);
  });
  await portal({ inside: '<p slot="empty">Call the harbour.</p>', pane: 'src="/help/manifest.json" no-search' }, async (page) => {
    await page.press("#two");
    assert.equal(await settled(page), "missing");
    assert.ok(await page.run(() => document.querySelector("[slot=empty]").checkVisibility()));
  });
});

test("a slow network is told; one that fails can be tried again; a bundle that was replaced is read anew", async () => {
  await portal({ loud: /./ }, async (page, server) => {
    server.delay = 500;
    await page.press("#one");
    await page.until(() => /Loading/.test(help.shadowRoot.querySelector(".body").textContent));
    assert.ok(await page.run(() => help.matches(":state(loading)") && help.shadowRoot.querySelector(".body").ariaBusy === "true" && /Loading/.test(help.shadowRoot.querySelector("[role=status]").textContent)));
    // Going elsewhere gives up what was under way.
    await page.run(() => void help.show("light"));
    await page.until(() => help.state === "ready");
    assert.equal((await seen(page)).title, "Lighthouse");
    server.delay = 0;
    for (const status of [500, "drop"]) {
      server.fail = (name) => (/\/p\//.test(name) ? status : 0);
      await page.run(() => help.show("7392 fees").catch(() => {}));
      await page.run(() => help.show({ pane: "fuel" }));
      assert.equal((await seen(page)).state, "error");
      assert.match((await seen(page)).body, /could not be loaded.* Try again/);
      server.fail = () => 0;
      if (status === 500) continue;
      await page.run(() => help.shadowRoot.querySelector(".body button").click());
      await page.until(() => help.state === "ready");
    }
    assert.ok((await events(page, "error")).length >= 2);
    // An answer that does not come.
    server.delay = (name) => (/\/p\//.test(name) ? 3000 : 0);
    await page.run(() => { help.setAttribute("timeout", "300"); return help.show("9004197/7378"); });
    assert.equal((await seen(page)).state, "error");
    server.delay = 0;
  });
  await portal({ pane: 'src="/help/manifest.json" context="light" open', loud: /404/ }, async (page, server) => {
    await settled(page);
    // Tomorrow's bundle: every name is another.
    for (const name of Object.keys(server.files)) if (name.startsWith("help/")) delete server.files[name];
    const tomorrow = harbour({ panes: { "en-US": { mooring: { title: "Mooring, anew", html: "<p>New.</p>" } } } });
    Object.assign(server.files, below("help", tomorrow));
    await page.run(() => help.show("7391"));
    assert.equal((await seen(page)).title, "Mooring, anew");
  });
  await portal({ pane: 'src="/help/nothing.json" context="light" open', loud: /404/ }, async (page) => {
    await page.until(() => help.state === "error");
    await page.shot("pane-failed");
  });
});

test("panes are gone through, and back", () => portal({ pane: 'src="/help/manifest.json" context="7391" open' }, async (page) => {
  await settled(page);
  const link = (n) => page.run((n) => help.shadowRoot.querySelectorAll("article a")[n].click(), n);
  await link(0);
  await page.until(() => help.pane?.title === "Fuel" && help.state === "ready");
  assert.ok(await page.run(() => help.shadowRoot.querySelector(".body").scrollTop > 100));
  assert.deepEqual(await events(page, "navigate"), [["navigate", { from: "mooring", to: "fuel#hp-types", context: "7391" }]]);
  assert.equal((await seen(page)).focus, "title");
  assert.ok(await page.run(() => help.shadowRoot.querySelector(".back").checkVisibility()));
  await page.run(() => help.back());
  assert.equal((await seen(page)).title, "Mooring");
  assert.ok(await page.run(() => !help.shadowRoot.querySelector(".back").checkVisibility()));
  // A place in the same pane; the address of the portal stays.
  await link(3);
  assert.equal(await page.run(() => location.hash), "");
  // The portal takes its own links, and may keep the reader.
  await page.run(() => { window.forbid = "link"; });
  await link(2);
  await link(1);
  assert.deepEqual((await events(page, "link")).map(([, d]) => [d.href, d.kind]), [["https://portal.example.com/berths", "portal"], ["https://example.org/", "external"]]);
  assert.deepEqual(await page.run(() => { const a = help.shadowRoot.querySelectorAll("article a")[1]; return [a.target, a.rel, a.textContent]; }), ["_blank", "noopener", "the coast guard (opens in a new tab)"]);
  await page.run(() => { window.forbid = "navigate"; });
  await link(0);
  await page.frame();
  assert.equal((await seen(page)).title, "Mooring");
  await page.run(() => { window.forbid = ""; });
  // Several panes: a list; equal titles say which is which.
  await page.run(() => help.show("harbour.tides"));
  const list = await seen(page);
  assert.deepEqual([list.state, list.body], ["list", "Tides tides/low Tides tides/high"]);
  await page.run(() => help.shadowRoot.querySelectorAll(".list button")[1].click());
  await page.until(() => help.state === "ready");
  assert.equal((await seen(page)).text, "High water.");
  // Related ones.
  await page.run(() => help.show("7391"));
  await page.run(() => [...help.shadowRoot.querySelectorAll(".list button")].at(-1).click());
  await page.until(() => help.pane?.id === "fuel");
}));

test("both languages are read in every mode, by the keyboard, too", () => portal({ lang: "sv-SE", pane: 'src="/help/manifest.json" context="7391" open' }, async (page) => {
  await settled(page);
  const choose = async (n) => {
    await page.run((n) => { const b = help.shadowRoot.querySelectorAll(".modes button")[n]; b.focus(); b.click(); }, n);
    await page.until((n) => help.state === "ready" && help.shadowRoot.querySelectorAll(".modes button")[n].ariaPressed === "true", n);
    return seen(page);
  };
  const source = await choose(1);
  assert.deepEqual([source.title, source.content, source.focus, source.lang], ["Mooring", "en-US ltr", "button", "sv-SE"].map((v, i) => (i === 2 ? source.focus : v)));
  assert.match(source.text, /Moor your boat/);
  assert.doesNotMatch(source.text, /Förtöj/);
  assert.equal(await page.run(() => help.bilingual), "source");
  const side = await choose(2);
  assert.match(side.text, /Förtöj båten före solnedgången. Moor your boat before sunset. Använd två linor./);
  assert.ok(await page.run(() => [...help.shadowRoot.querySelectorAll(".half + .half")].every((e) => e.lang === "en-US" && e.dir === "ltr")));
  assert.equal(await page.run(() => help.shadowRoot.querySelectorAll("#hp-fees").length), 1);
  await page.shot("pane-side");
  await choose(3);
  const ask = () => page.run(() => { const b = help.shadowRoot.querySelector("article .ask"); b.focus(); return b.ariaExpanded; });
  assert.equal(await ask(), "false");
  await page.key("Enter");
  assert.deepEqual(await page.run(() => { const e = help.shadowRoot.querySelector(".original"); return [e.innerText.trim(), e.lang]; }), ["Moor your boat before sunset.", "en-US"]);
  assert.equal(await ask(), "true");
  await page.shot("pane-reveal");
  // Esc takes the text away first.
  await page.key("Escape");
  assert.deepEqual([await page.run(() => !!help.shadowRoot.querySelector(".original")), (await seen(page)).open], [false, true]);
  const [x, y] = await page.run(() => { const b = help.shadowRoot.querySelector("li [data-s]").getClientRects()[0]; return [b.x + 20, b.y + 8]; });
  await page.mouse(x, y);
  await page.until(() => /Use two ropes/.test(help.shadowRoot.querySelector(".original")?.innerText));
  await page.mouse(5, 600);
  const back = await choose(0);
  assert.equal(back.content, "sv-SE ltr");
}));

test("a plain translation is read beside the source's own pane, which is loaded when it is asked for", () => portal({ lang: "fr-FR", pane: 'src="/help/manifest.json" context="7391" open' }, async (page, server) => {
  await settled(page);
  const before = server.seen.length;
  assert.deepEqual(await page.run(() => [...help.shadowRoot.querySelectorAll(".modes button")].map((b) => b.textContent)), ["Traduction", "Original", "Côte à côte"]);
  await page.run(() => help.shadowRoot.querySelectorAll(".modes button")[2].click());
  await page.until(() => /Amarrez votre bateau avant le coucher du soleil.\s*Moor your boat/.test(help.shadowRoot.querySelector("article")?.innerText));
  assert.equal(server.seen.length, before + 1);
}));

test("what is searched for is found, in the source's language if need be", () => portal({ lang: "sv-SE" }, async (page) => {
  await page.run(() => help.search("linor"));
  assert.equal(await settled(page), "search");
  assert.match((await seen(page)).body, /^Träffar: 1 Förtöjning/);
  await page.run(() => help.search("water"));
  assert.match((await seen(page)).body, /^Träffar: 2 Inte översatt ännu; visas på English. Tides/);
  await page.run(() => help.shadowRoot.querySelector(".list button").click());
  await page.until(() => help.state === "ready");
  assert.equal((await seen(page)).content, "en-US ltr");
  await page.run(() => help.back());
  assert.equal((await seen(page)).state, "search");
  assert.equal(await page.run(() => help.shadowRoot.querySelector("input").value), "water");
  await page.run(() => help.search("zeppelin"));
  assert.equal((await seen(page)).body, "Inget hittades för ”zeppelin”.");
  assert.deepEqual((await events(page, "search")).map(([, d]) => d.total), [1, 2, 2, 0]);
}));

test("nothing but its policy is needed, and an older browser does without setHTML", async () => {
  const old = { before: (page) => page.send("Page.addScriptToEvaluateOnNewDocument", { source: "delete Element.prototype.setHTML; window.made = []; const create = trustedTypes.createPolicy; trustedTypes.createPolicy = function (name, rules) { made.push(name); return create.call(this, name, rules); };" }) };
  // With setHTML, not even a policy's name is needed.
  for (const given of [{}, { policy: policy().replace("trusted-types help-pane", "trusted-types 'none'") }, old]) {
    await portal({ ...given, pane: 'src="/help/manifest.json" context="7391" open' }, async (page) => {
      assert.equal(await settled(page), "ready");
      assert.match((await seen(page)).text, /Moor your boat/);
      if (given === old) assert.deepEqual(await page.run(() => window.made), ["help-pane"]);
      await page.run(() => help.search("boat"));
    });
  }
});

test("what reaches the element unclean is cleaned, whether the browser can or not", async () => {
  const dirty = '<p onclick="x()" style="color:red" id="top" data-s="1">Text</p><script>x()</script><iframe src="https://example.org/"></iframe><form>Q<input name="q"><button>B</button></form><input name="q"><input type="checkbox" disabled><a href="javascript:x()">J</a><a href="ftp://x/">F</a><img src="media/a.png" onerror="x()" alt=""><img src="data:image/svg+xml,x"><style>*{}</style><svg><a href="x">S</a></svg><help-pane src="x"></help-pane><a href="l/en-us/h/x.html">L</a>';
  const help = harbour({ panes: { "en-US": { mooring: { title: "<b>Mooring", html: dirty } } }, contexts: { 7391: [["mooring"]] } });
  for (const source of ["", "delete Element.prototype.setHTML;"]) {
    await portal({ help, loud: /inline/, files: { "help/media/a.png": "" }, before: (page) => page.send("Page.addScriptToEvaluateOnNewDocument", { source }), pane: 'src="/help/manifest.json" context="7391" open' }, async (page, server) => {
      assert.equal(await settled(page), "ready");
      const got = await page.run(() => { const a = help.shadowRoot.querySelector("article"); for (const e of a.querySelectorAll(".quiet")) e.remove(); return [a.innerHTML, help.shadowRoot.querySelector(".title").textContent]; });
      const expected = `<p id="hp-top" data-s="1" part="segment">Text</p><input type="checkbox" disabled=""><a>J</a><a>F</a><img src="${server.url}help/media/a.png" alt=""><img><a href="${server.url}help/l/en-us/h/x.html" target="_blank" rel="noopener">L</a>`;
      assert.equal(got[0], expected, source || "setHTML");
      assert.equal(got[1], "<b>Mooring");
    });
  }
});

test("with `verify`, a file whose bytes are not those it was made with is not shown", async () => {
  for (const bad of [null, /\/p\//, /\/c\/\w+\/\d/, /sums/]) {
    const help = harbour();
    for (const name of Object.keys(help)) if (bad?.test(name) && /en-us/.test(name)) help[name] = Buffer.from(help[name].toString().replace("Mooring", "Mooning").replace("sha256\":[\"", "sha256\":[\"0"));
    await portal({ help, pane: 'src="/help/manifest.json" context="7391" open verify' }, async (page) => {
      await page.until(() => ["ready", "error"].includes(help.state));
      assert.equal((await seen(page)).state, bad ? "error" : "ready", `${bad}`);
    });
  }
});

test("two origins: the bundle on one, the portal on the other", async () => {
  const help = harbour();
  const cdn = await host(help, { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" });
  const { src, integrity } = manifest(help).element;
  const given = { src: cdn.url + src, script: `integrity="${integrity}" crossorigin`, pane: `src="${cdn.url}manifest.json"`, policy: policy(cdn.origin) };
  await portal(given, async (page) => {
    await page.press("#one");
    assert.equal(await settled(page), "ready");
    await page.run(() => help.search("boat"));
    assert.equal((await seen(page)).state, "search");
  });
  // A script that was changed on its way is not run; a host that does not allow it is an error that is told.
  const page = await open(browser, {});
  const wrong = await host({ "index.html": html({ ...given, script: `integrity="${integrity.replace(/.{8}$/, "AAAAAAAA")}" crossorigin` }), "portal.js": PORTAL });
  await page.go(wrong.url);
  const refused = () => page.problems.some((p) => /integrity/.test(p));
  for (const end = Date.now() + PATIENCE; !refused() && Date.now() < end;) await pause(25);
  assert.ok(refused(), page.problems.join());
  assert.equal(await page.run(() => !!customElements.get("help-pane")), false);
  await page.close();
  wrong.close();
  await portal({ ...given, policy: policy(cdn.origin), loud: /CORS|ERR_FAILED/ }, async (page) => {
    cdn.headers = {};
    await page.run(() => help.show("7391"));
    assert.equal((await seen(page)).state, "error");
  });
  cdn.close();
});

const FERRY = () => bundle({
  panes: { "en-US": { ferry: { title: "The ferry", html: "<p>It leaves at nine.</p>" }, mooring: { title: "Mooring the ferry", html: "<p>With four ropes.</p>" } }, "nb-NO": { ferry: { title: "Fergen", html: "<p>Klokken ni.</p>" } } },
  contexts: { ferry: [["ferry"]], 7391: [["mooring"]] }, locales: { "en-US": LOCALES["en-US"], "sv-SE": LOCALES["sv-SE"] }, manifest: { bundle: { id: "ferry", version: "1" } },
});

test("two bundles on one page, each in an element of its own, or both in one", async () => {
  const ferry = FERRY();
  const second = `<help-pane id="ferry" src="/ferry/manifest.json" mode="inline"></help-pane><button id="five" data-help-context="ferry" data-help-for="ferry">Ferry</button>`;
  await portal({ panes: second, files: { ...below("ferry", ferry), "second.js": "" }, body: `<script type="module" src="/ferry/${manifest(ferry).element.src}"></script>` }, async (page) => {
    await page.press("#five");
    await settled(page, "ferry");
    assert.deepEqual([(await seen(page, "ferry")).title, (await seen(page)).open], ["The ferry", false]);
    await page.press("#one");
    await settled(page);
    assert.equal((await seen(page)).title, "Mooring");
    assert.equal((await seen(page, "ferry")).title, "The ferry");
  });
  // One manifest names the other: both answer to an id, and both are searched.
  const help = harbour({ manifest: { bundles: ["../ferry/manifest.json", "../gone/manifest.json"] } });
  await portal({ help, files: below("ferry", ferry), loud: /404/ }, async (page) => {
    await page.run(() => help.show("7391"));
    assert.deepEqual([(await seen(page)).state, (await seen(page)).body], ["list", "Mooring Mooring the ferry"]);
    await page.run(() => help.show("ferry"));
    assert.equal((await seen(page)).title, "The ferry");
    await page.run(() => help.search("ropes"));
    assert.match((await seen(page)).body, /Results: 2/);
  });
});

test("axe finds nothing, whatever is shown and whatever it looks like", { concurrency: 2 }, async (t) => {
  const guises = { light: { width: 1100, height: 760 }, dark: { width: 1100, height: 760, dark: true }, phone: PHONE, forced: { width: 1100, height: 760, forced: true } };
  const views = {
    pane: () => help.show("7391"), list: () => help.show("harbour.tides"), missing: () => help.show("no-such"), search: () => help.search("a"),
    fuel: () => help.show({ pane: "fuel" }), side: () => { help.bilingual = "side"; return help.show("7391"); }, hover: () => { help.bilingual = "hover"; return help.show("7391"); },
  };
  const todo = [];
  for (const lang of ["sv-SE", "ar-SA", "ja-JP"]) for (const guise of Object.keys(guises)) todo.push([lang, guise]);
  await Promise.all(todo.map(([lang, guise]) => t.test(`${lang}, ${guise}`, () => portal({ lang, dir: lang === "ar-SA" ? "rtl" : "ltr", pane: 'src="/help/manifest.json" feedback', policy: `${policy()} 'allow-duplicates'` }, async (page) => {
    for (const [name, view] of Object.entries(views)) {
      if (name === "side" && guise === "dark") continue;
      await page.run(view);
      await settled(page);
      await page.frame();
      await page.shot(`pane-${lang}-${name}-${guise}`);
      if (guise === "dark") await accessible(page, ["color-contrast"]);
      else if (guise !== "forced") await accessible(page);
    }
    await page.run(() => help.shadowRoot.querySelector(".foot button").click());
    assert.deepEqual((await events(page, "feedback")).map(([, d]) => d), [{ pane: "mooring", locale: lang, helpful: true }]);
  }, guises[guise]))));
});
