// Folds and unfolds all replies of the outline.
import { say } from "./status.js";

export function startFolds() {
  const group = document.querySelector(".folds");
  if (!group) return;
  group.hidden = false;
  group.addEventListener("click", (event) => {
    const button = event.target.closest("[data-fold]");
    if (!button) return;
    const open = button.dataset.fold === "none";
    for (const under of document.querySelectorAll("details.under")) under.open = open;
    say(open ? "All replies are shown." : "All replies are folded.");
  });
  openTarget();
  addEventListener("hashchange", openTarget);
}

// A link to a claim inside folded replies opens them.
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = target?.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  target?.scrollIntoView({ block: "nearest" });
}
