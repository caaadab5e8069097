// What every region shares: drawing, sending commands until they are answered, the server's time, small pieces.

import { unwritable } from "./merge.js";
import {
  Component,
  createContext,
  html,
  render,
  useContext,
  useEffect,
  useRef,
  useState,
} from "./vendor/preact-htm.js";
import "./paper.js";
import "./paste.js";
import { ground, isFramed, saved, settle } from "./places.js";
import { fill, kit as say, shared } from "./wording.js";

export * from "./vendor/preact-htm.js";
export { html, render };

const RESEND_MS = 2000;
// `waiting`: the commands without an answer, each with the moment (performance.now()) since when it is silent.
globalThis.chiboPage ??= { waiting: new Map(), hellos: 0 };
const page = globalThis.chiboPage;

/** @import { Answers, Commands, MeetingClock, RefusedAnswer } from "./contract" */

export class Refusal extends Error {
  /** @param {RefusedAnswer} answer */
  constructor(answer) {
    super(answer.error);
    this.answer = answer;
  }
}

let serial = 0;
const session = Math.random().toString(36).slice(2, 10) + Date.now().toString(36);

/**
 * The arguments of a command: left out only where none must be given.
 * @template {keyof Commands} Name
 * @typedef {{} extends Commands[Name] ? [args?: Commands[Name]] : [args: Commands[Name]]} Given
 */

/**
 * The line to the kernel: what a command takes and what goes back is in the contract.
 * @typedef {{
 *   send<Name extends keyof Commands>(command: Name, ...args: Given<Name>): Promise<Answers[Name]>,
 *   close?(): void,
 * }} Line
 */

/**
 * Sends a command and shows a refusal in words; it gives the answer, or null when refused.
 * @typedef {<Name extends keyof Commands>(command: Name, ...args: Given<Name>) => Promise<Answers[Name] | null>} Act
 */

/**
 * Commands go up with an id and are sent again with the same id until they are answered. What takes its time is told to
 * be under way each time that it is sent again.
 * @returns {Line}
 */
export function connect(model) {
  const open = new Map();
  const post = (request) => model.send({ id: request.id, command: request.command, args: request.args });
  const answered = (content, buffers) => {
    if (buffers?.length) content.bytes = buffers[0];
    if (page.waiting.has(content?.working)) page.waiting.set(content.working, performance.now());
    const request = open.get(content?.ack);
    if (!request) return;
    open.delete(content.ack);
    page.waiting.delete(content.ack);
    clearInterval(request.timer);
    if (content.error) request.reject(new Refusal(content));
    else request.resolve(content);
  };
  model.on("msg:custom", answered);
  return {
    /** A promise of the answer; a refusal rejects with `Refusal`. */
    send(command, ...[args = {}]) {
      return new Promise((resolve, reject) => {
        const request = { id: `${session}-${++serial}`, command, args, resolve, reject };
        request.timer = setInterval(() => post(request), RESEND_MS);
        open.set(request.id, request);
        page.waiting.set(request.id, performance.now());
        post(request);
      });
    },
    close() {
      model.off("msg:custom", answered);
      for (const request of open.values()) {
        clearInterval(request.timer);
        page.waiting.delete(request.id);
      }
    },
  };
}

const Wire = createContext(/** @type {Line | null} */ (null));
export const useWire = () => useContext(Wire);

/**
 * A function that sends a command and shows a refusal in words; it gives the answer, or null when refused.
 * @returns {Act}
 */
export function useAct() {
  const wire = useWire();
  return async (command, ...args) => {
    try {
      const answer = await wire.send(command, ...args);
      const dropped = unwritable(args);
      notice(dropped ? fill(say.dropped, { count: dropped }) : "");
      return answer;
    } catch (refusal) {
      notice(refusal.message);
      return null;
    }
  };
}

const differ = (one, other) =>
  Object.keys({ ...one, ...other }).some((key) => key !== "children" && one[key] !== other[key]);
