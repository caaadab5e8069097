// Texts being typed: the browser owns them, keeps a copy of each, and sends it until the kernel says it is on disk.

import * as copies from "./copies.js";
import { notice, Refusal, useEffect, useState, useWire } from "./kit.js";
import { clean, countForbidden, merge, splice, within } from "./merge.js";
import { fill, texts as say } from "./wording.js";

/** @import { Line } from "./kit.js" */

const SHORTEST_PACE_MS = 200;
const LONGEST_PACE_MS = 1000;
const SHARE = 4; // of the time one part at most is spent on saving
const RESTING_MS = 400;
const LATE_MS = 3000;
const AGAIN_MS = 5000;

let cost = 0;
/**
 * How long one edit took until it was on the disk, as it was lately.
 * @param {number} took milliseconds
 */
const learn = (took) => {
  cost = cost ? (3 * cost + took) / 4 : took;
};
/** Milliseconds between two edits of a text: the first key goes at once, those of the next moment together. */
const pace = () => Math.min(LONGEST_PACE_MS, Math.max(SHORTEST_PACE_MS, SHARE * cost));

/** One text being typed: outlives the box it is typed in. */
class Draft {
  base = "";
  meeting = "";
  field = "";
  rev = 0;
  since = 0;
  dropped = 0;
  /** @type {number | null} */
  saved = null;

  constructor(meeting, field, value, rev) {
    Object.assign(this, { meeting, field, base: value, rev, value, saved: null, busy: false, error: "", dropped: 0 });
    Object.assign(this, { sent: null, since: 0, sentAt: -Infinity, keyAt: -Infinity, held: false, label: "" });
    this.listeners = new Set();
  }

  get pending() {
    return this.value !== this.base;
  }

  /** How many characters are not confirmed. */
  get count() {
    if (!this.pending) return 0;
    const { cut, insert } = splice(this.base, this.value);
    return [...insert].length || cut;
  }

  /** Whether no store of this browser has taken what is not confirmed. */
  get roomless() {
    return copies.isHomeless(this);
  }

  /** What this page put in and nobody has confirmed; empty where it only took away. */
  get ownWords() {
    return splice(this.base, this.value).insert.trim();
  }

  /** Whether the reader must be told that it is not saved: nothing confirmed for 3 s, or nobody there to confirm. */
  get late() {
    if (!this.pending) return false;
    return performance.now() - this.since > LATE_MS || (globalThis.chibo?.state ?? "connected") !== "connected";
  }

  /** Whether it is not saved, or somebody is at it: then the line below the box does not change with every edit. */
  get moving() {
    return this.pending || performance.now() - this.keyAt < RESTING_MS;
  }

  changed() {
    for (const listener of [...this.listeners, ...everyDraft]) listener();
  }

  /** The copy in the browser is as the draft is. */
  keep() {
    const { meeting, field, base, rev, value, sent } = this;
    if (this.pending) {
      this.since ||= performance.now();
      copies.keep({ meeting, field, base, rev, value, sent });
    } else {
      this.since = 0;
      copies.forget(this);
    }
  }

  /** The box shows `text`; it showed `shown` before the key was pressed, and what came in since stays in. */
  type(text, wire, shown) {
    this.value = shown === undefined || shown === this.value ? text : merge(shown, this.value, text);
    this.keyAt = performance.now();
    this.keep();
    this.schedule(wire);
    this.changed();
  }

