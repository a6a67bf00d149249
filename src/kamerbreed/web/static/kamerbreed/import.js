// SPDX-FileCopyrightText: 2026 The Kamerbreed authors
// SPDX-License-Identifier: EUPL-1.2

// Tells how far an import is without asking for the whole page; without scripts the page asks for itself.

const EVERY_MS = 1000;
const going = document.getElementById("going");
const text = going?.querySelector("[role=status]");
const bar = going?.querySelector("progress");

function show(progress) {
  text.textContent = progress.text;
  if (progress.total) {
    bar.max = progress.total;
    bar.value = progress.done;
  } else {
    bar.removeAttribute("value");
  }
}

async function look() {
  try {
    const answer = await fetch(going.dataset.told, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    const progress = await answer.json();
    if (!progress.going) {
      location.assign(going.dataset.here);
      return;
    }
    show(progress);
  } catch {
    // The server may be restarting; the page keeps what it last knew, and asks again.
  }
  setTimeout(look, EVERY_MS);
}

if (going) setTimeout(look, EVERY_MS);
