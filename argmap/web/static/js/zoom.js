// Zooms the map by buttons, by Ctrl and the wheel, and by + − 0 on it; the page itself stays as it is.
import { say, typing } from "./status.js";

const LEGIBLE = 0.67; // a drawing that has to be smaller than this is not shown whole unasked
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];
let size = 1;

function natural(svg) {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  return { width, height };
}

export function zoomTo(wanted, at) {
  const frame = document.getElementById("drawing");
  const svg = frame?.querySelector("svg.argument-map");
  if (!svg) return;
  const before = size;
  size = Math.min(3, Math.max(0.1, wanted));
  const { width, height } = natural(svg);
  const view = frame.getBoundingClientRect();
  const [x, y] = at ? [at.x - view.left, at.y - view.top] : [view.width / 2, view.height / 2];
  const [left, top] = [frame.scrollLeft + x, frame.scrollTop + y];
  svg.setAttribute("width", width * size);
  svg.setAttribute("height", height * size);
  frame.scrollTo((left * size) / before - x, (top * size) / before - y);
  const shown = document.querySelector('[data-zoom="reset"]');
  if (shown) shown.textContent = `${Math.round(size * 100)}%`;
}

function step(up) {
  const next = up ? STEPS.find((s) => s > size + 0.01) : STEPS.findLast((s) => s < size - 0.01);
  if (next) zoomTo(next);
}

function fit(least = 0) {
  const frame = document.getElementById("drawing");
  const svg = frame?.querySelector("svg.argument-map");
  if (!svg) return;
  const { width, height } = natural(svg);
  const wanted = Math.min(1, (frame.clientWidth - 24) / width, (frame.clientHeight - 8) / height);
  if (wanted >= least) zoomTo(wanted);
}

const DO = { in: () => step(true), out: () => step(false), reset: () => zoomTo(1), fit: () => fit() };
const KEYS = { "+": "in", "=": "in", "-": "out", "−": "out", 0: "reset" };

export function again() {
  if (size !== 1) zoomTo(size);
}

export function startZoom() {
  const frame = document.getElementById("drawing");
  const group = document.querySelector(".zoom");
  if (!frame || !group) return;
  group.hidden = frame.querySelector("svg.argument-map") === null;
  if ("fit" in frame.dataset && frame.clientWidth) fit(LEGIBLE);
  group.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (!button) return;
    DO[button.dataset.zoom]();
    say(`The map is at ${Math.round(size * 100)} percent.`);
  });
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomTo(size * Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
  }, { passive: false });
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !(event.key in KEYS)) return;
    event.preventDefault();
    DO[KEYS[event.key]]();
  });
}
