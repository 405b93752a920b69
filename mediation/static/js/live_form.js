// <form data-live-url="…">: a moment after the typing stops the form is read by the server, and
// each part of the answer marked data-live takes the place of the element with its id.
import { csrfToken } from "./csrf.js";
import { showNeeded } from "./needs.js";

const QUIET_MS = 500;
// The hidden fields of the page are no words of the person.
const OF_THE_PAGE = ["csrf_token", "form_key"];
const states = new WeakMap();

export function wordsOf(form) {
  const words = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === "string" && !OF_THE_PAGE.includes(name)) words.append(name, value);
  });
  return words;
}

function keepOpen(old, fresh) {
  const before = Array.from(old.querySelectorAll("details"));
  fresh.querySelectorAll("details").forEach((part, place) => {
    if (before[place] && before[place].open) part.open = true;
  });
}

function place(fresh) {
  const old = document.getElementById(fresh.id);
  // What has the focus stays as it is: it is read again with the next words.
  if (!old || old.contains(document.activeElement)) return;
  const part = document.importNode(fresh, true);
  keepOpen(old, part);
  if (!old.isEqualNode(part)) old.replaceWith(part);
}

async function read(form, state) {
  if (state.request) state.request.abort();
  state.request = new AbortController();
  try {
    const answer = await fetch(form.dataset.liveUrl, {
      method: "POST",
      body: wordsOf(form),
      headers: { "X-CSRFToken": csrfToken(), "HX-Request": "true" },
      signal: state.request.signal,
    });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    page.querySelectorAll("[data-live]").forEach(place);
    showNeeded(form);
    form.dispatchEvent(new CustomEvent("live:read", { bubbles: true }));
  } catch (error) {
    // An older request was put aside, or the network is gone: the page keeps what it shows.
    if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
  }
}

function follow(event) {
  const form = event.target.form || (event.target.closest && event.target.closest("form"));
  if (!form || !form.dataset.liveUrl) return;
  const state = states.get(form) || {};
  states.set(form, state);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => read(form, state), QUIET_MS);
}

document.addEventListener("input", follow);
document.addEventListener("change", follow);
