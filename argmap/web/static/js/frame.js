// Brings the claim in focus, or where to begin, into the map's frame, with as much around it as there is room for.
const BEGINNINGS = [".focus", ".claim:is(.added, .changed, .withdrawn)", ".claim:not(.faded).thesis", ".claim:not(.faded)", ".thesis", ".question"];
const PAD = 12;
const WEIGHTS = [[".claim:is(.added, .changed, .withdrawn)", 6], [".thesis, .focus", 3], [".claim", 2], [".fold", 1]];

export function startFrame() {
  const frame = document.getElementById("drawing");
  if (!frame) return;
  centre(frame);
  addEventListener("hashchange", () => location.hash === "#drawing" && centre(frame));
}

// The place on one axis from which most of the things are in sight as a whole, the chosen one always.
export function best(chosen, things, room, wanted, last) {
  const within = (place) => Math.min(Math.max(place, 0), last);
  const [from, to] = [within(chosen.end + PAD - room), within(chosen.start - PAD)];
  if (from > to) return to; // larger than the frame: its beginning
  const places = [wanted, from, to];
  for (const each of things) places.push(each.start - PAD, each.end + PAD - room);
  let [most, nearest, found] = [-1, Infinity, to];
  for (const place of places.map(within)) {
    if (place < from || place > to) continue;
    let seen = 0;
    for (const each of things) if (each.start >= place && each.end <= place + room) seen += each.weight;
    const away = Math.abs(place - wanted);
    if (seen > most || (seen === most && away < nearest)) [most, nearest, found] = [seen, away, place];
  }
  return found;
}

function spans(cards, view, frame) {
  return cards.map((card) => {
    const box = card.getBoundingClientRect();
    const weight = WEIGHTS.find(([sort]) => card.matches(sort))?.[1] ?? 0;
    const [left, top] = [box.left - view.left + frame.scrollLeft, box.top - view.top + frame.scrollTop];
    return {
      across: { start: left, end: left + box.width, weight },
      down: { start: top, end: top + box.height, weight },
    };
  });
}

const middle = ({ start, end }, room) => (start + end - room) / 2;

export function centre(frame) {
  const at = BEGINNINGS.map((sort) => frame.querySelector(`.node${sort}`)).find(Boolean);
  if (!at || !frame.offsetParent && getComputedStyle(frame).position !== "fixed") return;
  const view = frame.getBoundingClientRect();
  const [wide, high] = [frame.clientWidth, frame.clientHeight];
  const [chosen] = spans([at], view, frame);
  const cards = spans([...frame.querySelectorAll(".argument-map .node")], view, frame);
  const focus = at.matches(".focus");
  const left = best(chosen.across, cards.map((card) => card.across), wide, focus ? middle(chosen.across, wide) : chosen.across.start - 24, frame.scrollWidth - wide);
  const beside = cards.filter(({ across }) => across.start >= left && across.end <= left + wide);
  const top = best(chosen.down, beside.map((card) => card.down), high, middle(chosen.down, high), frame.scrollHeight - high);
  frame.scrollTo(left, top);
}
