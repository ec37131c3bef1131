/* For the page around frame.html, if it likes to speak with it: the height of the frame follows what is in it.

   import { helpFrame } from "./frame-host.js";
   const help = helpFrame(document.querySelector("iframe"), { onnavigate: ({ title }) => … });
   help.show({ context: "7391", lang: "sv" });

   Only messages of this very frame, from the origin of its address, are heard; answers go to that origin alone. */
export const helpFrame = (frame, { onready, onnavigate, maxHeight = 4000 } = {}) => {
  const { origin } = new URL(frame.src, document.baseURI);
  const waiting = [];
  let ready = false;
  const send = (payload) => frame.contentWindow.postMessage({ hp: 1, type: "navigate", payload }, origin);
  const heard = (event) => {
    const { data } = event;
    if (event.source !== frame.contentWindow || event.origin !== origin || data?.hp !== 1) return;
    const payload = data.payload ?? {};
    if (data.type === "ready") {
      ready = true;
      waiting.splice(0).forEach(send);
      onready?.(payload);
    } else if (data.type === "resize" && Number.isFinite(payload.height)) {
      frame.style.height = `${Math.min(Math.max(payload.height, 0), maxHeight)}px`;
    } else if (data.type === "navigate") {
      onnavigate?.(payload);
    }
  };
  addEventListener("message", heard);
  return {
    /** Shows `{ context }` or `{ pane, anchor }`, in `lang`. Before the frame is ready: as soon as it is. */
    show: (payload) => (ready ? send(payload) : waiting.push(payload)),
    /** Hears no more. */
    close: () => removeEventListener("message", heard),
  };
};
