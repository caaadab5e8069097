// The heat table: committees and cells by month, walked with the arrows, told by one strip below, no tooltips.
import { classes, html, Mark, useEffect, useRef, useState } from "../kit.js";
import { fill, committee as say } from "../wording.js";

/** @import { TreeLine, TreeMark } from "../contract" */

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const QUARTERS = [1, 2, 3, 4];

/** The words for a line's name: what it is called, how many cells it has, why it needs help. */
const nameTold = (/** @type {TreeLine} */ line) => [line.name, line.note, line.needs].filter(Boolean).join(": ");

/**
 * Where an arrow leads from a place of the table: row, and column (0 is the name, then a month each).
 * @param {[number, number]} at
 * @param {{ key: string, ctrlKey?: boolean }} pressed
 * @param {number} rows
 * @param {number} columns
 * @returns {[number, number] | null}
 */
export function stepped([row, column], { key, ctrlKey }, rows, columns) {
  if (key === "Home") return [ctrlKey ? 0 : row, 0];
  if (key === "End") return [ctrlKey ? rows - 1 : row, columns - 1];
  const step = STEPS[key];
  if (!step) return null;
  const within = (n, most) => Math.max(0, Math.min(most - 1, n));
  return [within(row + step[0], rows), within(column + step[1], columns)];
}

/**
 * One row. `at`: the column that the keyboard is in, -1 for another row; `cells`: there are columns of cells only.
 * @param {{
 *   line: TreeLine, months: number[], at: number, month: number, points: boolean, cells: boolean, open: () => void,
 * }} props
 */
function Line({ line, months, at, month, points, cells, open }) {
  const marks = new Map(line.marks.map((one) => [one.month, one]));
  const size = String(Math.abs(line.change ?? 0)).replace(".", ",");
  const change = line.change ? `${line.change < 0 ? "▼" : "▲"} ${size}` : "";
  return html`<tr class=${classes(line.needs && "weak")}>
    <th scope="row">
      <button
        type="button"
        class="link"
        data-column="0"
        tabindex=${at === 0 ? 0 : -1}
        aria-label=${nameTold(line)}
        onClick=${open}
      >
        ${line.needs ? html`<${Mark} state="missing" />` : html`<i aria-hidden="true"></i>`}
        <span>${line.name}${line.area && html`<small class="num"> ${line.note}</small>`}</span>
      </button>
    </th>
    <td class="soft num">${line.members}</td>
    ${months.map((one, n) => {
      const mark = marks.get(one);
      if (!mark) return html`<td key=${one} class="soft" aria-hidden="true">·</td>`;
      return html`<td key=${one} class=${classes("num", "heat", mark.look, one === month && "chosen")}>
        <button
          type="button"
          data-column=${n + 1}
          tabindex=${at === n + 1 ? 0 : -1}
          aria-label=${mark.told}
          onClick=${open}
        >${mark.text}</button>
      </td>`;
    })}
    <td class="num"><b>${line.mean}</b></td>
    ${cells && points && html`<td class="soft num">${change}</td>`}
    ${
      cells &&
      html`<td class="quarters">
        ${
          line.quarters_told &&
          html`<span role="img" aria-label=${line.quarters_told}>
            ${QUARTERS.map((one) => (line.quarters.includes(one) ? "●" : "○")).join("")}
          </span>`
        }
      </td>`
    }
  </tr>`;
}

/**
 * The table with its strip. `open` leads into a line.
 * @param {{
 *   lines: TreeLine[], months: number[], month: number, points: boolean, label: string,
 *   open: (line: TreeLine) => void,
 * }} props
 */
export function Heat({ lines, months, month, points, label, open }) {
  const [at, setAt] = useState(/** @type {[number, number]} */ ([0, 0]));
  const [told, tell] = useState("");
  const cells = lines.some((line) => !line.area);
  const body = useRef(/** @type {HTMLTableSectionElement | null} */ (null));
  useEffect(() => {
    setAt([0, 0]);
    tell("");
  }, [lines]);
  const focus = (/** @type {[number, number]} */ place) => {
    setAt(place);
    const row = body.current?.rows[place[0]];
    const button = /** @type {HTMLElement | null} */ (row?.querySelector(`[data-column="${place[1]}"]`) ?? null);
    button?.focus();
  };
  const placeOf = (/** @type {Event} */ event) => {
    const button = /** @type {HTMLElement | null} */ (
      /** @type {HTMLElement} */ (event.target).closest("button[data-column]")
    );
    const row = button?.closest("tr");
    return row ? { row: row.sectionRowIndex, column: Number(button?.dataset.column) } : null;
  };
  const look = (/** @type {Event} */ event) => {
    const place = placeOf(event);
    if (!place || !lines[place.row]) return;
    if (event.type === "focusin") setAt([place.row, place.column]);
    const line = lines[place.row];
    tell(
      place.column ? (line.marks.find((one) => one.month === months[place.column - 1])?.told ?? "") : nameTold(line),
    );
  };
  const walk = (/** @type {KeyboardEvent} */ event) => {
    if (!placeOf(event)) return;
    const columns = 1 + Math.max(0, ...lines.map((line) => line.marks.length));
    const next = stepped(at, event, lines.length, columns);
    if (!next) return;
    event.preventDefault();
    focus(next);
  };
  return html`<div class="heats">
    <div class="sheet">
      <table
        class=${classes(!cells && "areas")}
        aria-label=${label}
        onKeyDown=${walk}
        onfocusin=${look}
        onMouseOver=${look}
      >
        <thead>
          <tr>
            <th scope="col">${say.name}</th>
            <th scope="col"><abbr title=${say.members}>${say.members_short}</abbr></th>
            ${months.map(
              (one) => html`<th
                scope="col"
                key=${one}
                class=${classes("num", one === month && "chosen")}
                aria-label=${fill(say.month, { month: one })}
              >${one}</th>`,
            )}
            <th scope="col"><abbr title=${say.mean_told}>${say.mean}</abbr></th>
            ${cells && points && html`<th scope="col">${say.change}</th>`}
            ${cells && html`<th scope="col">${say.quarters}</th>`}
          </tr>
        </thead>
        <tbody ref=${body}>
          ${lines.map(
            (line, row) => html`<${Line}
              key=${line.path}
              line=${line}
              months=${months}
              month=${month}
              points=${points}
              cells=${cells}
              at=${at[0] === row ? at[1] : -1}
              open=${() => open(line)}
            />`,
          )}
        </tbody>
      </table>
    </div>
    <p class="strip num" aria-hidden="true"><span>${told || say.focus_none}</span><kbd>${say.keys_told}</kbd></p>
  </div>`;
}
