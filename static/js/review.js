// Reviewing a draft: what is typed is saved and checked at once, a cell and its place in the source
// light each other up, and keys lead from one place to look at to the next. The focus never jumps.
const source = document.querySelector("#source .source-text");
const pane = document.getElementById("source");
const form = document.getElementById("desk");
const said = document.getElementById("said");
const place = document.getElementById("place");
const sideBySide = window.matchMedia("(min-width: 64rem)");
const isCell = (element) => element?.matches?.("#desk td input");

// --- a cell and its place in the source ---
const starts = (pane.dataset.pages || "").split(" ").filter(Boolean).map((pair) => pair.split(":").map(Number));

// The page on which a place stands, scrolled as far down as the text before it lets expect.
const showPage = (start) => {
  const pages = document.querySelector("#original[open] .original-pages");
  const at = starts.findLastIndex(([first]) => first <= start);
  const page = pages && at >= 0 && document.getElementById(`page-${starts[at][1]}`);
  if (!page) return;
  const [first] = starts[at];
  const [last] = starts[at + 1] ?? [source.textContent.length];
  const down = page.offsetHeight * (start - first) / Math.max(1, last - first);
  pages.scrollTo({ top: page.offsetTop - pages.offsetTop + down - pages.clientHeight / 2 });
};

const lightUp = (input) => {
  source.querySelector("mark.chosen")?.classList.remove("chosen");
  const mark = document.getElementById(input.dataset.source ?? "");
  if (!mark) return;
  mark.classList.add("chosen");
  showPage(Number(mark.id.slice(1)));
  if (!sideBySide.matches) return;
  const line = mark.closest(".source-line");
  source.scrollTo({ top: line.offsetTop - source.offsetTop - source.clientHeight / 3 });
};

const cellOf = (mark) => document.getElementById(`id_${mark.querySelector("a")?.hash.slice(1)}`);

const toCell = (mark) => {
  const input = cellOf(mark);
  if (!input) return;
  if (!sideBySide.matches) location.hash = "tables";
  input.focus();
  input.select();
};

const toSource = (input) => {
  const link = document.querySelector(`[id="${input.dataset.source}"] a`);
  if (!link) return;
  if (!sideBySide.matches) location.hash = input.dataset.source;
  link.focus();
};

form.addEventListener("focusin", ({ target }) => {
  if (isCell(target)) lightUp(target);
});

source.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (!mark || !cellOf(mark)) return;
  event.preventDefault();
  toCell(mark);
});

document.getElementById("original")?.addEventListener("toggle", () => {
  const mark = source.querySelector("mark.chosen");
  if (mark) showPage(Number(mark.id.slice(1)));
});

// --- saving without leaving the page ---
const isTyped = (input) => input.value !== input.defaultValue;

const renewCell = (cell, fresh) => {
  const input = cell.querySelector("input");
  const renewed = fresh.querySelector("input");
  cell.className = fresh.className;
  const keeps = input === document.activeElement || (isTyped(input) && input.value !== renewed.value);
  if (!keeps) {
    cell.replaceChildren(...fresh.childNodes);
    return;
  }
  input.defaultValue = renewed.defaultValue;
  for (const name of ["aria-invalid", "aria-describedby"]) {
    if (renewed.hasAttribute(name)) input.setAttribute(name, renewed.getAttribute(name));
    else input.removeAttribute(name);
  }
  for (const other of [...cell.childNodes]) if (other !== input) other.remove();
  const around = [...fresh.childNodes];
  const at = around.indexOf(renewed);
  input.before(...around.slice(0, at));
  input.after(...around.slice(at + 1));
};

const renew = (page) => {
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(part.id);
    if (fresh && !part.contains(document.activeElement)) part.replaceChildren(...fresh.childNodes);
  }
  for (const input of page.querySelectorAll("#desk input[type=hidden], form input[name=version]")) {
    for (const held of document.getElementsByName(input.name)) held.value = input.value;
  }
  for (const cell of form.querySelectorAll("td.number[id]")) {
    const fresh = page.getElementById(cell.id);
    if (fresh && fresh.outerHTML !== cell.outerHTML) renewCell(cell, fresh);
  }
  for (const mark of source.querySelectorAll("mark")) {
    const fresh = page.getElementById(mark.id);
    if (fresh) mark.className = fresh.className + (mark.classList.contains("chosen") ? " chosen" : "");
  }
  const told = [...page.querySelectorAll("main > .notices[role=status] p, #refused .notice > p")];
  const standing = document.getElementById("standing").textContent.trim();
  const unseen = document.createElement("span");  // it is shown beside already
  unseen.className = "visually-hidden";
  unseen.textContent = ` ${standing}`;
  said.replaceChildren(told.map(sentence).join(" · "), unseen);
};

