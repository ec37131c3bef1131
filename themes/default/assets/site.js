// What reading does without: nothing here is needed to read, to find one's way or to change the language. Every text
// comes from the attributes of the script element. The first part runs before the page is drawn.
"use strict";
(() => {
  const html = document.documentElement;
  const texts = document.currentScript.dataset;
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // What is remembered, for each docset on a host.
  const place = `diglot ${new URL(texts.root || ".", location).pathname} `;
  const memory = {
    get(key) {
      try {
        return localStorage.getItem(place + key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(place + key, value);
      } catch {}
    },
  };

  const THEMES = ["system", "light", "dark"];
  let theme = THEMES.includes(memory.get("theme")) ? memory.get("theme") : "system";
  const paint = () => theme === "system" ? delete html.dataset.theme : (html.dataset.theme = theme);
  paint();

  // The language an article is read in: by the address, otherwise as chosen last.
  const views = ["translation", ...(html.dataset.views || "").split(" ").filter(Boolean)];
  const asked = new URLSearchParams(location.search).get("view");
  const first = [asked, memory.get("view")].find((view) => views.includes(view)) || "translation";
  html.dataset.view = first;
  html.dataset.js = "";

  addEventListener("DOMContentLoaded", () => {
    const main = one("main");
    const article = one("article");
    const say = make("p", { className: "hidden", role: "status" });
    document.body.append(say);

    // ---- Links to the same page in other languages keep the place in it: headings have the same ids in all of them.
    const keepAnchor = () => {
      for (const link of all("a[data-keep-anchor]")) link.hash = location.hash;
    };
    addEventListener("hashchange", keepAnchor);
    keepAnchor();

    // ---- The language menu closes like any other: by Escape, by a click elsewhere.
    for (const menu of all(".languages details")) {
      addEventListener("click", (event) => {
        if (!menu.contains(event.target)) menu.open = false;
      });
      menu.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !menu.open) return;
        menu.open = false;
        one("summary", menu).focus();
      });
    }

    // ---- Light, dark, or as the system has it
    for (const button of all(".theme")) {
      const name = () => (button.title = button.ariaLabel = texts[theme]);
      name();
      button.addEventListener("click", () => {
        theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
        memory.set("theme", theme);
        paint();
        name();
        say.textContent = texts[theme];
      });
    }

    // ---- The contents: branches open and close, and a filter
    for (const side of all(".side")) {
      const toggle = (item, open) => {
        one(":scope > ul", item).hidden = !open;
        one(":scope > button", item).ariaExpanded = open;
      };
      for (const list of all("li > ul", side)) {
        const item = list.parentElement;
        const head = item.firstElementChild;
        const button = make("button", { type: "button", ariaLabel: head.textContent });
        button.addEventListener("click", () => toggle(item, list.hidden));
        head.after(button);
        toggle(item, !list.hidden);
      }
      const items = all("li", side);
      for (const field of all(".filter input", side)) {
        const none = one(".filter p", side);
        const before = items.map((item) => one(":scope > ul", item)?.hidden);
        const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
        field.addEventListener("input", () => {
          const words = fold(field.value).split(/\s+/).filter(Boolean);
          // From the inside out: a branch is there while something in it is.
          for (let i = items.length - 1; i >= 0; i--) {
            const item = items[i];
            const own = fold(item.firstElementChild.textContent);
            const inside = all("li", item).some((inner) => !inner.hidden);
            item.hidden = !inside && !words.every((word) => own.includes(word));
            if (before[i] !== undefined) toggle(item, words.length ? inside : !before[i]);
          }
          none.textContent = items.every((item) => item.hidden) ? texts.none : "";
        });
      }
      const current = one("[aria-current]", side);
      if (current) side.scrollTop = current.offsetTop - side.clientHeight / 3;
    }

    // ---- Tabs. A choice counts in every group that offers it, and is remembered. A dependent tab is there while what
    // it depends on is chosen.
    let chosen = (memory.get("tabs") || "").split(" ").filter(Boolean);
    let groups = [];

    const tabs = (element) => {
      const list = make("div", { role: "tablist" });
      const group = all(":scope > .tab", element).map((panel) => {
        const title = one(":scope > .tab-title", panel);
        // Paper has no tabs: there it is a title again.
        panel.dataset.title = title.textContent;
        const button = make("button", { type: "button", id: title.id, role: "tab" }, ...title.childNodes);
        title.remove();
        button.setAttribute("aria-controls", panel.id);
        panel.setAttribute("role", "tabpanel");
        panel.tabIndex = 0;
        list.append(button);
        const tab = { button, panel, ids: panel.dataset.tab.split("+"), condition: panel.dataset.condition };
        button.addEventListener("click", () => choose(tab));
        return tab;
      });
      list.addEventListener("keydown", (event) => {
        const seen = group.filter((tab) => !tab.button.hidden);
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
      groups.push(group);
    };

    const choose = (tab) => {
      const before = tab.button.getBoundingClientRect().top;
      chosen = [...tab.ids, ...chosen.filter((id) => !tab.ids.includes(id))].slice(0, 50);
      memory.set("tabs", chosen.join(" "));
      showTabs(tab);
      scrollBy({ top: tab.button.getBoundingClientRect().top - before, behavior: "instant" });
    };

    // `wanted`: the tab to show in its own group, whatever else was chosen.
    const showTabs = (wanted) => {
      const rank = (tab) => Math.min(...tab.ids.map((id) => chosen.indexOf(id) + 1 || 1e9));
      const active = new Set();
      for (const group of groups) {
        const there = group.filter((tab) => !tab.condition || active.has(tab.condition));
        const selected = there.includes(wanted) ? wanted : [...there].sort((a, b) => rank(a) - rank(b))[0];
        for (const tab of group) {
          const on = tab === selected;
          tab.button.hidden = !there.includes(tab);
          tab.button.ariaSelected = on;
          tab.button.tabIndex = on ? 0 : -1;
          tab.panel.hidden = !on;
        }
        selected?.ids.forEach((id) => active.add(id));
      }
    };

    // ---- What a tree of an article gets, in either language
    const enhance = (root) => {
      for (const code of all(".code", root)) {
        code.append(make("button", { type: "button", className: "copy", lang: html.lang, dir: html.dir }, texts.copy));
      }
      for (const element of all(".tabs[data-tabgroup]", root)) tabs(element);
      showTabs();
      for (const element of all(".table-wrap, pre[tabindex]", root)) wide.observe(element);
    };

    // Only what scrolls is worth a stop of the Tab key.
    const wide = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        if (!target.clientWidth) continue;
        target.scrollWidth > target.clientWidth ? (target.tabIndex = 0) : target.removeAttribute("tabindex");
      }
    });

    const headings = (root) => all("h1, h2, h3, h4, h5, h6", root);
    const addAnchors = (root) => {
      for (const heading of headings(root)) {
        const id = heading.id || heading.dataset.id;
        if (!id || heading.tagName === "H1") continue;
        const link = make("a", { className: "anchor", ariaLabel: texts.anchor }, "#");
        link.href = `#${encodeURIComponent(id)}`;
        heading.append(link);
      }
    };

    const copy = async (text) => {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        // No clipboard without https: the old way.
        const area = make("textarea", { value: text, className: "hidden" });
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
      }
      say.textContent = "";
      say.textContent = texts.copied;
    };

    const enlarge = (link) => {
      const image = make("img", { src: link.href, alt: one("img", link)?.alt || "" });
      const button = make("button", { type: "button" }, texts.close);
      const box = make("dialog", { className: "box", ariaLabel: image.alt || texts.larger }, button, image);
      box.addEventListener("click", (event) => event.target === image || box.close());
      box.addEventListener("close", () => box.remove());
      document.body.append(box);
      box.showModal();
    };

    const play = (link) => {
      const frame = make("iframe", { src: link.dataset.video, title: link.textContent, allowFullscreen: true });
      // A host that forbids frames leaves the link.
      addEventListener("securitypolicyviolation", (event) => {
        if (event.effectiveDirective === "frame-src") location.assign(link.href);
      }, { once: true });
      (link.closest(".video") || link).replaceWith(make("div", { className: "frame-16-9" }, frame));
      frame.focus();
    };

    article?.addEventListener("click", (event) => {
      const on = (selector) => event.target.closest(selector);
      const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      const button = on("button.copy");
      const link = plain && on("a.anchor, a.lightbox, a[data-video]");
      if (button) {
        copy(one("pre", button.parentElement).textContent);
        button.textContent = texts.copied;
        setTimeout(() => (button.textContent = texts.copy), 2000);
      } else if (link && link.matches(".anchor")) {
        copy(link.href);
      } else if (link) {
        event.preventDefault();
        link.matches(".lightbox") ? enlarge(link) : play(link);
      }
    });

    // A picture shown smaller than it is can be enlarged.
    const shrunk = (image) => {
      if (!image.matches?.("img") || image.closest("a") || image.naturalWidth < image.clientWidth + 80) return;
      if (image.clientWidth < 80) return;
      const link = make("a", { className: "lightbox", href: image.currentSrc });
      if (!image.alt) link.ariaLabel = texts.larger;
      image.replaceWith(link);
      link.append(image);
    };
    article?.addEventListener("load", (event) => shrunk(event.target), true);
    addEventListener("load", () => all("img", article || document).filter((i) => i.complete).forEach(shrunk));

    // ---- The article in the language it was written in
    const template = one("#original");
    const source = template?.content;
    let target = article ? [...article.childNodes] : [];
    let view = "translation";
    let units = [];
    let original;
    let named = [];

    // The nodes of each block with a partner, and those before the first.
    const blocks = (nodes) => {
      const found = [[]];
      for (const node of nodes) {
        if (node.nodeType === 1 && "b" in node.dataset) found.push([]);
        found.at(-1).push(node);
      }
      return found;
    };
    const element = (nodes) => nodes.find((node) => node.nodeType === 1);

    const readOriginal = () => {
      const tree = source.cloneNode(true);
      const theirs = all("[data-b]", tree);
      const mine = blocks(target).slice(1).map(element);
      theirs.forEach((block, i) => {
        if ("same" in block.dataset && mine[i]) {
          const same = mine[i].cloneNode(true);
          same.dataset.same = "";
          block.replaceWith(same);
        } else if (/^H\d$/.test(block.tagName) && mine[i]?.id) {
          block.dataset.id = mine[i].id;
        }
      });
      all(".code .copy", tree).forEach((button) => button.remove());
      named = all("[data-id]", tree);
      addAnchors(tree);
      enhance(tree);
      return [...tree.childNodes];
    };

    const draw = (next) => {
      original ||= next === "translation" || next === "reveal" ? null : readOriginal();
      hide();
      const [lead, ...mine] = blocks(target);
      const [theirLead, ...theirs] = blocks(original || []);
      // Only one tree has ids at a time.
      for (const heading of named) {
        next === "source" ? (heading.id = heading.dataset.id) : heading.removeAttribute("id");
      }
      const half = (nodes, foreign) => {
        const box = make("div", { className: "half" }, ...nodes);
        if (foreign) [box.lang, box.dir] = [template.lang, template.dir];
        return box;
      };
      if (next === "side") {
        const row = (a, b) => "same" in (element(b || [])?.dataset || {})
          ? make("div", { className: "pair same" }, half(a))
          : make("div", { className: "pair" }, half(a), half(b || [], true));
        const shown = (nodes) => nodes.some((node) => node.nodeType === 1);
        const rows = mine.map((nodes, i) => row(nodes, theirs[i]));
        if (shown(lead) || shown(theirLead)) rows.unshift(row(lead, theirLead));
        article.replaceChildren(...rows);
      } else {
        article.replaceChildren(...(next === "source" ? original : target));
      }
      units = (next === "source" ? theirs : mine).map(element);
      const foreign = next === "source";
      article.lang = foreign ? template.lang : article.dataset.lang;
      article.dir = foreign ? template.dir : article.dataset.dir;
      html.dataset.view = view = next;
      for (const block of all("article [tabindex='0'].has-original")) block.removeAttribute("tabindex");
      if (next === "reveal") {
        for (const segment of all("[data-s]", article)) {
          const block = around(segment);
          block.classList.add("has-original");
          if (!block.matches("a, button, [tabindex]")) block.tabIndex = 0;
        }
      }
      for (const link of sections) {
        const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        link.textContent = foreign && heading ? titled(heading) : link.dataset.text;
        foreign && heading ? (link.lang = template.lang) : link.removeAttribute("lang");
      }
      watch();
    };

    const setView = (next) => {
      // What was at the top of the window stays there.
      const top = units.findIndex((unit) => unit?.isConnected && unit.getBoundingClientRect().bottom > 80);
      const before = top > 0 ? units[top].getBoundingClientRect().top : null;
      draw(next);
      const at = before !== null && units[top]?.isConnected && units[top].getBoundingClientRect().top;
      if (at) scrollBy({ top: at - before, behavior: "instant" });
    };

    const choosers = all(".views input");
    const change = (next) => {
      memory.set("view", next);
      for (const input of choosers) input.checked = input.value === next;
      const url = new URL(location);
      next === "translation" ? url.searchParams.delete("view") : url.searchParams.set("view", next);
      try {
        history.replaceState(history.state, "", url);
      } catch {}
      setView(next);
    };

    // ---- A segment's original: after a pause of the pointer, on focus, by a tap
    let card;
    let timer;
    let shownFor;
    const around = (node) =>
      node.closest("p, li, td, th, dt, dd, figcaption, summary, h1, h2, h3, h4, h5, h6") || node;

    function hide() {
      clearTimeout(timer);
      card?.remove();
      for (const node of all("article .on")) node.classList.remove("on");
      shownFor?.removeAttribute("aria-describedby");
      card = shownFor = null;
    }

    const reveal = (segments, block) => {
      hide();
      const names = [...new Set(segments.map((segment) => segment.dataset.s))];
      const parts = names.map((name) => one(`[data-s="${CSS.escape(name)}"]`, source)?.cloneNode(true));
      const found = parts.filter(Boolean);
      if (!found.length) return;
      card = make("aside", { className: "original", id: "original-text", role: "note" });
      [card.lang, card.dir] = [template.lang, template.dir];
      found.forEach((part, i) => card.append(i ? " " : "", part));
      const holder = block.closest(".table-wrap, summary") || block;
      holder.matches("li, dd, dt") ? holder.append(card) : holder.after(card);
      const area = article.getBoundingClientRect();
      const last = [...segments.at(-1).getClientRects()].at(-1) || block.getBoundingClientRect();
      card.style.top = `${Math.min(last.bottom, block.getBoundingClientRect().bottom) - area.top + 6}px`;
      for (const segment of segments) segment.classList.add("on");
      block.setAttribute("aria-describedby", card.id);
      shownFor = block;
    };

    const later = (action, wait) => {
      clearTimeout(timer);
      timer = setTimeout(action, wait);
    };

    if (source && article) {
      article.dataset.lang = article.lang;
      article.dataset.dir = article.dir;
      for (const input of choosers) input.addEventListener("change", () => change(input.value));
      for (const link of all("a[data-view]")) {
        link.addEventListener("click", (event) => {
          event.preventDefault();
          change(link.dataset.view);
          main.focus();
        });
      }
      const segment = (event) => view === "reveal" && event.target.closest("[data-s]");
      article.addEventListener("pointerover", (event) => {
        if (event.pointerType !== "mouse") return;
        if (card && event.target.closest(".original")) return clearTimeout(timer);
        const at = segment(event);
        if (at && !at.closest(".original")) later(() => reveal([at], around(at)), 250);
      });
      article.addEventListener("pointerout", (event) => {
        if (event.pointerType === "mouse" && view === "reveal") later(hide, 250);
      });
      article.addEventListener("focusin", (event) => {
        const block = event.target;
        if (view !== "reveal" || !block.matches(".has-original:focus-visible")) return;
        reveal(all("[data-s]", block).filter((s) => around(s) === block), block);
      });
      article.addEventListener("focusout", () => view === "reveal" && hide());
      article.addEventListener("click", (event) => {
        const at = segment(event);
        if (!at || event.target.closest("a, button, summary, .original")) return;
        const again = at.classList.contains("on") && card;
        again && event.pointerType !== "mouse" ? hide() : reveal([at], around(at));
      });
    }

    // ---- The list of sections: above the article it is folded up; it follows the scroll
    const narrow = matchMedia("(max-width: 78rem)");
    for (const list of all(".sections")) {
      const head = one("h2", list);
      const text = head.textContent;
      const button = make("button", { type: "button" }, text);
      const open = (on) => (button.ariaExpanded = list.classList.toggle("open", on));
      button.addEventListener("click", () => open());
      const fold = () => {
        head.replaceChildren(narrow.matches ? button : text);
        open(false);
      };
      narrow.addEventListener("change", fold);
      fold();
    }
    const sections = all(".sections a");
    const titled = (heading) => [...heading.childNodes].filter((n) => !n.matches?.(".anchor")).map((n) => n.textContent).join("").trim();
    for (const link of sections) link.dataset.text = link.textContent;
    let observer;
    const follow = () => {
      let current = null;
      for (const link of sections) {
        const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        // Not one in a tab that is not shown.
        if (heading?.getClientRects().length && heading.getBoundingClientRect().top < 120) current = link;
      }
      for (const link of sections) {
        link === current ? (link.ariaCurrent = "true") : link.removeAttribute("aria-current");
      }
    };
    function watch() {
      observer?.disconnect();
      if (!sections.length) return;
      observer = new IntersectionObserver(follow, { rootMargin: "-110px 0px -60% 0px" });
      for (const heading of headings(article)) observer.observe(heading);
      follow();
    }

    if (article) {
      enhance(article);
      addAnchors(article);
      target = [...article.childNodes];
      if (source) {
        for (const input of choosers) input.checked = input.value === first;
        draw(first);
      } else {
        watch();
      }
    }

    // A link into a panel opens it; a place that was not there before is gone to.
    const openTarget = () => {
      let id = location.hash.slice(1);
      try {
        id = decodeURIComponent(id);
      } catch {}
      const place = id ? document.getElementById(id) : null;
      const tab = place && groups.flat().find((tab) => tab.panel.contains(place));
      if (tab?.panel.hidden) showTabs(tab);
      if (place && (tab || first !== "translation")) place.scrollIntoView();
    };
    addEventListener("hashchange", openTarget);
    openTarget();
    html.dataset.ready = "";

    // ---- The search. Its scripts are loaded when it is first wanted, as modules, which a policy of trusted types lets
    // pass; from a folder as scripts, since browsers load no modules there.
    const search = one("dialog.search");
    let scripts;
    let tries = 0;
    const load = (path) => {
      // A browser need not try again what it could not load.
      const url = new URL(tries ? `${path}?${tries}` : path, document.baseURI);
      if (location.protocol !== "file:") return import(url);
      return new Promise((onload, onerror) => document.head.append(make("script", { src: url, onload, onerror })));
    };
    const loadSearch = () => {
      if (!search) return;
      const failed = one("[role=alert]", search);
      scripts ||= load(texts.engine).then(() => load(texts.search)).catch(() => {
        scripts = null;
        tries++;
        failed.hidden = false;
      });
    };
    const openSearch = () => {
      if (!search) return;
      if (!search.open) search.showModal();
      search.dispatchEvent(new Event("search-open"));
      loadSearch();
    };
    if (search) {
      for (const button of all(".search-open")) {
        button.addEventListener("click", openSearch);
        for (const near of ["pointerenter", "focus"]) button.addEventListener(near, loadSearch);
      }
      one(".search-close", search).addEventListener("click", () => search.close());
      one(".search-retry", search).addEventListener("click", () => scripts || openSearch());
      search.addEventListener("click", (event) => event.target === search && search.close());
      addEventListener("keydown", (event) => {
        const { ctrlKey, metaKey, altKey, shiftKey } = event;
        if (event.key.toLowerCase() !== "k" || ctrlKey === metaKey || altKey || shiftKey || event.defaultPrevented) return;
        if (one("dialog[open]") && !search.open) return;
        event.preventDefault();
        openSearch();
      });
      const query = new URLSearchParams(location.search);
      if (query.has("q") || history.state?.search) openSearch();
      else if (query.has("highlight")) loadSearch();
    }

    // ---- Keys. They can be switched off, where they get into the way of speech input.
    const keys = one("dialog.keys");
    const enabled = keys && one("[name=keys]", keys);
    if (enabled) {
      enabled.checked = memory.get("keys") !== "off";
      enabled.addEventListener("change", () => memory.set("keys", enabled.checked ? "on" : "off"));
      for (const button of all(".keys-open")) button.addEventListener("click", () => keys.showModal());
    }
    const actions = {
      "?": () => keys?.showModal(),
      "/": openSearch,
      n: () => one(".steps .next")?.click(),
      p: () => one(".steps .previous")?.click(),
      v: () => views.length > 1 && change(views[(views.indexOf(view) + 1) % views.length]),
      t: () => [...all(".sections button"), ...sections, ...all(".side a"), main].find((e) => e?.checkVisibility())?.focus(),
    };
    actions["]"] = actions.n;
    actions["["] = actions.p;
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && card) return hide();
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target.closest("input:not([type=radio]), textarea, select, [contenteditable], dialog")) return;
      if (enabled && !enabled.checked) return;
      const action = Object.hasOwn(actions, event.key) && actions[event.key];
      if (action) {
        event.preventDefault();
        action();
      }
    });
  });
})();
