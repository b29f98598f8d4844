// Shows how much of a file has been read, while its page waits for the answer; a double click sends it once.
const EVERY = 700; // milliseconds

async function look(address, line, bar) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return;
  bar.value = parseInt(await answer.text(), 10) || 0;
  bar.hidden = false;
  if (line.dataset.reads) return; // said once to those who listen
  line.dataset.reads = "";
  line.textContent = "The file is being read. This may take a while.";
}

function sent(event) {
  const form = event.target;
  const line = form.querySelector?.("#add-progress");
  if (!form.dataset.progress || !line) return;
  if (form.ariaBusy) return event.preventDefault();
  form.ariaBusy = "true";
  line.textContent = "Sending …";
  const bar = form.querySelector("progress");
  const asking = setInterval(() => look(form.dataset.progress, line, bar), EVERY);
  const stop = () => {
    clearInterval(asking);
    form.ariaBusy = null;
    bar.hidden = true;
    line.textContent = "";
    delete line.dataset.reads;
  };
  addEventListener("pagehide", stop, { once: true });
}

export function startUploading() {
  document.addEventListener("submit", sent);
}
