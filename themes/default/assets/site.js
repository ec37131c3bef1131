// What reading does without: nothing here is needed to read, to find one's way or to change the language.
"use strict";

// Links to the same page in other languages keep the place in it: headings have the same ids in all of them.
function keepAnchor() {
  for (const link of document.querySelectorAll("a[data-keep-anchor]")) link.hash = location.hash;
}
addEventListener("hashchange", keepAnchor);
keepAnchor();

// The language menu closes like any other: by Escape, by a click elsewhere.
for (const menu of document.querySelectorAll(".languages details")) {
  addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// Tabs. A choice counts in every group that offers it, and is remembered. A dependent tab is there while what it
// depends on is chosen.
const STORE = "diglot.tabs";
let chosen = [];
try {
  chosen = JSON.parse(localStorage.getItem(STORE)) || [];
} catch {}

const groups = [...document.querySelectorAll(".tabs[data-tabgroup]")].map((element) => {
  const list = document.createElement("div");
  list.setAttribute("role", "tablist");
  const tabs = [...element.querySelectorAll(":scope > .tab")].map((panel) => {
    const title = panel.querySelector(":scope > .tab-title");
    const button = document.createElement("button");
    button.type = "button";
    button.id = title.id;
    button.append(...title.childNodes);
    title.remove();
    button.setAttribute("role", "tab");
    button.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.tabIndex = 0;
    list.append(button);
    const tab = { button, panel, ids: panel.dataset.tab.split("+"), condition: panel.dataset.condition };
    button.addEventListener("click", () => choose(tab));
    return tab;
  });
  list.addEventListener("keydown", (event) => {
    const seen = tabs.filter((tab) => !tab.button.hidden);
    const at = seen.findIndex((tab) => tab.button === document.activeElement);
    const rtl = getComputedStyle(list).direction === "rtl";
    const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
    const to = step ? at + step : { Home: 0, End: -1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const tab = seen.at(to % seen.length);
    choose(tab);
    tab.button.focus();
  });
  element.prepend(list);
  return tabs;
});

function choose(tab) {
  const before = tab.button.getBoundingClientRect().top;
  chosen = [...tab.ids, ...chosen.filter((id) => !tab.ids.includes(id))].slice(0, 50);
  try {
    localStorage.setItem(STORE, JSON.stringify(chosen));
  } catch {}
  show(tab);
  scrollBy({ top: tab.button.getBoundingClientRect().top - before, behavior: "instant" });
}

// `first`: the tab to show in its own group, whatever else was chosen.
function show(first) {
  const rank = (tab) => Math.min(...tab.ids.map((id) => (chosen.indexOf(id) + 1 || 1e9)));
  const active = new Set();
  for (const tabs of groups) {
    const there = tabs.filter((tab) => !tab.condition || active.has(tab.condition));
    const selected = there.includes(first) ? first : [...there].sort((a, b) => rank(a) - rank(b))[0];
    for (const tab of tabs) {
      const on = tab === selected;
      tab.button.hidden = !there.includes(tab);
      tab.button.setAttribute("aria-selected", String(on));
      tab.button.tabIndex = on ? 0 : -1;
      tab.panel.hidden = !on;
    }
    selected?.ids.forEach((id) => active.add(id));
  }
}
show();

// A link into a panel opens it.
function openTarget() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {}
  const target = document.getElementById(id);
  const tab = groups.flat().find((tab) => tab.panel.contains(target));
  if (!tab || !tab.panel.hidden) return;
  show(tab);
  target.scrollIntoView();
}
addEventListener("hashchange", openTarget);
openTarget();
