// A preview button posts the form into an iframe by itself (formtarget). Here the frame is renewed
// first, so that looking does not fill the Back button. With data-preview-auto the paper follows the
// typing: it is fetched, and takes the place of the old one on the same page when it is there.
import { csrfToken } from "./csrf.js";
import { wordsOf } from "./live_form.js";

const QUIET_MS = 1200;
// Where papers are asked for too often, the next try waits longer.
const BUSY_MS = 8000;
const LONGEST_LOADING_MS = 2000;
const PAGE = /\/Type\s*\/Page\b(?!s)/g;
const papers = new WeakMap();

function frameOf(button) {
  return document.querySelector('iframe[name="' + button.dataset.previewFrame + '"]');
}

function isVisible(frame) {
  return Boolean(frame) && frame.offsetParent !== null;
}

function renew(frame, address) {
  const fresh = document.createElement("iframe");
  Array.from(frame.attributes).forEach((attribute) => {
    if (attribute.name !== "src") fresh.setAttribute(attribute.name, attribute.value);
  });
  if (address) fresh.src = address;
  return fresh;
}

function replace(frame, address) {
  const fresh = renew(frame, address);
  fresh.classList.add("is-loading");
  frame.before(fresh);
  const show = () => {
    fresh.classList.remove("is-loading");
    frame.remove();
  };
  const timer = setTimeout(show, LONGEST_LOADING_MS);
  fresh.addEventListener("load", () => { clearTimeout(timer); show(); }, { once: true });
}

function paperOf(form) {
  if (!papers.has(form)) papers.set(form, { page: 1, pages: 0, blob: "" });
  return papers.get(form);
}

function tell(frame, text) {
  let note = document.getElementById("paper-note");
  if (!note) {
    note = document.createElement("p");
    note.id = "paper-note";
    frame.before(note);
  }
  note.className = "field-error";
  note.textContent = text;
}

function showPage(frame, state) {
  const address = state.blob || (frame.getAttribute("src") || "").split("#")[0];
  if (!address) return;
  state.page = Math.max(1, state.pages ? Math.min(state.page, state.pages) : state.page);
  replace(frame, address + "#page=" + state.page + "&navpanes=0&view=FitH");
  const told = document.querySelector("[data-paper-page]");
  if (told) told.textContent = "第 " + state.page + (state.pages ? " / " + state.pages : "") + " 页";
}

async function take(frame, state, answer) {
  tell(frame, "");
  const content = await answer.arrayBuffer();
  const signs = new TextDecoder("latin1").decode(content);
  state.pages = (signs.match(PAGE) || []).length;
  if (state.blob) URL.revokeObjectURL(state.blob);
  state.blob = URL.createObjectURL(new Blob([content], { type: "application/pdf" }));
  showPage(frame, state);
}

async function draw(form, button) {
  const frame = frameOf(button);
  if (!isVisible(frame)) return;
  const state = paperOf(form);
  if (state.request) state.request.abort();
  state.request = new AbortController();
  try {
    const answer = await fetch(button.formAction.split("#")[0], {
      method: "POST",
      body: wordsOf(form),
      headers: { "X-CSRFToken": csrfToken() },
      signal: state.request.signal,
    });
    if (answer.ok) await take(frameOf(button), state, answer);
    else if (answer.status === 429) plan(form, button, BUSY_MS);
    else {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const sentence = page.querySelector("h1 + p");
      tell(frameOf(button), sentence ? sentence.textContent : "");
    }
  } catch (error) {
    // An older request was put aside, or the network is gone: the old paper stays.
    if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
  }
}

function plan(form, button, wait) {
  const state = paperOf(form);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => draw(form, button), wait);
}

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || !button.matches("[data-preview]")) return;
  const frame = frameOf(button);
  button.formTarget = isVisible(frame) ? button.dataset.previewFrame : "_blank";
  if (!isVisible(frame)) return;
  if (button.matches("[data-preview-auto]")) {
    event.preventDefault();
    plan(event.target, button, 0);
  } else {
    frame.replaceWith(renew(frame));
  }
});

// A form that is read while one types says whether its paper can be drawn at all; any other is
// drawn when a field was left.
function follow(event) {
  const form = event.target.form || (event.target.closest && event.target.closest("form"));
  const button = form && form.querySelector("[data-preview][data-preview-auto]");
  const waits = form && form.dataset.liveUrl && event.type === "change";
  if (!button || waits || navigator.pdfViewerEnabled === false) return;
  const note = document.getElementById("paper-note");
  if (event.type === "live:read" && note && note.textContent.trim()) return;
  plan(form, button, QUIET_MS);
}

document.addEventListener("live:read", follow);
document.addEventListener("change", follow);

document.addEventListener("click", (event) => {
  const turn = event.target.closest("[data-paper-turn]");
  if (!turn) return;
  const frame = document.querySelector('iframe[name="' + turn.parentElement.dataset.paperPages + '"]');
  const button = document.querySelector('[data-preview-frame="' + turn.parentElement.dataset.paperPages + '"]');
  if (!frame || !button) return;
  const state = paperOf(button.form);
  state.page += Number(turn.dataset.paperTurn);
  showPage(frame, state);
});

document.querySelectorAll("[data-paper-pages]").forEach((part) => { part.hidden = false; });
// A paper out of sight is not drawn; when it comes into sight it is brought up to date.
document.addEventListener("change", (event) => {
  if (!event.target.matches(".view-paper") || !event.target.checked) return;
  const button = document.querySelector("[data-preview][data-preview-auto]");
  if (button && button.form.dataset.unsaved) plan(button.form, button, 0);
});
