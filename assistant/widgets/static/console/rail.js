// The rail: phases and items with their state and minutes, to be looked at by a press; below, what was done last, to be
// taken back.

import {
  classes,
  html,
  Mark,
  region,
  still,
  useAct,
  useEffect,
  useLayoutEffect,
  useNow,
  useRef,
  useState,
  useSteady,
} from "../kit.js";
import { fill, rail as say, shared } from "../wording.js";
import { folded, LEVELS, likely, lines } from "./folding.js";
import { takeBack } from "./undo.js";

/** @import { Rail as RailState, RailItem, RailPhase } from "../contract" */

const STATE = { done: say.done, current: say.current, todo: say.todo };

const LONGEST = 48;
/** So much of a long title as the rail has room for; the whole stands over the desk. */
function shortened(title) {
  if (title.length <= LONGEST) return title;
  return `${title.slice(0, title.lastIndexOf(" ", LONGEST) || LONGEST)}…`;
}

/** @param {RailItem} item */
function minutes(item, time) {
  const spent = Math.floor((item.spent + (item.since ? Math.max(0, time - item.since) : 0)) / 60);
  const told = { current: `${spent}/${item.planned}`, done: spent, todo: item.planned }[item.state];
  return fill(say.minutes, { minutes: told });
}

/**
 * What a run of items has taken so far, and what is planned for it while some of it is left: as a line tells it.
 * @param {RailItem[]} items
 */
export function runMinutes(items, time) {
  const seconds = items.reduce((sum, item) => sum + item.spent + (item.since ? Math.max(0, time - item.since) : 0), 0);
  const planned = items.reduce((sum, item) => sum + item.planned, 0);
  const spent = Math.floor(seconds / 60);
  if (items.every((item) => item.state === "done")) return fill(say.minutes, { minutes: spent });
  return fill(say.minutes, { minutes: seconds ? `${spent}/${planned}` : planned });
}

/** Whether the item in hand takes longer than planned. @param {RailItem} item */
const isOver = (item, time) =>
  Boolean(item.state === "current" && item.planned && item.since && time - item.since + item.spent > item.planned * 60);

/**
 * `part` stands over the first item of a part.
 * @param {{ item: RailItem, looking: boolean, part: string, spent: string, over: boolean,
 *   go: (item: string) => unknown }} props
 */
function Line({ item, looking, part, spent, over, go }) {
  return html`<li>
    ${part && html`<span class="part">${part}</span>`}
    <button
      type="button"
      class=${classes("item", item.state, looking && "looking")}
      data-item=${item.id}
      aria-current=${item.state === "current" ? "step" : undefined}
      aria-pressed=${looking}
      title=${item.full}
      onClick=${() => go(item.id)}
    >
      <${Mark} state=${item.state} label=${STATE[item.state]} />
      <span class="name">
        ${shortened(item.title)}${item.secret && html` <span class="tag">${shared.secret}</span>`}
      </span>
      <span class=${classes("time num", over && "over")}>${spent}</span>
    </button>
  </li>`;
}
const Item = still(Line);

/**
 * A run of items folded to a line: how many are done, what they took and what is planned.
 * @param {{ label: string, items: RailItem[], time: number, open: () => void }} props
 */
function Fold({ label, items, time, open }) {
  const done = items.filter((item) => item.state === "done").length;
  const here = items.some((item) => item.state === "current"); // while the desk looks elsewhere
  const state = here ? "current" : done === items.length ? "done" : "todo";
  return html`<li>
    <button
      type="button"
      class=${classes("item fold", state)}
      aria-expanded="false"
      title=${items.map((item) => item.full).join("\n")}
      onClick=${open}
    >
      <${Mark} state=${state} label=${here ? STATE.current : undefined} />
      <span class="label">${label}</span>
      <span class="time num">
        ${done}/${items.length} · ${runMinutes(items, time)}
      </span>
    </button>
  </li>`;
}

