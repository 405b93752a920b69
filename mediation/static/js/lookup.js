// <input data-lookup-url="…" data-lookup-target="id of a hidden input">: records found while typing.
// GET url?q=text answers JSON [{id, label, detail, fields}]. Choosing puts the label in the box, the
// id in the hidden input, and each of `fields` into the sibling field of that name in the same row.
// Typing afterwards empties the hidden input, because the words no longer mean that record.
const QUIET_MS = 200;
const states = new WeakMap();
let serial = 0;

function build(input) {
  const list = document.createElement("ul");
  serial += 1;
  list.id = "lookup-" + serial;
  list.className = "lookup-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "查找结果");
  list.hidden = true;
  const told = document.createElement("p");
  told.className = "visually-hidden";
  told.setAttribute("role", "status");
  input.after(list, told);
  Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })
    .forEach(([name, value]) => input.setAttribute(name, value));
  return { list, told, items: [], active: -1, timer: 0, request: null };
}

function stateOf(input) {
  if (!states.has(input)) states.set(input, build(input));
  return states.get(input);
}

function close(input) {
  const state = stateOf(input);
  state.list.hidden = true;
  state.active = -1;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function mark(input, place) {
  const state = stateOf(input);
  state.active = place;
  Array.from(state.list.children).forEach((option, number) => {
    option.setAttribute("aria-selected", String(number === place));
    if (number !== place) return;
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  });
}

function optionFor(item, id) {
  const option = document.createElement("li");
  option.id = id;
  option.setAttribute("role", "option");
  option.append(item.label);
  if (item.detail) {
    const detail = document.createElement("span");
    detail.className = "lookup-detail";
    detail.textContent = item.detail;
    option.append(detail);
  }
  return option;
}

function show(input, items) {
  const state = stateOf(input);
  state.items = items;
  state.active = -1;
  state.list.textContent = "";
  items.forEach((item, place) => state.list.append(optionFor(item, state.list.id + "-" + place)));
  const empty = input.dataset.lookupEmpty || "没有找到。";
  if (!items.length) {
    const none = document.createElement("li");
    none.className = "lookup-none";
    none.setAttribute("role", "option");
    none.setAttribute("aria-disabled", "true");
    none.textContent = empty;
    state.list.append(none);
  }
  state.told.textContent = items.length ? "找到 " + items.length + " 条，用上下键选择" : empty;
  state.list.hidden = false;
  input.setAttribute("aria-expanded", "true");
}

async function search(input) {
  const state = stateOf(input);
  const text = input.value.trim();
  if (text.length < Number(input.dataset.lookupLeast || 2)) {
    close(input);
    return;
  }
  if (state.request) state.request.abort();
  state.request = new AbortController();
  const url = new URL(input.dataset.lookupUrl, document.baseURI);
  url.searchParams.set("q", text);
  try {
    const response = await fetch(url, {
      headers: { Accept: "application/json" }, credentials: "same-origin", signal: state.request.signal,
    });
    const items = response.ok ? await response.json() : [];
    if (response.ok && document.activeElement === input) show(input, items);
  } catch (error) {
    // Aborted by further typing, or the network is away: the box stays a plain text box.
    if (error.name !== "AbortError") close(input);
  }
}

function hiddenFor(input) {
  return document.getElementById(input.dataset.lookupTarget);
}

function announce(field) {
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function fillSiblings(input, fields) {
  const prefix = input.name.slice(0, input.name.lastIndexOf("-") + 1);
  Object.entries(fields || {}).forEach(([name, value]) => {
    const field = input.form && input.form.elements[prefix + name];
    if (!field) return;
    field.value = value === null ? "" : value;
    if (field instanceof Element) announce(field);
  });
}

function choose(input, place) {
  const item = stateOf(input).items[place];
  if (!item) return;
  input.value = item.label;
  fillSiblings(input, item.fields);
  const hidden = hiddenFor(input);
  if (hidden) hidden.value = item.id;
  close(input);
  stateOf(input).told.textContent = "已选 " + item.label;
  announce(input);
}

function isLookup(target) {
  return target.matches && target.matches("input[data-lookup-url]");
}

document.addEventListener("input", (event) => {
  if (!isLookup(event.target)) return;
  const hidden = hiddenFor(event.target);
  if (hidden) hidden.value = "";
  // While a Chinese input method is composing, the box holds pinyin, not the name.
  if (event.isComposing) return;
  const state = stateOf(event.target);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => search(event.target), QUIET_MS);
});

document.addEventListener("compositionend", (event) => {
  if (isLookup(event.target)) search(event.target);
});

document.addEventListener("keydown", (event) => {
  if (!isLookup(event.target) || event.isComposing) return;
  const input = event.target;
  const state = stateOf(input);
  const count = state.items.length;
  const open = !state.list.hidden;
  if (event.key === "ArrowDown" && !open) search(input);
  else if (!open) return;
  else if (event.key === "ArrowDown" && count) mark(input, (state.active + 1) % count);
  else if (event.key === "ArrowUp" && count) mark(input, (state.active - 1 + count) % count);
  else if (event.key === "Enter" && state.active >= 0) choose(input, state.active);
  else if (event.key === "Escape") close(input);
  else return;
  event.preventDefault();
  event.stopPropagation();
});

document.addEventListener("mousedown", (event) => {
  const option = event.target.closest(".lookup-list [role=option]");
  if (!option) return;
  // Taken on mousedown, before the box loses the focus and the list is closed.
  event.preventDefault();
  const input = document.querySelector('[aria-controls="' + option.parentElement.id + '"]');
  choose(input, Array.from(option.parentElement.children).indexOf(option));
});

document.addEventListener("focusin", (event) => {
  if (isLookup(event.target)) stateOf(event.target);
});

document.addEventListener("focusout", (event) => {
  if (isLookup(event.target)) close(event.target);
});
