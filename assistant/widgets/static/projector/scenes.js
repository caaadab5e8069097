// The pictures of the wall, each a plain function of what the meeting is.
import {
  classes,
  clockTime,
  day,
  dayAt,
  elapsedOf,
  html,
  Mark,
  overNight,
  span,
  useEffect,
  useNow,
  useRef,
  useState,
} from "../kit.js";
import { topOf } from "../place.js";
import { PaperRow } from "../sheet.js";
import { fill, scenes as say, shared } from "../wording.js";
import { Pages } from "./pages.js";

/**
 * @import {
 *   MeetingClock,
 *   WallCarried,
 *   WallLine,
 *   WallMotion,
 *   WallPlanned,
 *   WallReading,
 *   WallRoll,
 *   WallSpeech,
 *   WallTask,
 *   WallView,
 * } from "../contract"
 */

const MINUTE = 60;
const HOUR = 3600;
export function talked(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s >= HOUR)
    return fill(say.hours_and_minutes, { hours: Math.floor(s / HOUR), minutes: Math.floor((s % HOUR) / MINUTE) });
  return s < MINUTE
    ? fill(say.seconds, { seconds: s })
    : fill(say.minutes_and_seconds, { minutes: Math.floor(s / MINUTE), seconds: s % MINUTE });
}

/** @param {{ speech: WallSpeech | null }} props */
export function Speaker({ speech }) {
  const time = useNow(1000);
  if (!speech) return null;
  return html`<div class="speaker">
    <div class="name">${speech.address} ${speech.name}</div>
    <div class="time num">${fill(say.speaking, { time: talked(time - speech.since) })}</div>
  </div>`;
}

/** @param {{ motion: WallMotion | null }} props */
export function Motion({ motion }) {
  if (!motion) return null;
  const { vote } = motion;
  return html`<div class=${classes("motion", vote && (vote.passed ? "passed" : "failed"))}>
    ${motion.going_on && html`<p class="going-on">${motion.going_on}</p>`}
    <p class="wording">${motion.text}</p>
    ${
      vote
        ? html`
          <div class="figures num">
            <span><b>${vote.in_favour}</b> ${say.in_favour}</span>
            <span><b>${vote.against}</b> ${say.against}</span>
            <span><b>${vote.abstained}</b> ${say.abstained}</span>
          </div>
          <p class="verdict num">
            ${vote.passed ? shared.passed : shared.not_passed} · ${vote.in_favour}
            /
            ${vote.base} = ${vote.percent}
            %
            ${vote.share && ` (${vote.share})`}
          </p>
          ${vote.how && html`<p class="base num">${vote.how}</p>`}
        `
        : html`<p class="base">${motion.base}</p>`
    }
  </div>`;
}

/** @param {{ points: string[] }} props */
export function TurnedPoints({ points }) {
  return html`<${Pages}
    rows=${points}
    row=${(point, attributes) => html`<li ...${attributes} value=${attributes["data-row"] + 1}>${point}</li>`}
    frame=${(rows) => html`<ol class="points">${rows}</ol>`}
  />`;
}

const MARK = { done: "✓", current: "●", todo: "○" };
/** @param {{ items: WallLine[] }} props */
export function Agenda({ items }) {
  return html`<ul class="agenda">
    ${items.map(
      (item) => html`<li key=${item.id} class=${item.state}>
        <span aria-hidden="true">${MARK[item.state]}</span> ${item.title}
      </li>`,
    )}
  </ul>`;
}

/**
 * The whole agenda, with the minutes of each item: while it is adopted, and before the meeting.
 * @param {{ items: WallPlanned[] }} props
 */
export function WholeAgenda({ items }) {
  return html`<${Pages}
    rows=${items}
    row=${(item, attributes) => html`<li ...${attributes}>
      <span class="num">${item.number}.</span> <span>${item.title}</span>
      <small class="num">${item.minutes > 0 && fill(say.minutes, { minutes: item.minutes })}</small>
    </li>`}
    frame=${(rows) => html`<ul class="whole-agenda">${rows}</ul>`}
  />`;
}

/** @param {{ points: string[] }} props */
export function Points({ points }) {
  if (!points.length) return null;
  return html`<ol class="points">${points.map((point) => html`<li>${point}</li>`)}</ol>`;
}

