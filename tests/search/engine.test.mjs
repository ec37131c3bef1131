// The theme's search script over the index of docset.txt.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import vm from "node:vm";

const script = new URL("../../themes/default/assets/search-engine.js", import.meta.url);
vm.runInThisContext(fs.readFileSync(script, "utf8"));

const asked = [];
const open = (locale) => {
  const load = async (name) => {
    asked.push(name);
    const text = fs.readFileSync(path.join(process.env.SITE, "search", locale, `${name}.js`), "utf8");
    assert.ok(text.startsWith(`diglotSearch.add("${locale}/${name}",`), "a script says what it brings");
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  };
  return diglotSearch.open("", { load });
};
const search = async (locale, query, options) => (await open(locale)).search(query, options);
const text = (parts) => parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");

test("words are what the list of cases says", () => {
  const kept = { sv: "åäö", fi: "åäö", da: "æøå" };
  for (const [language, text, expect] of JSON.parse(fs.readFileSync("words.json", "utf8"))) {
    const fold = diglotSearch.folding(kept[language] ?? "");
    const words = [];
    diglotSearch.scan(text, (start, end) => words.push(fold(text.slice(start, end))));
    assert.equal(words.join(" "), expect, `${language}: ${text}`);
  }
});

// The first page that a query finds in a locale.
for (const [locale, query, page, what] of [
  ["en-us", "password", "users/reset-password", "a word"],
  ["en-us", "Passwords", "users/reset-password", "another form of it"],
  ["en-us", "passwrod", "users/reset-password", "letters swapped"],
  ["en-us", "adminstrator", "users/reset-password", "a letter lost in a long word"],
  ["en-us", "offboarding", "users/delete", "a keyword"],
  ["en-us", "remove-mguser", "users/delete", "a command"],
  ["en-us", "mguser remove", "users/delete", "its parts"],
  ["en-us", "0x80070005", "codes", "an error code, on a page that engines shall not index"],
  ["en-us", "5.7.750", "codes", "a code of numbers"],
  ["en-us", "user.read.all", "codes", "a permission"],
  ["en-us", '"registrar keeps the name"', "domains/remove", "a phrase"],
  ["sv-se", "lösenord", "users/reset-password", "Swedish"],
  ["sv-se", "domäner", "domains/remove", "a form that another page has, in the title"],
  ["sv-se", "reset password", "users/reset-password", "English words of a bilingual page"],
  ["sv-se", "remove a domain", "domains/remove", "the English title of a plain translation"],
  ["sv-se", "licence", "users/delete", "a page that is shown for want of a translation"],
  ["ar-sa", "المجال", "domains/remove", "Arabic with the article"],
  ["ar-sa", "ازالة مجال", "domains/remove", "an alef without its hamza"],
  ["zh-cn", "密码", "users/reset-password", "Chinese"],
  ["zh-cn", "多重身份验证", "users/reset-password", "a longer Chinese word"],
  ["ja-jp", "パスワード", "users/reset-password", "Japanese"],
  ["ja-jp", "多要素認証", "users/reset-password", "Han in Japanese"],
  ["de-de", "loeschen", "users/delete", "an umlaut as two letters"],
  ["de-de", "loschen", "users/delete", "an umlaut without its dots"],
  ["de-de", "strasse", "users/delete", "ß"],
]) {
  test(`${locale} finds by ${what}: ${query}`, async () => {
    const { results } = await search(locale, query);
    assert.equal(results[0]?.url, `${locale}/${page}.html`, JSON.stringify(results, null, 1));
  });
}

test("a result says what it is and shows where", async () => {
  const { results, total, exact } = await search("sv-se", "telefonen");
  const [{ url, title, lang, dir, state, heading, anchor, excerpt }] = results;
  assert.deepEqual(
    { url, title, lang, dir, state, heading, anchor, total, exact },
    { url: "sv-se/users/reset-password.html", title: "Återställa ett lösenord", lang: "sv-SE", dir: "ltr", state: "machine", heading: "Per telefon", anchor: "per-telefon", total: 1, exact: true },
  );
  assert.equal(text(excerpt), "[Telefonen] duger också. Domäner nämns här.");
  const fallback = (await search("ar-sa", "licence")).results[0];
  assert.deepEqual([fallback.state, fallback.lang, fallback.dir], ["fallback", "en-US", "ltr"]);
  assert.deepEqual(fallback.crumbs, ["Users"]);
});

test("results are counted by part and state, and narrowed to them", async () => {
  const all = await search("en-us", "user");
  assert.deepEqual(all.facets, { section: { Users: 1, Domains: 1 }, state: { source: 3 } });
  const some = await search("en-us", "user", { filters: { section: "Domains" } });
  assert.deepEqual(some.results.map((r) => r.url), ["en-us/domains/remove.html"]);
  assert.equal(some.total, 1);
});

test("what is not there is not found, in no language", async () => {
  const nothing = await search("sv-se", "xylofon");
  assert.deepEqual([nothing.total, nothing.results, nothing.more], [0, [], false]);
  assert.equal((await search("en-us", '"name the keeps"')).total, 0);
  for (const query of ["", " ", "\"", "\"\"", "-", "...", "\u0000", "%%", "[", "a".repeat(5000)]) {
    assert.equal((await search("en-us", query)).total, 0, query);
  }
});

test("a slip is mended and told", async () => {
  const { corrected, results } = await search("sv-se", "lösnord");
  assert.equal(corrected, "lösenord");
  assert.equal(text(results[0].titleParts), "Återställa ett [lösenord]");
});

test("what is typed is completed", async () => {
  const index = await open("en-us");
  assert.deepEqual(await index.complete("reset pass"), ["reset password"]);
  assert.deepEqual(await index.complete(""), []);
  assert.equal((await index.search("pass", { typing: true })).results[0].url, "en-us/users/reset-password.html");
});

test("an index says of which language it is, and which comes after", async () => {
  const swedish = await open("sv-se");
  assert.deepEqual([swedish.language, swedish.source, swedish.count], ["sv-SE", "en-us", 4]);
  assert.equal((await open("en-us")).source, null);
});

test("a file is asked for once", async () => {
  const index = await open("en-us");
  await index.search("password domain");
  asked.length = 0;
  await index.search("domain password");
  assert.deepEqual(asked, []);
});
