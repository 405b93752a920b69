// Repeated groups (templates/components/rows.html): add from the <template>, remove with undo.
const FIELDS = "input:not([type=hidden]):not([disabled]), select, textarea";

function within(group, selector) {
  // Rows may hold rows of their own: take only what belongs to this group.
  return Array.from(group.querySelectorAll(selector)).filter(
    (element) => element.closest("[data-rows]") === group,
  );
}

function rename(text, from, to) {
  return text.split(" ").map((part) => {
    const hash = part.startsWith("#") ? "#" : "";
    const word = part.slice(hash.length);
    return word === from || word.startsWith(from + "-") ? hash + to + word.slice(from.length) : part;
  }).join(" ");
}

function renameAll(root, from, to) {
  root.querySelectorAll("*").forEach((element) => {
    Array.from(element.attributes).forEach((attribute) => {
      if (attribute.name === "value" && element.tagName !== "BUTTON") return;
      const renamed = rename(attribute.value, from, to);
      if (renamed !== attribute.value) attribute.value = renamed;
    });
    if (element.tagName === "TEMPLATE") renameAll(element.content, from, to);
  });
}

function liveRows(group) {
  return within(group, "[data-row]");
}

function indexOf(name) {
  return Number(name.slice(name.lastIndexOf("-") + 1));
}

function nextIndex(group, rows) {
  const highest = Math.max(-1, Number(group.dataset.rowsHighest || -1), ...rows.map((row) => indexOf(row.dataset.row)));
  group.dataset.rowsHighest = String(highest + 1);
  return highest + 1;
}

function refresh(group) {
  const rows = liveRows(group);
  rows.forEach((row, place) => {
    const number = row.querySelector("[data-row-number]");
    if (number) number.textContent = String(place + 1);
  });
  const keep = Number(group.dataset.rowsKeep || 0);
  within(group, "[data-row-remove]").forEach((button) => { button.hidden = rows.length <= keep; });
  const most = Number(group.dataset.rowsMax || 0);
  within(group, "[data-rows-add]").forEach((button) => { button.disabled = most > 0 && rows.length >= most; });
}

function tell(group, text) {
  const place = within(group, "[data-rows-status]")[0];
  if (place) place.textContent = text;
}

function announceChange(element) {
  element.dispatchEvent(new Event("change", { bubbles: true }));
}

function add(group) {
  const blank = within(group, "template[data-rows-blank]")[0];
  if (!blank) return false;
  const rows = liveRows(group);
  const copy = document.importNode(blank.content, true);
  renameAll(copy, blank.dataset.rowsBlank, group.dataset.rows + "-" + nextIndex(group, rows));
  const row = copy.querySelector("[data-row]");
  // A table line stands in a table of its own inside the template; only the line is taken.
  within(group, "[data-rows-list]")[0].appendChild(row);
  refresh(group);
  row.querySelectorAll("[data-rows]").forEach(refresh);
  if (window.htmx) window.htmx.process(row);
  const first = row.querySelector(FIELDS);
  if (first) first.focus();
  tell(group, "已添加第 " + (rows.length + 1) + " 行");
  announceChange(group);
  return true;
}

function placeholder(row, number) {
  const line = row.tagName === "TR";
  const note = document.createElement(line ? "tr" : "p");
  const text = line ? note.appendChild(document.createElement("td")) : note;
  if (line) text.colSpan = row.children.length;
  note.classList.add(line ? "row-removed-line" : "row-removed");
  text.append("已删除第 " + number + " 行。");
  const undo = document.createElement("button");
  undo.type = "button";
  undo.className = "btn btn-link btn-sm";
  undo.textContent = "撤销";
  text.append(undo);
  return { note, undo };
}

function remove(row) {
  const group = row.closest("[data-rows]");
  const { note, undo } = placeholder(row, liveRows(group).indexOf(row) + 1);
  nextIndex(group, liveRows(group));
  row.replaceWith(note);
  refresh(group);
  tell(group, "已删除，可撤销");
  announceChange(group);
  undo.focus();
  undo.addEventListener("click", () => {
    note.replaceWith(row);
    refresh(group);
    announceChange(group);
    const first = row.querySelector(FIELDS);
    if (first) first.focus();
  });
}

document.addEventListener("click", (event) => {
  const adder = event.target.closest("[data-rows-add]");
  if (adder && add(adder.closest("[data-rows]"))) event.preventDefault();
  const remover = event.target.closest("[data-row-remove]");
  if (!remover) return;
  event.preventDefault();
  remove(remover.closest("[data-row]"));
});

document.querySelectorAll("[data-rows]").forEach(refresh);
