// Panels of the opening: guests, secretary, roll, dues, agenda.
import { Field, useParts } from "../fields.js";
import { countIn, momentOf, noTime, numberMeant, timeMeant } from "../figures.js";
import { Card, classes, clockTime, html, useAct, useEffect, useRef, whenTime } from "../kit.js";
import { MemberSelect } from "../person_box.js";
import { useTyped } from "../typed.js";
import { useUnsent } from "../unsent.js";
import { ATTENDING, fill, PRESENCE, STANDING, opening as say, shared } from "../wording.js";

/**
 * @import {
 *   AgendaView,
 *   Desk,
 *   DeskItem,
 *   DuesPanel,
 *   GuestsPanel,
 *   MemberStatus,
 *   RollPanel,
 *   RollRow as RollRowState,
 *   SecretaryPanel,
 * } from "../contract"
 */

const NO_GUEST = { name: "", title: "", unit: "", superior: false };
/** @param {GuestsPanel & { item: DeskItem, context: Desk }} props */
export function Guests({ rows, item, context }) {
  const act = useAct();
  const [guest, set] = useTyped("guest", NO_GUEST);
  const change = (key) => (event) => set({ ...guest, [key]: event.currentTarget.value });
  const send = async () => {
    const added = await act("AddGuest", guest);
    if (added) set(NO_GUEST);
    return added;
  };
  const add = (event) => {
    event.preventDefault();
    send();
  };
  const named = guest.name.trim();
  const told = fill(shared.unsent_guest, { what: named || shared.unsent_blank });
  const filled = (named || guest.title.trim() || guest.unit.trim()) && !context.frozen;
  useUnsent("guest", filled && { item: item.id, label: told, add: named ? send : null });
  return html`<${Card}
    title=${say.guests}
    tag=${rows.length ? fill(say.guest_count, { count: rows.length }) : say.no_guests}
  >
    <ul class="rows">
      ${rows.map(
        (g) => html`<li key=${g.id}>
          <span class="grow">
            <b>${g.name}</b>
            ${[g.title, g.unit].filter(Boolean).map((t) => `, ${t}`)}${" "}
            ${g.superior && html`<span class="tag">${say.superior}</span>`}
          </span>
          ${
            !context.frozen &&
            html`<button type="button" class="small" onClick=${() => act("RemoveGuest", { guest: g.id })}>
              ${shared.remove}
            </button>`
          }
        </li>`,
      )}
    </ul>
    ${
      !context.frozen &&
      html`<form class="line" onSubmit=${add}>
        <input
          aria-label=${say.guest_name}
          placeholder=${say.guest_name}
          value=${guest.name}
          onInput=${change("name")}
        />
        <input
          aria-label=${say.guest_title}
          placeholder=${say.title_hint}
          value=${guest.title}
          onInput=${change("title")}
        />
        <input
          aria-label=${say.guest_unit}
          placeholder=${say.unit_hint}
          value=${guest.unit}
          onInput=${change("unit")}
        />
        <label class="check">
          <input
            type="checkbox"
            checked=${guest.superior}
            onChange=${(e) => set({ ...guest, superior: e.currentTarget.checked })}
          />${" "}
          ${say.from_superior}
        </label>
        <button type="submit" class="primary" disabled=${!guest.name.trim()}>${shared.add}</button>
      </form>`
    }
  <//>`;
}

/** @param {SecretaryPanel & { context: Desk }} props */
export function Secretary({ secretary, scorer, chair, context }) {
  const act = useAct();
  return html`<${Card} title=${shared.chair_and_secretary} tag=${secretary ? "" : say.no_secretary} amber=${!secretary}>
    <div class="line">
      <label class="stack">
        ${shared.chair}
        <${MemberSelect}
          label=${shared.chair}
          value=${chair}
          members=${context.members}
          disabled=${context.frozen}
          send=${(member) => act("PlanDetails", { chair: member })}
        />
      </label>
      <label class="stack">
        ${shared.secretary}
        <${MemberSelect}
          label=${shared.secretary}
          value=${secretary}
          members=${context.members}
          disabled=${context.frozen}
          send=${(member) => act("AppointSecretary", { member })}
        />
      </label>
      <label class="stack">
        ${say.scorer}
        <${MemberSelect}
          label=${say.scorer}
          value=${scorer}
          members=${context.members}
          disabled=${context.frozen}
          empty=${say.no_scorer}
          send=${(member) => act("AppointScorer", { member })}
        />
      </label>
    </div>
  <//>`;
}

function Moment({ label, at, zone, command, member, name }) {
  const act = useAct();
  const send = (typed) => {
    const moment = momentOf(typed, zone);
    if (moment === null && typed.trim()) return { wrong: noTime(typed) };
    return act(command, { member, [name]: moment === null ? null : new Date(moment * 1000).toISOString() });
  };
  return html`<label class="moment">
    ${label}${" "}
    <${Field}
      name=${`${name}:${member}`}
      label=${label}
      class="short num"
      placeholder=${shared.time_hint}
      value=${clockTime(at, zone)}
      send=${send}
      means=${timeMeant}
    />
  </label>`;
}

