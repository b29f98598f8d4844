// Hears of what happens on a map: over one stream for all tabs of the browser, or by asking every few seconds.
import { lead } from "./stream.js";
import { poll } from "./polling.js";

const NAME = "argmap:live";

/** Calls ``heard`` with messages: ``{kind: "rev", numbers}``, ``{kind: "here"}`` and ``{kind: "state", lost}``. */
export function hear(map, root, heard) {
  const asking = poll(`${root}/debates/${map}/now`, heard);
  addEventListener("offline", () => heard({ kind: "state", lost: true }));
  addEventListener("online", () => asking.once());
  if (!navigator.locks || !window.BroadcastChannel) return asking.start(); // not over plain HTTP from elsewhere
  const channel = new BroadcastChannel(NAME);
  const tab = Math.random().toString(36).slice(2);
  const hello = () => channel.postMessage({ kind: "open", tab, map });
  let leading = null;
  const take = (message) => {
    if (message.kind === "state") message.crowded ? asking.start() : asking.stop();
    if (message.kind === "state" || message.map === map) heard(message);
  };
  channel.addEventListener("message", ({ data }) => {
    if (data.kind === "who") hello();
    else if (data.kind === "open" || data.kind === "close") leading?.(data);
    else take(data);
  });
  addEventListener("pagehide", () => channel.postMessage({ kind: "close", tab }));
  addEventListener("pageshow", (event) => event.persisted && [hello(), asking.once()]);
  hello();
  navigator.locks.request(NAME, () => new Promise(() => { // held until the tab is closed; then another one leads
    leading = lead(root, (message) => [channel.postMessage(message), take(message)]);
    leading({ kind: "open", tab, map });
    channel.postMessage({ kind: "who" });
  }));
}
