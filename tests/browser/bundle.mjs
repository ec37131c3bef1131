// A bundle of help panes made by hand, as docs/panes-format.md has it, in memory: what a test changes in it, a real one
// may hold one day.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { shardOf } from "../../themes/default/panes/src/help-pane.js";

export const LOCALES = { "en-US": ["English", "ltr"], "sv-SE": ["Svenska", "ltr"], "ar-SA": ["العربية", "rtl"], "ja-JP": ["日本語", "ltr"], "fr-FR": ["Français", "ltr"], "de-DE": ["Deutsch", "ltr"] };

/** The element with the texts of these locales, as a build makes it. */
export function element(locales = Object.keys(LOCALES)) {
  const others = ["close", "view-label", "view-translation", "view-source", "view-side", "view-reveal", "translated-by-machine", "on-this-page"];
  const texts = {};
  for (const tag of locales) {
    const ftl = readFileSync(new URL(`../../locales/${tag.toLowerCase()}/ui.ftl`, import.meta.url), "utf8");
    for (const [, id, text] of ftl.matchAll(/^([a-z-]+) = (.+)$/gm)) {
      if (id.startsWith("pane-") || others.includes(id)) (texts[tag] ||= {})[id] = text.replace(/\{ \$(\w+) \}/g, "{$1}");
    }
  }
  const names = Object.keys(texts[locales[0]]);
  const strings = { "": names };
  for (const tag of locales) strings[tag] = names.map((name) => texts[tag][name]);
  return readFileSync(new URL("../../themes/default/panes/help-pane.js", import.meta.url), "utf8").replace("/*! STRINGS */{}", () => JSON.stringify(strings));
}

/** A search engine for it: a word is in a pane, or it is not. */
const ENGINE = `export default { open: async (base, { load }) => {
  const list = await load("index");
  return { search: async (query) => {
    const found = list.filter(({ title, text }) => (title + text).toLowerCase().includes(query.toLowerCase()));
    return { total: found.length, results: found.map((r) => ({ ...r, score: 1, titleParts: [{ text: r.title, hit: false }], excerpt: [{ text: r.text.slice(0, 40), hit: false }, { text: query, hit: true }] })) };
  } };
} };`;

export const sha = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 32);

/**
 * \`panes\`: locale → id → a pane's fields (at least \`title\` and \`html\`); \`contexts\`: id → [[pane, anchor?]]. A locale
 * without a pane shows the source's. Gives path → bytes.
 */
export function bundle({ panes, contexts, aliases = {}, locales = LOCALES, shards = 4, search = true, manifest = {} }) {
  const files = {};
  const put = (path, value) => (files[path] = Buffer.from(typeof value === "string" ? value : JSON.stringify(value)));
  const hashed = (before, value, after) => {
    const bytes = Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
    put(`${before}${sha(bytes)}${after}`, bytes.toString());
    return sha(bytes);
  };
  const [source] = Object.keys(locales);
  const entries = {};
  for (const [tag, [, dir]] of Object.entries(locales)) {
    for (const [id, fields] of Object.entries(panes[tag] || {})) {
      const pane = { schemaVersion: "1.0", id, locale: tag, dir, toc: [], related: [], translation: { kind: tag === source ? "source" : "ht" }, ...fields };
      const h = hashed(`l/${tag.toLowerCase()}/p/`, pane, ".json");
      (entries[tag] ||= {})[id] = { t: pane.title, h, s: pane.translation.kind, z: 1, ...(tag !== source && { o: entries[source][id]?.h }) };
    }
  }
  const described = {};
  for (const [tag, [name, dir]] of Object.entries(locales)) {
    const all = {};
    for (const [id, entry] of Object.entries(entries[source])) all[id] = entries[tag]?.[id] || { ...entry, s: "fallback", l: source };
    const made = Array.from({ length: shards }, () => ({ schemaVersion: "1.0", contexts: {}, aliases: {}, panes: {} }));
    const at = (id) => made[shardOf(id, shards)];
    const name_ = (shard, id, list) => {
      shard.contexts[id.toLowerCase()] = list;
      for (const [pane] of list) if (all[pane]) shard.panes[pane] = all[pane];
    };
    for (const [id, list] of Object.entries(contexts)) name_(at(id), id, list);
    for (const [old, id] of Object.entries(aliases)) {
      at(old).aliases[old] = id;
      name_(at(old), old, contexts[id]);
    }
    for (const [id, entry] of Object.entries(all)) at(id).panes[id] = entry;
    const texts = made.map((shard) => JSON.stringify(shard));
    const sums = JSON.stringify({ schemaVersion: "1.0", sha256: texts.map(sha) });
    const path = `l/${tag.toLowerCase()}/`;
    texts.forEach((text, n) => put(`${path}c/${sha(sums)}/${n}.json`, text));
    put(`${path}c/${sha(sums)}/sums.json`, sums);
    const own = Object.entries(panes[tag] || {});
    if (search) put(`${path}search/index.json`, own.map(([url, { title, html }]) => ({ url, title, text: html.replace(/<[^>]*>/g, " "), lang: tag, dir })));
    described[tag] = { path, name, dir, chain: [...new Set([tag, source])], panes: Object.keys(all).length, stale: 0, contexts: { path: `c/${sha(sums)}/`, shards }, search: search ? `${path}search/` : null };
  }
  const script = element(Object.keys(locales));
  const src = `element/help-pane.${hashed("element/help-pane.", script, ".js")}.js`;
  put("manifest.json", {
    schemaVersion: "1.0", bundle: { id: "harbour", version: "1" }, sourceLocale: source, defaultLocale: source, parents: {}, locales: described,
    contexts: { appname: "harbour", count: Object.keys(contexts).length },
    element: { src, integrity: `sha384-${createHash("sha384").update(script).digest("base64")}`, tag: "help-pane" },
    search: search ? `element/search-engine.${hashed("element/search-engine.", ENGINE, ".js")}.js` : undefined,
    stale: "notice", ...manifest,
  });
  return files;
}

