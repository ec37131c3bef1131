/* <help-pane>: help in a portal, from a bundle that diglot made. How to use it: docs/help-pane.md; what it reads:
   docs/panes-format.md. It runs under `default-src 'none'` with `require-trusted-types-for 'script'`: its style is a
   constructed sheet, markup comes in by `setHTML` or a Trusted Types policy and then through a list of what is allowed. */

// What the pane says: names of messages under "", texts in their order under each locale. diglot puts them here.
const STRINGS = /*! STRINGS */{};
const STYLE = "@STYLE@";
const TAG = "help-pane";

const own = (object, key) => (object && Object.hasOwn(object, key) ? object[key] : undefined);

// ---- The rules that the program has, too: tests/vectors/fallback.json

/** The locales to read for a wanted tag, of those there are: the tag, what it is cut to, its CLDR parents, the same
    language and script, what is configured, the source. */
export const chain = (tag, { available, configured = [], source, parents }) => {
  const found = new Set();
  const add = (id) => available.includes(id) && found.add(id);
  try {
    const full = (id) => {
      const { language, script } = new Intl.Locale(id).maximize();
      return language + script;
    };
    const { baseName, language, script, region } = new Intl.Locale(tag);
    const cut = (...parts) => add(parts.filter(Boolean).join("-"));
    add(baseName);
    cut(language, script, region);
    cut(language, script);
    cut(language);
    [own(parents, baseName) || []].flat().forEach(add);
    available.filter((id) => full(id) === full(tag)).forEach(add);
  } catch {
    // No language tag: nothing is like it.
  }
  [...configured, source].forEach(add);
  return [...found];
};

/** FNV-1a, modulo the number of shards: which one an id is in. */
export const shardOf = (id, shards) => {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id.toLowerCase())) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0) % shards;
};

/** What a shard says of an id: the id it stands for, and its panes. */
export const look = ({ contexts, aliases, panes }, id) => {
  const key = id.toLowerCase();
  const name = own(aliases, key) ?? key;
  return [name, own(contexts, key) ?? own(contexts, name) ?? (own(panes, key) ? [[key]] : [])];
};

/** The panes of several ids, best first: named by more of them, by an earlier one, earlier there, by pane id. */
export const rank = (looked) => {
  const found = { __proto__: null };
  [...new Map(looked).values()].forEach((panes, order) => panes.forEach(([id, anchor], place) => {
    (found[id] ||= { id, anchor, count: 0, order, place }).count++;
  }));
  return Object.values(found).sort((a, b) => b.count - a.count || a.order - b.order || a.place - b.place || (a.id < b.id ? -1 : 1));
};

// ---- Markup

const ELEMENTS = "a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h2 h3 h4 h5 h6 header hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var video wbr".split(" ");
const ATTRIBUTES = "alt aria-hidden aria-label checked class colspan controls dir disabled height hidden href hreflang id lang open role rowspan scope span src start title type width".split(" ");

let policy;
/** Untrusted HTML as nodes: what the build has cleaned is cleaned again, and URLs are made absolute. */
const parse = (html, base) => {
  const template = document.createElement("template");
  if (template.setHTML) {
    template.setHTML(html, { sanitizer: { elements: ELEMENTS, attributes: ATTRIBUTES, dataAttributes: true } });
  } else {
    const asItIs = { createHTML: (text) => text };
    policy ||= globalThis.trustedTypes?.createPolicy(TAG, asItIs) || asItIs;
    template.innerHTML = policy.createHTML(html);
  }
  for (const e of all("*", template.content)) {
    if (!ELEMENTS.includes(e.localName) || e.matches("input:not([type=checkbox])")) e.remove();
    for (const { name, value } of [...e.attributes]) {
      const url = name === "href" || name === "src" ? URL.parse(value, base) : null;
      if (url && (/^https?:$/.test(url.protocol) || (name === "href" && url.protocol === "mailto:"))) {
        if (value[0] !== "#") e.setAttribute(name, url.href);
      } else if (name === "id") e.id = anchored(value);
      else if (/^(href|src)$/.test(name) || (!ATTRIBUTES.includes(name) && !name.startsWith("data-"))) e.removeAttribute(name);
    }
  }
  return template.content;
};

