// The search dialog, and the marks on the page that a result led to. Loaded by site.js when it is first wanted; what
// finds is search-engine.js. Every text comes from the dialog's attributes; what is shown is made of nodes, never of HTML.
"use strict";
(() => {
  const dialog = document.querySelector("dialog.search");
  const texts = dialog.dataset;
  const html = document.documentElement;
  const one = (selector) => dialog.querySelector(selector);
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  // Texts that the locale lacks are in another language, and tagged with it.
  const ui = one(".search-more [lang]")?.lang || html.lang;
  const number = (n) => n.toLocaleString(ui);
  const root = new URL(texts.root, document.baseURI);
  const PAGE = 10;
  const QUOTES = /["“”„«»]/;

  /** The language of a tag in the reader's own; with its country only where the language is the reader's. */
  const languageName = (tag) => {
    try {
      const { language } = new Intl.Locale(tag);
      const same = language === new Intl.Locale(html.lang).language;
      return new Intl.DisplayNames([ui], { type: "language" }).of(same ? tag : language);
    } catch {
      return tag;
    }
  };

  // ---- Marks on a page that was found: they go by a button or by Escape, and out of the address
  const address = (change) => {
    const url = new URL(location);
    change(url.searchParams);
    return url;
  };
  const replace = (url, state) => {
    try {
      history.replaceState(state, "", url);
    } catch {}
  };
  const wanted = new URLSearchParams(location.search).getAll("highlight").filter(Boolean).slice(0, 12);
  const article = document.querySelector("article");
  // Letters of scripts that set no spaces between words: a word is found wherever it stands.
  const JOINED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
  const places = () => {
    const word = (text) => {
      const escaped = text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replace(/\s+/g, "\\s+");
      return JOINED.test(text) ? escaped : `(?<![\\p{L}\\p{M}\\p{N}])${escaped}(?![\\p{L}\\p{M}\\p{N}])`;
    };
    const longest = [...wanted].sort((a, b) => b.length - a.length);
    const pattern = new RegExp(longest.map(word).join("|"), "giu");
    const found = [];
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      if (node.parentElement.closest(".anchor, button, .original")) continue;
      for (const match of node.data.matchAll(pattern)) {
        found.push({ startContainer: node, startOffset: match.index, endContainer: node, endOffset: match.index + match[0].length });
      }
    }
    return found;
  };

  const mark = () => {
    if (!wanted.length || !article || !CSS.highlights) return;
    const count = make("span", { role: "status" });
    const button = make("button", { type: "button" }, texts.unhighlight);
    const bar = make("p", { className: "found" }, count, " ", button);
    let ranges;
    const paint = () => {
      ranges = places();
      // Static ones stay what they are while the article is taken apart and put together in another language.
      CSS.highlights.set("search", new Highlight(...ranges.map((range) => new StaticRange(range))));
      bar.hidden = !ranges.length;
      count.textContent = fill(texts.highlighted, { count: number(ranges.length) });
    };
    const observer = new MutationObserver(paint);
    const clear = () => {
      observer.disconnect();
      CSS.highlights.delete("search");
      if (bar.contains(document.activeElement)) document.querySelector("main").focus({ preventScroll: true });
      bar.remove();
      removeEventListener("keydown", escape);
      replace(address((query) => query.delete("highlight")), history.state);
    };
    const escape = (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open], :popover-open, .original")) clear();
    };
    document.querySelector("main").prepend(bar);
    button.addEventListener("click", clear);
    addEventListener("keydown", escape);
    observer.observe(article, { childList: true });
    paint();

    // To the first that is seen, at the section that was found or below it; not again on the way back.
    const [entry] = performance.getEntriesByType("navigation");
    if (entry && entry.type !== "navigate") return;
    let place = null;
    try {
      place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {}
    const after = (node) => !place || place.contains(node) || place.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
    const seen = ranges.filter(({ startContainer }) => startContainer.parentElement.checkVisibility());
    const first = seen.find(({ startContainer }) => after(startContainer)) || seen[0];
    if (!first) return;
    const box = new Range();
    box.setStart(first.startContainer, first.startOffset);
    box.setEnd(first.endContainer, first.endOffset);
    const { top, bottom } = box.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight - 80) first.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  };

  // ---- The dialog
  const input = one("[role=combobox]");
  const list = one("[role=listbox]");
  const status = one("[role=status]");
  const note = one(".search-note");
  const failure = one("[role=alert]");
  const more = one(".search-more");
  const filters = one(".search-filters");
  const selects = [...filters.querySelectorAll("select")];
  const options = () => [...list.querySelectorAll("[role=option]")];
  const results = () => list.querySelectorAll("a").length;
  let active = null;

  const choose = (option) => {
    active?.setAttribute("aria-selected", "false");
    active = option || null;
    active?.setAttribute("aria-selected", "true");
    active ? input.setAttribute("aria-activedescendant", active.id) : input.removeAttribute("aria-activedescendant");
    active?.scrollIntoView({ block: "nearest" });
  };

  let indexes = {};
  const open = (locale) => (indexes[locale] ||= diglotSearch.open(new URL(`search/${locale}/`, root).href));

  const parts = (found) => found.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));

  /** The address of a result, with the words to mark there as they are written there. */
  const target = ({ url, anchor, titleParts, excerpt }, query) => {
    const to = new URL(url, root);
    const hits = [...excerpt, ...titleParts].filter(({ hit }) => hit).map(({ text }) => text);
    const words = [...hits, ...query.split(/[\s"“”„«»]+/)].map((word) => word.replace(/^[\s…]+|[\s…]+$/g, "").toLocaleLowerCase(html.lang));
    for (const word of [...new Set(words)].filter((word) => word.length > 1 || JOINED.test(word)).slice(0, 8)) {
      to.searchParams.append("highlight", word);
    }
    if (anchor) to.hash = encodeURIComponent(anchor);
    return to.href;
  };

  const result = (found, n, query) => {
    const { title, titleParts, heading, crumbs, excerpt, lang, dir, state } = found;
    const told = [
      state !== "source" && texts[state],
      lang.toLowerCase() !== html.lang.toLowerCase() && languageName(lang),
    ].filter(Boolean);
    const option = make("a", { id: `search-${n}`, role: "option", ariaSelected: "false", tabIndex: -1, lang, dir, href: target(found, query) });
    if (crumbs.length) option.append(make("span", { className: "search-crumbs" }, crumbs.join(" / ")), " ");
    option.append(make("b", {}, ...(titleParts.length ? parts(titleParts) : [title])), " ");
    if (heading) option.append(make("span", { className: "search-heading" }, heading), " ");
    option.append(make("span", { className: "search-excerpt" }, ...parts(excerpt)), " ");
    if (told.length) option.append(make("small", { lang: html.lang, dir: html.dir, className: `search-${state}` }, told.join(" · ")));
    return option;
  };

  const group = (name, label) => make("div", { role: "group", className: name, ariaLabel: label });

  // What there is to choose from; what is chosen stays a choice, though nothing is left of it.
  const offer = (select, counts) => {
    const chosen = select.value;
    const all = select.options[0];
    const names = Object.keys(counts);
    if (chosen && !names.includes(chosen)) names.push(chosen);
    const label = (name) => (select.name === "state" ? texts[name] : name) || name;
    select.replaceChildren(all, ...names.map((name) => make("option", { value: name }, `${label(name)} (${number(counts[name] || 0)})`)));
    select.value = chosen;
    select.parentElement.hidden = names.length < 2 && !chosen;
  };

  let turn = 0;
  let shown = null;

  const blank = () => {
    choose(null);
    list.replaceChildren();
    input.ariaExpanded = "false";
    status.textContent = note.textContent = "";
    failure.hidden = more.hidden = filters.hidden = true;
    shown = null;
  };

  /** The last word may be the beginning of one; where that leads to too little, words may be misspelled. */
  const ask = async (index, query, asked) => {
    const found = await index.search(query, { ...asked, typing: true });
    if (found.total && found.exact) return found;
    const meant = await index.search(query, asked);
    return meant.corrected || !found.total ? meant : found;
  };

  /** Searches for what is typed; `add`: so many more; `limit`: so many at first. */
  const find = async ({ add = 0, limit = PAGE } = {}) => {
    const mine = ++turn;
    const query = input.value.trim();
    // One letter is a word in some languages only.
    if (query.length < 2 && !JOINED.test(query)) {
      blank();
      keep();
      return;
    }
    const asked = { limit: add || limit, offset: add ? shown.count : 0, filters: {} };
    for (const { name, value } of selects) if (value) asked.filters[name] = value;
    const wait = setTimeout(() => (status.textContent = texts.busy), 400);
    try {
      const index = await open(add ? shown.locale : texts.locale);
      let [found, words] = await Promise.all([ask(index, query, asked), add ? [] : index.complete(input.value, { limit: innerWidth < 480 ? 3 : 5 })]);
      let locale = add ? shown.locale : texts.locale;
      // Another language only where there is nothing at all in the reader's, and never silently.
      if (!add && !found.total && index.source && index.source !== locale && !selects.some((select) => select.value)) {
        const there = await ask(await open(index.source), query, asked);
        if (there.total) [found, locale] = [there, index.source];
      }
      words = words.filter((text) => text.toLowerCase() !== query.toLowerCase());
      if (mine === turn) draw(query, found, locale, words, !!add);
    } catch {
      // Asked anew when it is tried again, an index that could not be opened, too.
      indexes = {};
      if (mine !== turn) return;
      if (!add) blank();
      status.textContent = "";
      failure.hidden = false;
    } finally {
      clearTimeout(wait);
    }
  };

  const draw = (query, found, locale, words, add) => {
    const before = add ? results() : 0;
    if (!add) blank();
    failure.hidden = true;
    const made = found.results.map((each, i) => result(each, before + i, query));
    if (add) {
      list.lastElementChild.append(...made);
      choose(made[0]);
    } else {
      const completions = group("search-words", texts.words);
      completions.append(...words.map((text, i) =>
        make("span", { id: `search-word-${i}`, role: "option", ariaSelected: "false" }, text)));
      const pages = group("search-pages", texts.results);
      pages.append(...made);
      list.replaceChildren(...[completions, pages].filter((part) => part.childElementCount));
      list.scrollTop = 0;
      input.ariaExpanded = String(list.childElementCount > 0);
      for (const select of selects) offer(select, found.facets?.[select.name] || {});
      filters.hidden = selects.every((select) => select.parentElement.hidden);
      // Pages of the reader's own locale may be in another language, too: none of it goes unsaid.
      const own = new Intl.Locale(html.lang).language;
      const foreign = found.results.every(({ lang }) => new Intl.Locale(lang).language !== own);
      const say = [
        found.total && foreign && fill(texts.foreign, { language: languageName(found.results[0].lang) }),
        found.corrected && found.total && fill(texts.corrected, { query: found.corrected }),
      ];
      note.textContent = say.filter(Boolean).join(" ");
    }
    shown = { query, locale, count: results() };
    more.hidden = !found.more;
    const counted = { count: number(found.total), shown: number(shown.count) };
    const text = found.total ? (add ? texts.more : !found.exact && QUOTES.test(query) ? texts.about : texts.count) : texts.none;
    // Said again when it stays the same.
    status.textContent = "";
    status.textContent = fill(text, counted);
    keep(query);
  };

  // ---- What is searched for stands in the address, and is there again on the way back
  const memory = `diglot ${root.pathname} query`;
  const keep = (typed = input.value.trim()) => {
    const query = dialog.open ? typed : "";
    const chosen = Object.fromEntries(selects.map(({ name, value }) => [name, value]));
    const search = query ? { query, chosen, count: shown?.count, active: active?.id } : undefined;
    replace(address((values) => (query ? values.set("q", query) : values.delete("q"))), { ...history.state, search });
    try {
      if (query) sessionStorage.setItem(memory, query);
    } catch {}
  };

  const begin = async () => {
    const { search } = history.state || {};
    const asked = new URLSearchParams(location.search).get("q");
    if (input.value) {
      // What was typed while this script was on its way.
    } else if (search) {
      input.value = search.query;
      for (const select of selects) {
        const value = search.chosen?.[select.name];
        if (value) select.append(make("option", { value, selected: true }, value));
      }
    } else if (asked) {
      input.value = asked;
    } else {
      try {
        input.value = sessionStorage.getItem(memory) || "";
      } catch {}
      input.select();
    }
    await find({ limit: Math.min(Math.max(search?.count || 0, PAGE), 100) });
    if (search?.active) {
      choose(document.getElementById(search.active));
      keep();
    }
  };

  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(find, 120);
  };
  input.addEventListener("input", (event) => {
    choose(null);
    if (!event.isComposing) soon();
  });
  input.addEventListener("compositionend", soon);
  for (const select of selects) select.addEventListener("change", () => find());
  more.addEventListener("click", async () => {
    await find({ add: PAGE });
    input.focus();
  });
  one(".search-retry").addEventListener("click", () => {
    input.focus();
    find();
  });

  input.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, shiftKey } = event;
    // Enter may be the input method's.
    if (event.isComposing || event.altKey) return;
    if (key === "Enter") {
      event.preventDefault();
      const current = shown?.query === input.value.trim();
      const option = active || (current && list.querySelector("a"));
      clearTimeout(timer);
      option ? option.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey })) : find();
      return;
    }
    const all = options();
    const at = all.indexOf(active);
    // Before the first is the field itself.
    const around = (n) => ((n + 1 + all.length + 1) % (all.length + 1)) - 1;
    const moves = { ArrowDown: () => around(at + 1), ArrowUp: () => around(at - 1) };
    // Home and End are the field's own, until something is chosen.
    if (at >= 0) Object.assign(moves, { Home: () => 0, End: () => all.length - 1 });
    if (!all.length || ctrlKey || metaKey || !Object.hasOwn(moves, key)) return;
    event.preventDefault();
    choose(all[moves[key]()]);
  });

  // The field keeps the focus.
  list.addEventListener("mousedown", (event) => event.button || event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    if (!option.href) {
      input.value = option.textContent;
      find();
    } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      choose(option);
      keep();
      // The same page already, marks and all: there is only the dialog to leave.
      if (option.href === location.href) dialog.close();
    }
  });
  addEventListener("hashchange", () => dialog.close());
  dialog.addEventListener("close", () => {
    clearTimeout(timer);
    turn++;
    keep();
  });
  dialog.addEventListener("search-open", begin);

  mark();
  if (dialog.open) begin();
})();
