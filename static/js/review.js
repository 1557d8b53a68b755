// The cell that has the focus lights up the place where its number stands in the source, and a place
// that is pressed gives the focus to its cell. Whoever leaves with numbers unsaved is asked.
const source = document.querySelector("#source .source-text");
const form = document.querySelector("#tables form");
const sideBySide = window.matchMedia("(min-width: 64rem)");

const lightUp = (input) => {
  source.querySelector("mark.chosen")?.classList.remove("chosen");
  const mark = document.getElementById(input.dataset.source ?? "");
  if (!mark) return;
  mark.classList.add("chosen");
  if (!sideBySide.matches) return;
  const line = mark.closest(".source-line");
  source.scrollTo({ top: line.offsetTop - source.offsetTop - source.clientHeight / 3 });
};

form.addEventListener("focusin", ({ target }) => {
  if (target.matches("td input")) lightUp(target);
});

source.addEventListener("click", (event) => {
  const link = event.target.closest("mark a");
  const input = link && document.getElementById(`id_${link.hash.slice(1)}`);
  if (!input || !sideBySide.matches) return;
  event.preventDefault();
  input.focus();
  input.select();
});

// Enter steps down a column as in a spreadsheet; saving is a button.
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("td input")) return;
  event.preventDefault();
  const column = event.target.name.split(".").at(-1);
  const cells = [...event.target.closest("table").querySelectorAll(`td input[name$=".${column}"]`)];
  cells.at(cells.indexOf(event.target) + 1)?.focus();
});

const unsaved = () => [...form.querySelectorAll("td input, .field input:not([name^='new-'])")]
  .some((input) => input.value !== input.defaultValue);
let sending = false;
document.addEventListener("submit", () => { sending = true; });
window.addEventListener("beforeunload", (event) => {
  if (!sending && unsaved()) event.preventDefault();
});
