// Pasting, the same in every box of every page: what comes from Word, PowerPoint, a PDF or a web page comes in clean,
// lines are never glued together where a box has only one, and a PDF's short lines are joined with one press.
import { joinLines, tidyPaste } from "./merge.js";
import { ground } from "./places.js";
import { paste as say } from "./wording.js";

const TYPED_IN = 5000;
const BOXES = "textarea, input:not([type=checkbox], [type=radio], [type=file])";

/** As if it were typed, which the browser's own undo takes back. That takes it 1 s for 100 lines, 17 s for 2,000, and
    the page stands still meanwhile: a long text is set. */
function insert(box, text) {
  box.focus({ preventScroll: true });
  if (text.length <= TYPED_IN && document.execCommand?.("insertText", false, text)) return;
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste", data: text }));
}

/** What was pasted last and may be joined: the box, the text as it stands there, and as it would stand. */
let last = null;
let button = null;

function forget() {
  last = null;
  button?.remove();
}

/** The offer lies over the page at the foot of its box: nothing moves, and it is gone with the next key. */
function place() {
  if (!last?.box.isConnected) return forget();
  const { bottom, left, width } = last.box.getBoundingClientRect();
  button.hidden = !width || bottom < 0 || bottom > document.documentElement.clientHeight;
  const most = document.documentElement.clientWidth - button.offsetWidth - 4;
  button.style.left = `${Math.max(4, Math.min(left + 8, most))}px`;
  button.style.top = `${Math.min(bottom + 2, document.documentElement.clientHeight - button.offsetHeight - 4)}px`;
}

function swap() {
  const { box, stands, other, joined } = last;
  const at = box.value.indexOf(stands);
  if (at < 0 || box.readOnly || box.matches(":disabled")) return forget();
  last = null; // what is put in now is no key of a person
  box.setSelectionRange(at, at + stands.length);
  insert(box, other);
  offer(box, other, stands, !joined);
}

function offer(box, stands, other, joined) {
  last = { box, stands, other, joined };
  button ??= document.createElement("button");
  button.type = "button";
  button.className = "joining";
  button.textContent = joined ? say.split : say.join;
  button.title = joined ? say.split_why : say.join_why;
  button.onmousedown = (event) => event.preventDefault(); // the caret stays in the box
  button.onclick = swap;
  // Whatever is outside a modal dialog lies behind it and is dead.
  (box.closest("dialog") ?? ground()).append(button);
  place();
}

function pasted(event) {
  const box = event.target;
  const text = event.clipboardData?.getData("text/plain");
  if (!text || !box?.matches?.(BOXES) || box.readOnly || box.matches(":disabled")) return;
  const tidy = tidyPaste(text);
  const one = box.tagName === "INPUT";
  const clean = one ? tidy.replace(/\s*\n\s*/g, " ").trim() : tidy;
  forget();
  if (clean !== text) {
    event.preventDefault();
    insert(box, clean);
  }
  const joined = one ? clean : joinLines(clean);
  if (joined !== clean) setTimeout(() => offer(box, clean, joined, false)); // the browser has put it in by then
}

/** Alt+J does what the button does; any other typing in the box means that it is not wanted. */
function pressed(event) {
  if (!last || !event.altKey || event.ctrlKey || event.isComposing || event.key.toLowerCase() !== "j") return;
  event.preventDefault();
  event.stopPropagation();
  swap();
}

addEventListener("paste", pasted, true);
addEventListener("keydown", pressed, true);
addEventListener("input", () => last && forget(), true);
addEventListener("scroll", () => last && place(), true);
addEventListener("resize", () => last && place());
