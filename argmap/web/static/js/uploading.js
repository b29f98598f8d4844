// Shows how much of a file has been read, as long as its form is busy: it is sent without leaving the page.
const EVERY = 700; // milliseconds

async function look(address, line, bar) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok || !line.textContent) return;
  bar.value = parseInt(await answer.text(), 10) || 0;
  bar.hidden = false;
  if (line.dataset.reads) return; // said once to those who listen
  line.dataset.reads = "";
  line.textContent = "The file is being read. This may take a while.";
}

function sent({ target: form }) {
  const line = form.querySelector?.("#add-progress");
  if (!form.dataset.progress || !line || line.textContent) return;
  for (const each of form.querySelectorAll(".wrong")) each.remove();
  line.textContent = "Sending …";
  const bar = form.querySelector("progress");
  const stop = () => {
    clearInterval(asking);
    bar.hidden = true;
    line.textContent = "";
    delete line.dataset.reads;
  };
  const asking = setInterval(() => (form.isConnected && form.ariaBusy ? look(form.dataset.progress, line, bar) : stop()), EVERY);
  addEventListener("pagehide", stop, { once: true });
}

export function startUploading() {
  document.addEventListener("submit", sent);
}
