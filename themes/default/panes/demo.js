/* Of demo/index.html: what a portal does with its help. The buttons with `data-help-context` need no script at all. */
const pane = document.querySelector("help-pane");
const log = document.querySelector(".log");
const root = document.documentElement;
const control = (name) => document.querySelector(`[name="${name}"]`);

// The portal's language is the pane's.
control("language").addEventListener("change", ({ target }) => {
  root.dir = target.selectedOptions[0].dataset.dir;
  root.lang = target.value;
});
control("mode").addEventListener("change", ({ target }) => {
  pane.mode = target.value;
});

// A link to this page with the help open.
for (const link of document.querySelectorAll("[data-address]")) link.search = new URLSearchParams({ help: link.dataset.address });

// What the element tells goes into the log.
const line = (name, detail) => {
  const item = document.createElement("li");
  const code = document.createElement("code");
  code.textContent = JSON.stringify(detail, (key, value) => (value instanceof Error ? String(value) : key === "bundle" ? undefined : value));
  item.append(`${name} `, code);
  log.prepend(item);
  while (log.children.length > 50) log.lastChild.remove();
};
for (const name of ["open", "close", "navigate", "link", "search", "missing", "feedback", "error"]) {
  pane.addEventListener(`help-pane-${name}`, ({ type, detail }) => line(type, detail));
}
