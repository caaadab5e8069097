// Items that were not held: told so before the minutes are read, so that papers leave them out and name them.
import { html, useAct } from "../kit.js";
import { useTyped } from "../typed.js";
import { fill, closing as say } from "../wording.js";

/** @import { UnheldPanel, UnheldRow } from "../contract" */

/**
 * One item with what can be done about it.
 * @param {{ row: UnheldRow, label: string, title: string, press: () => unknown }} props
 */
const Row = ({ row, label, title, press }) => html`<li>
  ${row.title}${row.reason && ` (${row.reason})`}${" "}
  <button type="button" class="link" aria-label=${title} onClick=${press}>${label}</button>
</li>`;

/** @param {UnheldPanel} props */
export function Unheld({ told, unreached, blank }) {
  const act = useAct();
  const [reason, set] = useTyped("unheld", "");
  const mark = async (items) => {
    if (await act("MarkNotHeld", { items, reason })) set("");
  };
  const single = (row) => html`<${Row}
    key=${row.id}
    row=${row}
    label=${say.mark_unheld}
    title=${fill(say.mark_unheld_of, { title: row.title })}
    press=${() => mark([row.id])}
  />`;
  if (told.length + unreached.length + blank.length === 0) return null;
  return html`<div class="unheld">
    ${
      told.length > 0 &&
      html`<p>${say.not_held}</p>
      <ul>
        ${told.map(
          (row) => html`<${Row}
            key=${row.id}
            row=${row}
            label=${say.take_up}
            title=${fill(say.take_up_of, { title: row.title })}
            press=${() => act("MarkHeld", { item: row.id })}
          />`,
        )}
      </ul>`
    }
    ${unreached.length > 0 && html`<p>${say.not_come_to}</p><ul>${unreached.map(single)}</ul>`}
    ${
      blank.length > 0 &&
      html`<details class="points" open>
        <summary>${fill(say.nothing_written, { count: blank.length })}</summary>
        <ul>${blank.map(single)}</ul>
      </details>`
    }
    ${
      unreached.length + blank.length > 0 &&
      html`<label class="stack">
        ${say.unheld_reason}
        <input aria-label=${say.unheld_reason} value=${reason} onInput=${(e) => set(e.currentTarget.value)} />
      </label>`
    }
    ${
      unreached.length + blank.length > 0 &&
      html`<p class="line">
        <button type="button" onClick=${() => mark([...unreached, ...blank].map((row) => row.id))}>
          ${say.mark_all_unheld}
        </button>
        <span class="soft">${say.unheld_why}</span>
      </p>`
    }
  </div>`;
}
