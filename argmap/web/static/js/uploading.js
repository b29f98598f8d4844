// Says how much of a file has been read, while its page waits for the answer.
const EVERY = 700; // milliseconds

async function look(address, line) {
  const answer = await fetch(address).catch(() => null);
  if (answer?.ok) line.textContent = `Reading the file: ${await answer.text()}`;
}

export function startUploading() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const line = form.querySelector?.("#add-progress");
    if (!form.dataset.progress || !line) return;
    line.textContent = "Sending …";
    const asking = setInterval(() => look(form.dataset.progress, line), EVERY);
    addEventListener("pagehide", () => clearInterval(asking), { once: true });
  });
}
