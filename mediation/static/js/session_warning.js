// Two and a half minutes before the session ends: say so, and offer to go on. Other windows may have
// used the session meanwhile, so the server is asked first; asking keeps no session awake.
import { csrfToken } from "./csrf.js";

const WARN_SECONDS = 150;
const meta = document.querySelector('meta[name="session"]');
let timer = 0;
let bar = null;
let endsAt = 0;

function schedule(left) {
  endsAt = Date.now() + left * 1000;
  clearTimeout(timer);
  timer = setTimeout(ask, Math.max(1, left - WARN_SECONDS) * 1000);
}

async function send(method) {
  const response = await fetch(meta.dataset.url, {
    method,
    headers: { "X-CSRFToken": csrfToken(), Accept: "application/json" },
    credentials: "same-origin",
    redirect: "manual",
  });
  if (!response.ok) return null;
  return response.json();
}

function hide() {
  if (bar) bar.remove();
  bar = null;
}

function show(text, label, act) {
  hide();
  bar = document.createElement("div");
  bar.className = "session-bar";
  bar.setAttribute("role", "alert");
  const words = document.createElement("span");
  words.textContent = text;
  bar.append(words, act(label));
  document.body.append(bar);
}

function goOnButton(label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-primary btn-sm";
  button.textContent = label;
  button.addEventListener("click", goOn);
  return button;
}

function loginLink(label) {
  const link = document.createElement("a");
  link.className = "btn btn-primary btn-sm";
  link.href = meta.dataset.login;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = label;
  return link;
}

function ended() {
  clearTimeout(timer);
  show("登录已过期。请在新窗口登录后回到本页继续，页面上的内容还在。", "重新登录", loginLink);
}

function warn(answer) {
  const minutes = Math.max(1, Math.round(answer.left / 60));
  if (answer.at_most <= answer.left) {
    show("登录将在约 " + minutes + " 分钟后到达最长时限，请先保存，再重新登录。", "重新登录", loginLink);
  } else {
    show("登录将在约 " + minutes + " 分钟后过期。", "继续使用", goOnButton);
  }
  timer = setTimeout(ask, Math.max(5, answer.left + 1) * 1000);
}

async function ask() {
  try {
    const answer = await send("GET");
    if (answer === null) ended();
    else if (answer.left <= WARN_SECONDS) warn(answer);
    else {
      hide();
      schedule(answer.left);
    }
  } catch (error) {
    timer = setTimeout(ask, 20000);
  }
}

async function goOn() {
  const answer = await send("POST").catch(() => undefined);
  if (answer === null) ended();
  else if (answer) {
    hide();
    schedule(answer.left);
  }
}

if (meta) {
  schedule(Number(meta.content));
  // A computer that slept through the warning asks as soon as somebody looks again.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && Date.now() > endsAt - WARN_SECONDS * 1000) ask();
  });
}