/**
 * A piece drawn anew only where one of its properties is another value: of a hundred lines a click changes two. What it
 * is given must be values, or objects that stay the same ones (patches.js leaves alone what has not changed).
 * @template Props
 * @param {(props: Props) => unknown} View
 * @returns {(props: Props) => unknown}
 */
export function still(View) {
  class Still extends Component {
    shouldComponentUpdate(next) {
      return differ(this.props, next);
    }

    render(props) {
      return html`<${View} ...${props} />`;
    }
  }
  return /** @type {any} */ (Still);
}
/** The same function each time, which does what the newest one would: for a piece that is to stay as it is. */
export function useSteady(does) {
  const newest = useRef(does);
  newest.current = does;
  return useRef((...args) => newest.current(...args)).current;
}

/** A function that saves a file which was just made, by its address; in a frame the kernel is asked for it. */
export function useDownload() {
  const wire = useWire();
  return (/** @type {string} */ address) => {
    const link = Object.assign(document.createElement("a"), { href: address, download: "" });
    if (isFramed()) saved(wire, link).catch((refusal) => notice(refusal.message));
    else link.click();
  };
}

/** An anywidget module that draws `View` from the region's state; the page is ready once each `hello` was answered. */
export function region(
  View,
  hello = (/** @type {Line} */ wire) => /** @type {Promise<unknown>} */ (wire.send("Hello")),
) {
  return {
    render({ model, el }) {
      el.classList.add("chibo-region");
      settle(model, el);
      const wire = connect(model);
      if (isFramed()) stayApart(el, wire);
      const paint = () => {
        const state = model.get("state");
        if ("practice" in state) tellPractice(state.practice);
        keepHours(state?.clock);
        render(html`<${Wire.Provider} value=${wire}><${View} ...${state} /><//>`, el);
      };
      model.on("change:state", paint);
      paint();
      page.hellos += 1;
      const failed = (error) => console.error("chibo: hello", error);
      hello(wire)
        .catch(failed)
        .then(() => {
          page.hellos -= 1;
          if (page.hellos === 0) document.documentElement.dataset.ready = "1";
        });
      return () => {
        model.off("change:state", paint);
        wire.close();
        render(null, el);
      };
    },
  };
}

let touch = (/** @type {Line} */ _wire) => {};
/** Who is to know of every line that a region opens (signs.js, which needs this module and cannot be needed by it). */
export const onLine = (/** @type {typeof touch} */ callback) => (touch = callback);

/** In a window that belongs to others too: our keys stay ours, a paper comes from the kernel. */
function stayApart(el, wire) {
  touch(wire);
  el.addEventListener("keydown", (event) => event.ctrlKey || event.metaKey || event.stopPropagation());
  el.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[download]");
    if (!link) return;
    event.preventDefault();
    saved(wire, link).catch((refusal) => notice(refusal.message));
  });
}

/**
 * The ribbon of a cell that was made up to practise with: above the page, which leaves it its room (base.css).
 * @param {boolean} practice
 */
function tellPractice(practice) {
  document.documentElement.toggleAttribute("data-practice", practice);
  const known = document.getElementById("chibo-practice");
  if (known || !practice) {
    if (known) known.hidden = !practice;
    return;
  }
  const ribbon = document.createElement("div");
  ribbon.id = "chibo-practice";
  ribbon.setAttribute("role", "note");
  const papers = document.createElement("span"); // left out where the window is narrow
  papers.textContent = ` ${shared.practice_papers}`;
  ribbon.append(shared.practice, papers);
  ground().append(ribbon);
}

const FOOT = 40; // px below the sentence at the foot, and above it
/** Whether somebody is at a box or button so near the foot of the window that a sentence there would cover it. */
const isNearFoot = (at, height) =>
  Boolean(at) && at !== document.body && at.getBoundingClientRect().bottom > innerHeight - height;

