// The keyboard alone.
import assert from "node:assert/strict";
import test from "node:test";
import { sites } from "./sites.mjs";
import { quiet } from "./sound.mjs";

const site = sites();
const PHONE = { width: 320, height: 640 };
const focused = (page, selector) => page.run((selector) => document.activeElement.matches(selector), selector);

/** Where the focus is, and what is wrong with it; null at the end of the page. */
const look = () => {
  const e = document.activeElement;
  if (e === document.body) return null;
  window.reached = [...(window.reached || []), e];
  const box = e.getBoundingClientRect();
  const shown = e.matches(".views input") ? e.nextElementSibling : e;
  const inward = Math.min(box.width / 2, 20);
  const start = getComputedStyle(e).direction === "rtl" ? box.right - inward : box.x + inward;
  const top = document.elementFromPoint(start, box.y + Math.min(box.height / 2, 10));
  const faults = [
    getComputedStyle(shown).outlineStyle === "none" && "has no outline",
    (box.bottom <= 0 || box.top >= innerHeight) && "is out of the window",
    (!top || !(e.contains(top) || top.contains(e) || top.closest("label")?.contains(e))) && `is covered by ${top?.className || top?.tagName}`,
    window.reached.length === 1 && !e.matches(".skip") && "comes before the skip link",
  ];
  return faults.filter(Boolean).map((fault) => `${e.outerHTML.slice(0, 100)} ${fault}`);
};

/** What can be operated and was not reached. Of radio buttons and of tabs, the chosen one is enough. */
const missed = () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex]")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0)
  .filter((e) => e.type !== "radio" || e.checked)
  .filter((e) => !window.reached?.includes(e))
  .map((e) => e.outerHTML.slice(0, 100));

test("Tab reaches everything there is, and it is seen where", { concurrency: 2 }, async (t) => {
  const rounds = [
    ["everything", {}], ["bilingual", {}], ["bilingual", {}, "?view=side"], ["rtl-bilingual", {}, "?view=reveal"],
    ["everything", PHONE], ["rtl-fallback", PHONE], ["languages", {}], ["lost", {}], ["contents", {}], ["tabs", { script: false }],
  ];
  await Promise.all(rounds.map(([kind, guise, query = ""]) => t.test(`${kind} ${query} ${guise.width || ""}`, () =>
    site.visit(kind, guise, async (page) => {
      const faults = [];
      let stops = 0;
      for (; stops < 300; stops++) {
        await page.key("Tab");
        const found = await page.run(look);
        if (!found) break;
        faults.push(...found);
      }
      assert.ok(stops > 2 && stops < 300, `${stops} stops`);
      assert.deepEqual(faults, []);
      assert.deepEqual(await page.run(missed), []);
      quiet(page, site.host(kind));
    }, query))));
});

test("the skip link leads past the header and the contents", () =>
  site.visit("everything", {}, async (page) => {
    await page.key("Tab");
    assert.ok(await focused(page, ".skip"));
    await page.key("Enter");
    await page.until(() => document.activeElement.matches("main"));
    await page.key("Tab");
    assert.ok(await page.run(() => document.querySelector("main").contains(document.activeElement)));
  }));

test("menus open, are walked through and close, and the focus goes back", async () => {
  await site.visit("bilingual", {}, async (page) => {
    await page.run(() => document.querySelector(".languages summary").focus());
    await page.key("Enter");
    await page.key("Tab");
    assert.ok(await focused(page, ".languages li a"));
    await page.key("Escape");
    assert.ok(await focused(page, ".languages summary"));
    assert.equal(await page.run(() => document.querySelector(".languages details").open), false);
    // A branch of the contents.
    await page.run(() => document.querySelector('.side button[aria-expanded="false"]').focus());
    await page.key("Space");
    assert.equal(await page.run(() => document.activeElement.ariaExpanded), "true");
    await page.key("Tab");
    assert.ok(await focused(page, ".side li li a"));
  });
  await site.visit("bilingual", PHONE, async (page) => {
    await page.run(() => document.querySelector(".menu").focus());
    await page.key("Enter");
    await page.until(() => document.querySelector(".side").checkVisibility());
    await page.key("Tab");
    assert.ok(await focused(page, ".side *"));
    await page.shot("bilingual-menu-phone");
    await page.key("Escape");
    await page.until(() => !document.querySelector(".side").checkVisibility());
    assert.ok(await focused(page, ".menu"));
  });
});

test("modes and tabs are changed by arrows, the way the page runs", async () => {
  for (const [kind, next] of [["bilingual", "ArrowRight"], ["rtl-bilingual", "ArrowLeft"]]) {
    await site.visit(kind, {}, async (page) => {
      await page.run(() => document.querySelector(".views input:checked").focus());
      await page.key("ArrowDown");
      assert.equal(await page.run(() => document.documentElement.dataset.view), "source");
      await page.key(next);
      assert.equal(await page.run(() => document.documentElement.dataset.view), "side");
      assert.ok(await focused(page, ".views input[value=side]"));
    });
  }
  for (const [kind, next, back] of [["everything", "ArrowRight", "ArrowLeft"], ["rtl-translation", "ArrowLeft", "ArrowRight"]]) {
    await site.visit(kind, {}, async (page) => {
      const at = () => page.run(() => [...document.activeElement.parentElement.children].indexOf(document.activeElement));
      const selected = () => page.run(() => document.activeElement.ariaSelected);
      await page.run(() => document.querySelector("[role=tab]").focus());
      await page.key(next);
      assert.deepEqual([await at(), await selected()], [1, "true"]);
      await page.key(back);
      await page.key("End");
      const last = await at();
      assert.ok(last >= 2);
      await page.key(next);
      assert.equal(await at(), 0);
      await page.key("Tab");
      assert.ok(await focused(page, "[role=tabpanel]"));
    });
  }
});

test("a larger picture opens by Enter and closes by Escape", () =>
  site.visit("everything", {}, async (page) => {
    await page.until(() => document.querySelector("a.lightbox"));
    await page.run(() => document.querySelector("a.lightbox").focus());
    await page.key("Enter");
    await page.until(() => document.querySelector("dialog.box")?.open);
    assert.ok(await focused(page, "dialog.box button"));
    await page.key("Escape");
    await page.until(() => !document.querySelector("dialog.box"));
    assert.ok(await focused(page, "a.lightbox"));
    quiet(page, site.host("everything"));
  }));

test("single keys lead on and back, change the mode and list themselves, until they are switched off", () =>
  site.visit("bilingual", {}, async (page) => {
    const view = () => page.run(() => document.documentElement.dataset.view);
    await page.key("v");
    assert.equal(await view(), "source");
    await page.key("t");
    assert.ok(await focused(page, ".sections a"));
    // Not while something is typed.
    await page.run(() => document.querySelector(".filter input").focus());
    await page.key("v");
    assert.equal(await view(), "source");
    await page.run(() => document.activeElement.blur());
    await page.key("?");
    assert.ok(await page.run(() => document.querySelector("dialog.keys").open));
    await page.shot("bilingual-keys");
    await page.run(() => document.querySelector("[name=keys]").focus());
    await page.key("Space");
    await page.key("Escape");
    await page.key("v");
    assert.equal(await view(), "source");
    await page.run(() => document.querySelector("[name=keys]").click());
    const here = await page.run(() => location.pathname);
    await page.key("n");
    await page.until((here) => location.pathname !== here && document.readyState === "complete" && "ready" in document.documentElement.dataset, here);
    // Keys that come before a page was drawn are dropped.
    await page.frame();
    await page.key("p");
    await page.until((here) => location.pathname === here, here);
  }));
