// The bar under the head while the pen is elsewhere: who writes since when, one button, and what this page still keeps.

import { useHeld } from "../drafts.js";
import { classes, clockTime, html, useAct } from "../kit.js";
import { fill, penbar as say, shared } from "../wording.js";

/** @import { PenElsewhere } from "../contract" */

function Held({ held }) {
  if (!held.length) return null;
  const count = held.reduce((n, one) => n + one.count, 0);
  return html`<details class="held" open>
    <summary>${fill(say.held, { count })}</summary>
    <ul>
      ${held.map(
        (one) => html`<li key=${one.key}>
          <b>${one.label}:</b> ${one.text ? `“${one.text}”` : say.shortened}
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
  return html`<section class=${classes("penbar", pen.taken && "taken")} aria-label=${say.title}>
    <p class="grow" role=${pen.taken ? "alert" : "status"}>
      ${
        pen.taken
          ? html`<b>${fill(say.taken, { where: pen.where })}</b> ${shared.since} ${since}${say.only_watching}`
          : html`<b>${say.watching}</b> ${fill(say.pen_at, { where: pen.where })} ${since}.`
      }
    </p>
    <button type="button" class="primary" onClick=${() => act("TakePen")}>
      ${pen.taken ? say.take_back : say.take}
    </button>
    <${Held} held=${held} />
  </section>`;
}
