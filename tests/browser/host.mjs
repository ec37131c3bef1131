// A web host that sends what docs/configuration.md tells hosts to send: the strict policy, and no more than files.
import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";

const TYPES = {
  css: "text/css", html: "text/html; charset=utf-8", js: "text/javascript", jpg: "image/jpeg", json: "application/json",
  md: "text/markdown; charset=utf-8", png: "image/png", svg: "image/svg+xml", txt: "text/plain; charset=utf-8",
};

/** The policy as the documentation has it. */
export const POLICY = readFileSync(new URL("../../docs/configuration.md", import.meta.url), "utf8")
  .match(/^Content-Security-Policy: (.+)$/m)[1];

/** Serves a folder on this computer. What is not there gets the 404 page of its locale. */
export async function serve(folder, policy = POLICY) {
  if (!folder) throw new Error("OWN_SITE and ALL_SITE name the sites; `cargo test browser` builds and names them");
  const file = (name) => {
    try {
      return statSync(name).isFile() ? readFileSync(name) : null;
    } catch {
      return null;
    }
  };
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://host").pathname).replace(/\/$/, "/index.html");
    const [, locale] = name.split("/");
    let body = file(path.join(folder, path.normalize(name)));
    const lost = body === null;
    if (lost) body = file(path.join(folder, locale, "404.html")) ?? file(path.join(folder, "404.html")) ?? "";
    response.writeHead(lost ? 404 : 200, {
      "content-type": TYPES[lost ? "html" : path.extname(name).slice(1)] || "application/octet-stream",
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    response.end(body);
  });
  await new Promise((ok) => server.listen(0, "127.0.0.1", ok));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
