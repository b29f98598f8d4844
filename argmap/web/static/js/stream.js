// The stream that one tab holds for all: it tells of every map that the browser has open.
const GRACE = 4_000; // milliseconds: a server that is started again is back by then
const AGAIN = 60_000;
const GATHERING = 150;

/** Opens the stream and gives what it says; returns what takes word of tabs that open and close. */
export function lead(root, give) {
  const [tabs, last] = [new Map(), new Map()];
  let [source, open, soon, losing] = [null, "", 0, 0];

  const state = (more) => {
    clearTimeout(losing);
    give({ kind: "state", lost: false, crowded: false, ...more });
  };
  const losingSoon = () => {
    clearTimeout(losing);
    losing = setTimeout(() => give({ kind: "state", lost: true, crowded: false }), GRACE);
  };

  function connect() {
    const maps = [...new Set(tabs.values())].sort().join(",");
    if (maps === open || !maps) return;
    open = maps;
    source?.close();
    source = new EventSource(`${root}/events?maps=${maps}`);
    source.addEventListener("open", () => state());
    source.addEventListener("rev", ({ data }) => {
      const [map, numbers] = data.split(" ");
      last.set(map, numbers);
      give({ kind: "rev", map, numbers });
    });
    source.addEventListener("here", ({ data }) => give({ kind: "here", map: data }));
    source.addEventListener("error", ({ target }) => {
      if (target.readyState !== EventSource.CLOSED) return losingSoon(); // it tries again by itself
      state({ crowded: true }); // no stream is to be had: every tab asks for itself, for a while
      setTimeout(() => { open = ""; connect(); }, AGAIN * (0.75 + Math.random() / 2));
    });
  }

  return ({ kind, tab, map }) => {
    if (kind === "close") return tabs.delete(tab); // the stream may go on telling of a map that nobody has open
    tabs.set(tab, map);
    if (source?.readyState === EventSource.OPEN) { // what happened since its page was made
      state();
      if (last.has(map)) give({ kind: "rev", map, numbers: last.get(map) });
    }
    clearTimeout(soon);
    soon = setTimeout(connect, GATHERING);
  };
}
