// The editor: the browser owns what is typed and keeps a copy until the kernel says that it is on disk.
import { html, useEffect, useLayoutEffect, useRef, useState, useWire, clockTime, classes, Refusal } from "./kit.js";
import * as words from "./words.js";

const PAUSE_MS = 300;
const LONGEST_WAIT_MS = 1000;
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu;

/** The text as it may be written down: the same gate as domain/text.py. */
export const clean = (text) => text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replace(FORBIDDEN, "");

/** The smallest edit that makes `to` from `from`, counted in code points. */
export function splice(from, to) {
  const [a, b] = [[...from], [...to]];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { at: head, cut: a.length - head - tail, insert: b.slice(head, b.length - tail).join("") };
}

const put = (text, { at, cut, insert }) => {
  const points = [...text];
  points.splice(at, cut, ...insert);
  return points.join("");
};

/** Both changes of one base. Where they touch the same words, theirs stays and mine follows: nothing is dropped. */
export function merge(base, theirs, mine) {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const [a, b] = [splice(base, theirs), splice(base, mine)];
  if (b.at >= a.at + a.cut && !(b.at === a.at && a.cut === 0 && b.cut === 0))
    return put(theirs, { ...b, at: b.at + [...a.insert].length - a.cut });
  if (b.at + b.cut <= a.at && !(b.at === a.at && b.cut === 0)) return put(theirs, b);
  if (a.at === b.at && a.cut === 0 && b.cut === 0) return put(theirs, { ...b, at: b.at + [...a.insert].length });
  return theirs + (theirs.endsWith("\n") || !theirs ? "" : "\n") + b.insert;
}

const copyKey = (meeting, field) => `chibo:${meeting}:${field}`;

/** One text being typed: outlives the box it is typed in. */
class Draft {
  constructor(meeting, field, value, rev) {
    Object.assign(this, { meeting, field, base: value, rev, value, saved: null, busy: false, error: "", dropped: 0 });
    this.listeners = new Set();
    this.typedAt = 0;
    this.recover();
  }

  /** What this browser kept and nobody confirmed is merged in and sent. */
  recover() {
    const copy = JSON.parse(localStorage.getItem(copyKey(this.meeting, this.field)) ?? "null");
    if (!copy) return;
    this.value = merge(copy.base, this.base, copy.value);
    if (this.value === this.base) localStorage.removeItem(copyKey(this.meeting, this.field));
  }

  get pending() {
    return this.value !== this.base;
  }

  changed() {
    for (const listener of this.listeners) listener();
  }

  type(value, wire) {
    this.value = value;
    localStorage.setItem(copyKey(this.meeting, this.field), JSON.stringify({ base: this.base, value }));
    this.schedule(wire);
    this.changed();
  }

  schedule(wire) {
    const time = performance.now();
    this.typedAt ||= time;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(wire), Math.min(PAUSE_MS, Math.max(0, this.typedAt + LONGEST_WAIT_MS - time)));
  }

  async flush(wire) {
    clearTimeout(this.timer);
    if (this.busy || !this.pending) return;
    this.typedAt = 0;
    this.busy = true;
    const sent = clean(this.value);
    this.dropped += this.value.length - sent.length;
    try {
      const answer = await wire.send("EditText", { field: this.field, rev: this.rev, ...splice(this.base, sent) });
      this.confirmed(sent, answer);
    } catch (refusal) {
      this.refused(refusal);
    }
    this.busy = false;
    if (this.pending && !this.error) this.schedule(wire);
    this.changed();
  }

  confirmed(sent, answer) {
    if (clean(this.value) === sent) this.value = sent;
    Object.assign(this, { base: sent, rev: answer.rev, saved: answer.saved, error: "" });
    if (!this.pending) localStorage.removeItem(copyKey(this.meeting, this.field));
  }

  refused(refusal) {
    const newer = refusal instanceof Refusal ? refusal.answer.stale : null;
    if (!newer) {
      this.error = refusal.message;
      return;
    }
    this.value = merge(this.base, newer.value, this.value);
    Object.assign(this, { base: newer.value, rev: newer.rev });
  }

  /** The journal's text: taken over where nothing of this browser is on its way. */
  offer(value, rev) {
    if (rev <= this.rev || this.busy) return false;
    this.value = this.pending ? merge(this.base, value, this.value) : value;
    Object.assign(this, { base: value, rev });
    return true;
  }
}

