// Every kind of page in every guise.
import test from "node:test";
import { KINDS, sites } from "./sites.mjs";
import { accessible, quiet, wellFormed } from "./sound.mjs";

const GUISES = {
  light: {},
  dark: { dark: true },
  phone: { width: 320, height: 640, touch: true },
  "no-script": { script: false },
  print: { print: true, width: 794, height: 1123 },
  forced: { forced: true },
};

const site = sites();
const todo = Object.keys(KINDS).flatMap((kind) => Object.keys(GUISES).map((guise) => [kind, guise]));

test("every kind of page is sound in every guise", { concurrency: 2 }, async (t) => {
  await Promise.all(todo.map(([kind, guise]) => t.test(`${kind}, ${guise}`, () =>
    site.visit(kind, GUISES[guise], async (page) => {
      await page.shot(`${kind}-${guise}`, { whole: guise !== "light" && guise !== "dark" });
      quiet(page, site.host(kind));
      await wellFormed(page);
      // In the dark only the colours differ; the system's own are its affair.
      if (guise === "dark") await accessible(page, ["color-contrast"]);
      if (["light", "phone", "no-script"].includes(guise)) await accessible(page);
      quiet(page, site.host(kind));
    }))));
});

test("a page that moved leads on, with the script and without", async () => {
  for (const guise of [{}, { script: false }]) {
    const page = await site.page(guise);
    // What is gone to goes on at once: there is nothing to wait for but the new page.
    await page.send("Page.navigate", { url: `${site.hosts.all.url}en-us/guide/berths.html` });
    if (guise.script === false) await page.until(() => true);
    await page.until(() => location.pathname === "/en-us/guide/moorings.html" && document.readyState === "complete");
    quiet(page, site.hosts.all);
    await page.close();
  }
});
