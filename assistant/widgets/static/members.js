// Danh sách đảng viên on Home: what changed since last month, by name; and which column of the list holds what.
import { Folded } from "./folded.js";
import { html, useAct, useState } from "./kit.js";
import { fill, LIST_FIELD, members as say, shared } from "./wording.js";

/** @import { ListChanges, MemberList, ShownSheet } from "./contract" */

/** @param {{ changes: ListChanges }} props */
function Changes({ changes }) {
  const act = useAct();
  const part = (label, names) =>
    names.length > 0 &&
    html`<dt>${label} <span class="num">(${names.length})</span></dt>
      ${names.map((name) => html`<dd key=${name}>${name}</dd>`)}`;
  return html`<div class="list-changes" role="status">
    <p><b class="num">${changes.since}</b></p>
    <dl>
      ${part(say.added, changes.added)} ${part(say.status, changes.status)} ${part(say.gone, changes.gone)}
      ${part(say.other, changes.other)}
    </dl>
    <p><button type="button" class="primary" onClick=${() => act("AcceptList")}>${say.accept}</button></p>
  </div>`;
}

const letter = (/** @type {number} */ place) => String.fromCharCode(65 + place);

/** The columns after one was told to hold a field: whichever held it before holds nothing any more.
 * @param {Record<number, string>} fields @param {number} place @param {string} field */
export const holding = (fields, place, field) => ({
  ...Object.fromEntries(Object.entries(fields).filter(([, held]) => held !== field)),
  [place]: field,
});

/** @param {{ sheet: ShownSheet, close: () => void }} props */
function Columns({ sheet, close }) {
  const act = useAct();
  const width = Math.max(...sheet.rows.map((row) => row.length), 0);
  const held = Object.fromEntries(Object.entries(sheet.fields).map(([field, place]) => [place, field]));
  const [fields, hold] = useState(/** @type {Record<number, string>} */ (held));
  const [row, setRow] = useState(Math.max(0, sheet.row));
  const [first, setFirst] = useState(Math.max(0, sheet.row) + sheet.below + 1);
  const [official, setOfficial] = useState(sheet.official);
  const number = (n) => html`<option key=${n} value=${n}>${fill(say.row_number, { number: n + 1 })}</option>`;
  const send = async () => {
    const told = Object.fromEntries(
      Object.entries(fields)
        .filter(([, field]) => field)
        .map(([place, field]) => [field, Number(place)]),
    );
    const below = Math.max(0, first - row - 1);
    const choice = { sheet: sheet.name, row, below, official, fields: told };
    if ((await act("ChooseColumns", choice)) !== null) close();
  };
  const rows = sheet.rows.map((cells, n) => ({ cells, n }));
  return html`<div class="columns-chosen">
    <div class="line">
      <label class="stack">
        ${say.row}
        <select
          aria-label=${say.row}
          value=${row}
          onChange=${(e) => {
            setRow(Number(e.currentTarget.value));
            setFirst(Math.max(first, Number(e.currentTarget.value) + 1));
          }}
        >${rows.slice(0, 10).map(({ n }) => number(n))}</select>
      </label>
      <label class="stack">
        ${say.first}
        <select aria-label=${say.first} value=${first} onChange=${(e) => setFirst(Number(e.currentTarget.value))}>
          ${rows.filter(({ n }) => n > row).map(({ n }) => number(n))}
        </select>
      </label>
      <label class="check">
        <input type="checkbox" checked=${official} onChange=${(e) => setOfficial(e.currentTarget.checked)} />
        ${say.official}
      </label>
    </div>
    <div class="sheet" role="region" aria-label=${sheet.name || say.title} tabindex="0">
      <table>
        <thead>
          <tr>
            <th></th>
            ${Array.from({ length: width }, (_, place) => {
              const label = fill(say.holds, { letter: letter(place) });
              return html`<th key=${place} scope="col">
                ${letter(place)}
                <select
                  aria-label=${label}
                  value=${fields[place] ?? ""}
                  onChange=${(e) => hold(holding(fields, place, e.currentTarget.value))}
                >
                  <option value="" selected=${!fields[place]}>${say.nothing}</option>
                  ${Object.entries(LIST_FIELD).map(
                    ([code, name]) =>
                      html`<option key=${code} value=${code} selected=${fields[place] === code}>${name}</option>`,
                  )}
                </select>
              </th>`;
            })}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ cells, n }) => html`<tr key=${n} class=${n === row ? "heading" : n < first ? "above" : ""}>
              <th scope="row" class="num">${n + 1}</th>
              ${Array.from({ length: width }, (_, place) => html`<td key=${place}>${cells[place]}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="line">
      <button type="button" class="primary" onClick=${send}>${say.keep}</button>
      <button type="button" onClick=${close}>${shared.cancel}</button>
    </p>
  </div>`;
}

/** The step in which columns are chosen. */
function Choose() {
  const act = useAct();
  const [sheets, show] = useState(/** @type {ShownSheet[] | null} */ (null));
  const [at, turn] = useState(0);
  const [busy, setBusy] = useState(false);
  const begin = async () => {
    setBusy(true);
    const answer = await act("ShowListSheets");
    setBusy(false);
    if (answer?.sheets) show(answer.sheets);
  };
  if (!sheets)
    return html`<p>
      <button type="button" class="small" disabled=${busy} onClick=${begin}>${busy ? say.reading : say.choose}</button>
    </p>`;
  const sheet = sheets[at];
  return html`<div role="group" aria-label=${say.choose}>
    <p class="soft">${say.choose_how}</p>
    ${
      sheets.length > 1 &&
      html`<label class="stack">
        ${say.sheet}
        <select aria-label=${say.sheet} value=${at} onChange=${(e) => turn(Number(e.currentTarget.value))}>
          ${sheets.map((one, n) => html`<option key=${one.name} value=${n}>${one.name}</option>`)}
        </select>
      </label>`
    }
    ${sheet && html`<${Columns} key=${at} sheet=${sheet} close=${() => show(null)} />`}
  </div>`;
}

/** @param {{ list: MemberList, reading: boolean }} props `reading`: the folder is not read yet */
export function Members({ list, reading }) {
  const { changes, read } = list;
  const tag = changes ? say.changed : read || reading ? "" : say.unread;
  return html`<${Folded} title=${say.title} tag=${tag} amber=${!!tag} due=${!!tag}>
    ${read && html`<p class="soft num">${read}</p>`}
    ${changes && html`<${Changes} changes=${changes} />`}
    <${Choose} />
  <//>`;
}