const sentence = (notice) =>
  [...notice.childNodes].filter((part) => part.nodeName !== "B").map((part) => part.textContent).join("").trim();

let turn = Promise.resolve();
let isLeaving = false;

const send = (action) => {
  turn = turn.then(async () => {
    if (isLeaving) return;
    const typed = new FormData(form);
    typed.set("action", action);
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: typed });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const name = page.querySelector("h1")?.textContent;
    if (page.getElementById("desk") && name === document.querySelector("h1").textContent) {
      renew(page);
      return;
    }
    isLeaving = true;
    location.assign(answer.url);
  }).catch(() => { said.textContent = form.dataset.failed; });
  return turn;
};

form.addEventListener("change", ({ target }) => {
  if (isCell(target) && isTyped(target)) send("save");
});

form.addEventListener("submit", (event) => {
  const action = event.submitter?.value;
  if (action !== "save" && action !== "undo") return;
  if (identityIsTyped()) return;
  event.preventDefault();
  send(action);
});

const identityIsTyped = () =>
  [...form.querySelectorAll("fieldset :is(input, select)")].some((field) =>
    field.matches("select") ? field.selectedOptions[0]?.defaultSelected === false && field.value : isTyped(field));

// --- keys ---
const order = ["unread", "flagged.error", "flagged.warning", "flagged.info"];
const toLookAt = () => [
  ...["id_agency", "id_year"].map((id) => document.getElementById(id)).filter((field) => field && !field.value),
  ...new Set(order.flatMap((kind) => [...form.querySelectorAll(`td.${kind} > input`)])),
];

const step = (by) => {
  const places = toLookAt();
  if (!places.length) {
    place.textContent = "0 / 0";
    return;
  }
  const here = places.indexOf(document.activeElement);
  const at = here < 0 ? (by > 0 ? 0 : places.length - 1) : (here + by + places.length) % places.length;
  if (!sideBySide.matches) location.hash = "tables";
  places[at].focus();
  places[at].select();
  places[at].scrollIntoView({ block: "center" });
  place.textContent = `${at + 1} / ${places.length}`;
};

const press = (action) => form.querySelector(`button.button[value="${action}"]`)?.click();

const across = () => {
  const here = document.activeElement;
  if (isCell(here)) toSource(here);
  else if (here.closest("mark")) toCell(here.closest("mark"));
};

const KEYS = {
  n: () => step(1),
  b: () => step(-1),
  s: across,
  u: () => press("undo"),
  k: () => press("pass_over"),
  p: () => { document.activeElement.blur(); turn.then(() => press("publish_next")); },
};

const keysOn = document.getElementById("keys");
keysOn.checked = localStorage.getItem("review-keys") !== "off";
keysOn.addEventListener("change", () => localStorage.setItem("review-keys", keysOn.checked ? "on" : "off"));

const isForWords = (element) => element.matches("textarea, select, input:not([type=checkbox])") && !isCell(element);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !keysOn.checked || isForWords(event.target)) return;
  const act = KEYS[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});

// Enter and the arrows step along a column as in a spreadsheet.
const STEPS = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };

form.addEventListener("keydown", (event) => {
  const by = STEPS[event.key];
  if (!by || !isCell(event.target)) return;
  event.preventDefault();
  const column = event.target.name.split(".").at(-1);
  const cells = [...event.target.closest("table").querySelectorAll(`td input[name$=".${column}"]`)];
  const next = cells[cells.indexOf(event.target) + by];
  next?.focus();
  next?.select();
});

// --- who looks at it ---
const MINUTE = 60_000;

const sign = async () => {
  if (document.hidden || isLeaving) return;
  const token = new FormData();
  token.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const answer = await fetch(form.dataset.claim, { method: "POST", body: token }).catch(() => null);
  if (!answer?.ok) return;
  const held = await answer.json();
  if (!held.mine && !document.querySelector("[data-held]")) said.textContent = `${form.dataset.taken} ${held.by}`;
};

if (form.dataset.claim) {
  sign();
  setInterval(sign, MINUTE);
}

// --- leaving with numbers unsaved is asked about ---
document.addEventListener("submit", (event) => { isLeaving = !event.defaultPrevented; });
window.addEventListener("beforeunload", (event) => {
  const fields = [...form.querySelectorAll("td input, .field input:not([name^='new-'])")];
  if (!isLeaving && fields.some(isTyped)) event.preventDefault();
});
