// Plays the growth of a map: step after step until the last one, in place; the space bar plays and pauses.
import { say, typing } from "./status.js";
import { forget, go } from "./swap.js";

const REST = 250; // milliseconds that the slider rests before its revision is shown
let timer = 0;
let playing = false;
let turn = 0; // of playing: a step on its way belongs to one

const part = (name) => document.getElementById(`replay-${name}`);

function show() {
  const button = part("play");
  if (!button) return;
  button.hidden = false;
  button.closest("form").querySelector(".pace").hidden = false;
  button.textContent = playing ? "Pause" : part("forward").href ? "Play" : "Play again";
  button.setAttribute("aria-pressed", String(playing));
}

function pause(sentence) {
  clearTimeout(timer);
  turn += 1;
  playing = false;
  show();
  if (sentence) say(sentence);
}

async function step() {
  const next = part("forward")?.href;
  if (!next) return pause("This is the map as it is now.");
  const [open, mine] = [document.getElementById("replay"), turn];
  await go(new URL(next), { push: false });
  if (mine !== turn || document.getElementById("replay") !== open) return;
  history.replaceState({ map: true }, "", next);
  show();
  timer = setTimeout(step, Number(part("pace").value));
}

async function toggle() {
  if (playing) {
    forget();
    return pause("Paused.");
  }
  playing = true;
  show();
  say("Playing.");
  if (!part("forward").href) await go(new URL(part("first").href), { push: false });
  step();
}

export function startReplay() {
  if (!part("play")) return;
  show();
  document.addEventListener("argmap:swapped", show);
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.id === "replay-play") toggle();
    else if (playing && target.closest("a[href]")) pause();
  });
  document.addEventListener("input", ({ target }) => {
    if (target.id !== "replay-at") return;
    pause();
    target.form.querySelector("output").firstChild.textContent = `${target.value} `;
    timer = setTimeout(() => target.form.requestSubmit(), REST);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.target instanceof Element && event.target.closest("a, button, summary")) return;
    event.preventDefault();
    toggle();
  });
}
