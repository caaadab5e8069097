// Luân phiên người chuẩn bị: whose turn each item is, and the lists by which members take turns.
import { Folded } from "./folded.js";
import { html, useAct, useState } from "./kit.js";
import { fill, rotation as say, shared } from "./wording.js";

/** @import { NamedPerson, RotationList, RotationRow } from "./contract" */

/** @param {{ row: RotationRow, members: NamedPerson[], close: () => void }} props */
function Order({ row, members, close }) {
  const act = useAct();
  const send = (/** @type {NamedPerson[]} */ order) =>
    act("SetRotation", { item: row.item, order: order.map((one) => one.id) });
  const { order } = row;
  const others = members.filter((one) => !order.some((known) => known.id === one.id));
  const move = (at, by) => {
    const moved = [...order];
    moved.splice(at + by, 0, ...moved.splice(at, 1));
    send(moved);
  };
  return html`<div class="turns">
    <ol>
      ${order.map(
        (one, at) => html`<li key=${one.id}>
          <span class="grow">${one.name}</span>
          <button
            type="button"
            class="small"
            disabled=${at === 0}
            aria-label=${fill(say.up, { name: one.name })}
            onClick=${() => move(at, -1)}
          >↑</button>
          <button
            type="button"
            class="small"
            disabled=${at === order.length - 1}
            aria-label=${fill(say.down, { name: one.name })}
            onClick=${() => move(at, 1)}
          >↓</button>
          <button
            type="button"
            class="small"
            aria-label=${fill(say.drop, { name: one.name })}
            onClick=${() => send(order.filter((known) => known !== one))}
          >${shared.remove}</button>
        </li>`,
      )}
    </ol>
    <p class="line">
      <select
        aria-label=${say.add}
        value=""
        onChange=${(e) => send([...order, ...others.filter((one) => one.id === e.currentTarget.value)])}
      >
        <option value="" selected>${say.choose}</option>
        ${others.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
      </select>
      ${
        others.length > 0 &&
        html`<button type="button" class="small" onClick=${() => send([...order, ...others])}>${say.add_all}</button>`
      }
      <button type="button" class="small" onClick=${close}>${shared.close}</button>
    </p>
  </div>`;
}

/** @param {{ list: RotationList }} props */
export function Rotation({ list }) {
  const act = useAct();
  const [open, setOpen] = useState("");
  return html`<${Folded} title=${say.title} due=${list.open > 0}>
    ${
      list.open > 0 &&
      html`<p>
        <button type="button" class="primary" onClick=${() => act("TakeTurns")}>
          ${fill(say.take, { count: list.open })}
        </button>
      </p>`
    }
    <p class="soft">${say.how}</p>
    <ul class="rows rotation">
      ${list.rows.map(
        (row) => html`<li key=${row.item}>
          <span class="grow">${row.title}<small class="num">${row.told || say.none}</small></span>
          ${
            open !== row.item &&
            html`<button
              type="button"
              class="small"
              aria-label=${fill(say.edit_of, { title: row.title })}
              onClick=${() => setOpen(row.item)}
            >${say.edit}</button>`
          }
          ${open === row.item && html`<${Order} row=${row} members=${list.members} close=${() => setOpen("")} />`}
        </li>`,
      )}
    </ul>
  <//>`;
}
