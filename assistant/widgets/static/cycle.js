// Kỳ sinh hoạt: the month round a meeting as a calm timeline. A press on a step opens what can be told of it.
import { jumpTo } from "./console/jump.js";
import { Field, useParts } from "./fields.js";
import { isoDay, noDay } from "./figures.js";
import { classes, day, dayAt, html, Mark, notice, now, useAct, useDownload, useEffect, useState } from "./kit.js";
import { useOpen } from "./opening_records.js";
import { StepDay, StepPerson, Timeline } from "./timeline.js";
import { useTyped } from "./typed.js";
import { fill, cycle as say, shared } from "./wording.js";

/** @import { CycleRow, MonthCycle } from "./contract" */
/** @import { useOpening } from "./opening_records.js" */

const SHAPE = { done: "done", late: "missing", due: "current", todo: "todo" };
const LABEL = { done: say.is_done, late: say.late, due: say.due, todo: say.todo };
/** @param {MonthCycle} cycle */
const today = ({ zone }) => dayAt(now(), zone);

/** @param {{ cycle: MonthCycle, step: CycleRow }} props */
function Sent({ cycle, step }) {
  const act = useAct();
  const blank = { on: "", way: "", to: "" };
  const [sent, set] = useTyped(`${cycle.meeting} sent:${step.step}`, blank);
  const at = { meeting: cycle.meeting, step: step.step };
  const add = async (event) => {
    event.preventDefault();
    const on = sent.on.trim() ? isoDay(sent.on, cycle.year) : today(cycle);
    if (!on) notice(noDay(sent.on));
    else if ((await act("NoteSent", { ...at, ...sent, on })) !== null) set(blank);
  };
  const change = (key) => (event) => set({ ...sent, [key]: event.currentTarget.value });
  return html`<div class="sendings">
    <ul>
      ${step.sent.map(
        (one, number) => html`<li class="num">
          ${fill(say.sent_line, { day: day(one.on), way: one.way, to: one.to })}${" "}
          <button
            type="button"
            class="small"
            aria-label=${fill(say.drop_sent, { to: one.to })}
            onClick=${() => act("DropSent", { ...at, number })}
          >${shared.remove}</button>
        </li>`,
      )}
    </ul>
    <form class="line" onSubmit=${add}>
      <input
        class="short num"
        aria-label=${say.sent_on}
        placeholder=${say.sent_today}
        value=${sent.on}
        onInput=${change("on")}
      />
      <input
        class="grow"
        aria-label=${say.way}
        placeholder=${say.way_hint}
        value=${sent.way}
        onInput=${change("way")}
      />
      <input class="grow" aria-label=${say.to} placeholder=${say.to_hint} value=${sent.to} onInput=${change("to")} />
      <button type="submit" disabled=${!sent.way.trim() || !sent.to.trim()}>${say.note_sent}</button>
    </form>
  </div>`;
}

/** What is told of one step. @param {{ cycle: MonthCycle, step: CycleRow }} props */
function Step({ cycle, step }) {
  const act = useAct();
  const recorded = { due: step.due, done: step.done, by: step.by, note: step.note };
  const tell = useParts(recorded, (whole) => act("TellStep", { meeting: cycle.meeting, step: step.step, ...whole }));
  const of = (label) => fill(say.of_step, { label, step: step.label });
  const box = (key, label, placeholder) => html`<${StepDay}
    ...${{ label, placeholder, whole: of(label), value: step[key], year: cycle.year }}
    name=${`${cycle.meeting} ${step.step} ${key}`}
    send=${(iso) => tell({ [key]: iso })}
  />`;
  return html`<div
    id=${`${step.step}:${cycle.meeting}`}
    class=${classes("step-open", step.state)}
    role="region"
    aria-label=${step.label}
  >
    <p><b>${step.label}</b> · <span class="num">${step.when}</span></p>
    ${step.basis && html`<p class="soft num">${step.basis}</p>`}
    <div class="line">
      ${
        step.ticked &&
        !step.done &&
        html`<button type="button" class="primary" onClick=${() => tell({ done: today(cycle) })}>${say.tick}</button>`
      }
      ${
        step.ticked &&
        step.done &&
        html`<button type="button" onClick=${() => tell({ done: "" })}>${say.untick}</button>`
      }
      ${step.ticked && box("done", say.done, say.not_done)}
      ${
        step.ticked &&
        html`<${StepPerson}
          ...${{ step, label: say.by, whole: of(say.by), members: cycle.members, empty: say.nobody }}
          send=${(by) => tell({ by })}
        />`
      }
      ${box("due", say.moved, say.by_rule)}
      <label class="stack grow">
        ${say.note}
        <${Field}
          name=${`${cycle.meeting} ${step.step} note`}
          label=${of(say.note)}
          value=${step.note}
          send=${(note) => tell({ note })}
        />
      </label>
    </div>
    ${
      step.step === "drafts" &&
      cycle.ready.length > 0 &&
      html`<p>
        <button type="button" class="small" onClick=${() => jumpTo({ id: `attached:${cycle.meeting}` })}>
          ${say.attach}
        </button>
      </p>`
    }
    ${step.sends && html`<${Sent} key=${step.step} ...${{ cycle, step }} />`}
  </div>`;
}

