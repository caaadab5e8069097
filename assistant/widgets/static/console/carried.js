// Panel of the tasks of last month: how each was judged, what it has been through, and how it is set right.
import { Field, LongField, useParts } from "../fields.js";
import { Card, classes, day, html, useAct, useState } from "../kit.js";
import { withPerson } from "../names.js";
import { typedIn, useTyped } from "../typed.js";
import { ACTION_STATUS, fill, START_STATE, tasks as say, shared } from "../wording.js";
import { DayField, Of, TaskParts, useTaskForm } from "./tasks.js";

/** @import { CarriedPanel, CarriedRow, Desk } from "../contract" */

/** Mức độ as people type it: "60", "60 %", "60%". */
function shareIn(text) {
  if (!text.trim()) return { percent: null };
  const found = text.normalize("NFKC").match(/^\s*(\d{1,3})\s*%?\s*$/);
  return found && +found[1] <= 100 ? { percent: +found[1] } : { wrong: fill(say.no_percent, { text: text.trim() }) };
}

/** What is asked beside the state: the cell's own words, or why it was stopped. */
const HINT = { stopped: say.stopped_hint };

/** @param {{ row: CarriedRow, context: Desk, change: (part: object) => unknown }} props */
function Judgement({ row, context, change }) {
  return html`<td class="two">
      <span>
        <${Of} name=${say.status} />
        <select
          aria-label=${fill(say.result_of, { what: row.what })}
          value=${row.status}
          disabled=${context.frozen}
          onChange=${(e) => change({ status: e.currentTarget.value })}
        >
          ${Object.entries(ACTION_STATUS).map(
            ([status, label]) => html`<option value=${status} selected=${status === row.status}>${label}</option>`,
          )}
        </select>
      </span>
      ${
        row.status === "own" &&
        html`<span>
          <${Of} name=" " />
          <${Field}
            name=${`said:${row.id}`}
            label=${fill(say.said_of, { what: row.what })}
            placeholder=${say.said_hint}
            value=${row.said}
            disabled=${context.frozen}
            send=${(said) => change({ said })}
          />
        </span>`
      }
      <span>
        <${Of} name=${say.result} />
        <${LongField}
          name=${`result:${row.id}`}
          label=${fill(say.result_note_of, { what: row.what })}
          placeholder=${HINT[row.status] ?? say.result_hint}
          value=${row.result}
          disabled=${context.frozen}
          send=${(result) => change({ result })}
        />
      </span>
    </td>
    <td class="share">
      <${Of} name=${say.percent} />
      <${Field}
        class="short num"
        inputmode="numeric"
        name=${`percent:${row.id}`}
        label=${fill(say.percent_of, { what: row.what })}
        value=${row.percent}
        disabled=${context.frozen}
        send=${(text) => {
          const { percent, wrong } = shareIn(text);
          return wrong ? { wrong } : change({ percent });
        }}
      />
    </td>
    <td class="when">
      <${Of} name=${say.done_on} />
      <${DayField}
        name=${`done:${row.id}`}
        label=${fill(say.done_on_of, { what: row.what })}
        placeholder=${shared.day_hint}
        value=${row.done}
        disabled=${context.frozen}
        send=${(done) => change({ done_on: done || null })}
      />
    </td>`;
}

/** What can be done with a task of last month, and what it has been through. `open` is what is open below it.
 * @param {{ row: CarriedRow, frozen: boolean, open: string, show: (what: string) => void }} props */
function CarriedActs({ row, frozen, open, show }) {
  const act = useAct();
  const button = (what, label, name) => html`<button
    type="button"
    class="small"
    aria-expanded=${open === what ? "true" : "false"}
    aria-label=${fill(name, { what: row.what })}
    onClick=${() => show(open === what ? "" : what)}
  >${label}</button>`;
  return html`<span class="acts">
    ${button("life", say.life, say.life_of)}
    ${!frozen && !row.struck && button("amend", say.correct, say.correct_carried)}
    ${!frozen && !row.struck && button("strike", say.strike, say.strike_carried)}
    ${
      !frozen &&
      row.struck &&
      html`<button
        type="button"
        class="small"
        aria-label=${fill(say.restore_carried, { what: row.what })}
        onClick=${() => act("RestoreCarried", { action: row.id })}
      >${say.restore}</button>`
    }
  </span>`;
}

/** A task of last month is set right: why is asked. What is typed is kept until it is sent or put away.
 * @param {{ row: CarriedRow, context: Desk, close: () => void }} props */
function Correction({ row, context, close }) {
  const act = useAct();
  const { what, owners, unit, due, due_said, product, report_at } = row;
  const blank = { reason: "", what, owners, unit, due, due_said, product, report_at };
  const form = useTaskForm("amend", row.id, blank);
  const { task, change } = form;
  const away = () => {
    form.drop();
    close();
  };
  const save = async (event) => {
    event.preventDefault();
    const whole = await form.whole();
    if (whole && (await act("AmendCarried", { action: row.id, ...whole, due: whole.due || null })) !== null) away();
  };
  const people = row.people.reduce((known, { id, name }) => withPerson(known, id, name), context.members);
  return html`<form class="newtask correct" onSubmit=${save}>
    <input class="what" aria-label=${say.what} placeholder=${say.what} value=${task.what} onInput=${change("what")} />
    <${TaskParts}
      form=${form}
      members=${people}
      labels=${{ due: say.due_day, product: say.product, report_at: say.report_at }}
    />
    <${Why} reason=${task.reason} change=${change("reason")} />
    <button type="submit" class="primary" disabled=${!task.what.trim() || !task.reason.trim()}>
      ${say.save_correction}
    </button>
    <button type="button" onClick=${away}>${say.cancel}</button>
  </form>`;
}

