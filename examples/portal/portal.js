// Loads the element that the bundle names, with its integrity: the portal is not released anew when the help is.
const base = new URL("/help/", location);
const { element } = await (await fetch(new URL("manifest.json", base))).json();
const script = Object.assign(document.createElement("script"), { type: "module", integrity: element.integrity, crossOrigin: "anonymous" });
// Under Trusted Types an address of a script is made by a policy: only this one is.
const policy = globalThis.trustedTypes?.createPolicy("portal", { createScriptURL: (url) => url });
const address = new URL(element.src, base).href;
script.src = policy ? policy.createScriptURL(address) : address;
document.head.append(script);

// Calls wait until it is there.
(window.helpPane ||= []).push((pane) => {
  // Links that the docset says are the portal's own go through the portal's router.
  pane.addEventListener("help-pane-link", (event) => {
    if (event.detail.kind === "portal") {
      event.preventDefault();
      history.pushState(null, "", event.detail.href);
    }
  });
  // A context id that the bundle does not know: worth a line in the portal's own log.
  pane.addEventListener("help-pane-missing", (event) => console.info("no help for", event.detail.context));
});
