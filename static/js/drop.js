// Files dropped on [data-drop] are chosen in the input it names; what is chosen is said, and what is
// too much before it is sent.
const drop = document.querySelector("[data-drop]");
const input = document.getElementById(drop.dataset.drop);
const chosen = drop.querySelector("[data-chosen]");
const names = 5;

const say = () => {
  const files = [...input.files];
  chosen.hidden = !files.length;
  const first = files.slice(0, names).map((file) => file.name);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const together = `${(size / 2 ** 20).toFixed(1)} MB`;
  chosen.textContent = `${first.join(" · ")}${files.length > names ? ` … (${files.length})` : ""} · ${together}`;
  const { mostFiles, mostBytes, tooMuch } = drop.dataset;
  const fits = files.length <= Number(mostFiles) && size <= Number(mostBytes);
  input.setCustomValidity(fits ? "" : tooMuch);
  if (!fits) input.reportValidity();
};

input.form.addEventListener("submit", () => {
  if (!input.files.length) return;
  chosen.textContent = drop.dataset.sending;
  input.form.setAttribute("aria-busy", "true");
});

drop.querySelector("[data-invitation]").hidden = false;
input.addEventListener("change", say);

for (const kind of ["dragenter", "dragover"]) {
  drop.addEventListener(kind, (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.add("over");
  });
}
drop.addEventListener("dragleave", (event) => {
  if (!drop.contains(event.relatedTarget)) drop.classList.remove("over");
});
drop.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  drop.classList.remove("over");
  const together = new DataTransfer();
  for (const file of [...input.files, ...event.dataTransfer.files]) together.items.add(file);
  input.files = together.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
