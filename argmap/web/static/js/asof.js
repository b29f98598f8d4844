// The slider shows its year while it moves, and submits its form once it has come to rest.
import { forget } from "./swap.js";

const REST = 200; // milliseconds

export function startAsOf() {
  let resting = 0;
  document.addEventListener("input", (event) => {
    const slider = event.target;
    if (slider.id !== "asof") return;
    clearTimeout(resting);
    forget(); // an answer on its way would put back the year it was asked for
    slider.form.querySelector("output").value = slider.value;
  });
  document.addEventListener("change", (event) => {
    const slider = event.target;
    if (slider.id !== "asof") return;
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (slider.value === slider.max) slider.disabled = true; // all years: leave it out of the address
      slider.form.requestSubmit();
      slider.disabled = false;
    }, REST);
  });
}
