// The search: what readers type, find, open and come back to, on a host that sends the strict policy and allows no
// text to become a script, from a folder, without a connection, and by keyboard alone.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { open } from "./chromium.mjs";
import { POLICY, serve } from "./host.mjs";
import { sites } from "./sites.mjs";
import { accessible, quiet } from "./sound.mjs";

const site = sites();
const hosts = {};
before(async () => {
  for (const [name, folder] of [["own", process.env.OWN_SITE], ["all", process.env.ALL_SITE]]) {
    hosts[name] = await serve(folder, `${POLICY}; require-trusted-types-for 'script'; trusted-types 'none'`);
  }
});
after(() => Object.values(hosts).forEach((host) => host.close()));

const PHONE = { width: 320, height: 640, touch: true };
const SHOWN = "dialog.search[open]";

/** Opens a page for the time of an action; nothing may be said on the console. */
async function visit(address, guise, action) {
  const page = await open(site.browser, guise);
  try {
    await page.go(address);
    await action(page);
    quiet(page, { url: new URL(address).protocol === "file:" ? "file:" : new URL(address).origin });
  } finally {
    await page.close();
  }
}

const said = (page) => page.run(() => document.querySelector(".search [role=status]").textContent);
const field = (page) => page.run(() => document.querySelector(".search input").value);
const results = (page) => page.run(() => [...document.querySelectorAll(".search a[role=option]")].map((a) => a.innerText));
const active = (page) => page.run(() => {
  const id = document.querySelector(".search input").getAttribute("aria-activedescendant");
  const option = id && document.getElementById(id);
  return option && { id, selected: option.getAttribute("aria-selected"), text: option.textContent, href: option.href };
});

/** Opens the dialog by `/`. */
async function begin(page) {
  await page.run(() => document.activeElement.blur());
  await page.key("/");
  await page.until(() => document.querySelector("dialog.search").open && globalThis.diglotSearch);
}

/** Types, and waits until what was found for it is told. */
async function search(page, words) {
  await page.run(() => { document.querySelector(".search input").select(); });
  await page.type(words);
  await answered(page, words);
}

/** Waits until the address has the words, and the dialog its answer to them. */
const answered = (page, words) => page.until((words) => {
  const told = document.querySelector(".search [role=status]").textContent;
  return new URLSearchParams(location.search).get("q") === words && told && told !== document.querySelector(".search").dataset.busy;
}, words);

const marks = (page) => page.run(() => [...(CSS.highlights.get("search") || [])].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)));

const READERS = [
  { lang: "sv-SE", host: "own", at: "sv-se/threat-experts/apply.html", typed: "attackmed", completed: /^attackmed\p{L}+$/u, marked: /attackmed/i, number: /\d/ },
  { lang: "fr-FR", host: "own", at: "fr-fr/index.html", typed: "notif", completed: /^notif\p{L}+$/u, marked: /notif/i, number: /\d/ },
  { lang: "ja-JP", host: "own", at: "ja-jp/index.html", typed: "通知", marked: /通知/, number: /\d/ },
  { lang: "ar-SA", host: "own", at: "ar-sa/index.html", typed: "إشعا", completed: /^إشعا\p{L}+$/u, marked: /إ?شعار/, number: /[٠-٩]/ },
  { lang: "zh-CN", host: "all", at: "zh-cn/guide/moorings.html", typed: "缆绳", marked: /缆绳/, number: /\d/ },
];

/** From the first letter to the page that was meant, and back. */
async function read(page, { lang, typed, completed, marked, number }) {
  await begin(page);
  await search(page, typed);
  if (completed) {
    await page.key("ArrowDown");
    assert.match((await active(page)).text, completed);
    const words = (await active(page)).text;
    await page.key("Enter");
    await answered(page, words);
    assert.equal(await field(page), words);
  }
  const words = await field(page);
  assert.match(await said(page), number, "how many there are is told");
  const found = await page.run(() => [...document.querySelectorAll(".search a[role=option]")].map((a) => [a.lang, a.dir, a.querySelector("mark")?.textContent]));
  assert.ok(found.length > 0);
  assert.ok(found.every(([tag, dir]) => tag && dir), `${JSON.stringify(found)}: language and direction`);
  assert.equal(found[0][0], lang);
  assert.match(found[0][2], marked);
  await page.run(() => document.querySelector(".search a").scrollIntoView());
  for (let tries = 0; tries < 10 && !(await active(page))?.href; tries++) await page.key("ArrowDown");
  const chosen = await active(page);
  await page.shot(`search-${lang}`);
  await page.key("Enter");
  await page.until(() => document.querySelector(".found:not([hidden])"));
  assert.equal(await page.run(() => location.href), chosen.href);
  const places = await marks(page);
  assert.ok(places.some((text) => marked.test(text)), `${places}`);
  assert.ok(await page.run(() => {
    const seen = [...CSS.highlights.get("search")].some((range) => {
      const { top, bottom } = range.startContainer.parentElement.getBoundingClientRect();
      return bottom > 50 && top < innerHeight;
    });
    return seen;
  }), "a place is in sight");
  await page.shot(`search-${lang}-opened`);
  await page.run(() => history.back());
  await page.until(() => document.querySelector("dialog.search")?.open && document.querySelector(".search [aria-selected=true]"));
  assert.equal(await field(page), words);
  assert.deepEqual((await active(page)).href, chosen.href, "what was opened is chosen again");
}

