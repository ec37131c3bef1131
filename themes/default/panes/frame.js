/* Of frame.html: the help of a context in a frame, for portals that take no script from elsewhere. The address says what
   is shown: ?context=7391&lang=sv, or ?pane=path. It speaks with the portal's page only if that page's origin is on the
   list of frame.html, by messages { hp: 1, type, payload }:
   to the portal    ready { version }, resize { height }, navigate { contexts, pane, title, locale, state }
   from the portal  navigate { context | pane, anchor, lang } */
const pane = document.querySelector("help-pane");
const query = new URLSearchParams(location.search);
const allowed = document.querySelector('meta[name="help-pane-origins"]').content.split(" ").filter(Boolean);

/** The origin of the page around this one, if it may be spoken with. */
const portal = (() => {
  if (parent === self) return null;
  const origin = location.ancestorOrigins?.[0] ?? URL.parse(document.referrer)?.origin;
  return allowed.includes(origin) ? origin : null;
})();
const tell = (type, payload) => portal && parent.postMessage({ hp: 1, type, payload }, portal);

const text = (value) => (typeof value === "string" ? value.slice(0, 500) : "");
const show = ({ context, pane: id, anchor, lang }) => {
  if (text(lang)) document.documentElement.lang = text(lang);
  return pane.show(text(id) ? { pane: text(id), anchor: text(anchor) || undefined } : text(context), { anchor: text(anchor) || undefined, focus: false });
};

let last = "";
const changed = () => {
  const { state, pane: shown } = pane;
  const now = { contexts: pane.context.split(" ").filter(Boolean), pane: shown?.id ?? null, title: shown?.title ?? null, locale: shown?.locale ?? null, state };
  if (state !== "loading" && last !== (last = JSON.stringify(now))) tell("navigate", now);
};

addEventListener("message", (event) => {
  const { data } = event;
  if (event.source !== parent || !portal || event.origin !== portal || data?.hp !== 1) return;
  const { context, pane: id } = data.payload ?? {};
  if (data.type === "navigate" && (text(context) || text(id))) show(data.payload);
});

customElements.whenDefined("help-pane").then(async () => {
  const panel = pane.shadowRoot;
  new MutationObserver(changed).observe(panel, { subtree: true, childList: true, characterData: true });
  await show(Object.fromEntries(query));
  const height = () => tell("resize", { height: Math.ceil(document.documentElement.getBoundingClientRect().height) });
  new ResizeObserver(height).observe(document.documentElement);
  tell("ready", { version: 1 });
  height();
  changed();
});
