// The pictures of docs/screenshots, anew: `./task screenshots`. OWN_SITE is this repository's docset, built.
import { mkdirSync, writeFileSync } from "node:fs";
import { chromium, open } from "./chromium.mjs";
import { serve } from "./host.mjs";
import { policy } from "./portal.mjs";

const NOTIFICATIONS = "threat-experts/targeted-attack-notifications.html";
const SHOTS = {
  "overview": { at: "en-us/index.html" },
  "side-by-side": { at: `sv-se/${NOTIFICATIONS}?view=side` },
  "by-sentence": {
    at: `ja-jp/${NOTIFICATIONS}?view=reveal`,
    async act(page) {
      await page.mouse(...(await page.place("article p [data-s]", 1)));
      await page.until(() => document.querySelector(".original"));
      await page.run(() => scrollTo({ top: 0, behavior: "instant" }));
    },
  },
  "right-to-left": { at: `ar-sa/threat-experts/experts-on-demand.html`, dark: true, scroll: "#where-the-command-is" },
  "contents-and-languages": { at: "fr-fr/threat-experts/apply.html", act: (page) => page.press(".languages summary") },
  "help-pane": {
    at: "panes/demo/index.html",
    async act(page) {
      await page.press("[data-help-context]", 1);
      await page.run(() => {
        document.querySelector("help-pane").bilingual = "side";
        const languages = document.querySelector("[name=language]");
        languages.value = "sv-SE";
        languages.dispatchEvent(new Event("change"));
      });
      await page.until(() => document.querySelector("help-pane").shadowRoot.querySelector(".half + .half"));
      await page.run(() => document.activeElement.blur());
    },
  },
  "search": {
    at: "sv-se/index.html",
    async act(page) {
      await page.key("/");
      await page.until(() => globalThis.diglotSearch);
      await page.type("aviser");
      await page.until(() => document.querySelector(".search a[role=option]"));
      await page.key("ArrowDown");
      await page.until(() => document.querySelector(".search [aria-selected=true]"));
    },
  },
  "phone": { at: `sv-se/${NOTIFICATIONS}?view=side`, width: 390, height: 780, touch: true },
};

const folder = new URL("../../docs/screenshots/", import.meta.url);
mkdirSync(folder, { recursive: true });
const host = await serve(process.env.OWN_SITE);
const portal = await serve(process.env.OWN_SITE, policy());
const browser = await chromium();
for (const [name, shot] of Object.entries(SHOTS)) {
  const page = await open(browser, { width: 1280, height: 800, ...shot });
  await page.go((shot.at.startsWith("panes/") ? portal : host).url + shot.at);
  if (shot.scroll) await page.run((selector) => document.querySelector(selector).scrollIntoView({ behavior: "instant" }), shot.scroll);
  await shot.act?.(page);
  await page.frame();
  const { data } = await page.send("Page.captureScreenshot", { format: "webp", quality: 82 });
  writeFileSync(new URL(`${name}.webp`, folder), Buffer.from(data, "base64"));
  await page.close();
}
await browser.close();
host.close();
portal.close();
