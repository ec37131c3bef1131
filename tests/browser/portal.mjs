// A portal and the host of its help, each on an origin of its own: answers can be late, fail, or be forbidden.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import path from "node:path";

const TYPES = { css: "text/css", html: "text/html; charset=utf-8", js: "text/javascript", json: "application/json", png: "image/png", svg: "image/svg+xml" };

/** Serves files: an object of path → bytes, or a folder. `host.delay` (ms) and `host.fail` (path → status) may be set. */
export async function host(files, headers = {}) {
  const self = { files, headers, delay: 0, fail: () => 0, seen: [] };
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://host");
    let name = url.pathname.slice(1) || "index.html";
    try {
      name = decodeURIComponent(name);
    } catch {
      // A name that no file has.
    }
    const wait = typeof self.delay === "function" ? self.delay(name) : self.delay;
    // A browser asks for the icon whenever it has time: no test counts it.
    if (name !== "icon.svg") self.seen.push(name);
    setTimeout(() => {
      const status = self.fail(name);
      let body = null;
      try {
        body = typeof self.files === "string" ? readFileSync(path.join(self.files, path.normalize(name))) : self.files[name];
      } catch {}
      if (status === "drop") return request.socket.destroy();
      response.writeHead(status || (body == null ? 404 : 200), { "content-type": TYPES[path.extname(name).slice(1)] || "application/octet-stream", "x-content-type-options": "nosniff", "cache-control": "no-store", ...self.headers });
      response.end(status ? "" : body ?? "");
    }, wait);
  });
  await new Promise((ok) => server.listen(0, "127.0.0.1", ok));
  self.url = `http://127.0.0.1:${server.address().port}/`;
  self.origin = self.url.slice(0, -1);
  self.close = () => {
    server.closeAllConnections?.();
    server.close();
  };
  return self;
}

/** The policy of docs/panes.md: nothing but what a pane needs, from the origins given. */
export const policy = (...origins) => {
  const from = ["'self'", ...origins].join(" ");
  return `default-src 'none'; script-src ${from}; style-src 'self'; connect-src ${from}; img-src ${from}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types help-pane`;
};

/** A page of a portal. `pane`: attributes of its <help-pane>; `script`: of the element's script. */
export const page = ({ lang = "en-US", dir = "ltr", src, script = "", pane = 'src="/help/manifest.json"', inside = "", body = "", panes = "" }) => `<!DOCTYPE html>
<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Portal</title>
<link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/portal.css"><script src="/portal.js"></script><script type="module" src="${src}" ${script}></script></head>
<body><main><h1>Berths</h1><p><button id="one" data-help-context="7391">Mooring help</button> <button id="two" data-help-context="no-such-1">Weather forecast</button> <a id="three" href="https://help.example.com/" data-help-context="light">Lights</a> <button id="four">By script</button></p>
<p><input aria-label="Boat"></p>${body}</main>
<help-pane id="help" ${pane}>${inside}</help-pane>${panes}</body></html>`;

/** What a portal looks like: in the dark, too. */
export const STYLE = ":root { color-scheme: light dark } body { color: CanvasText; background: Canvas } a { color: LinkText } :is(button, input, a) { min-height: 24px; display: inline-block } @media (prefers-color-scheme: dark) { body { background: #111; color: #eee } a { color: #8cf } }";

/** Keeps the events of the panes. */
export const PORTAL = `window.events = []; for (const name of ["open", "close", "navigate", "link", "search", "missing", "feedback", "error"])
  addEventListener("help-pane-" + name, (e) => { events.push([name, JSON.parse(JSON.stringify(e.detail, (k, v) => v instanceof Error || v instanceof Response ? String(v.status || v.message) : k === "bundle" ? undefined : v))]); if (window.forbid === name) e.preventDefault(); });
addEventListener("securitypolicyviolation", (e) => console.error("csp " + e.violatedDirective + " " + e.blockedURI));`;
