// What the theme's script adds: tabs, copying, larger pictures, videos, the filter, colours, the list of sections.
import assert from "node:assert/strict";
import test from "node:test";
import { open, pause } from "./chromium.mjs";
import { POLICY, serve } from "./host.mjs";
import { KINDS, sites } from "./sites.mjs";
import { accessible, quiet } from "./sound.mjs";

const site = sites();
const ALL = "everything";
const tabs = (page) => page.run(() => [...document.querySelectorAll(".tabs")].map((g) => g.querySelector("[aria-selected=true]").textContent));
const visible = (page, selector) => page.run((s) => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility()).map((e) => e.textContent.trim()), selector);

test("tabs of one name change together, are remembered, and open for a link into them", () =>
  site.visit(ALL, {}, async (page) => {
    assert.deepEqual(await tabs(page), ["Sail", "Sail"]);
    const second = "#tabgroup_2 [role=tab]";
    const [, before] = await page.place(second, 1);
    await page.press(second, 1);
    assert.deepEqual(await tabs(page), ["Motor", "Motor"]);
    assert.deepEqual(await visible(page, ".tab"), ["Slow down.\nIn a tab#\nNot shown at first.", "Leave whenever you like."]);
    // What was clicked stays under the pointer.
    const after = await page.run(() => document.activeElement.getBoundingClientRect().toJSON());
    assert.ok(Math.abs(before - (after.y + after.height / 2)) < 2, `${before} → ${after.y}`);
    await page.go(site.at(ALL));
    assert.deepEqual(await tabs(page), ["Motor", "Motor"]);
    await page.go(site.at(ALL, "#tabpanel_1_row"));
    assert.equal((await tabs(page))[0], "Rowing boat");
    quiet(page, site.host(ALL));
  }));

test("code and links to sections are copied by a click and by a key, and it is said", () =>
  site.visit(ALL, {}, async (page) => {
    await page.allow("clipboardReadWrite", "clipboardSanitizedWrite");
    const clipboard = () => page.run(() => navigator.clipboard.readText());
    await page.press(".copy", 1);
    assert.equal(await clipboard(), '{ "berth": "A1", "free": true }\n');
    assert.equal(await page.run(() => document.querySelectorAll(".copy")[1].textContent), "Copied");
    assert.equal(await page.run(() => document.querySelector("p[role=status].hidden").textContent), "Copied");
    await page.run(() => document.querySelectorAll(".copy")[2].focus());
    await page.key("Enter");
    await page.frame();
    assert.equal(await clipboard(), "plain\n");
    await page.press("#by-vessel .anchor");
    assert.equal(await clipboard(), site.at(ALL, "#by-vessel"));
    assert.equal(await page.run(() => location.hash), "#by-vessel");
    quiet(page, site.host(ALL));
  }));

test("a picture shown smaller than it is opens large, and closes by Escape, by a click and by its button", () =>
  site.visit(ALL, {}, async (page) => {
    await page.until(() => document.querySelector("a.lightbox"));
    assert.deepEqual(await page.run(() => [...document.querySelectorAll("article a.lightbox img")].map((i) => i.alt)), ["A boat before a warehouse", "The same harbour, with a border"]);
    for (const close of [() => page.key("Escape"), () => page.click(3, 450), () => page.press("dialog.box button")]) {
      await page.press("a.lightbox img");
      await page.until(() => document.querySelector("dialog.box img")?.complete);
      assert.deepEqual(await page.run(() => [document.querySelector("dialog.box").open, document.querySelector("dialog.box").ariaLabel]), [true, "A boat before a warehouse"]);
      assert.ok(await page.run(() => { const b = document.querySelector("dialog.box img").getBoundingClientRect(); return b.width > 900 && b.right <= innerWidth && b.bottom <= innerHeight; }));
      await close();
      await page.until(() => !document.querySelector("dialog.box"));
      assert.ok(await page.run(() => document.activeElement.matches("a.lightbox")), "the focus goes back");
    }
    assert.equal(await page.run(() => location.pathname.endsWith("everything.html")), true);
    quiet(page, site.host(ALL));
  }));

