// <button data-print>: print this page. Folded explanations are opened for the paper.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

let opened = [];

window.addEventListener("beforeprint", () => {
  opened = Array.from(document.querySelectorAll("details.why-toggle:not([open])"));
  opened.forEach((details) => { details.open = true; });
});

window.addEventListener("afterprint", () => {
  opened.forEach((details) => { details.open = false; });
});
