// Brings in what others change, without taking focus or place, and says calmly when that cannot be done.
import { hear } from "./hearing.js";
import { hereAgain, startHere } from "./here.js";
import { announce, note } from "./news.js";
import { standIn } from "./fresh.js";
import { bringIn } from "./swap.js";

const LOST = "Offline: changes of others are not shown; your words are kept.";
const MARKED = 5_000; // milliseconds
const AGAIN = 3_000;

const read = (numbers) => numbers.split(":").map(Number);
const isNewer = ([revision, activity], [than, happened]) => revision > than || (revision === than && activity > happened);

function mark(ids) {
  const shown = ids.map(standIn).filter(Boolean);
  for (const each of shown) each.classList.add("brought");
  setTimeout(() => shown.forEach((each) => each.classList.remove("brought")), MARKED);
}

export function startLive() {
  const box = document.getElementById("here");
  if (!box) return;
  const { map, root } = box.dataset;
  let [at, wanted, busy] = [read(box.dataset.at), read(box.dataset.at), false];

  async function bring() {
    const [since, goal] = [at[0], wanted];
    const changed = await bringIn().catch(() => null);
    if (!changed) return false;
    if (isNewer(goal, at)) at = goal;
    mark(changed);
    document.dispatchEvent(new CustomEvent("argmap:changed", { detail: { revision: goal[0] } }));
    if (goal[0] > since) announce(`${root}/debates/${map}/news`, since);
    return true;
  }

  async function catchUp() {
    if (busy || document.hidden) return;
    busy = true;
    let done = true;
    while (done && isNewer(wanted, at)) done = await bring();
    busy = false;
    if (!done) setTimeout(catchUp, AGAIN);
  }

  function state({ lost }) {
    note(lost ? LOST : "");
    box.dataset.hears = lost ? "no" : "yes";
  }

  document.addEventListener("visibilitychange", catchUp);
  hear(map, root, (message) => {
    if (message.kind === "here") hereAgain();
    else if (message.kind === "state") state(message);
    else {
      const numbers = read(message.numbers);
      if (isNewer(numbers, wanted)) wanted = numbers;
      catchUp();
    }
  });
  startHere(box);
}
