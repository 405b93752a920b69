// "/" goes to the search box, unless one is typing; Escape leaves it.
function isTyping(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

document.addEventListener("keydown", (event) => {
  const box = document.querySelector("[data-search-shortcut]");
  if (!box || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && event.target === box) box.blur();
  // Chinese input methods report the slash key as "、" or only by its code.
  const slash = event.key === "/" || (event.code === "Slash" && !event.shiftKey);
  if (!slash || isTyping(event.target)) return;
  event.preventDefault();
  box.focus();
  box.select();
});