/** The reason, without which nothing is corrected. */
const Why = ({ reason, change }) => html`<input
  class="what"
  aria-label=${say.why}
  placeholder=${`${say.why}: ${say.why_hint}`}
  value=${reason}
  onInput=${change}
/>`;

/** @param {{ row: CarriedRow, close: () => void }} props */
function Striking({ row, close }) {
  const act = useAct();
  const [reason, set, drop] = useTyped(`strike:${row.id}`, "");
  const away = () => {
    drop();
    close();
  };
  const save = async (event) => {
    event.preventDefault();
    if ((await act("StrikeCarried", { action: row.id, reason })) !== null) away();
  };
  return html`<form class="newtask correct" onSubmit=${save}>
    <${Why} reason=${reason} change=${(event) => set(event.currentTarget.value)} />
    <button type="submit" class="primary" disabled=${!reason.trim()}>${say.save_strike}</button>
    <button type="button" onClick=${away}>${say.cancel}</button>
  </form>`;
}

/** @param {{ row: CarriedRow, context: Desk, change: (part: object) => unknown }} props */
function StartState({ row, context, change }) {
  return html`<label class="start">
    ${say.start}${" "}
    <select
      aria-label=${fill(say.start_of, { what: row.what })}
      value=${row.start_state}
      disabled=${context.frozen}
      onChange=${(e) => change({ start: e.currentTarget.value })}
    >
      ${Object.entries(START_STATE).map(
        ([state, label]) => html`<option value=${state} selected=${state === row.start_state}>${label}</option>`,
      )}
    </select>
  </label>`;
}

/** @param {{ row: CarriedRow, context: Desk }} props */
function CarriedTask({ row, context }) {
  const act = useAct();
  const { status, said, percent, result, start } = row;
  const recorded = { status, said, percent, result, done_on: row.done || null, start };
  const change = useParts(recorded, (whole) => act("AssessCarried", { action: row.id, ...whole }));
  const [open, show] = useState(typedIn(`amend:${row.id}`) ? "amend" : typedIn(`strike:${row.id}`) ? "strike" : "");
  const told = [
    row.product && fill(say.product_is, { product: row.product }),
    row.report_at && fill(say.report_is, { place: row.report_at }),
  ].filter(Boolean);
  return html`<tr class=${classes(row.struck && "struck")}>
      <td class="what">
        ${row.what}
        ${row.lateness && html`<span class=${classes("lateness num", row.overdue && "late")}>${row.lateness}</span>`}
        ${told.length > 0 && html`<small class="soft">${told.join(" · ")}</small>`}
        ${row.struck && html`<small class="soft">${fill(say.struck, { reason: row.struck })}</small>`}
      </td>
      <td><${Of} name=${shared.owner} />${row.owner_names || "……"}</td>
      <td class="num when">
        <${Of} name=${shared.due} />
        ${row.due_said ? fill(say.said_until, { said: row.due_said, day: day(row.due) }) : day(row.due) || "……"}
      </td>
      ${!row.struck && html`<${Judgement} ...${{ row, context, change }} />`}
      <td class="whole">
        ${!row.struck && html`<${StartState} ...${{ row, context, change }} />`}
        <${CarriedActs} row=${row} frozen=${context.frozen} open=${open} show=${show} />
        ${
          open === "life" &&
          html`<ol class="life">
            ${(row.life.length ? row.life : [say.no_life]).map((line) => html`<li>${line}</li>`)}
          </ol>`
        }
        ${open === "amend" && html`<${Correction} ...${{ row, context }} close=${() => show("")} />`}
        ${open === "strike" && html`<${Striking} row=${row} close=${() => show("")} />`}
      </td>
    </tr>`;
}

/** @param {CarriedPanel & { context: Desk }} props */
export function Carried({ rows, total, context }) {
  if (!rows.length) return html`<${Card} title=${say.carried} tag=${say.nothing_carried}><//>`;
  return html`<${Card} title=${say.carried} tag=${fill(say.count, { count: rows.length })}>
    ${total && html`<p class="total num">${total}</p>`}
    <table class="tasks carried">
      <thead>
        <tr>
          <th scope="col">${say.task}</th>
          <th scope="col">${shared.owner}</th>
          <th scope="col">${shared.due}</th>
          <th scope="col">${say.result}</th>
          <th scope="col">${say.percent}</th>
          <th scope="col">${say.done_on}</th>
          <th scope="col">${say.start}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<${CarriedTask} key=${row.id} ...${{ row, context }} />`)}
      </tbody>
    </table>
  <//>`;
}
