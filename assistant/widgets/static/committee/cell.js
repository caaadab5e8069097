// One cell with its meetings of the year, and the list of what is odd about the data.
import { classes, html, Mark, useAct, useDownload, useEffect, useState } from "../kit.js";
import { useTyped } from "../typed.js";
import { fill, committee as say } from "../wording.js";

/** @import { Committee, TreeCell, TreeFault, TreeFaults, TreeMeeting, TreeOfficial } from "../contract" */

/** The minutes, once it is written down why somebody looks: @param {{ tree: string, meeting: TreeMeeting }} props */
function Minutes({ tree, meeting }) {
  const act = useAct();
  const download = useDownload();
  const [asked, ask] = useState(false);
  const [reason, type, drop] = useTyped(`tree.why.${tree}.${meeting.path}`, "");
  const [busy, setBusy] = useState(false);
  const open = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setBusy(true);
    const answer = await act("OpenTreeMinutes", { record: meeting.path, reason });
    setBusy(false);
    if (!answer?.file) return;
    drop();
    ask(false);
    download(answer.file);
  };
  if (!asked && !reason)
    return html`<button
      type="button"
      class="small"
      aria-label=${`${say.open_minutes}: ${meeting.day}`}
      onClick=${() => ask(true)}
    >${say.open_minutes}</button>`;
  return html`<form class="why" onSubmit=${open}>
    <label class="stack">
      ${say.reason}
      <input value=${reason} onInput=${(e) => type(e.currentTarget.value)} autofocus />
    </label>
    <button type="submit" class="small primary" disabled=${busy || !reason.trim()}>
      ${busy ? say.making : say.open_minutes}
    </button>
  </form>`;
}

/**
 * What the committee decides of one month, or of the year, beside the cell's own grade.
 * What was typed stays where somebody else has decided meanwhile: that is told beside it.
 * @param {{ state: Committee, cell: TreeCell, one: TreeOfficial }} props
 */
function Decision({ state, cell, one }) {
  const act = useAct();
  const known = { grade: one.grade, points: one.points, remark: one.remark };
  const [typed, type, drop] = useTyped(`tree.grade.${state.tree}.${state.year}.${cell.path}.${one.month}`, known);
  const [busy, setBusy] = useState(false);
  const changed = typed.grade !== one.grade || typed.points !== one.points || typed.remark !== one.remark;
  const save = async () => {
    setBusy(true);
    const answer = await act("SetOfficialGrade", { cell: cell.path, month: one.month, seen: one.at, ...typed });
    setBusy(false);
    if (answer) drop();
  };
  const named = (/** @type {string} */ what) => `${what}, ${one.label}`;
  return html`<tr>
    <th scope="row">${one.label}</th>
    <td>${one.own}</td>
    <td class="num">${one.checked}</td>
    <td>
      <select
        aria-label=${named(say.decided)}
        value=${typed.grade}
        onChange=${(e) => type({ ...typed, grade: e.currentTarget.value })}
      >
        <option value="">${say.decided_none}</option>
        ${cell.grades.map(({ code, label }) => html`<option key=${code} value=${code}>${label}</option>`)}
      </select>
      ${changed && one.told && html`<small>${fill(say.decided_now, { told: one.told })}</small>`}
    </td>
    <td>
      <input
        class="num"
        inputmode="decimal"
        aria-label=${named(say.points)}
        value=${typed.points}
        onInput=${(e) => type({ ...typed, points: e.currentTarget.value })}
      />
    </td>
    <td>
      <input
        aria-label=${named(say.remark)}
        value=${typed.remark}
        onInput=${(e) => type({ ...typed, remark: e.currentTarget.value })}
      />
    </td>
    <td>
      <button type="button" class="small" aria-label=${named(say.write)} disabled=${busy || !changed} onClick=${save}>
        ${say.write}
      </button>
    </td>
  </tr>`;
}