/** An element: attributes and listeners, then what is in it. */
const make = (tag, given, ...inside) => {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(given || {})) {
    if (typeof value === "function") e.addEventListener(name, value);
    else if (value != null) e.setAttribute(name, value);
  }
  e.append(...inside.filter(Boolean));
  return e;
};

const around = (segment) => segment.closest("p, li, td, th, dt, dd, figcaption, h2, h3, h4, h5, h6") || segment;
const all = (selector, from) => [...from.querySelectorAll(selector)];
const anchored = (anchor) => `hp-${anchor.replace(/^hp-/, "")}`;

let sheet;

// ---- A bundle: its manifest, and files by their names

class Bundle {
  files = new Map();

  constructor(host, url) {
    this.host = host;
    this.url = url;
  }

  /** A file, once. What fails may be asked for again. With `verify` its bytes must have the sum that is promised. */
  get(path, sum) {
    const load = async () => {
      const { host } = this;
      const url = new URL(path, this.url).href;
      const response = await (host.fetcher || fetch)(url, { signal: AbortSignal.timeout(host.getAttribute("timeout") || 20000), cache: host.fresh || "default" });
      if (!response.ok) throw response;
      const bytes = await response.arrayBuffer();
      if (host.verify && sum) {
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, 0)).join("");
        if (!hex.startsWith(sum)) throw Error(`not as made: ${url}`);
      }
      return JSON.parse(new TextDecoder().decode(bytes));
    };
    if (!this.files.has(path)) {
      const file = load();
      file.catch(() => this.files.delete(path));
      this.files.set(path, file);
    }
    return this.files.get(path);
  }

  async open(pin) {
    this.manifest = await this.get(pin ? `manifest.${pin}.json` : this.url, pin);
    if (parseInt(this.manifest.schemaVersion) !== 1) throw Error("schemaVersion");
    return this;
  }

  /** The locale to read: that of the first language that the bundle has a relative of. */
  locale(languages) {
    const { locales, parents, defaultLocale } = this.manifest;
    return relative(languages, Object.keys(locales), parents) || defaultLocale;
  }

  async shard(locale, id) {
    const { path, contexts } = this.manifest.locales[locale];
    const n = shardOf(id, contexts.shards);
    const sums = this.host.verify && (await this.get(`${path}${contexts.path}sums.json`, contexts.path.split("/").at(-2)));
    return this.get(`${path}${contexts.path}${n}.json`, sums && sums.sha256[n]);
  }

  pane(locale, { l, h }) {
    return this.get(`${this.manifest.locales[l || locale].path}p/${h}.json`, h);
  }

  async search(locale, query) {
    const folder = this.manifest.locales[locale].search;
    if (!folder) return { total: 0, results: [] };
    const { default: engine } = await import(new URL(this.manifest.search, this.url));
    const index = await engine.open(new URL(folder, this.url).href, { load: (name) => this.get(`${folder}${name}.json`) });
    return index.search(query, { limit: 20 });
  }
}

const relative = (languages, available, parents) => languages.map((tag) => chain(tag, { available, parents })[0]).find(Boolean);

// ---- The element

const panes = new Set();
const plain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
// A server may load this file, too, and has none of this.
const narrow = globalThis.matchMedia?.("(max-width: 640px)");

class HelpPane extends (globalThis.HTMLElement || Object) {
  static observedAttributes = ["src", "context", "pane", "lang", "open", "mode", "bilingual", "version", "no-search"];
  static texts = {};

  #root = this.attachShadow({ mode: "open" });
  #states = this.attachInternals().states;
  #state = "closed";
  #strings;
  #bundles;
  #ui;
  #views = [];
  #turn = 0;
  #shown;
  #trigger;
  #quiet;
  #timer;
  #timers = [];

