// Offers the time zone of this computer where one is to be chosen; for something new it stands there at once.
const zoneHere = () => {
  try {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  } catch {
    return "";
  }
};

function offer(select) {
  const here = zoneHere();
  const known = [...select.options].some((each) => each.value === here);
  if (!known || select.value === here || select.nextElementSibling?.matches(".zone-here")) return;
  const text = `Take ${here.replaceAll("_", " ")}, as on this computer`;
  if (select.dataset.zone === "set" && select.value === "UTC") {
    select.value = here;
    return;
  }
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn zone-here", textContent: text });
  button.addEventListener("click", () => {
    select.value = here;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    button.remove();
    select.focus();
  });
  select.after(button);
}

export function startZone() {
  for (const select of document.querySelectorAll("select[data-zone]")) offer(select);
}
