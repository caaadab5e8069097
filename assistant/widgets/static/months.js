// The months of a year: which has its regular meeting, and those that still want one.
import { Card, html, Mark, useAct, useState, useWire } from "./kit.js";
import { useOpen } from "./opening_records.js";
import { PageLink } from "./page_link.js";
import { go } from "./places.js";
import { fill, year as say, shared } from "./wording.js";

/** @import { YearMonth } from "./contract" */
/** @import { useOpening } from "./opening_records.js" */

const LABEL = { done: say.month_held, missing: say.month_missed, current: say.month_now, todo: say.month_to_come };

/** @param {{ one: YearMonth, records: ReturnType<typeof useOpening>, make: (month: number) => void }} props */
function Month({ one, records, make }) {
  const open = useOpen();
  const title = fill(say.month_of, { month: one.label });
  const go = () => (one.path ? records.begin("OpenPast", { path: one.path }) : open(one.meeting));
  return html`<li class=${one.mark}>
    <${Mark} state=${one.mark} label=${LABEL[one.mark]} />
    <span><b>${one.label}</b><small class="num">${one.told}</small></span>
    <span>
      ${
        one.meeting &&
        html`<button type="button" class="small" disabled=${!!records.busy} aria-label=${`${say.open}: ${title}`}
          onClick=${go}
        >${one.path && records.busy === one.path ? say.opening : say.open}</button>`
      }
      ${
        one.make &&
        html`<button type="button" class="small" aria-label=${`${say.make}: ${title}`} onClick=${() => make(one.month)}>
          ${say.make}
        </button>`
      }
    </span>
  </li>`;
}

/** @param {{ year: number, months: YearMonth[], records: ReturnType<typeof useOpening> }} props */
export function Months({ year, months, records }) {
  const act = useAct();
  const wire = useWire();
  const [asked, ask] = useState({ month: 0, text: "" });
  const make = async (/** @type {number} */ month, sure = false) => {
    const named = `${year}-${String(month).padStart(2, "0")}`;
    const answer = await act("MakeMeeting", { kind: "regular", month: named, sure });
    ask({ month, text: answer?.ask ?? "" });
    if (answer?.meeting) go(wire, "home");
  };
  return html`<${Card} title=${say.months}>
    <p class="months-way"><${PageLink} page="home">${say.steps_of_the_month}<//></p>
    <ol class="months">
      ${months.map((one) => html`<${Month} key=${one.month} one=${one} records=${records} make=${make} />`)}
    </ol>
    ${
      asked.text &&
      html`<div class="asked" role="alertdialog" aria-label=${say.make}>
        <p class="num">${asked.text}</p>
        <button type="button" class="primary" onClick=${() => make(asked.month, true)}>${say.make_anyway}</button>
        <button type="button" onClick=${() => ask({ month: 0, text: "" })}>${shared.cancel}</button>
      </div>`
    }
  <//>`;
}
