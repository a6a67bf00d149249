// SPDX-FileCopyrightText: 2026 The Kamerbreed authors
// SPDX-License-Identifier: EUPL-1.2
// One key: a slash goes to the search field, unless somebody is writing.

const search = document.getElementById("search");

function writing(element) {
  return element.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || writing(event.target)) return;
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
});
