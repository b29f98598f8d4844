// Arrow keys walk the map: left to the target, right to the first premise, up and down to siblings.
import { typing } from "./status.js";

const WAYS = {
  ArrowLeft: "target", ArrowRight: "firstPremise", ArrowUp: "previous", ArrowDown: "next",
};

function card(id) {
  return id ? document.getElementById(`claim-${id}`) : null;
}

// Cards of a column that are no siblings follow each other by their place in it.
function nearby(link, key) {
  const here = link.getBoundingClientRect();
  const down = key === "ArrowDown";
  return [...document.querySelectorAll(".argument-map [data-claim] > a[id]")]
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([each, at]) => each !== link && Math.abs(at.left - here.left) < 40 &&
      (down ? at.top > here.top : at.top < here.top))
    .sort(([, a], [, b]) => Math.abs(a.top - here.top) - Math.abs(b.top - here.top))[0]?.[0];
}

export function startWalk() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const way = WAYS[event.key];
    const link = event.target instanceof Element ? event.target.closest(".argument-map a[id]") : null;
    if (!way || !link) return;
    const upright = way === "previous" || way === "next";
    const next = card(link.dataset[way]) ?? (upright ? nearby(link, event.key) : null) ??
      (way === "target" ? document.getElementById("question") : null) ??
      (link.id === "question" && way === "firstPremise" ? document.querySelector(".argument-map .thesis > a[id]") : null);
    event.preventDefault();
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}
