// diglot serve: reloads the page when the site has changed, and shows what was found in it. The server adds this to
// pages on their way out; it is no part of the site.
"use strict";
(() => {
  const version = document.currentScript.dataset.version;

  // Where the reader was: the heading above the top of the window, and how far below it. What is written further up
  // does not move the place. Address and storage of the site are left alone; this lasts for one reload.
  const PLACE = "diglot.serve.place";
  const SHUT = "diglot.serve.shut";
  const OPEN = "diglot.serve.open";
  const store = {
    get(key) {
      try {
        return sessionStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        if (value === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, value);
      } catch {}
    },
  };
  const top = (element) => element.getBoundingClientRect().top;

  function keepPlace() {
    const headings = [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)[id]")];
    const above = headings.filter((heading) => top(heading) <= 1).at(-1);
    const place = { page: location.pathname, x: scrollX, y: scrollY, id: above?.id, below: above ? -top(above) : 0 };
    store.set(PLACE, JSON.stringify(place));
  }

  function findPlace() {
    let place = null;
    try {
      place = JSON.parse(store.get(PLACE));
    } catch {}
    store.set(PLACE, null);
    if (!place || place.page !== location.pathname) return;
    let moved = false;
    for (const own of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      addEventListener(own, () => (moved = true), { once: true, passive: true });
    }
    const go = () => {
      if (moved) return;
      const heading = place.id && document.getElementById(place.id);
      const y = heading ? scrollY + top(heading) + place.below : place.y;
      scrollTo({ left: place.x, top: y, behavior: "instant" });
    };
    go();
    // Pictures and the reader's mode may change the height until then, and browsers have their own idea of the place.
    const late = () => requestAnimationFrame(go);
    if (document.readyState === "complete") late();
    else addEventListener("load", late);
  }

  // The panel.
  const host = document.createElement("diglot-serve");
  host.lang = "en";
  host.dir = "ltr";
  const root = host.attachShadow({ mode: "open" });
  const make = (name, props, ...children) => {
    const element = Object.assign(document.createElement(name), props);
    element.append(...children);
    return element;
  };
  const list = make("ul", {});
  const closePanel = make("button", { type: "button", textContent: "Close" });
  const title = make("h2", { id: "title" });
  const panel = make("section", { className: "panel", hidden: true, id: "panel", tabIndex: -1 });
  panel.append(make("div", { className: "head" }, title, closePanel), list);
  panel.setAttribute("aria-labelledby", "title");
  const badge = make("button", { type: "button", className: "badge", hidden: true });
  badge.setAttribute("aria-controls", "panel");
  const said = make("div", { className: "silent" });
  said.setAttribute("role", "status");
  const errorText = make("pre", {});
  const closeError = make("button", { type: "button", textContent: "Dismiss" });
  const errorTitle = make("h2", { textContent: "The site cannot be built; this is how it was before" });
  const error = make("section", { className: "error", hidden: true });
  error.append(make("div", { className: "head" }, errorTitle, closeError), errorText);
  error.setAttribute("role", "alert");
  const corner = make("aside", { className: "corner", ariaLabel: "diglot serve" }, said, panel, badge);
  const style = make("link", { rel: "stylesheet", href: "/_diglot/reload.css" });
  // Nothing is shown without its style.
  corner.hidden = true;
  style.addEventListener("load", () => (corner.hidden = false));
  root.append(style, error, corner);

  function toggle(open) {
    panel.hidden = !open;
    badge.setAttribute("aria-expanded", String(open));
  }
  badge.addEventListener("click", () => {
    if (findings.length === 0) return;
    toggle(panel.hidden);
    store.set(OPEN, panel.hidden ? null : "yes");
  });
  function shut() {
    toggle(false);
    store.set(OPEN, null);
    badge.focus();
  }
  closePanel.addEventListener("click", shut);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && shut());
  closeError.addEventListener("click", () => {
    store.set(SHUT, errorText.textContent);
    error.hidden = true;
  });

  let findings = [];
  const count = () => `${findings.length || "No"} finding${findings.length === 1 ? "" : "s"}`;
  function showFindings() {
    const bad = findings.filter((f) => f.severity === "critical" || f.severity === "major").length;
    badge.textContent = count();
    badge.className = bad ? "badge bad" : "badge";
    badge.hidden = findings.length === 0;
    title.textContent = `${count()} on this page`;
    list.replaceChildren(
      ...findings.map((f) => {
        const place = f.at ? `${f.file}:${f.at.join(":")}` : f.file;
        const item = make("li", { className: f.severity });
        item.append(make("span", { className: "severity", textContent: f.severity }), " ");
        item.append(make("code", { textContent: f.code }), make("p", { textContent: f.message }));
        if (f.hint) item.append(make("p", { className: "hint", textContent: f.hint }));
        item.append(make("p", {}, make("code", { textContent: place })));
        return item;
      }),
    );
    toggle(findings.length > 0 && store.get(OPEN) === "yes");
  }

  function showError(text) {
    if (text === null) store.set(SHUT, null);
    if (errorText.textContent !== (text ?? "")) errorText.textContent = text ?? "";
    error.hidden = text === null || store.get(SHUT) === text;
  }

  let leaving = false;
  function hear(event) {
    const state = JSON.parse(event.data);
    if (state.version !== version) {
      if (leaving) return;
      leaving = true;
      keepPlace();
      location.reload();
      return;
    }
    if (JSON.stringify(state.findings) !== JSON.stringify(findings)) {
      findings = state.findings;
      said.textContent = `${count()} on this page`;
    }
    showFindings();
    showError(state.error);
  }

  function lose() {
    badge.textContent = "diglot serve does not answer";
    badge.className = "badge lost";
    badge.hidden = false;
    toggle(false);
  }

  // Browsers open few connections to a server: a page that nobody sees keeps none, and hears the news when it is seen.
  let stream = null;
  function listen() {
    if (document.visibilityState === "hidden") {
      stream?.close();
      stream = null;
    } else if (!stream) {
      stream = new EventSource(`/_diglot/events?page=${encodeURIComponent(location.pathname)}`);
      stream.addEventListener("state", hear);
      stream.addEventListener("error", () => {
        if (leaving) return;
        lose();
        if (stream?.readyState !== EventSource.CLOSED) return;
        // This one gave up.
        stream = null;
        setTimeout(listen, 2000);
      });
    }
  }
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => {
    leaving = true;
    stream?.close();
    stream = null;
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    leaving = false;
    listen();
  });

  document.body.append(host);
  findPlace();
  listen();
})();