/** A sentence at the foot of the page, read aloud by screen readers; empty takes it away.
 *
 * Where it would cover what the person is at, it stands at the head.
 * It stands in the dialog that is open, if there is one: whatever is outside a modal dialog lies behind it and is dead.
 */
export function notice(text) {
  let bar = document.getElementById("chibo-notice");
  if (!bar) {
    if (!text) return;
    bar = document.createElement("div");
    bar.id = "chibo-notice";
    bar.setAttribute("role", "alert");
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = shared.understood;
    close.onclick = () => notice("");
    bar.append(document.createElement("span"), close);
  }
  const place = [...document.querySelectorAll("dialog:modal")].at(-1) ?? ground();
  if (text && bar.parentElement !== place) place.append(bar);
  bar.hidden = !text;
  bar.firstChild.textContent = text;
  bar.classList.toggle("above", Boolean(text) && isNearFoot(document.activeElement, bar.offsetHeight + FOOT));
}

let ahead = 0; // seconds: the hours of a meeting that runs go on where the server's clock is set
let off = 0; // seconds: the kernel's clock minus this browser's, where no watchdog knows the server's
/** Epoch seconds by the server's clock, whatever the viewer's clock says; on a meeting's page by its hours. */
export const now = () => ahead + (globalThis.chibo?.now ? globalThis.chibo.now() : off + Date.now() / 1000);
/** What time it is at the kernel. */
export const setClock = (epoch) => (off = epoch - Date.now() / 1000);
/**
 * The meeting's hours are so many seconds ahead of the server's clock.
 * @param {MeetingClock | undefined} clock
 */
export function keepHours(clock) {
  if (clock && typeof clock.ahead === "number") ahead = clock.ahead;
}

/** The server's time, newly read every `every` milliseconds: clocks tick from a moment, never from a count. */
export function useNow(every = 250) {
  const [time, set] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => set(now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return time;
}

/**
 * Seconds of the meeting so far, breaks left out; 0 before the start.
 * @param {MeetingClock} clock
 */
export const elapsedOf = (clock, time) =>
  clock.started === null ? 0 : (clock.ended ?? clock.paused_since ?? time) - clock.started - clock.paused;

const two = (n) => String(n).padStart(2, "0");
/** `hh:mm` or `hh:mm:ss` at the place of the meeting (`zone` in minutes east of UTC). */
export function clockTime(epoch, zone, seconds = false) {
  if (epoch === null || epoch === undefined) return "";
  const at = new Date((epoch + zone * 60) * 1000);
  const text = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return seconds ? `${text}:${two(at.getUTCSeconds())}` : text;
}
/** The day at the place of the meeting: `2026-11-04`. */
export const dayAt = (epoch, zone) => new Date((epoch + zone * 60) * 1000).toISOString().slice(0, 10);
/** `14:32`, with the day where that is not today: `14:32 ngày 04/11/2026`. */
export function whenTime(epoch, zone) {
  if (epoch === null || epoch === undefined) return "";
  const that = dayAt(epoch, zone);
  return that === dayAt(now(), zone)
    ? clockTime(epoch, zone)
    : fill(shared.time_and_day, { time: clockTime(epoch, zone), day: day(that) });
}
/** Whether a break lasts until another day of the same session. */
export const overNight = ({ until, paused_since }, zone) =>
  Boolean(until && paused_since && dayAt(paused_since, zone) < until);
/** `0:47:12`; always hours when `long`. */
export function span(seconds, long = false) {
  const s = Math.max(0, Math.floor(seconds));
  const h = Math.floor(s / 3600);
  const m = Math.floor((s % 3600) / 60);
  return h || long ? `${two(h)}:${two(m)}:${two(s % 60)}` : `${two(m)}:${two(s % 60)}`;
}
/** `2′40″` */
export function short(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s >= 3600)
    return fill(say.hours_and_minutes, { hours: Math.floor(s / 3600), minutes: Math.floor((s % 3600) / 60) });
  return s < 60 ? `${s}″` : `${Math.floor(s / 60)}′${two(s % 60)}″`;
}
/** `2026-11-04` as people write it: `04/11/2026`. */
export const day = (iso) => (iso ? iso.split("-").reverse().join("/") : "");
export const classes = (...names) => names.filter(Boolean).join(" ");

