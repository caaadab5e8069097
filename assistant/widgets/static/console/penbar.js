// The bar under the head while the pen is elsewhere: who writes since when, one button, and what this page still keeps.

import { useHeld } from "../drafts.js";
import { classes, clockTime, html, useAct } from "../kit.js";

/** @import { PenElsewhere } from "../contract" */

function Held({ held }) {
  if (!held.length) return null;
  const count = held.reduce((n, one) => n + one.count, 0);
  return html`<details class="held" open>
    <summary>Bản đang giữ: ${count} ký tự chưa ghi; lấy lại bút thì được ghép vào, không đè lên chữ mới</summary>
    <ul>
      ${held.map(
        (one) => html`<li key=${one.key}>
          <b>${one.label}:</b> ${one.text ? `“${one.text}”` : "(đã xóa bớt chữ)"}
        </li>`,
      )}
    </ul>
  </details>`;
}

/**
 * `pen` is {where, since, taken}, or null while this page writes.
 * @param {{ pen: PenElsewhere | null, zone: number }} props
 */
export function PenBar({ pen, zone }) {
  const act = useAct();
  const held = useHeld();
  if (!pen) return null;
  const since = html`<b class="num">${clockTime(pen.since, zone)}</b>`;
  return html`<section class=${classes("penbar", pen.taken && "taken")} aria-label="Bút ghi">
    <p class="grow" role=${pen.taken ? "alert" : "status"}>
      ${
        pen.taken
          ? html`<b>Bút ghi đã chuyển sang ${pen.where}</b> từ ${since}. Trang này chỉ theo dõi.`
          : html`<b>Đang theo dõi.</b> Bút ghi ở ${pen.where} từ ${since}.`
      }
    </p>
    <button type="button" class="primary" onClick=${() => act("TakePen")}>
      ${pen.taken ? "Lấy lại bút" : "Lấy bút ghi"}
    </button>
    <${Held} held=${held} />
  </section>`;
}