/** More names than these at once cannot be read from the back of the room: they take turns. */
const NAMES = 64;
const TURN = 9000; // ms
/** @param {{ roll: WallRoll }} props */
export function Roll({ roll }) {
  const many = Math.max(1, Math.ceil(roll.names.length / NAMES));
  const [turned, turn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => turn((now) => now + 1), TURN);
    return () => clearInterval(timer);
  }, []);
  const at = turned % many;
  return html`
    <p class="rollcount num">
      <b>${roll.present}</b>${fill(say.of_members_present, { total: roll.total })}
      ${roll.elsewhere && ` · ${roll.elsewhere}`}
    </p>
    <ul class="names">
      ${roll.names
        .slice(at * NAMES, (at + 1) * NAMES)
        .map((name) => html`<li><span aria-hidden="true">✓</span> ${name}</li>`)}
    </ul>
    ${many > 1 && html`<p class="far num">${fill(say.list_page, { at: at + 1, many, all: roll.names.length })}</p>`}
  `;
}

/** @param {{ text: string }} props */
export function Conclusion({ text }) {
  return html`<div class="conclusion"><div class="label">${shared.conclusion}</div><p>${text}</p></div>`;
}

/** @param {{ tasks: WallTask[] }} props */
export function Tasks({ tasks }) {
  return html`<${Pages}
    rows=${tasks}
    row=${(task, attributes) => html`<tr ...${attributes}>
      <td>${task.what}</td>
      <td>${task.who || "……"}</td>
      <td class="num">${task.due}</td>
    </tr>`}
    frame=${(rows) => html`<table class="tasks">
      <thead><tr><th>${say.task}</th><th>${shared.owner}</th><th>${shared.due}</th></tr></thead>
      <tbody>${rows}</tbody>
    </table>`}
  />`;
}

const SHAPE = { done: "done", late: "missing", open: "todo", under_way: "current", stopped: "todo" };
/** @param {{ task: WallCarried }} props */
const Assessed = ({ task, ...attributes }) => html`<tr ...${attributes} class=${task.mark}>
  <td><${Mark} state=${SHAPE[task.mark]} /></td>
  <td class="t">${task.what}${task.last && html`<span>${fill(say.last_time, task)}</span>`}</td>
  <td>${task.who}</td>
  <td class="num due">${task.due}</td>
  <td class="num share">
    ${
      task.percent !== null &&
      html`<b>${fill(say.share, task)}</b><div class="bar"><i style=${`width:${task.percent}%`}></i></div>`
    }
  </td>
  <td class="num outcome">${task.outcome}</td>
</tr>`;

/**
 * The tasks of last month while they are assessed, all of them: the pages turn by themselves.
 * @param {WallView} props
 */
export function Carried({ carried, tally, clock, item }) {
  return html`
    <div class="top">
      <h1>${item.title}</h1>
      <${Elapsed} clock=${clock} />
    </div>
    <${Pages}
      rows=${carried}
      row=${(task, attributes) => html`<${Assessed} task=${task} ...${attributes} />`}
      frame=${(rows) => html`<table class="tasks assessed">
        <thead>
          <tr>
            <th></th>
            <th>${say.carried}</th>
            <th>${say.comrade}</th>
            <th>${shared.due}</th>
            <th>${say.percent}</th>
            <th>${say.outcome}</th>
          </tr>
        </thead>
        <tbody>${rows}</tbody>
      </table>`}
    />
    <p class="tally num">
      <span>${say.assessed} <b>${fill(say.assessed_of, tally)}</b></span>
      ${tally.overdue > 0 && html`<span>${say.overdue} <b>${tally.overdue}</b></span>`}
      ${
        tally.average &&
        html`<span>${say.average} <b>${fill(say.average_share, tally)}</b> ${fill(say.of_told, tally)}</span>`
      }
    </p>
  `;
}

/** @param {WallView} props */
export function Break({ clock, zone }) {
  const time = useNow(1000);
  const rested = talked(time - (clock.paused_since ?? time));
  if (overNight(clock, zone))
    return html`
      <h1>${shared.pause}</h1>
      <p class="base num">${fill(say.rested_over_night, { rested, day: day(clock.until) })}</p>
    `;
  return html`<h1>${shared.rest}</h1><p class="base num">${fill(say.rested, { rested })}</p>`;
}

/** @param {WallView} props */
export function ReadBack({ reading }) {
  return html`
    <h1>${reading.title}</h1>
    <div class="reading">
      ${reading.parts.map((part) => html`<h3>${part.title}</h3>${part.lines.map((line) => html`<p>${line}</p>`)}`)}
    </div>
  `;
}

/**
 * The draft is longer than a wall: it scrolls with the reader (↑ ↓), and says how far it is.
 * @param {WallView & { size: number }} props
 */
export function Draft({ reading, clock, size }) {
  return html`<div class="readout">
    ${reading.rows.length ? html`<${Sheet} ...${reading} size=${size} />` : html`<h1>${say.being_read}</h1>`}
    <aside>
      <${Elapsed} clock=${clock} />
      <div>
        <div class="now">${shared.adopting_minutes}</div>
        <b class="reader">${reading.reader}</b>
      </div>
      <p class="far num">
        <${Place} />
        ${reading.amended > 0 && html`<br />${fill(say.amended, { count: reading.amended })}`}
      </p>
    </aside>
  </div>`;
}