  // One listener for all panes of a page.
  static {
    narrow?.addEventListener("change", () => panes.forEach((pane) => pane.open && pane.#place()));
    globalThis.document?.addEventListener("click", (event) => {
      const trigger = event.composedPath().find((e) => e.dataset?.helpContext);
      const { helpContext, helpFor } = trigger?.dataset || {};
      const pane = [...panes].find(({ id }) => !helpFor || id === helpFor);
      if (!helpContext || !pane || !plain(event) || event.defaultPrevented) return;
      event.preventDefault();
      pane.open && pane.#trigger === trigger ? pane.hide() : pane.show(helpContext, { trigger, focus: true });
    });
    if (narrow) new MutationObserver(() => panes.forEach((pane) => pane.#refresh())).observe(document.documentElement, { attributeFilter: ["lang"] });
  }

  /** closed, loading, ready, list, missing, search or error. */
  get state() { return this.#state; }
  /** The pane shown, as its file has it. */
  get pane() { return this.#shown?.pane ?? null; }
  get manifest() { return this.#bundles?.[0].manifest ?? null; }
  /** Texts instead of the bundle's own, by the names of their messages. */
  get strings() { return this.#strings; }
  set strings(value) {
    this.#strings = value;
    this.#refresh();
  }

  connectedCallback() {
    // What was set before the element was known.
    for (const [name, value] of Object.entries(this)) {
      delete this[name];
      this[name] = value;
    }
    const wanted = this.param && new URLSearchParams(location.search).get(this.param);
    panes.add(this);
    if (waiting.length) queueMicrotask(() => waiting.splice(0).forEach((entry) => call(this, entry)));
    else if (wanted) this.show(wanted, { focus: false });
    else if (this.open) this.#asked();
  }

  disconnectedCallback() {
    panes.delete(this);
  }

  attributeChangedCallback(name, before, after) {
    if (!panes.has(this) || before === after || this.#quiet) return;
    if (name === "src" || name === "version") this.#bundles = null;
    if (name === "open" && after === null) this.#close();
    else if (/open|context|pane/.test(name)) this.open && this.#asked();
    else this.#refresh();
  }

  // ---- What a portal calls

  /** Opens with the panes of a context (or of several), or with one: `show({ pane: "path" })`. */
  async show(what = this.context, { anchor, trigger, query, focus = navigator.userActivation?.isActive ?? true } = {}) {
    const view = what.pane ? { ...what } : { contexts: Array.isArray(what) ? what : what.split(/\s+/).filter(Boolean) };
    const was = this.open;
    if (!was || trigger) {
      this.#expand(false);
      const active = document.activeElement;
      this.#trigger = trigger || (active === document.body ? null : active);
      if (trigger) this.#expand(true);
    }
    view.anchor ??= anchor;
    view.query = query || trigger?.ariaLabel || trigger?.innerText;
    this.#silently(() => {
      if (view.contexts) this.context = view.contexts.join(" ");
      this.open = true;
    });
    this.#place();
    if (!was) this.#emit("open", view);
    if (focus && this.mode !== "inline") this.#ui.title.focus();
    this.#views = [];
    return this.#go(view);
  }

  async hide() {
    this.open = false;
  }

  async toggle(what, options) {
    return this.open ? this.hide() : this.show(what, options);
  }

  async search(query) {
    if (!this.open) await this.show([]);
    return this.#go({ search: query });
  }

  async back() {
    if (this.#views.length > 1) {
      this.#views.pop();
      return this.#go(this.#views.pop(), true);
    }
  }

  /** Loads what is likely to be asked for. */
  async preload(ids) {
    await Promise.all((await this.#find([ids].flat())).map(({ bundle, locale, entry }) => bundle.pane(locale, entry)));
  }

  // ---- Opening and closing

  #silently(action) {
    this.#quiet = true;
    action();
    this.#quiet = false;
  }

  #asked() {
    const pane = this.getAttribute("pane");
    return this.show(pane ? { pane } : this.context, { anchor: this.anchor, focus: false });
  }

  #expand(on) {
    if (!this.#trigger?.dataset.helpContext) return;
    this.#trigger.ariaExpanded = on;
    if (this.id) this.#trigger.setAttribute("aria-controls", this.id);
  }

  /** Puts the frame into the panel of the mode. */
  #place() {
    const { aside, dialog, frame } = this.#frame();
    const modal = this.mode === "dialog" || (this.mode !== "inline" && narrow.matches);
    const panel = modal ? dialog : aside;
    const focused = this.#root.activeElement;
    if (frame.parentNode !== panel) panel.append(frame);
    aside.className = `panel ${modal ? "" : `on ${this.mode}`}`;
    if (modal !== dialog.open) modal ? dialog.showModal() : dialog.close();
    focused?.focus();
  }

  #close() {
    const { dialog, aside } = this.#frame();
    const active = document.activeElement;
    this.#turn++;
    this.#set("closed");
    dialog.close();
    aside.className = "panel";
    this.#expand(false);
    if (active === this || active === document.body) this.#trigger?.focus();
    this.#trigger = null;
    this.#emit("close");
  }

  #emit(name, detail = {}, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`${TAG}-${name}`, { detail, cancelable, bubbles: true, composed: true }));
  }

  /** What is shown, and what `:state()` says of it. */
  #set(state, shown = null) {
    this.#state = state;
    if (state !== "loading") this.#shown = shown;
    this.#ui.body.ariaBusy = state === "loading";
    for (const [name, on] of Object.entries({ loading: state === "loading", fallback: shown?.foreign, stale: shown?.pane.translation?.stale })) {
      this.#states[on ? "add" : "delete"](name);
    }
  }

  // ---- Language

  get #languages() {
    for (let node = this; node; node = node.parentNode || node.host) if (node.lang) return [node.lang];
    return navigator.languages;
  }

  /** The locale that the pane itself speaks. */
  get #locale() {
    const available = Object.keys(HelpPane.texts);
    return relative(this.#languages, available) || this.manifest?.defaultLocale || available[0];
  }

  #text(id, values) {
    const text = own(this.#strings, id) ?? own(HelpPane.texts[this.#locale], id) ?? id;
    return text.replace(/\{(\w+)\}/g, (_, name) => `\u2068${values[name]}\u2069`);
  }

  #refresh() {
    if (!this.#ui) return;
    this.#label();
    if (this.open) {
      this.#place();
      this.#again();
    }
  }

  /** The same view once more. */
  #again(focus) {
    const view = this.#views.pop();
    if (view) {
      view.scroll = this.#ui.body.scrollTop;
      return this.#go(view, focus);
    }
  }

  // ---- The frame

  #frame() {
    if (this.#ui) return this.#ui;
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    this.#root.adoptedStyleSheets = [sheet];
    const button = (name, act) => make("button", { class: `icon ${name}`, part: name, click: act });
    const ui = this.#ui = {
      back: button("back", () => this.back()),
      title: make(`h${this.#level}`, { class: "title", part: "title", id: "title", tabindex: -1 }),
      close: button("close", () => this.hide()),
      input: make("input", { type: "search", maxlength: 200 }),
      status: make("p", { class: "quiet", role: "status" }),
      body: make("div", {
        class: "body", part: "body", tabindex: 0, role: "group", "aria-labelledby": "title",
        click: (event) => this.#clicked(event), pointerover: (event) => this.#pointed(event),
      }),
    };
    ui.form = make("form", { part: "search", role: "search", submit: (event) => this.#search(event), input: () => this.#later(() => this.#search(), 250) }, ui.input);
    ui.frame = make("div", null, make("slot", { name: "header" }), make("div", { class: "bar", part: "header" }, ui.back, ui.title, make("slot", { name: "actions" }), ui.close),
      ui.form, ui.status, ui.body, make("slot", { name: "footer", part: "footer" }));
    ui.frame.style.display = "contents";
    ui.aside = make("aside", { part: "panel", "aria-labelledby": "title" });
    ui.dialog = make("dialog", { class: "panel", part: "panel", "aria-labelledby": "title", closedby: "any", close: () => ui.frame.parentNode === ui.dialog && this.hide() });
    this.#root.append(ui.aside, ui.dialog);
    this.#root.addEventListener("keydown", (event) => this.#key(event));
    this.#label();
    return ui;
  }

  get #level() {
    return this.getAttribute("heading-level") || 2;
  }

  #label() {
    const { back, close, input, form, aside, dialog } = this.#ui;
    back.ariaLabel = back.title = this.#text("pane-back");
    close.ariaLabel = close.title = this.#text("close");
    input.ariaLabel = input.placeholder = this.#text("pane-search");
    form.hidden = this.hasAttribute("no-search") || !this.manifest?.search;
    for (const panel of [aside, dialog]) {
      panel.lang = this.#locale;
      panel.dir = this.manifest?.locales[this.#locale]?.dir || "";
    }
  }

  #key(event) {
    // Esc ends the nearest thing first: a text shown over another, what was typed, the pane.
    if (event.key !== "Escape" || event.target.value) return;
    if (this.#unreveal()) event.preventDefault();
    else if (this.mode !== "inline" && !this.#ui.dialog.open) this.hide();
    else return;
    event.stopPropagation();
  }

  // ---- Going somewhere

  async #open() {
    if (!this.#bundles) {
      const main = await new Bundle(this, new URL(this.src, document.baseURI).href).open(this.version);
      const others = await Promise.allSettled((main.manifest.bundles || []).map((url) => new Bundle(this, new URL(url, main.url).href).open()));
      this.#bundles = [main, ...others.map(({ value }) => value).filter(Boolean)];
      this.#label();
    }
    return this.#bundles.map((bundle) => ({ bundle, locale: bundle.locale(this.#languages) }));
  }

  /** The panes of these ids, best first, of all bundles. An id that is no context may be a pane's. */
  async #find(ids) {
    const open = await this.#open();
    ids = await this.resolver?.(ids, open.map(({ locale }) => locale)) ?? ids;
    const found = await Promise.all(open.map(async ({ bundle, locale }) => {
      const shards = await Promise.all(ids.map((id) => bundle.shard(locale, id)));
      const entries = Object.assign({ __proto__: null }, ...shards.map((shard) => shard.panes));
      return rank(shards.map((shard, i) => look(shard, ids[i]))).map((pane) => ({ ...pane, bundle, locale, entry: entries[pane.id] }));
    }));
    return found.flat().sort((a, b) => b.count - a.count);
  }

