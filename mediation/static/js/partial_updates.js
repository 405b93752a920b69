// htmx requests carry the token, and a failure is said in words instead of silence.
import { csrfToken } from "./csrf.js";

function say(text) {
  const place = document.getElementById("flashes");
  if (!place) return;
  const note = document.createElement("p");
  note.className = "flash flash-danger";
  note.textContent = text;
  place.replaceChildren(note);
}

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = csrfToken();
});

document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status === 401 || status === 403) say("没有办成：登录已过期或没有这项权限。请刷新页面后再试。");
  else if (status === 409) say("没有办成：这件案件刚被别人改过。请刷新页面看最新内容。");
  else say("没有办成：系统出错。已填的内容还在本页，请稍后再试。");
});

document.addEventListener("htmx:sendError", () => {
  say("没有办成：网络不通。已填的内容还在本页，连上网络后请再试一次。");
});
