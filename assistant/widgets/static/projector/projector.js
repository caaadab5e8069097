// The projector: one look tells the room where we are, how long, who speaks, how many opinions, what is voted.
// The scene follows by itself (views/projector/present.py); the chair's keys or a clicker move the meeting on.

import { Help } from "../keys.js";
import {
  classes,
  clockTime,
  elapsedOf,
  html,
  region,
  span,
  useAct,
  useEffect,
  useLayoutEffect,
  useNow,
  useRef,
  useState,
  whenTime,
} from "../kit.js";
import { isFramed, isMeant } from "../places.js";
import { local } from "../storage.js";
import { fill, wall as say, shared } from "../wording.js";
import { useAwake } from "./awake.js";
import {
  Agenda,
  Break,
  Carried,
  Conclusion,
  Draft,
  End,
  Motion,
  Points,
  ReadBack,
  Roll,
  Speaker,
  scrollDraft,
  Tasks,
  TurnedPoints,
  WholeAgenda,
} from "./scenes.js";

/** @import { MeetingClock, Message, OpinionCount, WallView } from "../contract" */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** `3 ngày 4 giờ`, `2 giờ 15 phút`, and the seconds in the last hour. */
export function until(seconds) {
  const [days, hours] = [Math.floor(seconds / DAY), Math.floor((seconds % DAY) / HOUR)];
  if (days) return fill(say.days_and_hours, { days, hours });
  return hours ? fill(say.hours_and_minutes, { hours, minutes: Math.floor((seconds % HOUR) / MINUTE) }) : span(seconds);
}

/** @param {{ clock: MeetingClock & { zone: number } }} props */
function Ring({ clock }) {
  const time = useNow();
  const elapsed = elapsedOf(clock, time);
  const wait = clock.planned - time;
  const share = clock.least ? Math.min(1, elapsed / 60 / clock.least) : 1;
  const reached = clock.started !== null && share >= 1;
  if (clock.started === null) {
    return html`<div class="ring" style="--share:0%">
      <div>
        <div class=${classes("big num", wait >= HOUR && "long")} role="timer">
          ${wait > 0 ? until(wait) : clockTime(time, clock.zone)}
        </div>
        <div class="sub">${wait > 0 ? say.until_start : say.waiting_for_start}</div>
      </div>
    </div>`;
  }
  return html`<div class=${classes("ring", reached && "reached")} style=${`--share:${share * 100}%`}>
    <div>
      <div class="big num" role="timer">${span(elapsed)}</div>
      ${
        clock.least > 0 &&
        html`<div class="sub">
          ${reached ? fill(say.reached, { least: clock.least }) : fill(say.of_least, { least: clock.least })}
        </div>`
      }
    </div>
  </div>`;
}

/** @param {OpinionCount} props */
function Dots({ have, least, speakers, least_speakers }) {
  return html`<div class="opinions">
    ${Array.from({ length: least }, (_, n) => html`<i class=${classes("dot", n < have && "on")}></i>`)}
    <span class="num">
      ${fill(say.opinions, { have: least ? `${have}/${least}` : have })}
      ${least && have >= least ? " ✓" : ""}
      ${least_speakers > 0 && ` · ${fill(say.speakers, { speakers, least: least_speakers })}`}
    </span>
  </div>`;
}

/** @param {WallView} props */
function Wall({ cell, title, topic, zone }) {
  const time = useNow(1000);
  return html`<header>
    <b>${cell}</b>
    <span>${title}${topic && fill(say.with_topic, { topic })}</span>
    <span class="clock num">${clockTime(time, zone)}</span>
  </header>`;
}

const LARGEST = 1.5;
const SMALLEST = 0.46;
const STEP = 0.06;
/** The words are as large as their box holds, so that the back of the room reads them; what is too long is set smaller,
    never clipped. Whoever wants smaller words (`scale` below 1) gets them: then they grow less. */
function useFit(ref, scale, dependency) {
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const most = Math.max(1, LARGEST * Math.min(1, scale ** 4));
    const fits = () => box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
    const set = (steps) => box.style.setProperty("--fit", (most - steps * STEP).toFixed(2));
    let at = [0, 0]; // the size of the box that the words were last fitted to
    const fit = () => {
      at = [box.clientWidth, box.clientHeight];
      let [from, to] = [0, Math.ceil((most - SMALLEST) / STEP)]; // halved each time: every look costs a layout
      while (from < to) {
        const steps = (from + to) >> 1;
        set(steps);
        if (fits()) to = steps;
        else from = steps + 1;
      }
      set(from);
    };
    fit();
    // Not the window's own event: a wall that is just being opened is drawn before it has a size.
    const watcher = new ResizeObserver(() => {
      if (box.clientWidth !== at[0] || box.clientHeight !== at[1]) fit();
    });
    watcher.observe(box);
    return () => watcher.disconnect();
  }, [dependency]);
}

