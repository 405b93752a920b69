// <form data-live hx-post="…" hx-swap="none">: htmx sends the form a moment after the typing stops,
// an older request put aside, and swaps each part of the answer for the element with its id. Here
// what has the focus and what is unfolded stays as it is.
import { showNeeded } from "./needs.js";

// The hidden fields of the page are no words of the person.
const OF_THE_PAGE = ["csrf_token", "form_key"];

export function wordsOf(form) {
  const words = new URLSearchParams();
  new FormData(form).forEach((value, name) => {
    if (typeof value === "string" && !OF_THE_PAGE.includes(name)) words.append(name, value);
  });
  return words;
}

// htmx would send the form where the button that was pressed last leads to.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.target.matches("form[data-live]")) event.detail.path = event.target.getAttribute("hx-post");
});

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  // Read again with the next words, when the focus has gone on.
  if (target.contains(document.activeElement)) event.detail.shouldSwap = false;
  const before = Array.from(target.querySelectorAll("details"));
  fragment.querySelectorAll("details").forEach((part, place) => {
    if (before[place] && before[place].open) part.open = true;
  });
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt;
  if (!event.detail.successful || !form.matches("form[data-live]")) return;
  showNeeded(form);
  form.dispatchEvent(new CustomEvent("live:read", { bubbles: true }));
});