/** Those of the proceedings are counted (views/cycle.py). @param {Element} card */
const emptyPresenter = (card) =>
  [...card.querySelectorAll("select")].find((one) => !one.value && one.closest('[data-phase="proceedings"]')) ?? null;
/** Where on the page what a line of the readiness tells is written (prepare.js, advance.js), and which box of it. */
const PLACES = {
  agenda: { card: "agenda", box: (card) => card.querySelector('input[inputmode="numeric"]') },
  presenters: { card: "agenda", box: emptyPresenter },
  points: { card: "points" },
  advance: { card: "advance" },
};

/**
 * What is prepared of the meeting, in one line each; what is lacking leads to where it is written: its step of the
 * month, or a card of the preparation, which stands on the console where it is not on this page.
 * @param {{ cycle: MonthCycle, openStep: (step: string) => void }} props
 */
function Ready({ cycle, openStep }) {
  const open = useOpen();
  const rows = cycle.ready;
  if (!rows.length) return null;
  const lead = (code) => {
    const place = PLACES[code];
    if (!place) openStep(code);
    else if (!jumpTo({ ...place, id: `${place.card}:${cycle.meeting}` })) open(cycle.meeting);
  };
  const have = rows.filter((row) => row.state === "done").length;
  return html`<div class="ready">
    <b class="num">${fill(say.ready, { have, all: rows.length })}</b>
    <ul>
      ${rows.map(
        (row) => html`<li key=${row.label} class=${row.state}>
          <${Mark} state=${SHAPE[row.state]} label=${LABEL[row.state]} />
          ${
            row.state === "done"
              ? row.label
              : html`<button type="button" class="link" onClick=${() => lead(row.code)}>${row.label}</button>`
          }
          <span class="num">${row.told}</span>
        </li>`,
      )}
    </ul>
  </div>`;
}

/** The one step that wants looking at first: what is late, else what is due. */
const first = (steps) => (steps.find((s) => s.state === "late") ?? steps.find((s) => s.state === "due"))?.step ?? "";

/**
 * A step of a meeting that this machine knows by its record alone: it is noted once the meeting was opened.
 * @param {{ step: CycleRow, busy: boolean, begin: () => unknown }} props
 */
function RecordedStep({ step, busy, begin }) {
  return html`<div class=${classes("step-open", step.state)} role="region" aria-label=${step.label}>
    <p><b>${step.label}</b> · <span class="num">${step.when}</span></p>
    ${step.basis && html`<p class="soft num">${step.basis}</p>`}
    <p>
      <button type="button" disabled=${busy} onClick=${begin}>${say.open_to_note}</button>
    </p>
  </div>`;
}

/** @param {{ cycle: MonthCycle, records: ReturnType<typeof useOpening> }} props */
export function Cycle({ cycle, records }) {
  const act = useAct();
  const [chosen, choose] = useState(/** @type {string | null} */ (null));
  const open = chosen ?? first(cycle.steps);
  const step = cycle.steps.find((one) => one.step === open);
  const [led, setLed] = useState({ to: "" });
  useEffect(() => void (led.to && jumpTo({ id: `${led.to}:${cycle.meeting}`, block: "nearest" })), [led]);
  const lead = (to) => {
    choose(to);
    setLed({ to });
  };
  const download = useDownload();
  const calendar = async () => {
    const made = await act("CycleCalendar", { meeting: cycle.meeting });
    if (made?.file) download(made.file);
  };
  return html`<section class="card cycle" aria-label=${fill(say.title, { title: cycle.title })}>
    <h3>
      ${fill(say.title, { title: cycle.title })} <small class="soft num">${cycle.summary}</small>
      <span class="grow"></span>
      ${!cycle.path && html`<button type="button" class="link" onClick=${calendar}>${say.calendar}</button>`}
    </h3>
    <${Timeline}
      ...${{ steps: cycle.steps, open, choose }}
      state=${(one) => one.state}
      sign=${(one) => html`<${Mark} state=${SHAPE[one.state]} label=${LABEL[one.state]} />`}
    />
    <${Ready} cycle=${cycle} openStep=${lead} />
    ${
      step &&
      cycle.path &&
      html`<${RecordedStep}
        step=${step}
        busy=${!!records.busy}
        begin=${() => records.begin("OpenPast", { path: cycle.path })}
      />`
    }
    ${step && !cycle.path && html`<${Step} key=${`${cycle.meeting} ${step.step}`} ...${{ cycle, step }} />`}
  </section>`;
}
