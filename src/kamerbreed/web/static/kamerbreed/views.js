// SPDX-FileCopyrightText: 2026 The Kamerbreed authors
// SPDX-License-Identifier: EUPL-1.2
// Views of a list under names of the reader's own. They stay in this browser: nothing of it goes to the server.

const MOST_VIEWS = 50;
const box = document.getElementById("views");
const key = `kamerbreed.views.${box?.dataset.kind}`;

function isView(one) {
  return typeof one?.name === "string" && typeof one?.query === "string";
}

// What others wrote there, or a browser that keeps nothing, must not stop the page.
function read() {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(found) ? found.filter(isView) : [];
  } catch {
    return [];
  }
}

function write(views) {
  try {
    localStorage.setItem(key, JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}

function canKeep() {
  try {
    localStorage.setItem(`${key}.try`, "1");
    localStorage.removeItem(`${key}.try`);
    return true;
  } catch {
    return false;
  }
}

// Only fields of an address, of this very page: a kept text leads nowhere else.
function address(view) {
  const fields = new URLSearchParams(view.query).toString();
  return fields ? `${location.pathname}?${fields}` : location.pathname;
}

function say(template, name) {
  return template.replace("{name}", () => name);
}

function start() {
  const texts = box.dataset;
  const form = box.querySelector("form");
  const name = form.querySelector("input");
  const list = box.querySelector("ul");
  const status = box.querySelector("[role=status]");

  function remove(view) {
    const left = read().filter((one) => one.name !== view.name);
    status.textContent = say(write(left) ? texts.removed : texts.failed, view.name);
    show();
    (list.querySelector("a") ?? name).focus();
  }

  function line(view) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = address(view);
    link.textContent = view.name;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "utrecht-button";
    button.textContent = texts.remove;
    button.setAttribute("aria-label", say(texts.removeOne, view.name));
    button.addEventListener("click", () => remove(view));
    item.append(link, " ", button);
    return item;
  }

  function show() {
    list.replaceChildren(...read().map(line));
    list.hidden = !list.childElementCount;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = name.value.trim();
    if (!wanted) return;
    const others = read().filter((one) => one.name !== wanted);
    if (others.length >= MOST_VIEWS) {
      status.textContent = texts.full;
      return;
    }
    const views = [...others, { name: wanted, query: location.search }];
    views.sort((one, other) => one.name.localeCompare(other.name, document.documentElement.lang));
    status.textContent = say(write(views) ? texts.kept : texts.failed, wanted);
    name.value = "";
    show();
  });

  show();
  box.hidden = false;
}

if (box && canKeep()) start();
