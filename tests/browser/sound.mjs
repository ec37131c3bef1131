// What holds for every page in every guise.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Nothing is said on the console, nothing is asked of another host. */
export function quiet(page, host) {
  assert.deepEqual(page.problems, []);
  assert.deepEqual(page.requests.filter((url) => !url.startsWith(host.url) && !url.startsWith("data:") && url !== "about:blank"), []);
}

/** No violation of axe-core's rules: WCAG 2.2 A and AA, and its best practices; `only`: of these. */
export async function accessible(page, only) {
  await page.send("Runtime.evaluate", { expression: `window.axe || (() => { ${AXE} })()` });
  const violations = await page.run(async (only) => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"], runOnly: only || ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.html.slice(0, 150)} ${n.any[0]?.message || ""}`).join(" | ")}`);
  }, only);
  assert.deepEqual(violations, []);
}

/** Nothing sticks out, lies over something else's words or is cut off; ids are single; the document is told right. */
export async function wellFormed(page) {
  const faults = await page.run(() => {
    const faults = [];
    const name = (e) => `${e.tagName.toLowerCase()}.${e.className} “${e.textContent.trim().slice(0, 40)}”`;
    const html = document.documentElement;
    if (html.scrollWidth > html.clientWidth) faults.push(`the page is ${html.scrollWidth} wide in a window of ${html.clientWidth}`);
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    faults.push(...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id ${id} stands twice`));
    if (!html.lang || !["ltr", "rtl"].includes(html.dir)) faults.push(`lang ${html.lang} dir ${html.dir}`);
    if (document.querySelectorAll("h1").length !== (html.dataset.view === "side" ? 2 : 1)) faults.push("not one h1");
    const scrolls = (e) => e && e !== document.body && (["auto", "scroll"].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    for (const e of document.querySelectorAll("body *")) {
      const style = getComputedStyle(e);
      const box = e.getBoundingClientRect();
      if (!e.checkVisibility() || box.width < 2 || e.closest(".hidden, .skip, svg, dialog")) continue;
      if ((box.right > html.clientWidth + 1 || box.left < -1) && !scrolls(e.parentElement)) faults.push(`sticks out: ${name(e)}`);
      // A long name of a language stands in full in the menu.
      if (e.scrollWidth > e.clientWidth + 1 && style.overflowX === "hidden" && style.textOverflow !== "ellipsis") faults.push(`is cut off: ${name(e)}`);
      if (e.matches("button, summary, .brand, .views span, .crumbs li") && e.scrollWidth > e.clientWidth + 1 && style.display !== "inline") faults.push(`too narrow: ${name(e)}`);
      // What carries another direction says so.
      if (e.matches("pre, article code") && style.direction !== "ltr") faults.push(`code runs from the right: ${name(e)}`);
    }
    for (const e of document.querySelectorAll("[style], [onclick], style, script:not([src])")) {
      if (!e.matches(".original")) faults.push(`inline: ${name(e)}`);
    }
    return faults;
  });
  assert.deepEqual(faults, []);
}
