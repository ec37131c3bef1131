// The languages an article is read in.
import assert from "node:assert/strict";
import test from "node:test";
import { pause } from "./chromium.mjs";
import { sites } from "./sites.mjs";
import { accessible, quiet, wellFormed } from "./sound.mjs";

const site = sites();
const chosen = (page) => page.run(() => [document.documentElement.dataset.view, document.querySelector(".views input:checked")?.value, location.search]);
const card = (page) => page.run(() => {
  const card = document.querySelector(".original");
  return card && { text: card.textContent.trim(), lang: card.lang, dir: card.dir, describes: document.querySelectorAll(`[aria-describedby="${card.id}"]`).length };
});

const BILINGUAL = ["bilingual", "bilingual-ja", "machine", "rtl-bilingual"];

test("every mode is sound in every language, light, dark and on a phone", { concurrency: 2 }, async (t) => {
  const guises = { light: {}, dark: { dark: true }, phone: { width: 320, height: 640, touch: true } };
  const todo = [];
  for (const kind of [...BILINGUAL, "translation", "rtl-notifications"]) {
    for (const mode of BILINGUAL.includes(kind) ? ["source", "side", "reveal"] : ["source", "side"]) {
      for (const guise of kind === "bilingual" || kind === "rtl-bilingual" ? Object.keys(guises) : ["light", "phone"]) todo.push([kind, mode, guise]);
    }
  }
  await Promise.all(todo.map(([kind, mode, guise]) => t.test(`${kind}, ${mode}, ${guise}`, () =>
    site.visit(kind, guises[guise], async (page) => {
      assert.deepEqual(await chosen(page), [mode, mode, `?view=${mode}`]);
      await wellFormed(page);
      if (guise !== "phone" || kind === "bilingual") await accessible(page);
      await page.shot(`${kind}-${mode}-${guise}`, { whole: guise === "phone" });
      quiet(page, site.host(kind));
    }, `?view=${mode}`))));
});

