// The desk: the item that is current, with the panels it needs; before the start, the preparation.

import { AttachedHere } from "../attached.js";
import { away, goTo } from "../course.js";
import { useCopies } from "../drafts.js";
import { Field, useParts } from "../fields.js";
import { minutesIn, numberMeant } from "../figures.js";
import { Help, useChords } from "../keys.js";
import { Card, classes, day, html, Mark, region, useAct, useEffect, useRef, useState } from "../kit.js";
import { Preparation } from "../prepare.js";
import { local } from "../storage.js";
import { Editor, focusOn, usePen } from "../texts.js";
import { useTyped } from "../typed.js";
import { fill, desk as say, shared, tasks } from "../wording.js";
import { BackToReading, useBack } from "./blank.js";
import { Carried } from "./carried.js";
import { End, Minutes, Motions } from "./closing.js";
import { DetailsDialog } from "./details_dialog.js";
import { jumpTo, motionCard } from "./jump.js";
import { Leaving } from "./leaving.js";
import { AgendaPanel, Dues, Guests, Roll, Secretary } from "./opening.js";
import { Conclusion, Floor, Opinions } from "./proceedings.js";
import { ReadBack } from "./readback.js";
import { Score } from "./score.js";
import { Actions } from "./tasks.js";
import { takeBack } from "./undo.js";

/** @import { Course, Desk as DeskState, DeskItem, ItemText } from "../contract" */
/** @import { Act } from "../kit.js" */

const PANELS = [
  ["guests", Guests],
  ["secretary", Secretary],
  ["roll", Roll],
  ["dues", Dues],
  ["agenda", AgendaPanel],
  ["carried", Carried],
];
const AFTER_TEXTS = [
  ["opinions", Opinions],
  ["conclusion", Conclusion],
  ["actions", Actions],
];
const LAST = [
  ["score", Score],
  ["minutes", Minutes],
  ["end", End],
];

/** What is left of them while the desk only looks: the room reads, adopts and ends together. */
const ALONE = LAST.slice(0, 1);

/** So many boxes are one form to fill in, not as many cards. */
const FORM = 4;
/** @param {{ texts: ItemText[], context: DeskState }} props */
function Texts({ texts, context }) {
  if (texts.length >= FORM) {
    const left = texts.filter((text) => text.needed && !text.value.trim()).length;
    return html`<${Card} title=${say.texts} tag=${left ? fill(say.texts_left, { left }) : ""} amber=${true}>
      <div class="form">
        ${texts.map(
          (text) => html`<div class="formrow" key=${text.key}>
            <b>
              ${text.label}
              ${text.needed && !text.value.trim() && html` <span class="tag amber">${say.needed}</span>`}
            </b>
            <${Editor}
              meeting=${context.meeting}
              zone=${context.zone}
              text=${text}
              label=${text.label}
              hint=${text.hint}
              rows=${1}
              readOnly=${context.frozen}
              snippets=${context.snippets}
            />
          </div>`,
        )}
      </div>
    <//>`;
  }
  return texts.map(
    (text) => html`<${Card}
      key=${text.key}
      title=${text.label}
      tag=${text.needed && !text.value.trim() ? say.needed : ""}
      amber=${true}
    >
      <${Editor}
        meeting=${context.meeting}
        zone=${context.zone}
        text=${text}
        label=${text.label}
        hint=${text.hint}
        readOnly=${context.frozen}
        snippets=${context.snippets}
      />
    <//>`,
  );
}

/** @param {{ points: string[] }} props */
function Points({ points }) {
  if (!points.length) return null;
  return html`<details class="points">
    <summary>${fill(say.suggested, { count: points.length })}</summary>
    <ul>
      ${points.map((point) => html`<li>${point}</li>`)}
    </ul>
  </details>`;
}

const FEW = 3;
/**
 * The parts of the item: one press instead of scrolling, and which of them wants something still.
 * @param {{ item: DeskItem }} props
 */
