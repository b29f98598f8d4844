// Holds what is looked at in its place while the page around it changes.
const ANCHORS = ".argument-map .focus, .argument-map [data-claim], .row[id], [data-kept], .para[id], #panel section[aria-labelledby]";

const scroller = (node) => {
  for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement;
};

const frameOf = (box) => box === document.scrollingElement
  ? { top: 0, left: 0, bottom: innerHeight, right: innerWidth } : box.getBoundingClientRect();

// The first thing whose top is in sight of what scrolls it: a card in focus before others, what is written in before all.
function anchorOf(box, things) {
  const view = frameOf(box);
  const inSight = (each) => {
    const { top, left, width } = each.getBoundingClientRect();
    return width > 0 && top >= view.top - 1 && top < view.bottom && left >= view.left - 1 && left < view.right;
  };
  const active = document.activeElement;
  const chosen = things.find((each) => each.contains(active) && inSight(each)) ??
    things.find((each) => each.matches(".focus") && inSight(each)) ?? things.find(inSight);
  return chosen && { box, chosen, at: chosen.getBoundingClientRect(), scrolled: [box.scrollLeft, box.scrollTop] };
}

/** Remembers where things are; what it returns puts them back there, as far as there is room. */
export function hold() {
  const boxes = new Map();
  for (const each of document.querySelectorAll(ANCHORS)) {
    if (each.closest(".on-paper")) continue;
    const box = scroller(each);
    if (!boxes.has(box)) boxes.set(box, []);
    boxes.get(box).push(each);
  }
  const held = [...boxes].map(([box, things]) => anchorOf(box, things)).filter(Boolean);
  return () => {
    for (const { box, chosen, at, scrolled } of held) {
      if (!chosen.isConnected) {
        box.scrollTo(...scrolled);
        continue;
      }
      const now = chosen.getBoundingClientRect();
      box.scrollBy(now.left - at.left, now.top - at.top);
    }
  };
}