/** So many sub-points leave room for the agenda below. */
const FEW = 3;
/** Letters that a wall of 4:3 holds at a size to be read from afar; more take turns. */
const LETTERS = 330;
const fits = (points) => points.reduce((sum, point) => sum + point.length, 0) <= LETTERS;
/**
 * The points that stay while somebody speaks: those that the chair named, else the item's own where there is room.
 * @param {WallView} state
 */
const kept = ({ points, item }) => (points.length || !fits(item.points) ? points : item.points);
/**
 * Beside the points to discuss the agenda is its nearest lines, so that both are large.
 * @param {WallView} state
 */
function near(state) {
  const { agenda } = state;
  const points = kept(state);
  const at = agenda.findIndex((item) => item.state === "current");
  return points.length && at >= 0 ? agenda.slice(Math.max(0, at - 1), at + 3) : agenda;
}
const SCENES = {
  speech: (state) =>
    html`<${Speaker} speech=${state.speech} /><${Points} points=${kept(state)} /><${Agenda} items=${near(state)} />`,
  vote: (state) => html`<${Motion} motion=${state.motion} />`,
  roll: (state) => html`<${Roll} roll=${state.roll} />`,
  tasks: (state) =>
    html`${state.conclusion && html`<${Conclusion} text=${state.conclusion} />`}<${Tasks} tasks=${state.tasks} />`,
  conclusion: (state) => html`<${Conclusion} text=${state.conclusion} />`,
  points: (state) => html`<${Points} points=${state.points} /><${Agenda} items=${near(state)} />`,
  item: ({ item, agenda }) =>
    html`
      ${fits(item.points) ? html`<${Points} points=${item.points} />` : html`<${TurnedPoints} points=${item.points} />`}
      ${item.points.length <= FEW && html`<${Agenda} items=${agenda} />`}
    `,
  agenda: (state) => html`<${WholeAgenda} items=${state.whole} />`,
  planned: (state) => html`<${WholeAgenda} items=${state.whole} />`,
};
const LABEL = {
  planned: shared.agenda,
  agenda: shared.agenda,
  roll: shared.roll,
  ended: shared.ended,
  break: say.resting,
  vote: shared.vote,
  reading: say.read_back,
  draft: shared.adopting_minutes,
};
/** So many names need the whole width, and so many tasks or letters of them. */
const CROWD = 24;
const MANY_TASKS = 4;
/** @param {WallView} props */
const needsWidth = ({ scene, roll, tasks, conclusion }) =>
  (scene === "roll" && roll.names.length > CROWD) ||
  (scene === "tasks" &&
    (tasks.length > MANY_TASKS ||
      tasks.reduce((sum, task) => sum + task.what.length + task.who.length, conclusion.length) > LETTERS));
/** Pictures with room for the topic's whole name; everywhere else the bar on top has it. */
const WITH_TOPIC = ["planned", "agenda", "item"];
const WHOLE = { carried: Carried, break: Break, reading: ReadBack, draft: Draft, ended: End };

/** @param {WallView} state */
function title(state) {
  if (state.stage === "planned") return fill(say.begins_at, { time: whenTime(state.clock.planned, state.zone) });
  return state.item.title;
}

const OWN_KEYS = [
  ["F", say.full_screen_key],
  ["+, −, 0", say.size_key],
  ["T", say.dark_key],
  ["↑, ↓", say.scroll_key],
  ["?", say.help_key],
];
const CHAIR_KEYS = [
  [say.next_chord, say.next_key],
  [say.previous_chord, say.previous_key],
  [say.speaker_chord, say.speaker_key],
];
const LINE = 0.15; // of the paper's height, for ↑ and ↓
const PAGE = 0.9; // for a clicker: a line or two stay to be found again

/**
 * Keys of the projector's own computer or of a clicker; and, for this screen alone, text size, dark theme, full
 * screen. While the draft is read, the keys that turn pages read on in it, and leave it only at its end.
 * @param {WallView} state
 */
function useWallKeys(state, act, change, help) {
  const current = useRef(null);
  current.current = { state, act, change, help };
  useEffect(() => {
    const pressed = (event) => {
      if (!isMeant(event)) return;
      const { state, act, change, help } = current.current;
      if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
      const key = event.key.length > 1 ? event.key : event.key.toLowerCase();
      const local = {
        "+": () => change("scale", 1.06),
        "=": () => change("scale", 1.06),
        "-": () => change("scale", 1 / 1.06),
        0: () => change("scale", 0),
        t: () => change("dark"),
        f: fullScreen,
        "?": help,
      }[key];
      const paper =
        state.scene === "draft" &&
        { ArrowDown: LINE, ArrowUp: -LINE, PageDown: PAGE, ArrowRight: PAGE, PageUp: -PAGE, ArrowLeft: -PAGE }[
          event.key
        ];
      const driving = state.keys && state.stage === "running";
      const chair =
        driving &&
        {
          PageDown: () => move(act, state.next),
          ArrowRight: () => move(act, state.next),
          PageUp: () => move(act, state.previous),
          ArrowLeft: () => move(act, state.previous),
          " ": () => act("NextSpeaker"),
          b: () => act("NextSpeaker"),
        }[key];
      if (!local && !paper && !chair) return;
      event.preventDefault();
      if (local) return local();
      if (paper && scrollDraft(paper)) return;
      if (chair) chair();
    };
    addEventListener("keydown", pressed, isFramed()); // in a frame keys do not leave their region
    return () => removeEventListener("keydown", pressed, isFramed());
  }, []);
}
const move = (act, item) => item && act("GoToItem", { item });
function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