test("a video asks its host for nothing until it is clicked; where frames are forbidden the click follows the link", async () => {
  const host = await serve(process.env.ALL_SITE, `${POLICY}; frame-src https://www.youtube-nocookie.com`);
  const address = host.url + KINDS[ALL][1];
  const page = await open(site.browser);
  try {
    await page.go(address);
    quiet(page, host);
    await page.send("Fetch.enable", { patterns: [{ urlPattern: "https://*" }] });
    await page.press("[data-video]");
    assert.equal(await page.until(() => document.querySelector("iframe")?.src), "https://www.youtube-nocookie.com/embed/harbour?rel=0");
    assert.equal(await page.run(() => document.querySelector("iframe").title), "Watch the video on youtube-nocookie.com");
    await page.until(() => document.activeElement.tagName === "IFRAME");
  } finally {
    await page.close();
    host.close();
  }
  await site.visit(ALL, {}, async (page) => {
    await page.send("Fetch.enable", { patterns: [{ urlPattern: "https://*" }] });
    await page.click(...(await page.place("[data-video]")));
    await page.until(() => location.href === "https://www.youtube-nocookie.com/embed/harbour");
  });
});

test("the contents can be filtered and their branches opened", () =>
  site.visit("bilingual", {}, async (page) => {
    const all = await visible(page, ".side li > :first-child");
    await page.press(".filter input");
    await page.type("fraga");
    await page.frame();
    assert.deepEqual(await visible(page, ".side li > a"), ["Experter på begäran", "Rådfråga en expert", "Ställa en fråga"]);
    await page.type("zz");
    await page.frame();
    assert.deepEqual(await visible(page, ".side li > a"), []);
    assert.equal(await page.run(() => document.querySelector(".filter p").textContent), "Inget hittades");
    await page.run(() => { const f = document.querySelector(".filter input"); f.value = ""; f.dispatchEvent(new Event("input")); });
    assert.deepEqual(await visible(page, ".side li > :first-child"), all);
    await page.press('.side button[aria-expanded="false"]');
    assert.ok((await visible(page, ".side li > :first-child")).length > all.length);
    quiet(page, site.host("bilingual"));
  }));

test("the colours are chosen, remembered, and follow the system until then", () =>
  site.visit("source", { dark: true }, async (page) => {
    const colours = () => page.run(() => [document.documentElement.dataset.theme || "system", getComputedStyle(document.body).backgroundColor]);
    const dark = (await colours())[1];
    assert.equal((await colours())[0], "system");
    await page.press(".theme");
    const [theme, light] = await colours();
    assert.equal(theme, "light");
    assert.notEqual(light, dark);
    assert.equal(await page.run(() => document.querySelector(".theme").ariaLabel), "Colors: light");
    await page.go(new URL("threat-experts/apply.html", site.at("source")).href);
    assert.deepEqual(await colours(), ["light", light]);
    await accessible(page, ["color-contrast"]);
    await page.press(".theme");
    assert.deepEqual(await colours(), ["dark", dark]);
    await page.press(".theme");
    assert.deepEqual(await colours(), ["system", dark]);
  }));