export function Jumps({ item }) {
  const { opinions, conclusion, actions } = item.panels;
  const form = item.texts.length >= FORM ? [{ label: say.texts }] : item.texts;
  const { rows: motions } = item.motions;
  const vote = motions.find((motion) => !motion.vote) ?? motions[0];
  const wanting = (text) => text.needed && !text.value.trim();
  const parts = [
    ...form.map(({ label }) => ({ name: label, word: label, open: item.texts.some(wanting) })),
    opinions && { name: shared.opinions, word: say.jump_opinions, count: opinions.rows.length },
    conclusion && { name: shared.conclusion, word: say.jump_conclusion, open: !conclusion.text.value.trim() },
    actions && { name: tasks.actions, word: say.jump_actions, count: actions.rows.length },
    vote && { name: shared.vote, word: shared.vote, count: motions.length, id: motionCard(vote) },
  ].filter(Boolean);
  useChords(Object.fromEntries(parts.slice(0, 9).map((part, n) => [`Alt+${n + 1}`, () => jumpTo(part)])));
  if (parts.length < FEW) return null;
  return html`<div class="jumps" role="group" aria-label=${say.jump}>
    ${parts.map(
      (part) => html`<button
        type="button"
        key=${part.name}
        class=${classes("small", part.open && "open")}
        onClick=${() => jumpTo(part)}
      >
        ${part.open && html`<${Mark} state="missing" />`}
        ${part.word} ${part.count > 0 && html`<b class="num">${part.count}</b>`}
        ${part.open && html`<span class="sr">: ${shared.none_yet}</span>`}
      </button>`,
    )}
    <kbd>Alt+1–${parts.length}</kbd>
  </div>`;
}

const go = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus();

/** The line of the box the caret is in, or what is selected there: what Alt+N makes a task of. */
function lineAtCaret() {
  const box = document.activeElement;
  if (!(box instanceof HTMLTextAreaElement)) return "";
  const { value, selectionStart, selectionEnd } = box;
  if (selectionStart !== selectionEnd) return value.slice(selectionStart, selectionEnd).trim();
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const to = value.indexOf("\n", selectionStart);
  return value.slice(from, to < 0 ? undefined : to).trim();
}

/** @param {{ state: DeskState, act: Act, help: () => void,
 *   task: (wanted: { item: string, what: string }) => void }} props */
function Keys({ state, act, help, task }) {
  const { item, stage } = state;
  const running = stage === "running";
  const from = state.course;
  useChords(
    !state.writes
      ? { "?": help }
      : {
          "?": help,
          F4: () => act("StopSpeech"),
          F8: async () => running && focusSpeech(await act("NextSpeaker")),
          F9: () => goTo(act, from?.next?.id, from),
          "Shift+F9": () => goTo(act, from?.previous?.id, from),
          "Alt+N": () => running && task({ item: item.id, what: lineAtCaret() }),
          "Alt+K": () => go("#conclusion textarea"),
          "Alt+B": () => go(".vote input, .propose"),
          "Alt+G": () => running && act(state.paused ? "Resume" : "Pause"),
          "Alt+P": () => act("ShowDetails", { open: !state.details_dialog }),
          "Alt+U": () => takeBack(act, state.undo_question),
          "Ctrl+Z": () => takeBack(act, state.undo_question),
          "Alt+Y": () => act("Redo"),
          "Ctrl+Shift+Z": () => act("Redo"),
          "Ctrl+Y": () => act("Redo"),
        },
  );
  return null;
}
const focusSpeech = (answer) => answer?.speech && focusOn(`speech.${answer.speech}`);

/**
 * Name and length of the item's clock, changed while it runs.
 * @param {{ item: DeskItem }} props
 */