/** Whether this page fills the screen. */
function useFull() {
  const [full, set] = useState(Boolean(document.fullscreenElement));
  useEffect(() => {
    const changed = () => set(Boolean(document.fullscreenElement));
    document.addEventListener("fullscreenchange", changed);
    return () => document.removeEventListener("fullscreenchange", changed);
  }, []);
  return full;
}

const stored = (key, otherwise) => JSON.parse(local.get(`chibo-wall-${key}`) ?? JSON.stringify(otherwise));

/** @param {WallView & Partial<Message>} state */
function Projector(state) {
  const act = useAct();
  const box = useRef(null);
  const [look, set] = useState({ scale: stored("scale", 1), dark: stored("dark", false) });
  const change = (what, by) =>
    set((now) => {
      const next =
        what === "dark"
          ? { ...now, dark: !now.dark }
          : { ...now, scale: by ? Math.min(1.4, Math.max(0.8, now.scale * by)) : 1 };
      local.set(`chibo-wall-${what}`, JSON.stringify(next[what]));
      return next;
    });
  const [helping, help] = useState(false);
  useWallKeys(state, act, change, () => help(true));
  const awake = useAwake();
  const full = useFull();
  const { scene, clock } = state;
  useFit(
    box,
    look.scale,
    JSON.stringify([
      scene,
      state.item,
      state.speech,
      state.motion,
      state.conclusion,
      state.points,
      state.reading,
      state.tasks,
      state.carried,
      state.agenda,
      state.whole,
      state.roll,
      look,
    ]),
  );
  if (!clock) return html`<div class="wall"><main class="middle"><h1>${state.message ?? ""}</h1></main></div>`;
  const Whole = WHOLE[scene];
  const wide = ["reading", "draft", "carried"].includes(scene) || needsWidth(state);
  const label = LABEL[scene] ?? (wide && !Whole ? title(state) : say.current);
  return html`<div
    class=${classes("wall", state.stage, scene, wide && "wide", look.dark && "dark")}
    style=${`--scale:${look.scale}`}
  >
    <${Wall} ...${state} />
    <main class=${classes(Whole && "whole")}>
      <section class="left" ref=${box}>
        ${scene !== "draft" && html`<div class="now">${label}</div>`}
        ${
          Whole
            ? html`<${Whole} ...${state} size=${look.scale} />`
            : html`
              ${!wide && html`<h1>${title(state)}</h1>`}
              ${state.topic && WITH_TOPIC.includes(scene) && html`<p class="topic">${fill(say.topic, state)}</p>`}
              ${state.item.presenter && scene === "item" && html`<p class="presenter">${state.item.presenter}</p>`}
              ${(SCENES[scene] ?? SCENES.item)(state)}
            `
        }
      </section>
      ${
        !wide &&
        html`<section class="right">
          <${Ring} clock=${{ ...clock, zone: state.zone }} />
          <${Dots} ...${state.opinions} />
        </section>`
      }
    </main>
    <footer>
      <span>
        ${say.present} <b class="num">${state.roll.present}/${state.roll.total}</b>
        ${state.roll.elsewhere && ` · ${state.roll.elsewhere}`}
      </span>
      ${state.roll.excused > 0 && html`<span>${say.excused} <b class="num">${state.roll.excused}</b></span>`}
      ${state.roll.unexcused > 0 && html`<span>${say.unexcused} <b class="num">${state.roll.unexcused}</b></span>`}
      ${state.chair && html`<span>${shared.chair} <b>${state.chair}</b></span>`}
      ${state.secretary && html`<span>${shared.secretary} <b>${state.secretary}</b></span>`}
      ${state.silent.length > 0 && html`<span>${say.silent} <b>${state.silent.join(", ")}</b></span>`}
      ${state.adopted && html`<span class="good">${say.adopted}</span>`}
      ${
        state.stage === "planned" &&
        !full &&
        html`<span class="keys">
          ${say.press} <b>F</b> ${say.full_screen_and} <b>?</b> ${say.keys}
          ${!awake && say.and_stay_awake}
        </span>`
      }
    </footer>
    ${
      helping &&
      html`<${Help}
        keys=${state.keys ? [...CHAIR_KEYS, ...OWN_KEYS] : OWN_KEYS}
        kind="sheet wallkeys"
        close=${() => help(false)}
      />`
    }
  </div>`;
}

export default region(Projector);
