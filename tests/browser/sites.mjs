// The two sites that the tests read, as the program under test built them: this repository's own docset, and one with
// everything a page can hold. Each is on a host of its own.
import { after, before } from "node:test";
import { chromium, open } from "./chromium.mjs";
import { serve } from "./host.mjs";

/** Every kind of page; `rtl` where it runs from the right. */
export const KINDS = {
  "languages": ["own", "index.html"],
  "source": ["own", "en-us/index.html"],
  "tabs": ["own", "en-us/threat-experts/experts-on-demand.html"],
  "bilingual": ["own", "sv-se/threat-experts/targeted-attack-notifications.html"],
  "bilingual-ja": ["own", "ja-jp/threat-experts/apply.html"],
  "translation": ["own", "fr-fr/threat-experts/targeted-attack-notifications.html"],
  "stale": ["own", "fr-fr/threat-experts/troubleshooting.html"],
  "fallback": ["own", "sv-se/threat-experts/glossary.html"],
  "lost": ["own", "404.html"],
  "everything": ["all", "en-us/guide/everything.html"],
  "machine": ["all", "de-de/guide/moorings.html"],
  "contents": ["all", "de-de/index.html"],
  "rtl-translation": ["own", "ar-sa/threat-experts/experts-on-demand.html"],
  "rtl-notifications": ["own", "ar-sa/threat-experts/targeted-attack-notifications.html"],
  "rtl-bilingual": ["all", "ar-sa/guide/moorings.html"],
  "rtl-fallback": ["all", "ar-sa/guide/everything.html"],
  "rtl-contents": ["all", "ar-sa/index.html"],
  "rtl-lost": ["own", "ar-sa/404.html"],
  "mirrored": ["all", "ar-xb/guide/everything.html"],
};

/** A browser and hosts for a file of tests. `site.page(guise)` opens a page, `site.at(kind)` is its address. */
export function sites() {
  const site = { hosts: {} };
  before(async () => {
    for (const [name, folder] of [["own", process.env.OWN_SITE], ["all", process.env.ALL_SITE]]) site.hosts[name] = await serve(folder);
    site.browser = await chromium();
  });
  after(async () => {
    await site.browser?.close();
    for (const host of Object.values(site.hosts)) host.close();
  });
  site.page = (guise) => open(site.browser, guise);
  site.host = (kind) => site.hosts[KINDS[kind][0]];
  site.at = (kind, query = "") => site.host(kind).url + KINDS[kind][1] + query;
  /** Opens one kind of page for the time of an action. */
  site.visit = async (kind, guise, action, query = "") => {
    const page = await site.page(guise);
    try {
      await page.go(site.at(kind, query));
      await action(page);
    } finally {
      await page.close();
    }
  };
  return site;
}