/** @param {{ undo: string[], question: string, redo: string }} props */
function Undo({ undo, question, redo }) {
  const act = useAct();
  if (!undo.length && !redo) return null;
  return html`<div class="undo">
    ${
      undo.length > 0 &&
      html`
        <p title=${undo.slice(1).join("\n")}>${undo[0]}</p>
        <button type="button" class="small" onClick=${() => takeBack(act, question)}>
          ${shared.undo} <kbd>Alt+U</kbd>
        </button>
      `
    }
    ${
      redo &&
      html`
        <p>${redo}</p>
        <button type="button" class="small" onClick=${() => act("Redo")}>${shared.redo} <kbd>Alt+Y</kbd></button>
      `
    }
  </div>`;
}

/**
 * As little folded as the height allows: looked at again when the window, the item in hand or the agenda changes. What
 * can be told from the lines that were measured last is not tried out: each try is a layout of the whole page.
 * @param {{ current: HTMLElement | null }} box
 * @param {RailPhase[]} phases
 */
function useFolding(box, phases, at, content) {
  const [tried, set] = useState({ key: "", level: 0 });
  const [height, resize] = useState(0);
  const line = useRef(Infinity); // the least height of a line that was measured
  const key = `${height} ${content}`;
  useEffect(() => {
    const watcher = new ResizeObserver(() => resize(box.current?.clientHeight ?? 0));
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  const level = tried.key === key ? tried.level : likely(phases, at, height / line.current || Infinity);
  useLayoutEffect(() => {
    const { scrollHeight, clientHeight } = box.current;
    if (scrollHeight <= clientHeight + 1) return;
    line.current = Math.min(line.current, scrollHeight / lines(phases, at, level));
    if (level < LEVELS) set({ key, level: level + 1 });
  }, [key, level]);
  return level;
}

/** @param {{ phase: RailPhase, level: number, at: string, time: number, go: (item: string) => unknown }} props */
function Phase({ phase, level, at, time, go }) {
  const [opened, open] = useState([]);
  useEffect(() => open([]), [at]);
  const rows = folded(phase, at, level).flatMap((row) =>
    "fold" in row && opened.includes(row.fold) ? row.items : [row],
  );
  const [only] = rows;
  const whole = rows.length === 1 && "fold" in only && only.fold === phase.name;
  const part = (item) => {
    const before = phase.items[phase.items.indexOf(item) - 1];
    return item.part !== before?.part ? item.part : "";
  };
  return html`
    ${!whole && html`<h4>${phase.name}</h4>`}
    <ul>
      ${rows.map((row) =>
        "fold" in row
          ? html`<${Fold}
            key=${row.fold}
            label=${whole ? row.fold : fill(say.items, { span: row.fold })}
            items=${row.items}
            time=${time}
            open=${() => open([...opened, row.fold])}
          />`
          : html`<${Item}
            key=${row.id}
            item=${row}
            looking=${row.id === at}
            part=${part(row)}
            spent=${minutes(row, time)}
            over=${isOver(row, time)}
            go=${go}
          />`,
      )}
    </ul>
  `;
}

/** @param {RailState} props */
function Rail({ phases = [], looking_at, writes, undo = [], undo_question = "", redo = "" }) {
  const act = useAct();
  const time = useNow(1000);
  const box = useRef(null);
  const states = phases.map((phase) => phase.items.map((item) => item.state + item.title));
  const level = useFolding(box, phases, looking_at, `${looking_at} ${states} ${undo[0]} ${redo}`);
  const go = useSteady((item) => act("LookAt", { item })); // looking moves nobody: the desk's bar moves the meeting
  return html`<nav aria-label=${shared.agenda}>
    <div class="items" ref=${box}>
      ${phases.map((phase) => html`<${Phase} key=${phase.name} ...${{ phase, level, time, go }} at=${looking_at} />`)}
    </div>
    <fieldset disabled=${!writes}><${Undo} undo=${undo} question=${undo_question} redo=${redo} /></fieldset>
  </nav>`;
}

export default region(Rail);