/** @param {{ row: RollRowState, duties: boolean, context: Desk }} props */
function RollRow({ row, duties, context }) {
  const act = useAct();
  const [open, set] = useTyped(`times:${row.id}`, false);
  const line = useRef(null);
  const asks = useRef(false);
  // The reason is what is typed next: on the button, its letters would be lost and Enter would take the mark away.
  useEffect(() => {
    const reason = asks.current && line.current.querySelector("input.reason");
    if (!reason) return;
    asks.current = false;
    reason.focus();
  });
  const mark = (presence) => {
    const next = row.presence === presence ? null : presence;
    asks.current = next === "excused";
    return act("MarkAttendance", { member: row.id, presence: next, reason: row.reason, on_duty: row.on_duty });
  };
  const excuse = useParts({ reason: row.reason, on_duty: row.on_duty }, (whole) =>
    act("MarkAttendance", { member: row.id, presence: "excused", ...whole }),
  );
  const detail = row.presence === "present" && (open || row.arrived || row.left);
  return html`<li ref=${line} class=${classes("roll", row.presence)}>
    <span class="who"><b>${row.name}</b> <small>${[row.role, row.status].filter(Boolean).join(" · ")}</small></span>
    <span class="marks" role="group" aria-label=${fill(say.roll_of, { name: row.name })}>
      ${Object.entries(PRESENCE).map(
        ([presence, label]) =>
          html`<button
            type="button"
            class=${classes("mark", presence, row.presence === presence && "on")}
            aria-pressed=${row.presence === presence}
            disabled=${context.frozen}
            onClick=${() => mark(presence)}
          >${label}</button>`,
      )}
    </span>
    <span class="more">
      ${
        row.presence === "excused" &&
        html`<${Field}
          name=${`absent:${row.id}`}
          label=${fill(say.reason_of, { name: row.name })}
          placeholder=${say.reason_hint}
          value=${row.reason}
          send=${(reason) => excuse({ reason })}
          disabled=${context.frozen}
          class=${classes("reason", !row.reason && "amber")}
        />`
      }
      ${
        row.presence === "excused" &&
        (duties || row.on_duty) &&
        html`<label class="check" title=${say.on_duty_why}>
          <input
            type="checkbox"
            aria-label=${fill(say.on_duty_of, { name: row.name })}
            checked=${row.on_duty}
            disabled=${context.frozen}
            onChange=${(e) => excuse({ on_duty: e.currentTarget.checked })}
          />${" "}
          ${say.on_duty}
        </label>`
      }
      ${
        row.presence === "present" &&
        !detail &&
        !context.frozen &&
        html`<button type="button" class="small" title=${say.times_why} onClick=${() => set(true)}>
          ${say.times}
        </button>`
      }
      ${
        detail &&
        html`
          <${Moment}
            label=${shared.until}
            at=${row.arrived}
            zone=${context.zone}
            command="NoteArrival"
            member=${row.id}
            name="arrived"
          />
          <${Moment}
            label=${say.left}
            at=${row.left}
            zone=${context.zone}
            command="NoteLeaving"
            member=${row.id}
            name="left"
          />
        `
      }
    </span>
  </li>`;
}

/** @param {RollPanel & { item: DeskItem, context: Desk }} props */
export function Roll({ rows, counts, changes, unmarked, percent, asked, short, base, duties, item, context }) {
  const act = useAct();
  const limit = asked && fill(say.rate_asked, { limit: asked });
  return html`<${Card}
    title=${shared.roll}
    tag=${unmarked ? fill(say.unmarked, { unmarked }) : fill(say.all_marked, { percent, asked: limit })}
    amber=${unmarked > 0 || short}
  >
    <div class="counts">${counts.map(([label, n]) => html`<span>${label} <b class="num">${n}</b></span>`)}</div>
    ${
      !context.frozen &&
      unmarked > 0 &&
      html`<p>
        <button type="button" class="primary" onClick=${() => act("MarkRestPresent")}>${say.rest_present}</button>
      </p>`
    }
    <ul class="rows">${rows.map((row) => html`<${RollRow} key=${row.id} ...${{ row, duties, context }} />`)}</ul>
    <p class="soft">${base}.</p>
    ${
      context.frozen
        ? html`<ul class="gaps num">${changes.map((text) => html`<li>${text}</li>`)}</ul>`
        : html`<${ListCorrection} rows=${rows} changes=${changes} item=${item.id} />`
    }
  <//>`;
}

/** @type {MemberStatus & { member: string, name: string, role: string, reason: string }} */
const NOBODY = { member: "", name: "", role: "", standing: "official", attending: "here", exempt: false, reason: "" };

/**
 * A member whom the list lacks, or a status that it has wrong: with the reason, which the minutes print.
 * @param {{ rows: RollRowState[], changes: string[], item: string }} props
 */