const p = (n, text) => `<p data-b><span data-s="${n}">${text}</span></p>`;

/** What the tests of the element read: a harbour's help. */
export function harbour(changes = {}) {
  const moor = (a, b, c) => `${p("m1", a)}<ul data-b><li><span data-s="m2">${b}</span></li></ul><h2 data-b id="hp-fees"><span data-s="m3">${c}</span></h2>${p("m4", "…")}`;
  const english = moor("Moor your boat before sunset.", "Use two ropes.", "Fees");
  const source = { locale: "en-US", dir: "ltr", title: "Mooring", html: english, blocks: true, segments: true };
  const link = '<p><a href="https://help.example.com/en-us/fuel.html" data-hp-pane="fuel#hp-types" rel="noopener">Fuel</a>, <a href="https://example.org/" rel="noopener">the coast guard</a>, <a href="https://portal.example.com/berths" data-hp-link="portal" rel="noopener">your berths</a>, <a href="#hp-end">the end</a></p><p id="hp-end">The end.</p>';
  const toc = [["fees", "Fees"], ["end", "End"], ["a", "A"], ["b", "B"]].map(([id, text]) => ({ level: 2, anchor: `hp-${id}`, text }));
  const panes = {
    "en-US": {
      mooring: { title: "Mooring", html: english + link, toc, related: [{ id: "fuel", title: "Fuel" }], canonicalUrl: "https://help.example.com/en-us/mooring.html" },
      fuel: { title: "Fuel", html: `<p>Two kinds of fuel. Read on about <a href="https://help.example.com/m" data-hp-pane="mooring">mooring</a>.</p>${"<p>…</p>".repeat(30)}<h2 id="hp-types">Types</h2><pre><code>diesel, petrol</code></pre><table><tbody><tr><th>Kind<td>Price</tbody></table>` },
      "tides/low": { title: "Tides", html: "<p>Low water.</p>" },
      "tides/high": { title: "Tides", html: "<p>High water.</p>" },
      "only-english": { title: "Lighthouse", html: "<p>Not translated.</p>" },
    },
    "sv-SE": {
      mooring: { title: "Förtöjning", html: moor("Förtöj båten före solnedgången.", "Använd två linor.", "Avgifter") + link, toc, source, translation: { kind: "mt", stale: true, staleSince: "2026-01-02" } },
      fuel: { title: "Bränsle", html: "<p>Två slags bränsle.</p>" },
    },
    "ar-SA": { mooring: { title: "الرسو", html: moor("أرسِ قاربك قبل الغروب.", "استخدم حبلين.", "الرسوم") + link, source, translation: { kind: "mt" } } },
    "ja-JP": { mooring: { title: "係留", html: moor("日没前に船を係留してください。", "ロープを 2 本使います。", "料金") + link, source, translation: { kind: "ht" } } },
    "fr-FR": { mooring: { title: "Amarrage", html: moor("Amarrez votre bateau avant le coucher du soleil.", "Utilisez deux cordages.", "Frais"), source: { locale: "en-US", dir: "ltr", blocks: true, segments: false } } },
    ...changes.panes,
  };
  return bundle({
    panes,
    contexts: { 7391: [["mooring"]], fees: [["mooring", "fees"]], "harbour.tides": [["tides/low"], ["tides/high"]], 7392: [["fuel"], ["mooring"]], light: [["only-english"]] },
    aliases: { "9004197/7378": "7391" },
    ...changes, panes,
  });
}
