// The left column shows which part of the page is being read.
const links = Array.from(document.querySelectorAll("[data-anchors] a[href^='#']"));
const parts = links
  .map((link) => ({ link, part: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
  .filter((pair) => pair.part);

function activate(current) {
  links.forEach((link) => {
    const here = link === current;
    link.classList.toggle("active", here);
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
}

function follow() {
  const line = window.innerHeight / 3;
  const passed = parts.filter((pair) => pair.part.getBoundingClientRect().top <= line);
  const current = passed.length ? passed[passed.length - 1] : parts[0];
  activate(current.link);
}

if (parts.length) {
  let waiting = false;
  window.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; follow(); });
  }, { passive: true });
}