function ListCorrection({ rows, changes, item }) {
  const act = useAct();
  const [one, set] = useTyped("list-change", NOBODY);
  const [open, show] = useTyped("list-change-open", false);
  const change = (part) => set({ ...one, ...part });
  const choose = (member) => {
    const row = rows.find((r) => r.id === member);
    const facts = row ?? NOBODY;
    change({ member, standing: facts.standing, attending: facts.attending, exempt: facts.exempt });
  };
  const record = async () => {
    const status = { standing: one.standing, attending: one.attending, exempt: one.exempt };
    const done = one.member
      ? await act("CorrectStatus", { member: one.member, status, reason: one.reason })
      : await act("AddMember", { name: one.name, role: one.role, status, reason: one.reason });
    if (done) set(NOBODY);
    return done;
  };
  const send = (event) => {
    event.preventDefault();
    record();
  };
  const who = rows.find((row) => row.id === one.member)?.name || one.name.trim();
  const told = fill(shared.unsent_list, { what: who || shared.unsent_blank });
  const filled = who || one.reason.trim() || one.role.trim();
  useUnsent("list-change", filled && { item, label: told, add: who && one.reason.trim() ? record : null });
  const box = (label, key) =>
    html`<input
      aria-label=${label}
      placeholder=${label}
      value=${one[key]}
      onInput=${(e) => change({ [key]: e.currentTarget.value })}
    />`;
  const pick = (label, key, choices) =>
    html`<select aria-label=${label} value=${one[key]} onChange=${(e) => change({ [key]: e.currentTarget.value })}>
      ${Object.entries(choices).map(
        ([value, text]) => html`<option value=${value} selected=${value === one[key]}>${text}</option>`,
      )}
    </select>`;
  return html`<details class="points" open=${open} onToggle=${(e) => show(e.currentTarget.open)}>
    <summary>${say.correct_list}</summary>
    <form class="line correct" onSubmit=${send}>
      <${MemberSelect}
        label=${say.whom}
        value=${one.member}
        members=${rows.map((row) => ({ ...row, post: row.role }))}
        empty=${say.add_member}
        send=${choose}
      />
      ${!one.member && box(say.member_name, "name")} ${!one.member && box(say.member_role, "role")}
      ${pick(say.standing, "standing", STANDING)} ${pick(say.attending, "attending", ATTENDING)}
      <label class="check">
        <input type="checkbox" checked=${one.exempt} onChange=${(e) => change({ exempt: e.currentTarget.checked })} />
        ${" "}${say.exempt}
      </label>
      ${box(say.list_reason, "reason")}
      <button type="submit" class="primary" disabled=${!one.reason.trim() || !(one.member || one.name.trim())}>
        ${one.member ? say.correct_status : say.add_to_list}
      </button>
    </form>
    <p class="soft">${say.correct_why}</p>
    <ul class="gaps num">${changes.map((text) => html`<li>${text}</li>`)}</ul>
  </details>`;
}

/** @param {DuesPanel & { context: Desk }} props */
export function Dues({ paid, total, note, context }) {
  const act = useAct();
  const send = useParts({ paid, total, note }, (whole) => act("RecordDues", whole));
  const count = (key) => (text) => {
    const { number, wrong } = countIn(text, key === "paid" ? total : null);
    return wrong ? { wrong } : send({ [key]: number });
  };
  const box = (label, value, key) =>
    html`<label class="stack">
      ${label}${" "}
      <${Field}
        name=${`dues:${key}`}
        label=${label}
        class="short num"
        inputmode="numeric"
        value=${value ?? ""}
        disabled=${context.frozen}
        send=${count(key)}
        means=${numberMeant(countIn)}
      />
    </label>`;
  return html`<${Card}
    title=${say.dues}
    tag=${paid === null ? say.dues_unknown : fill(say.dues_paid, { paid, total: total ?? "…" })}
    amber=${paid === null}
  >
    <div class="line">
      ${box(say.paid, paid, "paid")} ${box(say.of_total, total, "total")}
      <label class="stack grow">
        ${say.note}${" "}
        <${Field}
          name="dues:note"
          label=${say.dues_note}
          value=${note}
          disabled=${context.frozen}
          send=${(text) => send({ note: text })}
        />
      </label>
    </div>
  <//>`;
}

/** @param {AgendaView & { context: Desk }} props */
export function AgendaPanel({ items, adopted, context }) {
  const act = useAct();
  return html`<${Card}
    title=${shared.agenda}
    tag=${adopted ? fill(shared.adopted_at, { time: whenTime(adopted, context.zone) }) : shared.not_adopted}
    amber=${!adopted}
  >
    ${
      adopted
        ? html`<p class="good" role="status">
          ✓ ${fill(shared.adopted_at, { time: whenTime(adopted, context.zone) })}
        </p>`
        : !context.frozen &&
          html`<p>
            <button type="button" class="primary" onClick=${() => act("AdoptAgenda")}>${say.adopt_agenda}</button>
          </p>`
    }
    <ol class="agenda">
      ${items.map(
        (i) => html`<li>
          ${i.title} <small>${[i.who, fill(say.minutes, { minutes: i.minutes })].filter(Boolean).join(" · ")}</small>
        </li>`,
      )}
    </ol>
  <//>`;
}