  /** Shows a view; what was under way is given up. */
  async #go(view, focus) {
    const turn = ++this.#turn;
    const ui = this.#ui;
    const from = this.#views.at(-1);
    if (from) from.scroll = ui.body.scrollTop;
    if (from?.search && view.search) this.#views.pop();
    this.#views.push(view);
    ui.back.hidden = this.#views.length < 2;
    const { search = "" } = view;
    if (ui.input.value.trim() !== search) ui.input.value = search;
    if (focus) ui.title.focus();
    this.#set("loading");
    const tell = (id, ...more) => {
      ui.status.textContent = this.#text(id);
      this.#fill(this.#text("pane-title"), make("p", null, this.#text(id)), ...more);
    };
    const retry = make("button", { click: () => this.#again(true) }, this.#text("pane-retry"));
    this.#timers.map(clearTimeout);
    const timers = this.#timers = [[200], [6000, retry]].map(([time, ...more]) => setTimeout(tell, time, "pane-loading", ...more));
    const end = () => timers.map(clearTimeout) && turn !== this.#turn;
    try {
      const show = await (view.search ? this.#results(view.search) : view.pane || view.contexts.length ? this.#topic(view) : this.#open().then(() => () => this.#list([])));
      if (end()) return;
      show();
      ui.body.scrollTop = view.scroll || 0;
      if (view.anchor && !view.scroll) this.#jump(view.anchor);
      this.fresh = undefined;
    } catch (error) {
      if (end()) return;
      if (error.status === 404 && !this.fresh) {
        // A newer bundle may have taken the place of the one that was opened.
        this.#bundles = null;
        this.fresh = "reload";
        return this.#again();
      }
      this.fresh = undefined;
      this.#set("error");
      tell("pane-failed", retry);
      this.#emit("error", { error, ...view });
    }
  }

  #fill(title, ...nodes) {
    const ui = this.#ui;
    ui.title.textContent = title;
    ui.title.lang = ui.title.dir = "";
    ui.body.replaceChildren(...nodes.filter(Boolean));
  }

  /** What is there to choose from, with where it stands when two titles are alike. */
  #choices(found) {
    const titles = found.map(({ title }) => title);
    return make("ul", { class: "list", part: "results" }, ...found.map(({ id, title, parts, lang, dir, anchor, bundle, text = titles.filter((t) => t === title).length > 1 && [id] }) =>
      make("li", { part: "result", lang, dir }, make("button", { click: () => this.#visit({ pane: id, anchor, bundle }) }, ...(parts || [title])), text && make("p", null, ...text))));
  }

  #list(found) {
    this.#set("list");
    this.#fill(this.#text("pane-title"), make("slot", { name: "empty" }), this.#choices(found.map((pane) => this.#titled(pane))));
    this.#ui.status.textContent = found.length ? this.#count(found.length) : "";
  }

  #titled({ id, anchor, bundle, locale, entry }) {
    const lang = entry.l || locale;
    return { id, anchor, bundle, title: entry.t, lang, dir: bundle.manifest.locales[lang].dir };
  }

  #count(count) {
    return this.#text("pane-results", { count: count.toLocaleString(this.#locale) });
  }

  async #topic(view) {
    const { pane: name, contexts = [name, name.split("#")[0]] } = view;
    let found = await this.#find(contexts);
    if (name) {
      found = found.filter(({ bundle }) => !view.bundle || bundle === view.bundle).sort((a, b) => (b.id === name.toLowerCase()) - (a.id === name.toLowerCase())).slice(0, 1);
      if (found[0] && found[0].id !== name.toLowerCase()) view.anchor ??= name.split("#")[1];
    }
    if (!found.length) return this.#missing(contexts, view.query);
    const [{ bundle, locale, entry, anchor, count }, ...more] = found;
    if (more[0]?.count >= count) return () => this.#list(found);
    view.anchor ??= anchor;
    const pane = await bundle.pane(locale, entry);
    const { source, translation = {} } = pane;
    const original = source && (source.html || !/^(off)?$/.test(this.bilingual)) && { ...(source.html ? 0 : await bundle.pane(source.locale, { h: entry.o })), ...source };
    return () => {
      const lang = entry.l || locale;
      const foreign = lang !== locale;
      this.#set("ready", { pane, original, foreign, bundle });
      const notes = [
        foreign ? this.#text("pane-fallback", { language: bundle.manifest.locales[lang].name }) : translation.kind === "mt" && this.#text("translated-by-machine"),
        translation.stale && bundle.manifest.stale !== "show" && this.#text("pane-stale"),
      ].filter(Boolean);
      const related = more.length ? more.map((other) => this.#titled(other)) : (pane.related || []).map((other) => ({ ...other, bundle }));
      const article = make("article");
      this.#fill(pane.title,
        notes.length && make("div", { class: "notice", part: "notice" }, ...notes.map((text) => make("p", null, text))),
        source && this.#modes(source),
        pane.toc?.length > 3 && make("details", { class: "toc", part: "toc" }, make("summary", null, this.#text("on-this-page")),
          make("ul", { lang, dir: pane.dir }, ...pane.toc.map(({ anchor: to, text }) => make("li", null, make("a", { href: `#${to}` }, text))))),
        article,
        related.length && make(`h${+this.#level + 1}`, null, this.#text("pane-related")),
        related.length && this.#choices(related),
        this.feedback && make("div", { class: "foot" }, this.#text("pane-helpful"), ...["yes", "no"].map((answer) => make("button", {
          "aria-pressed": false, click: ({ target }) => {
            target.ariaPressed = true;
            this.#emit("feedback", { pane: pane.id, locale: pane.locale, helpful: answer === "yes" });
          },
        }, this.#text(`pane-${answer}`)))),
        /^https?:/.test(pane.canonicalUrl) && make("div", { class: "foot" }, this.#outward(make("a", { href: pane.canonicalUrl }, this.#text("pane-full-page")))));
      this.#draw(article);
      this.#ui.status.textContent = pane.title;
    };
  }

  async #missing(contexts, label) {
    // What to look for instead: the portal's words, those on the button, the ids.
    const query = (label || contexts.join(" ")).slice(0, 99);
    const found = query && !this.#ui.form.hidden && (await this.#look(query).catch(() => 0));
    const tried = (await this.#open()).map(({ locale }) => locale);
    return () => {
      this.#set("missing");
      this.#ui.input.value = query;
      const text = this.#text("pane-missing");
      this.#fill(this.#text("pane-title"), make("p", null, text), make("slot", { name: "empty" }), found && this.#hits(found));
      this.#ui.status.textContent = text;
      this.#emit("missing", { context: contexts.join(" "), contexts, tried });
    };
  }

  #visit(view) {
    if (this.#emit("navigate", { from: this.pane?.id ?? null, to: view.pane, context: this.context }, true)) this.#go(view, true);
  }

  /** A link that leaves the portal. */
  #outward(link) {
    link.target = "_blank";
    link.rel = "noopener";
    link.append(make("span", { class: "quiet" }, ` (${this.#text("pane-new-tab")})`));
    return link;
  }

  // ---- Two languages

  #modes({ blocks, segments }) {
    const modes = { off: "translation", source: "source", side: blocks && "side", hover: segments && "reveal" };
    return make("div", { class: "modes", role: "group", "aria-label": this.#text("view-label") }, ...Object.entries(modes).map(([mode, id]) => id && make("button", {
      "aria-pressed": mode === (this.bilingual || "off"),
      click: async () => {
        this.#silently(() => (this.bilingual = mode));
        await this.#again();
        this.#ui.body.querySelector(".modes [aria-pressed=true]")?.focus();
      },
    }, this.#text(`view-${id}`))));
  }

  /** The article in the mode of reading. */
  #draw(article) {
    const { pane, original, bundle } = this.#shown;
    const mode = original && { source: 1, side: original.blocks, hover: original.segments }[this.bilingual] ? this.bilingual : "";
    const { title } = this.#ui;
    const shown = mode === "source" ? original : pane;
    // Every block with what follows it; first what precedes them all.
    const groups = (html) => [...parse(html, bundle.url).childNodes].reduce((found, node) => {
      if (node.dataset && "b" in node.dataset) found.push([]);
      found.at(-1).push(node);
      return found;
    }, [[]]);
    const mine = groups(pane.html);
    const theirs = mode ? groups(original.html) : [];
    const same = (i) => theirs[i]?.[0]?.dataset && "same" in theirs[i][0].dataset;
    title.textContent = shown.title || pane.title;
    title.lang = article.lang = shown.locale;
    title.dir = article.dir = shown.dir;
    if (mode === "side") {
      article.append(...mine.map((nodes, i) => make("div", { class: "pair" }, make("div", { class: "row" }, make("div", { class: "half" }, ...nodes),
        !same(i) && theirs[i]?.length && make("div", { class: "half", part: "source-segment", lang: original.locale, dir: original.dir }, ...theirs[i])))));
      for (const e of all(".half + .half [id]", article)) e.removeAttribute("id");
    } else {
      article.append(...(mode === "source" ? theirs.map((nodes, i) => (same(i) ? mine[i] : nodes)) : mine).flat());
    }
    for (const heading of all("h2, h3, h4, h5, h6", article)) {
      heading.ariaLevel = +heading.localName[1] + +this.#level - 1;
      heading.tabIndex = -1;
    }
    for (const e of all("pre, table", article)) {
      const box = make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": pane.title });
      e.replaceWith(box);
      box.append(e);
    }
    for (const link of all("a[href^=http]", article)) if (!link.dataset.hpPane && !link.dataset.hpLink) this.#outward(link);
    const blocks = new Map();
    for (const segment of all("[data-s]", article)) {
      segment.part = "segment";
      const block = around(segment);
      blocks.set(block, [...(blocks.get(block) || []), segment]);
    }
    this.#shown.texts = new Map(mode === "hover" ? theirs.flat().flatMap((node) => (node.children ? all("[data-s]", make("div", null, node)) : [])).map((e) => [e.dataset.s, e]) : []);
    if (mode === "hover") {
      for (const [block, segments] of blocks) {
        const ask = make("button", {
          class: "ask", "aria-expanded": false, "aria-label": this.#text("view-source"), lang: this.#locale,
          click: () => {
            const on = ask.ariaExpanded === "true";
            this.#unreveal();
            if (!on) ask.ariaExpanded = this.#reveal(segments, block);
          },
        });
        block.append(ask);
      }
    }
  }

  #unreveal() {
    const cards = all(".original", this.#ui.body);
    for (const e of cards) e.remove();
    for (const e of all(".lit", this.#ui.body)) e.classList.remove("lit");
    for (const e of all(".ask", this.#ui.body)) e.ariaExpanded = false;
    return cards.length;
  }

  /** The original of some segments, under their block and over what follows. */
  #reveal(segments, block) {
    const { texts, original } = this.#shown;
    const parts = [...new Set(segments.map((segment) => texts.get(segment.dataset.s)))].filter(Boolean).flatMap((text) => [text.cloneNode(true), " "]);
    const card = make("div", { class: "original", part: "source-segment", role: "note", lang: original.locale, dir: original.dir }, ...parts);
    if (!parts.length) return false;
    for (const segment of segments) segment.classList.add("lit");
    block.matches("li, td, th, dt, dd") ? block.append(card) : block.after(card);
    return true;
  }

  #later(action, time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, time);
  }

  #pointed({ target, pointerType }) {
    if (pointerType !== "mouse" || !this.#shown?.texts.size || all(".ask[aria-expanded=true]", this.#ui.body).length) return;
    if (target.closest(".original")) return clearTimeout(this.#timer);
    const segment = target.closest("[data-s]");
    this.#later(() => {
      this.#unreveal();
      if (segment?.isConnected) this.#reveal([segment], around(segment));
    }, 300);
  }

  #clicked(event) {
    const link = event.target.closest("a[href]");
    if (!link || !plain(event)) return;
    const { hpPane, hpLink } = link.dataset;
    const href = link.getAttribute("href");
    const inside = hpPane || href[0] === "#";
    if (inside || !this.#emit("link", { href: link.href, kind: hpLink || "external" }, true)) event.preventDefault();
    if (hpPane) this.#visit({ pane: hpPane, bundle: this.#shown.bundle });
    else if (inside) this.#jump(decodeURIComponent(href.slice(1)), true);
  }

  #jump(anchor, focus) {
    const target = this.#root.getElementById(anchored(anchor));
    for (let e = target; e; e = e.parentElement) if (e.localName === "details") e.open = true;
    target?.scrollIntoView();
    if (focus) target?.focus({ preventScroll: true });
  }

  // ---- Search

  #search(event) {
    event?.preventDefault();
    clearTimeout(this.#timer);
    const query = this.#ui.input.value.trim();
    if (query && query !== this.#views.at(-1).search) this.#go({ search: query });
  }

  /** What all bundles find; in the source language where the reader's has nothing. */
  async #look(query) {
    const open = await this.#open();
    const { sourceLocale } = this.manifest;
    for (const source of [false, true]) {
      const lists = await Promise.all(open.map(async ({ bundle, locale }) => {
        const { total, results } = await bundle.search(source ? bundle.manifest.sourceLocale : locale, query);
        return { total, results: results.map((result) => ({ ...result, bundle })) };
      }));
      const total = lists.reduce((sum, list) => sum + list.total, 0);
      if (total || source) return { total, language: source && total && open[0].locale !== sourceLocale && open[0].bundle.manifest.locales[sourceLocale].name, results: lists.flatMap(({ results }) => results).sort((a, b) => b.score - a.score) };
    }
  }

  async #results(query) {
    const found = await this.#look(query);
    return () => {
      this.#set("search");
      const text = found.total ? this.#count(found.total) : this.#text("pane-no-results", { query });
      this.#fill(this.#text("pane-search"), make("p", null, text), found.total ? this.#hits(found) : make("slot", { name: "empty" }));
      this.#ui.status.textContent = text;
      this.#emit("search", { query, total: found.total });
    };
  }

  #hits({ results, language }) {
    const marked = (parts) => parts.map(({ text, hit }) => (hit ? make("mark", null, text) : text));
    return make("div", null, language && make("p", { part: "notice" }, this.#text("pane-fallback", { language })),
      this.#choices(results.map((result) => ({ ...result, id: result.url, parts: [...marked(result.titleParts), result.heading && ` › ${result.heading}`], text: marked(result.excerpt) }))));
  }
}

// Attributes as properties; the last three are there or not.
["src", "context", "anchor", "mode", "bilingual", "theme", "version", "param", "open", "verify", "feedback"].forEach((name, i) => Object.defineProperty(HelpPane.prototype, name, {
  get() { return i > 7 ? this.hasAttribute(name) : this.getAttribute(name) || ""; },
  set(value) { i > 7 ? this.toggleAttribute(name, value) : this.setAttribute(name, value); },
}));

// ---- Calls from before the element was there: (window.helpPane ||= []).push(["show", "7391"]), or .push((pane) => …)

const first = () => [...panes][0];
const call = (pane, entry) => (typeof entry === "function" ? entry(pane) : pane[entry[0]](...entry.slice(1)));
let waiting = [];

// A second bundle's script on the same page: the first serves both, with the texts of both.
const registry = globalThis.customElements;
const element = registry?.get(TAG) || HelpPane;
const { "": names = [], ...texts } = STRINGS;
for (const [tag, list] of Object.entries(texts)) element.texts[tag] ||= Object.fromEntries(names.map((name, i) => [name, list[i]]));
if (registry && element === HelpPane) {
  waiting = [...(globalThis.helpPane || [])];
  globalThis.helpPane = { push: (...entries) => entries.forEach((entry) => (first() ? call(first(), entry) : waiting.push(entry))) };
  registry.define(TAG, HelpPane);
}

export { element as HelpPane };