function Timer({ item }) {
  const act = useAct();
  const [open, set] = useTyped(`timer:${item.id}`, false);
  const recorded = { title: item.typed, presenter: item.presenter_id, minutes: item.minutes, secret: item.secret };
  const amend = useParts(recorded, (whole) => act("AmendItem", { item: item.id, ...whole }));
  const minutes = (text) => {
    const { number, wrong } = minutesIn(text || "?");
    return wrong ? { wrong } : amend({ minutes: number });
  };
  if (!open)
    return html`<button type="button" class="link keys" onClick=${() => set(true)}>
      ${fill(say.planned, { minutes: item.minutes })}
    </button>`;
  return html`<span class="line timer">
    <${Field}
      name=${`title:${item.id}`}
      label=${say.item_title}
      placeholder=${item.title}
      value=${item.typed}
      send=${(title) => amend({ title })}
    />
    <${Field}
      class="short num"
      inputmode="numeric"
      name=${`minutes:${item.id}`}
      label=${say.planned_minutes}
      value=${String(item.minutes)}
      send=${minutes}
      means=${numberMeant(minutesIn)}
    />${" "}
    ${say.minutes}
    <button type="button" class="small" onClick=${() => set(false)}>Xong</button>
  </span>`;
}

/** @param {{ item: DeskItem }} props */
function Hint({ item }) {
  const key = `chibo-hint-${item.code}`;
  const [shown, set] = useState(item.tip && local.get(key) !== "seen");
  if (!shown) return null;
  const dismiss = () => {
    local.set(key, "seen");
    set(false);
  };
  return html`<p class="tip">
    ${item.tip} <button type="button" class="small" onClick=${dismiss}>${shared.understood}</button>
  </p>`;
}

/** What members wrote on the item before the meeting. @param {{ rows: DeskItem["advance"] }} props */
function SentBefore({ rows }) {
  if (!rows.length) return null;
  return html`<${Card} title=${say.advance} tag=${fill(say.advance_count, { count: rows.length })}>
    ${rows.map(
      (row) => html`<div class="sent" key=${row.id}>
        <b>${row.name || "……"}</b>${" "}
        ${row.received && html`<small class="soft num">${fill(say.advance_on, { day: day(row.received) })}</small>`}
        <p class="said">${row.text}</p>
      </div>`,
    )}
  <//>`;
}

/**
 * The item is only looked at: where the meeting is, the way back, and the press that moves it here.
 * @param {{ item: DeskItem, course: Course, writes: boolean }} props
 */
function Looking({ item, course, writes }) {
  const act = useAct();
  return html`<div class="lookingbar" role="status">
    <span class="grow">${fill(say.looking, { title: course.current.title })}</span>
    <button type="button" onClick=${() => act("LookAt", { item: course.current.id })}>${say.look_back}</button>
    ${
      writes &&
      html`<button type="button" class="primary" onClick=${() => goTo(act, item.id, course)}>
        ${course.read_back ? say.read_then_move_here : say.move_here}
      </button>`
    }
  </div>`;
}

/** On to the next item; where the item is read back first the button says so. @param {{ course: Course }} props */
function Next({ course }) {
  const act = useAct();
  const title = course.next.title;
  return html`<p class="next">
    <button type="button" class="primary" onClick=${() => goTo(act, course.next.id, course)}>
      ${fill(course.read_back ? say.read_then_move_to : say.move_to, { title })} <kbd>F9</kbd>
    </button>
  </p>`;
}

/** Where the next item begins there the keyboard begins, unless something else is being typed. */
function useHeading(item, stage) {
  const heading = useRef(null);
  useEffect(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) heading.current?.focus({ preventScroll: true });
  }, [item, stage]);
  return heading;
}

/** A meeting made by mistake: nothing to do here but to take it up again. */
function Discarded() {
  const act = useAct();
  return html`<${Card} title=${say.discarded}>
    <p>${say.discarded_kept}</p>
    <button type="button" class="primary" onClick=${() => act("RecoverMeeting")}>${shared.recover}</button>
  <//>`;
}

