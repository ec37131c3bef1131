// Nothing that a reader sees is hard-wired. In the pseudo-locale en-XA every text of the site stands in ⟦brackets⟧; what
// does not must come from the docset, whose own words are known.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { sites } from "./sites.mjs";

const site = sites();
const docset = new URL("docset/", import.meta.url).pathname;
const plain = (text) => text.replace(/[*`_\\]|<[^>]*>|\]\([^)]*\)/g, "").replace(/\s+/g, " ");
const words = readdirSync(docset, { recursive: true }).filter((f) => /\.(md|yml|toml)$/.test(f))
  .map((f) => plain(readFileSync(path.join(docset, f), "utf8"))).join(" ");

/** Texts and attributes that people read or hear. */
const seen = () => {
  const texts = [];
  // Names of languages and of keys; the original, which has the texts of its own language.
  const own = (e) => e.closest("kbd, [hreflang] bdi, .languages summary bdi, .half[lang], script, style, template, noscript");
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) if (!own(node.parentElement)) texts.push(node.data);
  for (const e of document.querySelectorAll("*")) {
    if (own(e)) continue;
    for (const name of ["aria-label", "aria-description", "title", "alt", "placeholder", "content"]) {
      if (e.hasAttribute(name) && (name !== "content" || /description|title|site_name/.test(e.name || e.getAttribute("property")))) texts.push(e.getAttribute(name));
    }
    for (const pseudo of ["::before", "::after"]) {
      // What stands behind a slash is what is read out.
      const { content } = getComputedStyle(e, pseudo);
      const [shown, read = shown] = content.split(" / ").map((part) => part.replace(/^"|"$/g, ""));
      if (shown !== "none" && shown !== e.dataset.lang) texts.push(read);
    }
  }
  return [...new Set(texts.map((text) => text.replace(/[\u2068\u2069]/g, "").replace(/\s+/g, " ").trim()))];
};

// A page's title and the docset's name are one text.
const known = (text) => text.split(" | ").every((part) => /^⟦.*⟧$/u.test(part) || words.includes(plain(part)));
const strange = (texts) => texts.filter((text) => /\p{L}/u.test(text) && !known(text));

test("every text of every page is a message or the docset's own", async (t) => {
  const at = (address) => site.hosts.all.url + address;
  const find = async (page, what) => assert.deepEqual(strange(await page.run(seen)), [], what);
  const pages = ["en-xa/index.html", "en-xa/404.html", "en-xa/guide/everything.html", "en-xa/guide/moorings.html", "en-xa/guide/moorings.html?view=side", "en-xa/guide/plain.html"];
  for (const address of pages) {
    await t.test(address, async () => {
      const page = await site.page({});
      await page.go(at(address));
      await find(page, "as loaded");
      await page.close();
    });
  }

  await t.test("what the script says", async () => {
    const page = await site.page({});
    await page.go(at("en-xa/guide/everything.html"));
    await page.until(() => document.querySelector("a.lightbox"));
    for (let i = 0; i < 3; i++) {
      await page.press(".theme");
      await find(page, "the theme's button");
    }
    await page.press(".copy");
    await find(page, "copied");
    await page.press(".filter input");
    await page.type("zzz");
    await page.frame();
    assert.match(await page.run(() => document.querySelector(".filter p").textContent), /^⟦/);
    await page.press("a.lightbox img");
    await page.until(() => document.querySelector("dialog.box"));
    await find(page, "the larger picture");
    await page.key("Escape");
    await page.run(() => document.activeElement.blur());
    await page.key("/");
    await page.until(() => globalThis.diglotSearch);
    const told = () => page.until(() => /\d|—|\p{L}/u.test(document.querySelector(".search [role=status]").textContent));
    for (const words of ["harbour", "qwertyuiop"]) {
      await page.run(() => document.querySelector(".search input").select());
      await page.type(words);
      await page.until((words) => location.search.endsWith(words), words);
      await told();
      // Pieces of an excerpt are pieces of the docset's words; behind a name stands a number or a language.
      await page.run(() => {
        for (const e of document.querySelectorAll(".search-excerpt, .search-words")) e.remove();
        for (const e of document.querySelectorAll(".search option, .search small")) e.textContent = e.textContent.replace(/ \(\d+\)$| · .*$/, "");
      });
      await find(page, `found for ${words}`);
    }
    await page.close();
    const marked = await site.page({});
    await marked.go(at("en-xa/guide/everything.html?highlight=harbour"));
    await marked.until(() => document.querySelector(".found:not([hidden])"));
    await find(marked, "what was marked");
    await marked.close();
    const reader = await site.page({});
    await reader.go(at("en-xa/guide/moorings.html?view=reveal"));
    await reader.press("article p [data-s]");
    await reader.until(() => document.querySelector(".original"));
    await find(reader, "a sentence's original");
    await reader.close();
  });
});

test("the test would find a hard-wired text", async () => {
  const page = await site.page({});
  await page.go(`${site.hosts.all.url}en-xa/guide/plain.html`);
  await page.run(() => document.body.append("Hard-wired"));
  assert.deepEqual(strange(await page.run(seen)), ["Hard-wired"]);
  await page.close();
});