/** @param {{ state: Committee, cell: TreeCell }} props */
function Decisions({ state, cell }) {
  return html`<section aria-label=${say.decisions}>
    <h3>${say.decisions}</h3>
    <p class="soft">${say.decisions_how}</p>
    ${cell.official_problem && html`<ul class="gaps"><li>${cell.official_problem}</li></ul>`}
    <div class="sheet">
      <table class="register decisions">
        <thead>
          <tr>
            ${[say.of_time, say.grade, say.checked, say.decided, say.points, say.remark].map(
              (one) => html`<th scope="col" key=${one}>${one}</th>`,
            )}
            <th scope="col"><span class="sr">${say.write}</span></th>
          </tr>
        </thead>
        <tbody>
          ${cell.officials.map((one) => html`<${Decision} key=${one.month} state=${state} cell=${cell} one=${one} />`)}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** @param {{ faults: TreeFault[] }} props */
function FaultRows({ faults }) {
  return html`<div class="sheet">
    <table class="register faults">
      <thead>
        <tr><th scope="col">${say.fault}</th><th scope="col">${say.file}</th><th scope="col">${say.told}</th></tr>
      </thead>
      <tbody>
        ${faults.map(
          (one, n) => html`<tr key=${n}>
            <td><b>${one.label}</b></td>
            <td class="path">${one.path}</td>
            <td>${one.told}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/**
 * A cell's meetings: when the tables are others, they are asked for anew.
 * @param {{ state: Committee, path: string, gone: () => void }} props
 */
export function Cell({ state, path, gone }) {
  const act = useAct();
  const [cell, keep] = useState(/** @type {TreeCell | null} */ (null));
  useEffect(() => {
    let here = true;
    act("ShowTreeCell", { cell: path }).then((answer) => {
      if (here) answer ? keep(answer) : gone();
    });
    return () => {
      here = false;
    };
  }, [path, state.stamp]);
  if (!cell) return html`<p class="soft none" role="status">${say.loading}</p>`;
  const yes = (/** @type {boolean} */ good) =>
    html`<${Mark} state=${good ? "done" : "missing"} label=${good ? say.yes : say.no} />`;
  const weak = (/** @type {TreeMeeting} */ one, /** @type {string} */ code) => one.weak.includes(code) && "weak";
  return html`<section class="onecell" aria-label=${cell.name}>
    <h2>${cell.name}</h2>
    <p class="soft num">${cell.told}</p>
    ${cell.needs && html`<p class="needs"><${Mark} state="missing" /> <b>${say.help}:</b> ${cell.needs}</p>`}
    <div class="sheet" role="region" aria-label=${say.meetings} tabindex="0">
      <table class="register">
        <thead>
          <tr>
            ${[
              say.day,
              say.kind,
              say.minutes,
              say.came,
              say.speakers,
              say.conclusion,
              say.adopted,
              say.tasks,
              say.points,
              say.grade,
              say.minutes_paper,
            ].map((one) => html`<th scope="col" key=${one}>${one}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${cell.meetings.map(
            (one) => html`<tr key=${one.path}>
              <td class=${classes("num", weak(one, "in_window"))}>${one.day}</td>
              <td>${one.kind}</td>
              <td class=${classes("num", weak(one, "long_enough"))}>${one.minutes}</td>
              <td class=${classes("num", weak(one, "attended"))}>${one.came}</td>
              <td class=${classes("num", weak(one, "spoken"))}>${one.speakers}</td>
              <td class="middle">${yes(one.concluded)}</td>
              <td class="middle">${yes(one.adopted)}</td>
              <td class=${classes("num", weak(one, "late"))}>${one.tasks}</td>
              <td class="num"><b>${one.points}</b></td>
              <td>${one.grade}</td>
              <td><${Minutes} tree=${state.tree} meeting=${one} /></td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${!cell.meetings.length && html`<p class="soft none">${say.no_meetings}</p>`}
    </div>
    <${Decisions} state=${state} cell=${cell} />
    ${cell.faults.length > 0 && html`<h3>${say.faults}</h3><${FaultRows} faults=${cell.faults} />`}
  </section>`;
}

/**
 * What is odd below a folder, a hundred at a time.
 * @param {{ state: Committee, folder: string }} props
 */
export function Faults({ state, folder }) {
  const act = useAct();
  const [first, from] = useTyped(`tree.faults.first.${state.tree}.${folder}`, 0);
  const [shown, keep] = useState(/** @type {TreeFaults | null} */ (null));
  useEffect(() => {
    let here = true;
    act("ShowFaults", { folder, first }).then((answer) => here && answer && keep(answer));
    return () => {
      here = false;
    };
  }, [folder, first, state.stamp]);
  if (!shown) return html`<p class="soft none" role="status">${say.loading}</p>`;
  return html`<section class="onecell" aria-label=${say.faults}>
    <h2>${say.faults} <span class="num">${shown.count}</span></h2>
    <p class="soft">${say.faults_how}</p>
    <p class="num">${shown.check}</p>
    ${shown.kinds.length > 0 && html`<p class="num">${shown.kinds.join(" · ")}</p>`}
    ${shown.faults.length ? html`<${FaultRows} faults=${shown.faults} />` : html`<p>${say.faults_none}</p>`}
    <${Turn} first=${shown.first} step=${shown.step} shown=${shown.faults.length} count=${shown.count} turn=${from} />
  </section>`;
}

/**
 * From one part of many rows to the next.
 * @param {{ first: number, step: number, shown: number, count: number, turn: (first: number) => void }} props
 */
export function Turn({ first, step, shown, count, turn }) {
  if (shown >= count) return null;
  return html`<p class="turn num">
    <button type="button" class="small" disabled=${first === 0} onClick=${() => turn(Math.max(0, first - step))}>
      ${say.earlier}
    </button>
    <span role="status">${fill(say.rows_of, { first: first + 1, last: first + shown, all: count })}</span>
    <button type="button" class="small" disabled=${first + shown >= count} onClick=${() => turn(first + step)}>
      ${say.later}
    </button>
  </p>`;
}
