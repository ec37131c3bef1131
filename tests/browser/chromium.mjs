// Chromium over its debugging pipe, without anything between: a browser, and pages as readers have them.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const FLAGS = [
  "--headless", "--no-sandbox", "--remote-debugging-pipe", "--hide-scrollbars", "--disable-gpu",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
  "--no-first-run", "--lang=en-US",
  // A mouse, which a machine without a screen lacks.
  "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
  // Whatever a page asks another host for is asked in vain.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** How long anything is waited for, in milliseconds: a loaded machine may take long over one page. */
export const PATIENCE = 180_000;

/** A running browser. `send(method, params, session)` speaks to it; `close()` ends it. */
export async function chromium() {
  const profile = mkdtempSync(path.join(tmpdir(), "diglot-browser-"));
  const child = spawn(process.env.CHROMIUM || "chromium", [...FLAGS, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const waiting = new Map();
  const listeners = new Map();
  let id = 0;
  let ended = null;
  const end = (why) => {
    ended = new Error(`Chromium ended: ${why}`);
    for (const { no } of waiting.values()) no(ended);
    waiting.clear();
  };
  child.on("error", (error) => end(error.message));
  child.on("exit", (code) => end(`exit ${code}`));
  child.stdio[3].on("error", () => {});
  let rest = Buffer.alloc(0);
  child.stdio[4].on("data", (data) => {
    rest = Buffer.concat([rest, data]);
    for (let at; (at = rest.indexOf(0)) >= 0; rest = rest.subarray(at + 1)) {
      const message = JSON.parse(rest.subarray(0, at).toString());
      if (!message.id) {
        for (const listener of listeners.get(message.sessionId) || []) listener(message.method, message.params);
        continue;
      }
      const { ok, no } = waiting.get(message.id) || {};
      waiting.delete(message.id);
      message.error ? no?.(new Error(message.error.message)) : ok?.(message.result);
    }
  });
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((ok, no) => {
      if (ended) return no(ended);
      waiting.set(++id, { ok, no });
      setTimeout(() => no(new Error(`no answer to ${method}`)), PATIENCE).unref();
      child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  const on = (sessionId, listener) => listeners.set(sessionId, [...(listeners.get(sessionId) || []), listener]);
  const close = async () => {
    if (!ended) {
      const gone = new Promise((ok) => child.on("exit", ok));
      await send("Browser.close").catch(() => {});
      await gone;
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { send, on, close };
}

/** Keys by the names that tests use. */
const KEYS = {
  Tab: ["Tab", 9],
  Enter: ["Enter", 13, "\r"],
  Escape: ["Escape", 27],
  Space: [" ", 32, " "],
  End: ["End", 35],
  Home: ["Home", 36],
  ArrowLeft: ["ArrowLeft", 37],
  ArrowUp: ["ArrowUp", 38],
  ArrowRight: ["ArrowRight", 39],
  ArrowDown: ["ArrowDown", 40],
};

export const pause = (milliseconds) => new Promise((ok) => setTimeout(ok, milliseconds));

/**
 * A page in a browser profile of its own: nothing is remembered from another. A guise has `width`, `height`, `dark`,
 * `script` (false: none is run), `print`, `forced` (colours), `still` (reduced motion), `touch`.
 */
export async function open(browser, guise = {}) {
  const { browserContextId } = await browser.send("Target.createBrowserContext");
  const { targetId } = await browser.send("Target.createTarget", { url: "about:blank", browserContextId });
  const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true });
  const send = (method, params) => browser.send(method, params, sessionId);
  const problems = [];
  const requests = [];
  let loaded = () => {};
  browser.on(sessionId, (method, params) => {
    if (method === "Runtime.exceptionThrown") problems.push(params.exceptionDetails.exception?.description || params.exceptionDetails.text);
    if (method === "Log.entryAdded") problems.push(`${params.entry.text} ${params.entry.url || ""}`);
    if (method === "Runtime.consoleAPICalled") problems.push(`console.${params.type}: ${params.args.map((a) => a.value).join(" ")}`);
    if (method === "Network.requestWillBeSent") requests.push(params.request.url);
    if (method === "Page.loadEventFired") loaded();
    if (method === "Fetch.requestPaused") {
      send("Fetch.fulfillRequest", { requestId: params.requestId, responseCode: 200, body: Buffer.from("<p>stub").toString("base64") }).catch(() => {});
    }
  });
  const media = [
    { name: "prefers-color-scheme", value: guise.dark ? "dark" : "light" },
    { name: "forced-colors", value: guise.forced ? "active" : "none" },
    { name: "prefers-reduced-motion", value: guise.still ? "reduce" : "no-preference" },
  ];
  await Promise.all([
    send("Page.enable"),
    send("Runtime.enable"),
    send("Log.enable"),
    send("Network.enable"),
    send("Emulation.setDeviceMetricsOverride", {
      width: guise.width || 1440, height: guise.height || 900, deviceScaleFactor: 1, mobile: !!guise.touch,
    }),
    send("Emulation.setEmulatedMedia", { media: guise.print ? "print" : "", features: media }),
    send("Emulation.setTouchEmulationEnabled", { enabled: !!guise.touch }),
    send("Emulation.setFocusEmulationEnabled", { enabled: true }),
    send("Emulation.setScriptExecutionDisabled", { value: guise.script === false }),
  ]);

  const page = {
    send,
    problems,
    requests,
    /** Runs a function of the page with JSON arguments. */
    async run(action, ...args) {
      const expression = `(${action})(...${JSON.stringify(args)})`;
      const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true, userGesture: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description || exceptionDetails.text);
      return result.value;
    },
    async go(url) {
      const done = new Promise((ok, no) => {
        loaded = ok;
        setTimeout(() => no(new Error(`${url} is not loaded`)), PATIENCE).unref();
      });
      done.catch(() => {});
      const { errorText, loaderId } = await send("Page.navigate", { url });
      if (errorText) throw new Error(`${url}: ${errorText}`);
      // Another place of the same page is not loaded.
      if (loaderId) await done;
      // The page's own script has not been run and will not be; the tests' may.
      if (guise.script === false) await send("Emulation.setScriptExecutionDisabled", { value: false });
      await page.frame();
    },
    /** Waits until the page has been drawn, twice. */
    frame: () => page.run(() => new Promise((ok) => requestAnimationFrame(() => requestAnimationFrame(() => ok(true))))),
    /** Waits until the function gives something true, and gives it. */
    async until(action, ...args) {
      for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(25)) {
        const value = await page.run(action, ...args).catch(() => null);
        if (value) return value;
      }
      throw new Error(`in vain: ${action}`);
    },
    async key(name, modifiers = 0) {
      const [key, code, text] = KEYS[name] || [name, name.toUpperCase().charCodeAt(0), name];
      const event = { key, code: KEYS[name] ? name : undefined, windowsVirtualKeyCode: code, modifiers };
      await send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", text, ...event });
      await send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
    },
    async type(text) {
      for (const letter of text) await page.key(letter);
    },
    mouse: (x, y, type = "mouseMoved", more = {}) => send("Input.dispatchMouseEvent", { type, x, y, ...more }),
    async click(x, y) {
      await page.mouse(x, y);
      for (const type of ["mousePressed", "mouseReleased"]) await page.mouse(x, y, type, { button: "left", clickCount: 1 });
    },
    async tap(x, y) {
      await send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
      await send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    },
    /** The middle of the first line of an element, scrolled into view. */
    place: (selector, nth = 0) => page.run((selector, nth) => {
      const element = document.querySelectorAll(selector)[nth];
      if (!element) throw new Error(`there is no ${selector}`);
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const box = element.getClientRects()[0];
      return [box.x + Math.min(box.width / 2, 40), box.y + box.height / 2];
    }, selector, nth),
    async press(selector, nth = 0) {
      await page.click(...(await page.place(selector, nth)));
      await page.frame();
    },
    async pdf(name) {
      const { data } = await send("Page.printToPDF", { printBackground: true, preferCSSPageSize: true });
      writeFileSync(path.join(process.env.SCREENSHOTS, `${name}.pdf`), Buffer.from(data, "base64"));
    },
    /** Keeps what is seen: the window, or with `whole` all of the page. */
    async shot(name, { whole = false } = {}) {
      const { cssContentSize: size } = await send("Page.getLayoutMetrics");
      const clip = whole ? { x: 0, y: 0, width: size.width, height: Math.min(size.height, 6000), scale: 1 } : undefined;
      const { data } = await send("Page.captureScreenshot", { captureBeyondViewport: whole, clip, optimizeForSpeed: true });
      const folder = process.env.SCREENSHOTS;
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${name}.png`), Buffer.from(data, "base64"));
    },
    allow: (...permissions) => browser.send("Browser.grantPermissions", { browserContextId, permissions }),
    close: () => browser.send("Target.disposeBrowserContext", { browserContextId }),
  };
  return page;
}
