// A row of steps with their days; a press on one opens it. The month round a meeting, and a topic of the year.

import { Field } from "./fields.js";
import { dayBox } from "./figures.js";
import { classes, day, html } from "./kit.js";
import { withPerson } from "./names.js";
import { MemberSelect } from "./person_box.js";

/** @import { CycleRow, NamedPerson, TopicStepRow } from "./contract" */
/** @typedef {CycleRow | TopicStepRow} Row */

/**
 * @template {Row} R
 * @param {{
 *   steps: R[], open: string, choose: (step: string) => void, sign: (row: R) => unknown, state: (row: R) => string,
 *   kind?: string,
 * }} props `open`: the step that is; `sign` draws how it stands, `state` names it for the sheet
 */
export function Timeline({ steps, open, choose, sign, state, kind = "" }) {
  return html`<ol class=${classes("timeline", kind)}>
    ${steps.map(
      (one) => html`<li key=${one.step} class=${state(one)}>
        <button
          type="button"
          aria-expanded=${one.step === open ? "true" : "false"}
          onClick=${() => choose(one.step === open ? "" : one.step)}
        >
          ${sign(one)}
          <b>${one.label}</b>
          <span class="num">${one.when}</span>
          ${one.by_name && html`<small>${one.by_name}</small>`}
        </button>
      </li>`,
    )}
  </ol>`;
}

/**
 * A day of a step.
 * @param {{
 *   label: string, whole: string, name: string, placeholder: string, value: string, year: number,
 *   send: (iso: string) => unknown,
 * }} props `whole`: the label with its step, for those who do not see where the box stands
 */
export function StepDay({ label, whole, name, placeholder, value, year, send }) {
  return html`<label class="stack">
    ${label}
    <${Field}
      class="short num"
      name=${name}
      label=${whole}
      placeholder=${placeholder}
      value=${day(value)}
      ...${dayBox(year, send)}
    />
  </label>`;
}

/**
 * Who did a step.
 * @param {{
 *   label: string, whole: string, step: Row, members: NamedPerson[], empty: string, send: (by: string) => unknown,
 * }} props
 */
export function StepPerson({ label, whole, step, members, empty, send }) {
  return html`<label class="stack">
    ${label}
    <${MemberSelect}
      label=${whole}
      value=${step.by}
      members=${withPerson(members, step.by, step.by_name)}
      empty=${empty}
      send=${send}
    />
  </label>`;
}