test("words are typed, completed, found, opened and marked, and are there on the way back", { concurrency: 2 }, async (t) => {
  await Promise.all(READERS.map((reader) => t.test(reader.lang, () =>
    visit(hosts[reader.host].url + reader.at, {}, (page) => read(page, reader)))));
});

test("the same from a folder, without a host", { concurrency: 2 }, async (t) => {
  const folders = { own: process.env.OWN_SITE, all: process.env.ALL_SITE };
  await Promise.all(READERS.filter(({ lang }) => lang !== "fr-FR").map((reader) => t.test(reader.lang, () =>
    visit(`file://${folders[reader.host]}/${reader.at}`, {}, async (page) => {
      await page.send("Network.emulateNetworkConditions", { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 });
      await read(page, reader);
    }))));
});

test("marks go by their button and by Escape, and out of the address", () =>
  visit(`${hosts.own.url}sv-se/threat-experts/apply.html?highlight=Microsoft&highlight=godk%C3%A4nner`, {}, async (page) => {
    const state = () => page.run(() => [CSS.highlights.has("search"), !!document.querySelector(".found"), location.search]);
    await page.until(() => document.querySelector(".found:not([hidden])"));
    const places = await marks(page);
    assert.ok(places.includes("godkänner") && places.includes("Microsoft"), `${places}`);
    assert.ok(!places.some((text) => text === "microsoft"), "as it is written there");
    assert.match(await page.run(() => document.querySelector(".found [role=status]").textContent), new RegExp(`${places.length}$`));
    // Another language of the article is looked through anew.
    await page.run(() => document.querySelector(".views input[value=source]").click());
    await page.until(() => [...CSS.highlights.get("search")].every((range) => range.startContainer.isConnected));
    const there = await marks(page);
    assert.ok(there.length > 0 && there.every((text) => text === "Microsoft"), `${there}`);
    await accessible(page);
    await page.press(".found button");
    assert.deepEqual(await state(), [false, false, "?view=source"]);
    await page.go(`${hosts.own.url}sv-se/threat-experts/apply.html?highlight=Microsoft`);
    await page.until(() => document.querySelector(".found:not([hidden])"));
    await page.key("Escape");
    assert.deepEqual(await state(), [false, false, ""]);
  }));

test("the keyboard alone opens, walks through and leaves the dialog", () =>
  visit(`${hosts.own.url}sv-se/index.html`, {}, async (page) => {
    await page.run(() => document.querySelector(".brand").focus());
    await page.key("k", 2);
    await page.until((shown) => document.querySelector(shown)?.contains(document.activeElement), SHOWN);
    await page.until(() => globalThis.diglotSearch);
    await search(page, "expert");
    const options = await page.run(() => [...document.querySelectorAll(".search [role=option]")].map((o) => o.id));
    assert.ok(options.length > 3);
    const steps = [
      ["ArrowDown", options[0]], ["ArrowDown", options[1]], ["End", options.at(-1)], ["ArrowDown", undefined],
      ["ArrowUp", options.at(-1)], ["Home", options[0]], ["ArrowUp", undefined],
    ];
    for (const [key, expect] of steps) {
      await page.key(key);
      assert.equal((await active(page))?.id, expect, key);
      assert.equal(await page.run(() => document.querySelectorAll(".search [aria-selected=true]").length), expect ? 1 : 0);
    }
    // The chosen one is in sight.
    await page.key("ArrowUp");
    assert.ok(await page.run(() => {
      const [list, option] = [document.querySelector(".search [role=listbox]"), document.querySelector(".search [aria-selected=true]")].map((e) => e.getBoundingClientRect());
      return option.top >= list.top - 1 && option.bottom <= list.bottom + 1;
    }));
    // In the field the keys are the field's, until something is chosen.
    await page.key("ArrowDown");
    await page.key("Home");
    assert.equal(await page.run(() => document.querySelector(".search input").selectionStart), 0);
    // The Tab key reaches what else there is, and nothing behind the dialog.
    const stops = [];
    for (let i = 0; i < 8; i++) {
      await page.key("Tab");
      stops.push(await page.run(() => document.activeElement === document.body ? "" : (document.activeElement.name || document.activeElement.className || document.activeElement.tagName)));
    }
    assert.ok(stops.includes("search-close"), `${stops}`);
    assert.ok(await page.run(() => document.activeElement === document.body || document.activeElement.closest("dialog.search") !== null));
    await page.key("Escape");
    await page.until(() => !document.querySelector("dialog.search").open);
    assert.ok(await page.run(() => document.activeElement.matches(".brand")), "the focus is where it was");
    await page.until(() => location.search === "");
    // Opened again, the words are there, to be typed over.
    await begin(page);
    await answered(page, "expert");
    await page.type("x");
    assert.equal(await field(page), "x");
    await page.key("Escape");
  }));

