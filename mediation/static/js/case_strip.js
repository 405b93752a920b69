// When the case's head has scrolled away, a thin strip keeps the case's name and next date in sight.
const head = document.querySelector("[data-case-head]");
const strip = document.querySelector("[data-case-strip]");

if (head && strip && "IntersectionObserver" in window) {
  new IntersectionObserver(([entry]) => {
    const gone = !entry.isIntersecting && entry.boundingClientRect.bottom < 0;
    strip.classList.toggle("shown", gone);
    document.documentElement.classList.toggle("strip-shown", gone);
  }).observe(head);
}
