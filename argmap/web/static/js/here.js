// Tells the others that one is here and which claim one has open, and shows who else is.
const [BEAT, REST, SETTLING] = [30_000, 5_000, 700]; // milliseconds
let again = () => {};

/** Looks again who is here, but not too often. */
export const hereAgain = () => again();

const opened = () =>
  new URLSearchParams(location.search).get("focus") ?? location.pathname.match(/\/claims\/([^/]+)$/)?.[1] ?? "";

function tabName() {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((each) => each.toString(16).padStart(2, "0")).join("");
}

function show(box, page) {
  const names = page.querySelector(".names");
  const link = box.querySelector(".here-names");
  link.hidden = !names;
  const shown = document.createElement("span");
  shown.append(...(names?.childNodes ?? []));
  link.replaceChildren(shown);
  link.title = shown.textContent;
}

// Who else has the claim open stands under its words.
function showOpen(by) {
  document.getElementById("open-by")?.remove();
  const others = by.get(opened());
  const claim = document.querySelector("#panel .claim-text, .claim-title");
  if (!others || !claim) return;
  const line = Object.assign(document.createElement("p"), { id: "open-by", className: "open-by", textContent: others });
  line.dataset.kept = "";
  claim.after(line);
}

export function startHere(box) {
  const form = box.querySelector("form[data-presence]");
  if (!form) return;
  let [by, told, timer, looked] = [new Map(), null, 0, 0];
  form.elements.tab.value = tabName();

  async function take(asked) {
    const answer = await asked.catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector(".present")) return;
    by = new Map([...page.querySelectorAll(".open-by [data-claim]")].map((each) => [each.dataset.claim, each.textContent.trim()]));
    show(box, page);
    showOpen(by);
  }

  function sign() {
    form.elements.focus.value = told = opened();
    take(fetch(form.action, { method: "POST", body: new FormData(form) }));
  }

  again = () => {
    const wait = Math.max(0, looked + REST - performance.now()) + Math.random() * 300;
    if (timer) return;
    timer = setTimeout(() => {
      [timer, looked] = [0, performance.now()];
      take(fetch(`${form.action}?part=1`));
    }, wait);
  };

  let settling = 0;
  document.addEventListener("argmap:swapped", () => {
    showOpen(by);
    clearTimeout(settling);
    if (opened() !== told) settling = setTimeout(sign, SETTLING);
  });
  addEventListener("pagehide", () => {
    const words = new FormData(form);
    words.set("leaving", "1");
    navigator.sendBeacon(form.action, words);
  });
  addEventListener("pageshow", (event) => event.persisted && sign());
  setInterval(sign, BEAT);
  sign();
}