/** @param {DeskState & { mends?: boolean }} state */
function Desk(state) {
  const act = useAct();
  useCopies(state.meeting);
  usePen(state.writes);
  const [helping, help] = useState(false);
  const [wanted, task] = useState(null);
  const { item, stage, prepare, reading } = state;
  state = { ...state, mends: stage !== "planned" && !state.frozen && state.writes };
  const heading = useHeading(item?.id, stage);
  const way = useBack(state);
  if (!item) return null;
  const panels = wanted?.item === item.id && !state.frozen ? { actions: { rows: [] }, ...item.panels } : item.panels;
  const stop = state.writes ? null : 0; // a desk without a box to stand in is scrolled by keyboard itself
  const keys = html`
    <${Keys} state=${state} act=${act} help=${() => help(true)} task=${task} />
    <${Leaving} />
    ${helping && html`<${Help} close=${() => help(false)} />`}
  `;
  if (stage === "planned")
    return html`<main>
      <div class="desk" tabindex=${stop}>
        <fieldset disabled=${!state.writes}><${Preparation} ...${prepare} year=${state.year} /></fieldset>
      </div>
      ${keys}
    </main>`;
  if (stage === "discarded")
    return html`<main>
      <div class="desk" tabindex=${stop}><fieldset disabled=${!state.writes}><${Discarded} /></fieldset></div>
      ${keys}
    </main>`;
  const draw = (list) =>
    list.map(
      ([name, Panel]) =>
        panels[name] &&
        html`<${Panel} key=${name} ...${panels[name]} item=${item} wanted=${wanted} context=${state} />`,
    );
  const elsewhere = away(state);
  // What belongs to the item is drawn anew with it; the speech that goes on stays, with the caret in its box.
  return html`<main data-item=${item.id}>
    <div class="top" key=${`top ${item.id}`}>
    <h2 ref=${heading} tabindex="-1">
      ${item.title} ${item.secret && html`<span class="tag amber">${shared.secret}</span>`}
    </h2>
    <div class="hint">
      <span>${item.presenter || item.who}</span>${" "}
      ${stage === "running" && !state.frozen && state.writes && html`<${Timer} key=${item.id} item=${item} />`}
      <span class="grow"></span>
      ${
        state.mends &&
        html`<button type="button" class="link keys" onClick=${() => act("ShowDetails", { open: true })}>
          ${say.details} <kbd>Alt+P</kbd>
        </button>`
      }
      <button type="button" class="link keys" onClick=${() => help(true)}>${say.shortcuts} <kbd>?</kbd></button>
    </div>
    ${way && html`<${BackToReading} way=${way} />`}
    ${elsewhere && !way && html`<${Looking} item=${item} course=${state.course} writes=${state.writes} />`}
    <${Jumps} item=${item} />
    </div>
    <div class="desk" key=${item.id} tabindex=${stop}>
    <fieldset disabled=${!state.writes}>
      ${item.where && html`<p class="warn secret">${item.where}</p>`}
      <${Hint} key=${item.id} item=${item} />
      <${Points} points=${item.points} />
      ${item.drafts && html`<${AttachedHere} meeting=${state.meeting} item=${item.id} />`}
      <${SentBefore} rows=${item.advance} />
      ${draw(PANELS)}
      <${Texts} texts=${item.texts} context=${state} />
      ${draw(AFTER_TEXTS)}
      <${Motions} ...${item.motions} item=${item} context=${state} />
      ${draw(elsewhere ? ALONE : LAST)}
      ${!elsewhere && state.course?.next && html`<${Next} course=${state.course} />`}
    </fieldset>
    </div>
    <fieldset key="floor" disabled=${!state.writes}><${Floor} panel=${state.floor} context=${state} /></fieldset>
    ${
      state.details_dialog && state.mends && html`<${DetailsDialog} details=${state.details_dialog} context=${state} />`
    }
    ${reading && state.writes && reading.what !== "minutes" && html`<${ReadBack} reading=${reading} />`}
    ${keys}
  </main>`;
}

export default region(Desk);