/**
 * The time of the meeting in figures, with what is asked for.
 * @param {{ clock: MeetingClock }} props
 */
function Elapsed({ clock }) {
  const elapsed = elapsedOf(clock, useNow());
  const share = clock.least ? Math.min(1, elapsed / MINUTE / clock.least) : 1;
  const left = Math.ceil(clock.least - elapsed / MINUTE);
  return html`<div class=${classes("elapsed", share >= 1 && "reached")}>
    <div class="big num" role="timer">${span(elapsed, true)}</div>
    ${
      clock.least > 0 &&
      html`
        <div class="bar"><i style=${`width:${100 * share}%`}></i></div>
        <p class="num">
          ${left > 0 ? fill(say.left, { left, least: clock.least }) : fill(say.enough, { least: clock.least })}
        </p>
      `
    }
  </div>`;
}

/** Which page of the paper the room sees, of how many: a page is what the wall holds at once. */
const pageOf = (box) => {
  const many = Math.max(1, Math.ceil((box.scrollHeight - 4) / box.clientHeight));
  const end = box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
  return { many, at: end ? many : Math.min(many, Math.floor(box.scrollTop / box.clientHeight) + 1) };
};

/**
 * The paper: it stands where the reader is, and moves with the keys of the wall's own computer too.
 * @param {WallReading & { size: number }} props
 */
function Sheet({ rows, at, size }) {
  const box = useRef(null);
  useEffect(() => {
    const stand = () => {
      going = null;
      box.current?.scrollTo({ top: topOf(box.current, at) });
    };
    stand();
    addEventListener("resize", stand); // and `+`, `−` change the height of every line
    return () => removeEventListener("resize", stand);
  }, [at, rows.length, size]);
  return html`<div
    class="draft"
    ref=${box}
    tabindex="0"
    role="region"
    aria-label=${shared.draft_minutes}
  >${rows.map((row) => html`<${PaperRow} row=${row} />`)}</div>`;
}

/** Which part of the paper the room sees. */
function Place() {
  const [page, set] = useState({ at: 1, many: 1 });
  useEffect(() => {
    const box = document.querySelector(".readout .draft");
    if (!box) return undefined;
    const look = () => set(pageOf(box));
    look();
    const seen = new ResizeObserver(look); // whatever changes what it holds: the window, the size of the words
    seen.observe(box);
    box.addEventListener("scroll", look);
    return () => {
      seen.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, []);
  const rest = page.at < page.many ? say.and_more : say.and_over;
  return html`${fill(say.page, { at: page.at, many: page.many, rest })}`;
}

/** Scroll the draft on this wall by parts of its height; false where it is at that end already. Presses that come
    quickly add up: what counts is where the paper is going, not how far it has come. */
let going = null;
export function scrollDraft(by) {
  const box = document.querySelector(".wall .draft");
  if (!box || box.classList.contains("wall")) return false;
  if (going?.box !== box) going = { box, to: box.scrollTop };
  const most = box.scrollHeight - box.clientHeight;
  const from = Math.min(most, going.to);
  const to = Math.max(0, Math.min(most, from + by * box.clientHeight));
  if (Math.abs(to - from) < 2) return false;
  going.to = to;
  box.scrollTo({ top: to });
  return true;
}

/** From when to when, with the days where they are several. */
function hours(clock, zone) {
  if (!clock.until) return `${clockTime(clock.started, zone)}–${clockTime(clock.ended, zone)}`;
  return [clock.started, clock.ended]
    .map((at) => fill(shared.time_and_day, { time: clockTime(at, zone), day: day(dayAt(at, zone)).slice(0, 5) }))
    .join(" – ");
}

/** @param {WallView} props */
export function End({ clock, opinions, roll, given, adopted, zone, sitting }) {
  const minutes = Math.floor((clock.ended - clock.started - clock.paused) / MINUTE);
  return html`
    <h1>${sitting.name} ${clock.until ? say.ended : fill(say.lasted, { minutes })}</h1>
    <ul class="summary num">
      <li>
        <b>${hours(clock, zone)}</b>${" "}
        ${
          clock.least > 0 &&
          (minutes >= clock.least
            ? fill(say.enough, { least: clock.least })
            : fill(say.not_enough, { least: clock.least }))
        }
      </li>
      <li><b>${roll.present}/${roll.total}</b> ${say.members_present}</li>
      <li><b>${opinions.have}</b> ${fill(say.opinions, { speakers: opinions.speakers })}</li>
      <li><b>${given}</b> ${say.tasks_given}</li>
      <li>${adopted ? say.adopted : say.not_adopted}</li>
    </ul>
  `;
}