/** A box as high as its text. Costs a layout, so it is asked for when the text or the width has changed. */
export function grow(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
  box.grownFor = box.value;
  box.grownRows = box.rows;
}
/** Whether the box is as high as its text already: measuring costs a layout, which 300 boxes must not cost at every
 * save. */
export const isGrown = (box) => box.grownFor === box.value && box.grownRows === box.rows;
/** A box that grows with its text is measured anew when its width changes: the window's, or a page that was hidden. */
export function useRegrown(box) {
  useEffect(() => {
    let width = 0;
    const watcher = new ResizeObserver(([seen]) => {
      if (seen.contentRect.width === width) return;
      width = seen.contentRect.width;
      requestAnimationFrame(() => box.current && grow(box.current));
    });
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
}

/**
 * A dialog that keeps the focus in itself and gives it back to where it was, however it comes to its end. `closed` is
 * called when a person closed it. A browser tells of a close in a task of its own, so after the page itself has taken
 * the dialog away (what it was about is over), that news would still come: by then nobody listens any more.
 */
export function useModal(closed) {
  const dialog = useRef(null);
  const tell = useRef(closed);
  tell.current = closed;
  useEffect(() => {
    const [box, before] = [dialog.current, /** @type {HTMLElement | null} */ (document.activeElement)];
    const heard = (event) => event.target === box && tell.current();
    box.addEventListener("close", heard);
    box.showModal();
    if (!box.querySelector("[autofocus]")) box.scrollTop = 0; // its first button may stand at its foot
    return () => {
      box.removeEventListener("close", heard);
      box.close();
      const at = document.activeElement;
      if ((at === null || at === document.body) && before?.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return dialog;
}

const MARKS = {
  done: html`<circle cx="13" cy="13" r="12" fill="#1e7a46" /><path
      d="M7.5 13.5l3.8 3.8 7.4-8.2"
      fill="none"
      stroke="#fff"
      stroke-width="2.8"
      stroke-linecap="round"
    />`,
  current: html`<circle cx="13" cy="13" r="11" fill="#fff" stroke="#e0a100" stroke-width="4" /><circle
      cx="13"
      cy="13"
      r="4.4"
      fill="#1b1b1f"
    />`,
  todo: html`<circle cx="13" cy="13" r="11" fill="#fff" stroke="#75716a" stroke-width="2" />`,
  missing: html`<path
      d="M13 2.2L24.6 23H1.4z"
      fill="#b45f06"
      stroke="#b45f06"
      stroke-width="2"
      stroke-linejoin="round"
    /><path d="M13 9.4v6.6" stroke="#fff" stroke-width="2.6" stroke-linecap="round" /><circle
      cx="13"
      cy="19.7"
      r="1.6"
      fill="#fff"
    />`,
};
/**
 * A state by its shape, with its word: tick, ring with a dot, empty ring, triangle. Drawn, so that colours forced by
 * the system leave it as it is.
 * @param {{ state: "done" | "current" | "todo" | "missing", label?: string }} props
 */
export function Mark({ state, label = "" }) {
  return html`<svg
    class="mark"
    viewBox="0 0 26 26"
    role=${label ? "img" : undefined}
    aria-label=${label || undefined}
    aria-hidden=${label ? undefined : "true"}
  >${MARKS[state]}</svg>`;
}

export function Card({ title, tag, amber, children, id }) {
  return html`<section class="card" id=${id} aria-label=${title}>
    <h3>${title} ${tag && html`<span class=${classes("tag", amber && "amber")}>${tag}</span>`}</h3>
    ${children}
  </section>`;
}
