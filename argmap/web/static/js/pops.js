// Open pop-ups close by Escape, by a click elsewhere, and when another opens.
function close(except) {
  for (const pop of document.querySelectorAll("details.pop[open]")) if (pop !== except) pop.open = false;
}

export function startPops() {
  document.addEventListener("click", (event) => {
    close(event.target instanceof Element ? event.target.closest("details.pop") : null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const pop = document.querySelector("details.pop[open]");
    if (pop) {
      pop.open = false;
      pop.querySelector("summary").focus();
    } else if (location.hash === "#tools" || location.hash === "#drawing") location.hash = "#main";
  });
}
