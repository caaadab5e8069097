// The dialog "Người dự, thông tin, chương trình": what is set right at any moment without leaving the current item.

import { Attached } from "../attached.js";
import { momentOf, noTime } from "../figures.js";
import { Card, classes, clockTime, html, notice, useAct, useEffect, useModal, useNow, useState } from "../kit.js";
import { MemberSelect } from "../person_box.js";
import { Agenda, Details } from "../prepare.js";
import { useTyped } from "../typed.js";
import { desk, fill, details_dialog as say, shared } from "../wording.js";
import { useBack, wantedDetail } from "./blank.js";
import { Guests, Roll } from "./opening.js";

/** @import { DetailsDialog as DetailsState, Desk, HandoverRow, Office as OfficeState } from "../contract" */

/**
 * Who chairs or writes. Another name is either a handover from now on, or a name that was wrong from the beginning.
 * @param {{ office: OfficeState, label: string, holder: string, handovers: HandoverRow[], context: Desk }} props
 */
function Office({ office, label, holder, handovers, context }) {
  const act = useAct();
  const [chosen, choose] = useTyped(`office:${office}`, "");
  const changed = chosen && chosen !== holder;
  const name = (id) => context.members.find((m) => m.id === id)?.name ?? "……";
  const send = async (command, args) => (await act(command, args)) && choose("");
  const correct = () => send("PlanDetails", { [office]: chosen });
  return html`<div class="line office" data-box=${office}>
    <label class="stack">
      ${label}
      <${MemberSelect} label=${label} value=${chosen || holder} members=${context.members} send=${choose} />
    </label>
    ${
      changed &&
      (holder && context.stage === "running"
        ? html`
          <button type="button" class="primary" onClick=${() => send("HandOver", { office, member: chosen })}>
            ${say.hand_over}
          </button>
          <button type="button" onClick=${correct}>${say.name_was_wrong}</button>
        `
        : html`<button type="button" class="primary" onClick=${correct}>Ghi</button>`)
    }
    ${changed && html`<button type="button" onClick=${() => choose("")}>${shared.cancel}</button>`}
    ${handovers
      .filter((h) => h.office === office)
      .map(
        (h) => html`<small class="num">
          ${h.time}
          : ${name(h.before)} → ${name(h.after)}
        </small>`,
      )}
  </div>`;
}

/** @param {{ details: DetailsState, context: Desk }} props */
function People({ details, context }) {
  return html`
    <${Card} title=${shared.chair_and_secretary}>
      <${Office}
        office="chair"
        label=${shared.chair}
        holder=${details.plan.chair}
        ...${{ handovers: details.handovers, context }}
      />
      <${Office}
        office="secretary"
        label=${shared.secretary}
        holder=${details.plan.secretary}
        ...${{ handovers: details.handovers, context }}
      />
    <//>
    <${Roll} ...${details.roll} item=${context.item} context=${context} />
    <${Guests} ...${details.guests} item=${context.item} context=${context} />
  `;
}

/**
 * The clock of the machine was wrong from the beginning: the right hour is typed, everything recorded is moved by the
 * difference.
 * @param {{ context: Desk }} props
 */
function TrueHour({ context }) {
  const act = useAct();
  const time = useNow(1000);
  const [typed, set] = useTyped("true-hour", "");
  const send = async (event) => {
    event.preventDefault();
    const moment = momentOf(typed, context.zone);
    if (moment === null) return notice(noTime(typed));
    const minutes = Math.round((moment - time) / 60);
    if (!minutes) return notice(say.same_hour);
    if (await act("ShiftHours", { minutes })) set("");
  };
  return html`<${Card} title=${say.recorded_hours}>
    <form class="line" onSubmit=${send}>
      <label class="moment">
        ${fill(say.hour_is, { time: clockTime(time, context.zone) })}${" "}
        <input
          class="short num"
          aria-label=${say.true_hour}
          placeholder=${shared.time_hint}
          value=${typed}
          onInput=${(e) => set(e.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled=${!typed.trim()}>${say.move_hours}</button>
    </form>
    <p class="soft">${say.move_hours_why}</p>
  <//>`;
}

const OFFICES = { chair: true, secretary: true };
const TABS = [
  ["people", say.people],
  ["details", say.details],
  ["agenda", shared.agenda],
];

/** @param {{ details: DetailsState, context: Desk }} props */
export function DetailsDialog({ details, context }) {
  const act = useAct();
  const dialog = useModal(() => act("ShowDetails", { open: false }));
  const way = useBack(context);
  const [wanted] = useState(wantedDetail);
  const [tab, show] = useState(wanted && !(wanted in OFFICES) ? "details" : "people");
  useEffect(() => {
    if (!wanted) return;
    const box = dialog.current.querySelector(`[data-box="${wanted}"]`);
    (box?.querySelector("select") ?? box)?.focus();
  }, []);
  const { plan } = details;
  const turnTo = (name) => {
    show(name);
    dialog.current.scrollTo(0, 0);
  };
  return html`<dialog ref=${dialog} class="sheet around" aria-label=${say.title}>
    <div class="tabs line" role="group" aria-label=${say.part}>
      ${TABS.map(
        ([name, label]) => html`<button
          type="button"
          key=${name}
          class=${classes("tab", tab === name && "primary")}
          aria-pressed=${tab === name}
          onClick=${() => turnTo(name)}
        >${label}</button>`,
      )}
      <span class="grow"></span>
      ${
        way &&
        html`<button
          type="button"
          class="primary"
          onClick=${() => {
            dialog.current.close();
            way.back();
          }}
        >${desk.back_to_reading}</button>`
      }
      <button type="button" onClick=${() => dialog.current.close()}>${shared.close} <kbd>Esc</kbd></button>
    </div>
    ${tab === "people" && html`<${People} details=${details} context=${context} />`}
    ${
      tab === "details" &&
      html`
        <${Details} ...${plan} year=${context.year} people=${false} />
        <${Attached} meeting=${plan.meeting} fixed=${context.stage !== "planned"} />
        ${context.stage === "running" && !context.frozen && html`<${TrueHour} context=${context} />`}
      `
    }
    ${tab === "agenda" && html`<${Agenda} ...${plan} />`}
  </dialog>`;
}
