// <details class="menu">: Escape and a click outside close it, the arrow keys walk its entries.
function openMenus() {
  return document.querySelectorAll("details.menu[open]");
}

function entries(menu) {
  return Array.from(menu.querySelectorAll(".menu-list a, .menu-list button"));
}

document.addEventListener("click", (event) => {
  openMenus().forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

function close(menu) {
  menu.open = false;
  menu.querySelector("summary").focus();
}

function walk(event, menu) {
  const list = entries(menu);
  if (!list.length) return;
  const here = list.indexOf(document.activeElement);
  const step = event.key === "ArrowDown" ? 1 : -1;
  const next = here < 0 ? (step > 0 ? 0 : list.length - 1) : (here + step + list.length) % list.length;
  list[next].focus();
  event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest && event.target.closest("details.menu");
  if (event.key === "Escape") openMenus().forEach(close);
  if (!menu || !menu.open) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") walk(event, menu);
});