  /** Sent as soon as the last edit is so long ago as saving wants it, or after `pause` milliseconds. */
  schedule(wire, pause = Math.max(0, this.sentAt + pace() - performance.now())) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(wire), pause);
  }

  async flush(/** @type {Line} */ wire) {
    clearTimeout(this.timer);
    if (this.busy || this.held || !this.pending) return;
    this.sentAt = performance.now();
    this.busy = true;
    const sent = clean(this.value);
    this.dropped += countForbidden(this.value);
    this.sent = sent;
    this.keep();
    try {
      const answer = await wire.send("EditText", { field: this.field, rev: this.rev, ...splice(this.base, sent) });
      learn(performance.now() - this.sentAt);
      this.confirmed(sent, answer);
    } catch (refusal) {
      this.refused(refusal);
    }
    this.busy = false;
    this.sent = null;
    this.keep();
    if (this.pending && !this.refusedForGood) this.schedule(wire, this.error ? AGAIN_MS : undefined);
    this.changed();
  }

  /** On the disk. `answer.value` is there where the text has moved on since (a command that had to be sent again). */
  confirmed(sent, answer) {
    if (clean(this.value) === sent) this.value = sent;
    const now = answer.value ?? sent;
    if (now !== sent) this.value = merge(sent, now, this.value);
    if (this.error) notice("");
    Object.assign(this, {
      base: now,
      rev: answer.rev,
      saved: answer.saved,
      error: "",
      since: 0,
      refusedForGood: false,
    });
  }

  refused(refusal) {
    const newer = refusal instanceof Refusal ? refusal.answer.stale : null;
    if (!newer) {
      const news = this.error !== refusal.message;
      this.error = refusal.message;
      this.refusedForGood = Boolean(refusal.answer?.code);
      this.held = refusal.answer?.code === "pen_elsewhere";
      // The line below a long box may be out of sight.
      const unseen = !this.listeners.size || (news && !this.refusedForGood);
      if (!this.held && unseen) notice(`${this.error} (${fill(say.unsaved, { count: this.count })})`);
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
    this.keep();
    return true;
  }

  /** The pen is here again: what was held is sent, and merged with what the other console wrote meanwhile. */
  release(wire) {
    if (this.held) Object.assign(this, { held: false, refusedForGood: false, error: "" });
    if (this.pending) this.schedule(wire);
    this.changed();
  }

  /** What another page typed and left behind comes in; `from` is the last text of its history that is in the
   * journal. */
  adopt(from, left, wire) {
    const whole = within(from, this.base, left) ? this.base : merge(from, this.base, left);
    this.value = merge(this.base, whole, this.value);
    this.keep();
    if (this.pending) this.schedule(wire);
    this.changed();
  }
}

const everyDraft = new Set();
const drafts = new Map();
export function draftOf(meeting, field, value, rev) {
  const key = `${meeting}:${field}`;
  if (!drafts.has(key)) drafts.set(key, new Draft(meeting, field, value, rev));
  return drafts.get(key);
}
/** How many characters of this page nobody has confirmed. */
export const unconfirmed = () => [...drafts.values()].reduce((n, draft) => n + draft.count, 0);

const SHOWN = 300;
/** So much of a text as a sentence can hold. */
const shortened = (text) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** The kernel knows which of the page's texts the journal has ever had: what it has is not put in a second time. */
async function takeOver(copy, /** @type {Line} */ wire) {
  const tried = [copy.value, copy.sent ?? copy.base].map(clean);
  try {
    const answer = await wire.send("TextOf", { field: copy.field, rev: copy.rev, tried });
    const draft = draftOf(copy.meeting, copy.field, answer.value, answer.rev);
    draft.label ||= answer.label;
    if (!answer.known[0]) draft.adopt(answer.known[1] ? tried[1] : copy.base, tried[0], wire);
    if (!draft.roomless) copies.forget(copy);
  } catch (refusal) {
    notice(`${refusal.message} ${fill(say.left_behind, { text: shortened(copy.value) })}`);
  }
}

/** What pages that are gone left behind of this meeting is sent, whether its box is on the screen or not. */
export function useCopies(meeting) {
  const wire = useWire();
  useEffect(() => (meeting ? copies.inherit(meeting, (copy) => takeOver(copy, wire)) : undefined), [meeting]);
}

/** The pen came to this page: what is held is sent. It was taken: what is under way is sent at once, for it still
 * counts. */
export function penMoved(writes, wire) {
  for (const draft of drafts.values()) writes ? draft.release(wire) : draft.flush(wire);
}

/** What this page keeps since the pen is elsewhere: [{label, text}], newly drawn at every change. */
export function useHeld() {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = () => redraw((n) => n + 1);
    everyDraft.add(listener);
    return () => everyDraft.delete(listener);
  }, []);
  const kept = [...drafts.values()].filter((draft) => draft.held && draft.pending);
  return kept.map((draft) => ({ key: draft.field, label: draft.label, text: draft.ownWords, count: draft.count }));
}

// Whoever leaves with text that is not confirmed is asked: by the page's own guard (index.html.j2), which is the only
// one to hear of it. Not while the page is being built anew by itself: then the copy is taken over.
globalThis.chiboPage.unsaved = () => unconfirmed() > 0 && globalThis.chibo?.state !== "kernel-gone";