test("Enter opens the first result; what is already the page is only left", () =>
  visit(`${hosts.own.url}sv-se/index.html`, {}, async (page) => {
    await begin(page);
    await search(page, "expert");
    const first = await page.run(() => document.querySelector(".search a").href);
    await page.key("Enter");
    await page.until((first) => location.href === first, first);
  }));

test("an address can ask for a search", () =>
  visit(`${hosts.own.url}ar-sa/index.html?q=%D8%AE%D8%A8%D8%B1%D8%A7%D8%A1`, {}, async (page) => {
    await page.until(() => document.querySelector(".search a[role=option]"));
    assert.equal(await field(page), "خبراء");
    // All pages have the word with its article.
    assert.match((await results(page))[0], /الخبراء/);
    await page.key("Escape");
    await page.until(() => !document.querySelector("dialog.search").open && location.search === "");
  }));

test("results are narrowed down by section and by state of translation", () =>
  visit(`${hosts.own.url}sv-se/index.html`, {}, async (page) => {
    await begin(page);
    await search(page, "Microsoft");
    const all = await results(page);
    const choose = (name, nth) => page.run((name, nth) => {
      const select = document.querySelector(`.search select[name=${name}]`);
      select.selectedIndex = nth;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      return select.selectedOptions[0].textContent;
    }, name, nth);
    const before = await said(page);
    const label = await choose("state", 1);
    await page.until((before) => { const now = document.querySelector(".search [role=status]").textContent; return now && now !== before; }, before);
    const fewer = await results(page);
    assert.ok(fewer.length > 0 && fewer.length < all.length, `${label}: ${fewer.length} of ${all.length}`);
    assert.ok(fewer.every((text) => text.includes(label.replace(/ \(.*/, ""))), `${label}: ${fewer}`);
    assert.match(label, new RegExp(`\\(${fewer.length}\\)$`));
    await choose("state", 0);
    await page.until((before) => document.querySelector(".search [role=status]").textContent === before, before);
    const section = (await choose("section", 1)).replace(/ \(.*/, "");
    await page.until((before) => { const now = document.querySelector(".search [role=status]").textContent; return now && now !== before; }, before);
    assert.ok((await results(page)).every((text) => text.includes(section)), section);
  }));

test("a page is found by the words of its original, and another language is never shown silently", async () => {
  // Bilingual: the German page carries its English.
  await visit(`${hosts.all.url}de-de/guide/moorings.html`, {}, async (page) => {
    await begin(page);
    await search(page, "slippery");
    const langs = await page.run(() => [...document.querySelectorAll(".search a[role=option]")].map((a) => a.lang));
    assert.ok(langs.includes("de-DE"), `${langs}`);
    assert.equal(await page.run(() => document.querySelector(".search-note").textContent), "");
  });
  // A plain translation does not: there are the pages that are shown for want of a translation, and the source.
  await visit(`${hosts.all.url}zh-cn/guide/moorings.html`, {}, async (page) => {
    await begin(page);
    for (const [words, at] of [["slippery", "zh-cn/guide/everything.html"], ["metres", "en-us/guide/moorings.html"]]) {
      await search(page, words);
      assert.match(await page.run(() => document.querySelector(".search-note").textContent), /英语/, words);
      const told = await page.run(() => [...document.querySelectorAll(".search a[role=option]")].map((a) => [a.lang, a.querySelector("small").textContent, a.pathname]));
      assert.ok(told.length > 0 && told.every(([lang, text]) => lang === "en-US" && /英语/.test(text)), JSON.stringify(told));
      assert.equal(told[0][2], `/${at}`);
    }
    await page.shot("search-other-language");
    await search(page, "qwertyuiop asdfghjkl");
    assert.deepEqual(await results(page), []);
    assert.equal(await said(page), "未找到任何内容");
  });
});

test("what could not be loaded is told, and tried again", async () => {
  const page = await open(site.browser, {});
  try {
    const offline = (offline) => page.send("Network.emulateNetworkConditions", { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
    const failed = () => page.until(() => !document.querySelector(".search [role=alert]").hidden);
    await page.go(`${hosts.own.url}sv-se/index.html`);
    // The scripts themselves.
    await offline(true);
    await page.key("/");
    await failed();
    await accessible(page);
    await page.shot("search-offline");
    await offline(false);
    await page.press(".search-retry");
    await page.until(() => globalThis.diglotSearch);
    // The index.
    await offline(true);
    await page.run(() => document.querySelector(".search input").focus());
    await page.type("expert");
    await failed();
    await offline(false);
    await page.press(".search-retry");
    await page.until(() => document.querySelector(".search a[role=option]"));
    assert.ok(await page.run(() => document.querySelector(".search [role=alert]").hidden));
  } finally {
    await page.close();
  }
});

test("the dialog is accessible and fits, in every guise", { concurrency: 2 }, async (t) => {
  const guises = { light: {}, dark: { dark: true }, phone: PHONE, forced: { forced: true } };
  const pages = [["own", "sv-se/index.html", "expert"], ["own", "ar-sa/index.html", "الخبراء"], ["own", "ja-jp/index.html", "通知"], ["all", "en-us/guide/everything.html", "harbour"]];
  const todo = pages.flatMap(([host, at, words]) => Object.keys(guises).map((guise) => [host, at, words, guise]));
  await Promise.all(todo.map(([host, at, words, guise]) => t.test(`${at}, ${guise}`, () =>
    visit(hosts[host].url + at, guises[guise], async (page) => {
      await begin(page);
      if (guise !== "forced") await accessible(page);
      await search(page, words);
      await page.key("ArrowDown");
      await page.key("ArrowDown");
      if (guise !== "forced") await accessible(page);
      await page.shot(`search-${at.slice(0, 5)}-${guise}`);
      const faults = await page.run(() => {
        const dialog = document.querySelector("dialog.search");
        const box = dialog.getBoundingClientRect();
        const faults = [];
        if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) faults.push(`dialog ${JSON.stringify(box)}`);
        for (const e of dialog.querySelectorAll("*")) {
          if (!e.checkVisibility()) continue;
          const inner = e.getBoundingClientRect();
          if (inner.right > box.right + 1 || inner.left < box.left - 1) faults.push(`sticks out: ${e.outerHTML.slice(0, 100)}`);
        }
        const list = dialog.querySelector("[role=listbox]");
        if (list.scrollWidth > list.clientWidth) faults.push("the list scrolls sideways");
        if (list.scrollHeight > list.clientHeight && list.clientHeight < 150) faults.push(`the list is ${list.clientHeight} high`);
        return faults;
      });
      assert.deepEqual(faults, []);
    }))));
});

test("more results are added below, and the first of them is chosen", () =>
  visit(`${hosts.own.url}en-us/index.html`, {}, async (page) => {
    await begin(page);
    await search(page, "experts");
    const before = (await results(page)).length;
    assert.equal(before, 10);
    assert.ok(await page.run(() => !document.querySelector(".search-more").hidden));
    await page.press(".search-more");
    await page.until(() => document.querySelectorAll(".search a[role=option]").length > 10);
    assert.equal((await active(page)).id, "search-10");
    assert.ok(await page.run(() => document.activeElement.matches(".search input")));
    assert.match(await said(page), /^Results: \d+ of \d+$/);
  }));

test("without scripts the page says so and leads on", () =>
  visit(`${hosts.own.url}sv-se/threat-experts/apply.html`, { script: false }, async (page) => {
    const told = await page.run(() => document.querySelector(".no-search")?.innerText);
    assert.match(told, /JavaScript/);
    assert.equal(await page.run(() => document.querySelector(".no-search a").getAttribute("href")), "../../sv-se/index.html");
    assert.ok(await page.run(() => !document.querySelector(".search-open").checkVisibility()));
  }));

test("nothing of the search is on paper, and none of it is loaded until it is wanted", () =>
  visit(`${hosts.own.url}sv-se/index.html?highlight=experter`, {}, async (page) => {
    await page.until(() => document.querySelector(".found:not([hidden])"));
    await begin(page);
    await page.send("Emulation.setEmulatedMedia", { media: "print" });
    assert.deepEqual(await page.run(() => [".search", ".found", ".search-open"].map((s) => document.querySelector(s).checkVisibility())), [false, false, false]);
    await page.go(`${hosts.own.url}sv-se/threat-experts/apply.html`);
    page.requests.length = 0;
    await page.go(`${hosts.own.url}sv-se/index.html`);
    assert.deepEqual(page.requests.filter((url) => /search/.test(url)), []);
  }));
