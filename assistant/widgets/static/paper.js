// Printing a page (Ctrl+P): what stands in its boxes is set beside them as plain text, for a box cuts off what does not
// fit. Taken away again when the paper is made.
const BOXES = ".chibo-region :is(textarea,select,input:not([type=checkbox]))";
const DOTS = "……";

function said(box) {
  if (box.tagName === "SELECT") return box.value ? (box.selectedOptions[0]?.textContent.trim() ?? "") : "";
  return box.value.trim();
}

function set() {
  for (const box of document.querySelectorAll(BOXES)) {
    if (box.closest(".newtask, form, .combo, .next")) continue;
    const text = said(box);
    const long = box.tagName === "TEXTAREA";
    if (!text && !long) continue;
    const paper = document.createElement(long ? "div" : "span");
    paper.className = "onpaper";
    paper.textContent = text || DOTS;
    box.after(paper);
  }
}

function clear() {
  for (const paper of document.querySelectorAll(".onpaper")) paper.remove();
}

addEventListener("beforeprint", () => {
  clear();
  set();
});
addEventListener("afterprint", clear);