const drafts = new Map();
let wantedFocus = "";
/** The box of this field takes the focus as soon as it is drawn. */
export function focusOn(field) {
  wantedFocus = field;
  const box = document.querySelector(`textarea[data-field="${CSS.escape(field)}"]`);
  if (box) takeFocus(box);
}
function takeFocus(box) {
  wantedFocus = "";
  box.focus({ preventScroll: false });
  box.setSelectionRange(box.value.length, box.value.length);
}

export function draftOf(meeting, field, value, rev) {
  const key = copyKey(meeting, field);
  if (!drafts.has(key)) drafts.set(key, new Draft(meeting, field, value, rev));
  return drafts.get(key);
}
/** How many characters of this page nobody has confirmed. */
export const unconfirmed = () =>
  [...drafts.values()].filter((d) => d.pending).reduce((n, d) => n + Math.max(1, Math.abs(d.value.length - d.base.length)), 0);

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}

/** `/code` before the caret becomes the cell's phrase; true where there was one. Typing it in keeps the box's own undo. */
function expand(box, snippets) {
  const before = box.value.slice(0, box.selectionEnd);
  const code = before.match(/\/([\p{L}\p{N}]+)$/u)?.[1]?.toLowerCase();
  if (!code || !snippets[code]) return false;
  box.setSelectionRange(before.length - code.length - 1, before.length);
  document.execCommand("insertText", false, snippets[code]);
  return true;
}

/** What comes from Word or a web page comes in as clean text: no odd spaces, bullets as dashes, at most one blank line. */
export const tidyPaste = (text) =>
  clean(text)
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, "")
    .replace(/^[ \t]*[•·▪◦●■\uf0b7][ \t]*/gm, "- ")
    .replace(/\t+/g, " ")
    .replace(/[ ]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n");
function pasted(event) {
  const text = event.clipboardData?.getData("text/plain");
  if (!text || tidyPaste(text) === text) return;
  event.preventDefault();
  document.execCommand("insertText", false, tidyPaste(text));
}

/** A text box that grows with its text and says when it is on disk. `text` is {key, value, rev, saved}. */
export function Editor({ meeting, text, zone, label, hint = "", rows = 2, readOnly = false, snippets = {} }) {
  const wire = useWire();
  const box = useRef(null);
  const [, redraw] = useState(0);
  const draft = draftOf(meeting, text.key, text.value, text.rev);
  const show = () => {
    const element = box.current;
    if (!element || element.value === draft.value) return;
    const end = element.value.length - element.selectionEnd;
    element.value = draft.value;
    if (document.activeElement === element) element.setSelectionRange(element.value.length - end, element.value.length - end);
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
    grow(element);
    if (wantedFocus === text.key) takeFocus(element);
  });
  const typed = (event) => {
    grow(event.currentTarget);
    draft.type(event.currentTarget.value, wire);
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
      onPaste=${pasted}
      onCompositionStart=${(e) => (e.currentTarget.dataset.composing = "1")}
      onCompositionEnd=${(e) => delete e.currentTarget.dataset.composing}
    ></textarea>
    <${SaveState} draft=${draft} saved=${text.saved} zone=${zone} />
  </div>`;
}

function SaveState({ draft, saved, zone }) {
  const at = draft.saved ?? saved;
  const dropped = draft.dropped ? ` · ${words.removed(draft.dropped)}` : "";
  if (draft.error) return html`<div class="saved bad" role="status">${draft.error} · ${words.unsaved(draft.value.length)}</div>`;
  if (draft.pending) return html`<div class=${classes("saved", "wait")} role="status">${words.SAVING}</div>`;
  return html`<div class="saved num">${at ? words.saved(clockTime(at, zone, true)) : "\u00a0"}${dropped}</div>`;
}