test("the list of sections follows the scroll, and is one line where it stands above the article", async () => {
  await site.visit("bilingual", {}, async (page) => {
    const current = () => page.run(() => document.querySelector(".sections [aria-current]")?.hash);
    assert.equal(await current(), undefined);
    for (const id of ["what-a-notification-holds", "create-an-email-rule"]) {
      await page.run((id) => document.getElementById(id).scrollIntoView({ behavior: "instant" }), id);
      await page.until((id) => document.querySelector(".sections [aria-current]")?.hash === `#${id}`, id);
    }
  });
  await site.visit(ALL, {}, async (page) => {
    // A heading in a tab that is not shown stands nowhere; its link opens the tab.
    assert.equal(await page.run(() => document.querySelector(".sections [aria-current]")), null);
    await page.press('.sections a[href="#in-a-tab"]');
    await page.until(() => document.getElementById("in-a-tab").checkVisibility());
    assert.equal((await tabs(page))[0], "Motor");
  });
  await site.visit("bilingual", { width: 320, height: 640, touch: true }, async (page) => {
    const open = () => page.run(() => [document.querySelector(".sections button").ariaExpanded, document.querySelector(".sections a").checkVisibility()]);
    assert.deepEqual(await open(), ["false", false]);
    await page.tap(...(await page.place(".sections button")));
    await page.frame();
    assert.deepEqual(await open(), ["true", true]);
  });
});

test("the language menu keeps the place, and leads to the same page", () =>
  site.visit("bilingual", {}, async (page) => {
    await page.press(".languages summary");
    const there = await page.run(() => document.querySelector('.languages a[hreflang="ja-JP"]').href);
    assert.equal(new URL(there).pathname + new URL(there).hash, "/ja-jp/threat-experts/targeted-attack-notifications.html#create-an-email-rule");
    await page.mouse(3, 3);
    await page.key("Escape");
    assert.equal(await page.run(() => document.querySelector(".languages details").open), false);
    quiet(page, site.host("bilingual"));
  }, "#create-an-email-rule"));

test("nothing moves for readers who asked for stillness, and code stays legible in forced colours", async () => {
  await site.visit("bilingual", { still: true }, async (page) => {
    assert.deepEqual(await page.run(() => [...document.querySelectorAll("*")].filter((e) => e.checkVisibility() && (parseFloat(getComputedStyle(e).transitionDuration) > 0 || (getComputedStyle(e).animationName !== "none" && parseFloat(getComputedStyle(e).animationDuration) > 0))).map((e) => e.className)), []);
    assert.equal(await page.run(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
  }, "?view=reveal");
  await site.visit(ALL, { forced: true }, async (page) => {
    // What is chosen differs by more than a background, which forced colours take away.
    const differs = await page.run(() => {
      const look = (e) => { const s = getComputedStyle(e); return [s.borderBlockEndColor, s.borderInlineStartColor, s.color, s.fontWeight].join(); };
      const pair = (a, b) => look(document.querySelector(a)) !== look(document.querySelector(b));
      return [pair("[role=tab][aria-selected=true]", "[role=tab][aria-selected=false]"), pair(".side a[aria-current]", ".side a:not([aria-current])")];
    });
    assert.deepEqual(differs, [true, true]);
  });
});

test("pages hold still while they load; what their scripts take is measured", async () => {
  const measured = {};
  for (const [kind, query] of [["source", ""], ["tabs", ""], [ALL, ""], ["bilingual", ""], ["bilingual", "?view=source"], ["bilingual", "?view=side"], ["bilingual", "?view=reveal"], ["rtl-bilingual", "?view=side"], ["contents", ""]]) {
    for (const width of [1440, 360]) {
      const page = await open(site.browser, { width });
      await page.send("Page.addScriptToEvaluateOnNewDocument", { source: `
        window.measured = { shift: 0, longest: 0 };
        new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) measured.shift += e.value; }).observe({ type: "layout-shift", buffered: true });
        new PerformanceObserver((l) => { for (const e of l.getEntries()) measured.longest = Math.max(measured.longest, e.duration); }).observe({ type: "longtask", buffered: true });` });
      await page.go(site.at(kind, query));
      await pause(150);
      const { shift, longest } = await page.run(() => measured);
      measured[`${kind}${query} ${width}`] = { shift: Math.round(shift * 1e4) / 1e4, longest: Math.round(longest) };
      await page.close();
    }
  }
  console.log(`layout shift, and the longest task over 50 ms: ${JSON.stringify(measured)}`);
  assert.deepEqual(Object.entries(measured).filter(([, m]) => m.shift > 0.01), []);
});