test("each mode shows what it promises, in its language and direction", async () => {
  for (const kind of ["bilingual", "rtl-bilingual", "translation"]) {
    await site.visit(kind, {}, async (page) => {
      const seen = () => page.run(() => {
        const half = (n) => [...document.querySelectorAll(`article .half:nth-child(${n})`)].map((e) => e.innerText.replaceAll("#", " ")).join(" ");
        const article = document.querySelector("article");
        return {
          text: article.innerText.replace(/#|\s+/g, " ").trim(), lang: article.lang, dir: article.dir, left: half(1), right: half(2),
          foreign: [...document.querySelectorAll(".pair:not(.same) .half:nth-child(2)")].map((e) => `${e.lang} ${e.dir}`),
          sections: document.querySelector(".sections li a").textContent, menu: document.querySelector(".bottom").innerText,
        };
      });
      const switchTo = async (mode) => {
        await page.run((mode) => document.querySelector(`.views input[value=${mode}]`).click(), mode);
        await page.frame();
        return seen();
      };
      const translation = await seen();
      const source = await switchTo("source");
      const side = await switchTo("side");
      const words = (text) => text.split(/\s+/).filter((w) => w && w !== "#").sort();
      assert.match(source.lang, /^en/i);
      assert.equal(source.dir, "ltr");
      assert.notEqual(source.text, translation.text);
      assert.notEqual(source.sections, translation.sections);
      // The menus stay as they are.
      assert.equal(source.menu, translation.menu);
      // Nothing is lost, nothing is doubled.
      assert.deepEqual(words(side.left), words(translation.text));
      assert.ok(side.foreign.length > 3 && side.foreign.every((f) => /^en\S* ltr$/i.test(f)), side.foreign.join());
      assert.ok(words(side.right).every((w) => words(source.text).includes(w)));
      assert.ok(words(side.right).length > words(source.text).length / 2);
      // And back.
      const back = await switchTo("translation");
      assert.deepEqual(back, translation);
      quiet(page, site.host(kind));
    });
  }
});

test("a choice is remembered on other pages, kept out of the address of the translation, and a link's wish comes first", () =>
  site.visit("bilingual", {}, async (page) => {
    assert.deepEqual(await chosen(page), ["translation", "translation", ""]);
    await page.press('.views label:has([value="side"])');
    assert.deepEqual(await chosen(page), ["side", "side", "?view=side"]);
    await page.go(new URL("apply.html", site.at("bilingual")).href);
    assert.deepEqual(await chosen(page), ["side", "side", ""]);
    await page.go(site.at("bilingual", "?view=source"));
    assert.deepEqual((await chosen(page)).slice(0, 2), ["source", "source"]);
    // A link changes nothing that is remembered; nor does a page that has no such mode.
    await page.go(site.at("source"));
    assert.equal((await chosen(page))[0], "translation");
    await page.go(site.at("bilingual", "?view=nonsense"));
    assert.equal((await chosen(page))[0], "side");
    await page.press('.views label:has([value="translation"])');
    assert.deepEqual(await chosen(page), ["translation", "translation", ""]);
    // From the language menu, as a link.
    await page.press(".languages summary");
    await page.press("a[data-view=source]");
    assert.deepEqual(await chosen(page), ["source", "source", "?view=source"]);
    quiet(page, site.host("bilingual"));
  }));

test("a change of mode keeps the place in the text", () =>
  site.visit("bilingual", {}, async (page) => {
    const top = () => page.run(() => Math.round(document.getElementById("create-an-email-rule").getBoundingClientRect().top));
    await page.run(() => document.getElementById("create-an-email-rule").scrollIntoView({ behavior: "instant" }));
    const before = await top();
    for (const mode of ["side", "reveal", "translation"]) {
      await page.run((mode) => document.querySelector(`.views input[value=${mode}]`).click(), mode);
      await page.frame();
      assert.ok(Math.abs((await top()) - before) <= 2, `${mode}: ${before} → ${await top()}`);
    }
  }));

test("by sentence: the pointer, the keyboard and a tap show a sentence's original", async () => {
  await site.visit("bilingual", {}, async (page) => {
    const second = "article p [data-s]";
    // The pointer rests on a sentence; it may move on into the original.
    await page.mouse(...(await page.place(second, 1)));
    const shown = await page.until(() => document.querySelector(".original")?.textContent);
    assert.match(shown, /^It means that a hunter/);
    await page.shot("bilingual-reveal-pointer");
    assert.deepEqual({ ...(await card(page)), text: "" }, { text: "", lang: "en-US", dir: "ltr", describes: 1 });
    await page.mouse(...(await page.place(".original")));
    await pause(400);
    assert.ok(await card(page));
    await accessible(page);
    await page.mouse(5, 5);
    await page.until(() => !document.querySelector(".original"));
    // The keyboard stops at every block that has an original, and shows all of it.
    await page.run(() => document.querySelector("article h1").focus());
    await page.key("Tab");
    const focused = await page.until(() => document.querySelector(".original")?.textContent);
    assert.match(focused, /^A Targeted Attack Notification is an alert .* It means/);
    assert.equal(await page.run(() => document.activeElement.getAttribute("aria-describedby")), "original-text");
    await page.key("Escape");
    assert.equal(await card(page), null);
    // A click is as good as waiting.
    await page.press(second, 0);
    assert.match((await card(page)).text, /^A Targeted Attack/);
    quiet(page, site.host("bilingual"));
  }, "?view=reveal");
  await site.visit("rtl-bilingual", { width: 320, height: 640, touch: true }, async (page) => {
    await page.tap(...(await page.place("article p [data-s]")));
    assert.equal(await page.until(() => document.querySelector(".original")?.textContent), "A mooring holds a boat.");
    await wellFormed(page);
    await page.shot("rtl-bilingual-reveal-tap");
    await page.tap(...(await page.place("article p [data-s]")));
    await page.until(() => !document.querySelector(".original"));
    // A table's cell and a list's item have theirs too.
    await page.tap(...(await page.place("article td [data-s]")));
    assert.equal(await page.until(() => document.querySelector(".original")?.textContent), "Outer");
    quiet(page, site.host("rtl-bilingual"));
  }, "?view=reveal");
});

test("what is not asked for is neither found nor read out nor indexed", () =>
  site.visit("bilingual", {}, async (page) => {
    assert.equal(await page.run(() => document.body.innerText.includes("A Targeted Attack Notification is an alert")), false);
    const { nodes } = await page.send("Accessibility.getFullAXTree");
    assert.ok(!nodes.some((n) => n.name?.value?.includes("A Targeted Attack Notification is an alert")));
    assert.equal(await page.run(() => window.find("A Targeted Attack Notification is an alert")), false);
  }));

test("without the script the translation is shown, and nothing that would not work", () =>
  site.visit("bilingual", { script: false }, async (page) => {
    assert.match(await page.run(() => document.querySelector("article").innerText), /^Riktade attackmeddelanden/);
    assert.equal(await page.run(() => [...document.querySelectorAll(".views, .theme, .filter, .keys-open, .here, .copy")].some((e) => e.checkVisibility())), false);
    // The languages and the contents are there.
    await page.press(".languages summary");
    assert.ok(await page.run(() => document.querySelectorAll(".languages li a").length >= 5 && document.querySelector(".languages li a").checkVisibility()));
    assert.ok(await page.run(() => document.querySelectorAll(".side a").length > 5));
  }, "?view=side"));

test("printed, a page holds what was chosen, and none of the tools", async () => {
  for (const [kind, mode] of [["bilingual", "translation"], ["bilingual", "side"], ["rtl-bilingual", "side"], ["tabs", "translation"], ["everything", "translation"]]) {
    await site.visit(kind, { print: true, width: 794, height: 1123 }, async (page) => {
      assert.equal(await page.run(() => [...document.querySelectorAll(".top, .side, .sections, .views, .steps, .copy, .skip")].some((e) => e.checkVisibility())), false);
      assert.equal(await page.run(() => document.querySelectorAll(".pair:not(.same)").length > 0), mode === "side");
      // All tabs, each under its title; what is folded on a screen; all of what scrolls there.
      assert.deepEqual(await page.run(() => [...document.querySelectorAll(".tab, article details > *")].filter((e) => !e.checkVisibility({ contentVisibilityAuto: true })).map((e) => e.outerHTML.slice(0, 80))), []);
      assert.equal(await page.run(() => [...document.querySelectorAll(".tab")].every((e) => getComputedStyle(e, "::before").content === `"${e.dataset.title}"` && e.dataset.title)), true);
      assert.deepEqual(await page.run(() => [...document.querySelectorAll("article *")].filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline").map((e) => e.outerHTML.slice(0, 80))), []);
      await wellFormed(page);
      await page.shot(`${kind}-${mode}-printed`, { whole: true });
      await page.pdf(`${kind}-${mode}-printed`);
    }, mode === "translation" ? "" : `?view=${mode}`);
  }
});
