// Known items looked for in both indexes: how high the page stands, what it costs.
//
//   quality.mjs QUERIES.json --ours SITE/search/LOCALE [--pagefind OWN [--source SOURCE]] [--lang LANG] [--json] [--misses]
//     [--figures | --finding]   only what it costs; only how high pages stand
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import vm from "node:vm";
import zlib from "node:zlib";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ours: { type: "string" },
    engine: { type: "string", default: new URL("../../themes/default/assets/search-engine.js", import.meta.url).pathname },
    pagefind: { type: "string" },
    source: { type: "string" },
    lang: { type: "string", default: "en" },
    json: { type: "boolean" },
    misses: { type: "boolean" },
    only: { type: "string" },
    each: { type: "boolean" },
    figures: { type: "boolean" },
    finding: { type: "boolean" },
  },
});

// What is fetched, as a server sends it: compressed, unless it is already.
const traffic = { bytes: 0, requests: 0 };
const sizes = new Map();
const fetched = async (file) => {
  const bytes = await readFile(file);
  if (!sizes.has(file)) {
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    sizes.set(file, packed ? bytes.length : zlib.gzipSync(bytes, { level: 9 }).length);
  }
  traffic.bytes += sizes.get(file);
  traffic.requests++;
  return bytes;
};
const cost = async (work) => {
  const before = { ...traffic };
  const result = await work();
  return [result, traffic.bytes - before.bytes, traffic.requests - before.requests];
};

const ours = async (folder) => {
  vm.runInThisContext(await readFile(options.engine, "utf8"));
  const load = async (name) => {
    const text = (await fetched(path.join(folder, `${name}.js`))).toString();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  };
  let index = await diglotSearch.open("", { load });
  return {
    async reset() {
      await fetched(options.engine);
      index = await diglotSearch.open("", { load });
    },
    search: async (query) => (await index.search(query)).results.map((result) => result.url),
  };
};

// Pagefind's own script in Node: its web worker and its DOM are not there, everything else is.
const pagefind = async (own, source) => {
  const roots = { own, source };
  globalThis.window = globalThis;
  globalThis.location = { origin: "http://host", href: "http://host/" };
  globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => options.lang }) };
  globalThis.fetch = async (url) => {
    const [, root, ...rest] = new URL(url, "http://host/").pathname.split("/");
    const bytes = await fetched(path.join(roots[root], decodeURIComponent(rest.join("/"))));
    return {
      ok: true,
      status: 200,
      arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
      json: async () => JSON.parse(bytes.toString()),
      text: async () => bytes.toString(),
    };
  };
  const script = path.resolve(own, "pagefind.js");
  let module;
  let run = 0;
  const reset = async () => {
    await fetched(script);
    module = await import(`${script}?${run++}`);
    await module.options({ basePath: "/own/", baseUrl: "/" });
    await module.init();
    if (source) await module.mergeIndex("/source/", { indexWeight: 0.5, baseUrl: "/" });
  };
  await reset();
  return {
    reset,
    async search(query) {
      const { results } = await module.search(query);
      const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      const urls = data.map((page) => decodeURI(page.url.replace(/^\//, "")));
      return [...new Set(urls)];
    },
  };
};

const engines = {};
if (options.ours) engines.diglot = await ours(options.ours);
if (options.pagefind) engines.pagefind = await pagefind(options.pagefind, options.source);

const kinds = JSON.parse(await readFile(positionals[0], "utf8"));
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
const report = [];
for (const [kind, queries] of Object.entries(kinds)) {
  if (!queries.length || options.figures || (options.only && options.only !== kind)) continue;
  for (const [name, engine] of Object.entries(engines)) {
    let [reciprocal, recall, time] = [0, 0, 0];
    for (const [query, url] of queries) {
      const began = performance.now();
      const urls = (await engine.search(query)).map(decodeURI);
      time += performance.now() - began;
      const at = urls.indexOf(url);
      if (at >= 0) {
        recall++;
        reciprocal += 1 / (at + 1);
      }
      if (options.misses && at !== 0) console.error(`${name} ${kind} ${at + 1 || "–"}: ${query} → ${url} (${urls[0]})`);
    }
    const n = queries.length;
    report.push({ kind, engine: name, queries: n, mrr: reciprocal / n, recall: recall / n, ms: time / n });
  }
}
// What each kind costs a reader who just came.
for (const [kind, queries] of Object.entries(options.each ? kinds : {})) {
  const first = [];
  for (const [query] of queries) first.push(await cost(async () => (await engines.diglot.reset(), engines.diglot.search(query))));
  report.push({ kind: `cold ${kind}`, engine: "diglot", figures: [median(first.map((c) => c[1])), Math.max(...first.map((c) => c[1])), median(first.map((c) => c[2]))] });
}
// The first search of a reader, and the second.
for (const [name, engine] of Object.entries(options.finding ? {} : engines)) {
  const first = [];
  const second = [];
  const sample = Object.values(kinds).flatMap((queries) => queries.slice(0, 12)).map(([query]) => query);
  // What an engine fetches in its own time is none of the first search's.
  for (const other of Object.values(engines)) await other.search(sample[0]);
  for (let i = 0; i + 1 < sample.length; i += 2) {
    first.push(await cost(async () => (await engine.reset(), engine.search(sample[i]))));
    second.push(await cost(() => engine.search(sample[i + 1])));
  }
  const figures = (list) => [median(list.map((c) => c[1])), Math.max(...list.map((c) => c[1])), median(list.map((c) => c[2]))];
  report.push({ kind: "cold", engine: name, figures: figures(first) });
  report.push({ kind: "warm", engine: name, figures: figures(second) });
}
if (options.json) console.log(JSON.stringify(report));
else {
  for (const line of report) {
    if (line.figures) console.log(`${line.kind.padEnd(13)} ${line.engine.padEnd(9)} median ${line.figures[0]} B, most ${line.figures[1]} B, ${line.figures[2]} requests`);
    else console.log(`${line.kind.padEnd(13)} ${line.engine.padEnd(9)} n ${line.queries}  MRR@10 ${line.mrr.toFixed(3)}  recall@10 ${line.recall.toFixed(3)}  ${line.ms.toFixed(0)} ms`);
  }
}
