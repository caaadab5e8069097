// The editor: a text box whose every keystroke is kept in the browser until it is on disk (drafts.js).

import { draftOf, penMoved } from "./drafts.js";
import {
  classes,
  clockTime,
  grow,
  html,
  isGrown,
  useEffect,
  useLayoutEffect,
  useRef,
  useRegrown,
  useState,
  useWire,
} from "./kit.js";
import { carried } from "./merge.js";
import { fill, texts as say } from "./wording.js";

const LOOK_MS = 250;
let wantedFocus = "";
/** The box of this field takes the focus as soon as it is drawn. */
export function focusOn(field) {
  wantedFocus = field;
  const box = document.querySelector(`textarea[data-field="${CSS.escape(field)}"]`);
  if (box) takeFocus(box);
}
const PAUSE = 2000; // ms without a key: whoever types is not torn away from the sentence
let lastKey = -Infinity;
addEventListener("keydown", () => (lastKey = performance.now()), true);
/** The same for what somebody else began (a phone invited): not in the middle of typing, but as soon as it rests. */
export function focusWhenResting(field) {
  const wait = PAUSE - (performance.now() - lastKey);
  if (wait <= 0) return focusOn(field);
  setTimeout(() => focusWhenResting(field), wait);
}
function takeFocus(box) {
  wantedFocus = "";
  box.focus({ preventScroll: false });
  box.setSelectionRange(box.value.length, box.value.length);
}

/** Whether this page writes: what it had under way is sent or held (drafts.js), and the caret comes back with the
 * pen. */
export function usePen(writes) {
  const wire = useWire();
  const left = useRef("");
  useLayoutEffect(() => {
    if (!writes) left.current = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.field ?? "";
    const box = writes && left.current && document.querySelector(`textarea[data-field="${CSS.escape(left.current)}"]`);
    if (box) takeFocus(box);
    penMoved(writes, wire);
  }, [writes]);
}

/** `/code` before the caret becomes the cell's phrase; true where there was one. Typing it in keeps the box's own
 * undo. */
function expand(box, snippets) {
  const before = box.value.slice(0, box.selectionEnd);
  const code = before.match(/\/([\p{L}\p{N}]+)$/u)?.[1]?.toLowerCase();
  if (!code || !snippets[code]) return false;
  box.setSelectionRange(before.length - code.length - 1, before.length);
  document.execCommand("insertText", false, snippets[code]);
  return true;
}

/** A text box that grows with its text and says when it is on disk. `text` is {key, value, rev, saved}.
    Composition events are named in small letters: no element has their handlers as properties, and Preact then takes
    the name as it is written. */
export function Editor({ meeting, text, zone, label, hint = "", rows = 2, readOnly = false, snippets = {} }) {
  const wire = useWire();
  const box = useRef(null);
  const seen = useRef("");
  const [, redraw] = useState(0);
  const draft = draftOf(meeting, text.key, text.value, text.rev);
  draft.label = label;
  const show = () => {
    const element = box.current;
    if (!element || element.value === draft.value) return;
    const caret = carried(element.selectionEnd, element.value, draft.value);
    element.value = draft.value;
    seen.current = draft.value;
    if (document.activeElement === element) element.setSelectionRange(caret, caret);
    grow(element);
  };
  useEffect(() => {
    const listener = () => redraw((n) => n + 1);
    draft.listeners.add(listener);
    if (draft.pending && !readOnly) draft.schedule(wire);
    return () => draft.listeners.delete(listener);
  }, [draft]);
  useLayoutEffect(() => {
    const element = box.current;
    const typing = document.activeElement === element;
    if (!typing && draft.offer(text.value, text.rev)) redraw((n) => n + 1);
    if (!typing || (!element.dataset.composing && !draft.busy)) show();
    if (!isGrown(element)) grow(element);
    if (wantedFocus === text.key) takeFocus(element);
  });
  useRegrown(box);
  // While a word is being composed the box is left alone; what others wrote meanwhile is in the draft and stays there.
  const typed = (event) => {
    const { value } = event.currentTarget;
    const before = seen.current;
    seen.current = value;
    grow(event.currentTarget);
    draft.type(value, wire, before);
  };
  const composed = (event) => {
    delete event.currentTarget.dataset.composing;
    redraw((n) => n + 1);
  };
  const left = () => {
    draft.flush(wire);
    if (draft.offer(text.value, text.rev)) show();
  };
  const keys = (event) => {
    if (event.key !== "Tab" || event.shiftKey || event.isComposing || readOnly) return;
    const phrase = expand(event.currentTarget, snippets);
    if (!phrase) return;
    event.preventDefault();
    typed(event);
  };
  return html`<div class="editor">
    <textarea
      ref=${box}
      data-field=${text.key}
      aria-label=${label}
      placeholder=${hint}
      rows=${rows}
      readonly=${readOnly}
      spellcheck="false"
      onInput=${typed}
      onBlur=${left}
      onKeyDown=${keys}
      oncompositionstart=${(e) => (e.currentTarget.dataset.composing = "1")}
      oncompositionend=${composed}
    ></textarea>
    <${SaveState} draft=${draft} saved=${text.saved} zone=${zone} />
  </div>`;
}

function SaveState({ draft, saved, zone }) {
  const [, look] = useState(0);
  const { moving } = draft;
  useEffect(() => {
    if (!moving) return undefined;
    const timer = setInterval(() => look((n) => n + 1), LOOK_MS);
    return () => clearInterval(timer);
  }, [draft, moving]);
  const at = draft.saved ?? saved;
  const dropped = draft.dropped ? ` · ${fill(say.dropped, { count: draft.dropped })}` : "";
  const kept = fill(draft.roomless ? say.roomless : say.unsaved, { count: draft.count });
  if (draft.pending && draft.held)
    return html`<div class="saved bad" role="status">${fill(say.held, { count: draft.count })}</div>`;
  if (draft.pending && draft.error) return html`<div class="saved bad" role="status">${draft.error} · ${kept}</div>`;
  if (draft.pending && (draft.late || draft.roomless)) return html`<div class="saved bad" role="status">${kept}</div>`;
  if (moving) return html`<div class=${classes("saved", "wait")} role="status">${say.saving}</div>`;
  return html`<div class="saved num">
    ${at ? fill(say.saved, { time: clockTime(at, zone, true) }) : "\u00a0"}
    ${dropped}
  </div>`;
}
