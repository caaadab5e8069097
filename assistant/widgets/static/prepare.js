// Preparing a meeting: when, where, who, and the agenda. Used by the home page and by the console before the start.

import { Advance } from "./advance.js";
import { Attached } from "./attached.js";
import { Field, LongField, useParts } from "./fields.js";
import { dayBox, minutesIn, noTime, numberMeant, timeIn, timeMeant } from "./figures.js";
import { Card, classes, day, html, useAct, useEffect, useState } from "./kit.js";
import { MemberSelect } from "./person_box.js";
import { useTyped } from "./typed.js";
import { fill, prepare as say, shared } from "./wording.js";

/** @import { NamedPerson, Phase, PlannedItem, Preparation as PreparationState } from "./contract" */

/**
 * `people` false: chair and secretary are chosen elsewhere.
 * @param {PreparationState & { year: number, people?: boolean }} props
 */
export function Details({ people = true, ...plan }) {
  const act = useAct();
  const { members, year } = plan;
  const send = (change) => act("PlanDetails", change);
  const date = (key) => dayBox(year, (iso) => send({ [key]: iso }));
  const time = (typed) => {
    const meant = timeIn(typed);
    return meant ? send({ time: meant }) : { wrong: noTime(typed) };
  };
  const box = (label, key, more = {}) =>
    html`<label class=${classes("stack", more.wide && "grow")}>
      ${label}
      <${more.wide ? LongField : Field}
        name=${`${plan.meeting} ${key}`}
        label=${label}
        value=${plan[key]}
        data-box=${key}
        send=${(value) => send({ [key]: value })}
        ...${more}
      />
    </label>`;
  const period = (label, key, choices) =>
    choices.length > 0 &&
    html`<label class="stack">
      ${label}
      <select aria-label=${label} value=${plan[key]} onChange=${(event) => send({ [key]: event.currentTarget.value })}>
        ${choices.map((c) => html`<option key=${c.id} value=${c.id} selected=${c.id === plan[key]}>${c.name}</option>`)}
      </select>
    </label>`;
  return html`<${Card} title=${say.details}>
    <div class="line tops">
      <label class="stack">
        ${say.day}
        <${Field}
          class="short num"
          name=${`${plan.meeting} date`}
          label=${say.day}
          value=${day(plan.date)}
          ...${date("date")}
        />
      </label>
      <label class="stack">
        ${say.until_day}
        <${Field}
          class="short num"
          name=${`${plan.meeting} until`}
          label=${say.until_day}
          placeholder=${say.if_any}
          value=${day(plan.until)}
          ...${date("until")}
        />
      </label>
      <label class="stack">
        ${say.time}
        <${Field}
          class="short num"
          name=${`${plan.meeting} time`}
          label=${say.time}
          value=${plan.time}
          send=${time}
          means=${timeMeant}
        />
      </label>
      ${box(say.place, "place", { wide: true })}
      ${box(say.form, "form", { class: "form" })}
    </div>
    <div class="line">
      ${
        people &&
        html`
          <label class="stack">
            ${shared.chair}
            <${MemberSelect}
              label=${shared.chair}
              value=${plan.chair}
              members=${members}
              send=${(chair) => send({ chair })}
            />
          </label>
          <label class="stack">
            ${shared.secretary}
            <${MemberSelect}
              label=${shared.secretary}
              value=${plan.secretary}
              members=${members}
              send=${(secretary) => send({ secretary })}
            />
          </label>
        `
      }
      ${box(say.notice_number, "notice", { placeholder: say.notice_hint })}
      <label class="stack">
        ${say.notice_day}
        <${Field}
          class="short num"
          name=${`${plan.meeting} notice_on`}
          label=${say.notice_day}
          placeholder=${shared.day_hint}
          value=${day(plan.notice_on)}
          ...${date("notice_on")}
        />
      </label>
    </div>
    ${
      (plan.months.length > 0 || plan.quarters.length > 0) &&
      html`<div class="line">
        ${period(say.assessed, "assessed", plan.months)}
        ${period(say.quarter, "quarter", plan.quarters)}
        ${plan.topic !== null && box(say.topic, "topic", { wide: true, placeholder: say.topic_hint })}
      </div>`
    }
    <div class="line">${box(say.enclosed, "papers", { wide: true })}</div>
    ${
      plan.notes.length > 0 &&
      html`<div class="notes" role="status">
        <ul class="gaps num">${plan.notes.map((text) => html`<li>${text}</li>`)}</ul>
        ${
          plan.moved &&
          html`<button type="button" class="small" onClick=${() => act("AnnounceAgain")}>
            ${say.announced_again}
          </button>`
        }
      </div>`
    }
  <//>`;
}

/**
 * What is to be discussed under an item: a line each, shown at the item on the console and on the wall.
 * @param {{ meeting: string, item: PlannedItem, send: (points: string[]) => any }} props
 */
function Points({ meeting, item, send }) {
  if (!item.discussed) return null;
  const { points, title } = item;
  const put = (n) => (text) => send([...points.slice(0, n), text, ...points.slice(n + 1)].filter((one) => one.trim()));
  const count = points.length ? ` (${points.length})` : "";
  return html`<details class="points">
    <summary>${say.points}${count}</summary>
    <p>${say.points_how}</p>
    ${[...points, ""].map(
      (point, n) => html`<${LongField}
        key=${n}
        name=${`${meeting} point:${item.id}:${n}`}
        label=${fill(say.point_of, { number: n + 1, title })}
        placeholder=${say.add_point}
        value=${point}
        send=${put(n)}
      />`,
    )}
  </details>`;
}

/**
 * @param {{ meeting: string, item: PlannedItem & { place: number }, members: NamedPerson[], first: boolean,
 *   last: boolean }} props
 */
function Row({ meeting, item, members, first, last }) {
  const act = useAct();
  const { typed: title, presenter, minutes: length, secret, points } = item;
  const recorded = { title, presenter, minutes: length, secret, points };
  const amend = useParts(recorded, (whole) => act("AmendItem", { item: item.id, ...whole }));
  const minutes = (text) => {
    const { number, wrong } = minutesIn(text || "?");
    return wrong ? { wrong } : amend({ minutes: number });
  };
  const move = (by) => act("MoveItem", { item: item.id, to: item.place + by });
  return html`<tr>
    <td class="order">
      <button
        type="button"
        class="small"
        disabled=${first}
        aria-label=${fill(say.move_up, { title: item.title })}
        onClick=${() => move(-1)}
      >↑</button>
      <button
        type="button"
        class="small"
        disabled=${last}
        aria-label=${fill(say.move_down, { title: item.title })}
        onClick=${() => move(1)}
      >↓</button>
    </td>
    <td>
      <${LongField}
        name=${`${meeting} title:${item.id}`}
        label=${fill(say.title_of, { title: item.title })}
        placeholder=${item.title}
        value=${item.typed}
        send=${(title) => amend({ title })}
      />
      <${Points} ...${{ meeting, item }} send=${(points) => amend({ points })} />
    </td>
    <td>
      <${MemberSelect}
        label=${fill(say.presenter_of, { title: item.title })}
        value=${item.presenter}
        members=${members}
        empty=${item.who || say.no_presenter}
        send=${(presenter) => amend({ presenter })}
      />
    </td>
    <td>
      <${Field}
        class="short num"
        inputmode="numeric"
        name=${`${meeting} minutes:${item.id}`}
        label=${fill(say.minutes_of, { title: item.title })}
        value=${String(item.minutes)}
        send=${minutes}
        means=${numberMeant(minutesIn)}
      />
    </td>
    <td>
      <label class="check" title=${say.secret_why}>
        <input
          type="checkbox"
          aria-label=${fill(say.secret_of, { title: item.title })}
          checked=${item.secret}
          onChange=${(e) => amend({ secret: e.currentTarget.checked })}
        />${" "}
        ${shared.secret}
      </label>
    </td>
    <td>
      <button
        type="button"
        class="small"
        aria-label=${fill(say.remove_of, { title: item.title })}
        onClick=${() => act("RemoveItem", { item: item.id })}
      >${shared.remove}</button>
    </td>
  </tr>`;
}

/** @param {{ meeting: string, phase: Phase, name: string }} props */
function AddItem({ meeting, phase, name }) {
  const act = useAct();
  const [title, set] = useTyped(`${meeting} added:${phase}`, "");
  const add = async (event) => {
    event.preventDefault();
    if (await act("AddItem", { phase, title, minutes: 10 })) set("");
  };
  return html`<form class="line" onSubmit=${add}>
    <input
      class="grow"
      aria-label=${fill(say.added_to, { name })}
      placeholder=${say.add_item}
      value=${title}
      onInput=${(e) => set(e.currentTarget.value)}
    />
    <button type="submit" disabled=${!title.trim()}>${shared.add}</button>
  </form>`;
}

/**
 * Only where something is secret: whether it goes into an annex of its own.
 * @param {PreparationState} props
 */
function Secrets({ items, secrets_apart }) {
  const act = useAct();
  if (!items.some((item) => item.secret)) return null;
  return html`<p class="line">
    <label class="check">
      <input
        type="checkbox"
        checked=${secrets_apart}
        onChange=${(e) => act("PlanDetails", { secrets_apart: e.currentTarget.checked })}
      />
      ${say.secrets_apart}
    </label>
  </p>`;
}

/**
 * A part of the agenda with its heading; `fold`: behind it, until somebody opens it.
 * @param {{ name: string, told: string, fold: boolean, children?: any }} props
 */
function Part({ name, told, fold, children }) {
  const heading = html`<h4>${name}</h4> <small class="soft num">${told}</small>`;
  if (!fold) return html`<div class="parthead">${heading}</div>${children}`;
  return html`<details class="part">
    <summary class="parthead">${heading}</summary>
    ${children}
  </details>`;
}

/** @param {PreparationState & { fold?: boolean }} props `fold`: opening and closing, which seldom change, are folded */
export function Agenda({ meeting, items, members, planned, least, secrets_apart, fold = false }) {
  const phases = [...new Set(items.map((i) => i.phase))];
  return html`<${Card}
    id=${`agenda:${meeting}`}
    title=${shared.agenda}
    tag=${fill(say.planned, { planned, least: least ? fill(shared.and_least, { least }) : "" })}
    amber=${planned < least}
  >
    ${phases.map((phase, n) => {
      const mine = items.filter((i) => i.phase === phase).map((item, place) => ({ ...item, place }));
      const told = fill(say.part, { count: mine.length, minutes: mine.reduce((sum, i) => sum + i.minutes, 0) });
      return html`<section key=${phase} data-phase=${phase}>
        <${Part} name=${mine[0].phase_name} told=${told} fold=${fold && phase !== "proceedings"}>
        <table class="plan">
          <thead class=${n ? "sr" : ""}>
            <tr>
              <th>${say.order}</th>
              <th>${shared.item}</th>
              <th>${say.presenter}</th>
              <th>${say.minutes}</th>
              <th><span class="sr">${say.secret}</span></th>
              <th><span class="sr">${shared.remove}</span></th>
            </tr>
          </thead>
          <tbody>
            ${mine.map(
              (item) => html`<${Row}
                key=${item.id}
                meeting=${meeting}
                item=${item}
                members=${members}
                first=${item.place === 0}
                last=${item.place === mine.length - 1}
              />`,
            )}
          </tbody>
        </table>
        <${AddItem} meeting=${meeting} phase=${phase} name=${mine[0].phase_name} />
        <//>
      </section>`;
    })}
    <${Secrets} items=${items} secrets_apart=${secrets_apart} />
  <//>`;
}

/**
 * The points to discuss, written before the chair states them.
 * @param {PreparationState} props
 */
function FocusPoints({ meeting, focus }) {
  const act = useAct();
  if (focus === null) return null;
  const count = focus.split("\n").filter((line) => line.trim()).length;
  return html`<${Card}
    id=${`points:${meeting}`}
    title=${say.focus}
    tag=${count ? fill(say.focus_count, { count }) : shared.none_yet}
  >
    <p class="soft">${say.focus_how}</p>
    <${LongField}
      name=${`${meeting} points`}
      label=${say.focus}
      placeholder=${say.focus_hint}
      rows="3"
      lines=${true}
      value=${focus}
      send=${(text) => act("PlanDetails", { focus: text })}
    />
  <//>`;
}

/** Made by mistake: put away after asking once; the home page and the console give it back. */
function Discard() {
  const act = useAct();
  const [sure, ask] = useState(false);
  if (!sure)
    return html`<p><button type="button" class="small" onClick=${() => ask(true)}>${say.made_by_mistake}</button></p>`;
  return html`<div class="asked" role="alertdialog" aria-label=${say.discard}>
    <p>
      ${say.discard_why}
    </p>
    <button type="button" class="primary" onClick=${() => act("DiscardMeeting")}>${say.discard}</button>${" "}
    <button type="button" onClick=${() => ask(false)}>${shared.cancel}</button>
  </div>`;
}

/**
 * The cell's list is another than when the meeting was made: one press takes it over.
 * @param {{ text: string }} props
 */
function ListChange({ text }) {
  const act = useAct();
  if (!text) return null;
  return html`<div class="asked list-change" role="status">
    <p>${text}</p>
    <button type="button" class="primary" onClick=${() => act("TakeList")}>${say.take_list}</button>
  </div>`;
}

/** @param {PreparationState & { year: number }} plan */
export function Preparation(plan) {
  // It takes the place of a shorter page that was scrolled down to its buttons: what is made is seen from its top.
  useEffect(() => {
    document.querySelector(".jupyter-widgets.chibo-page")?.scrollTo({ top: 0 });
  }, []);
  return html`<div class="preparation">
    <h2>${plan.title}</h2>
    <p class="hint">
      ${fill(say.saved_at_once, {
        carried: plan.carried ? fill(say.carried, { carried: plan.carried }) : say.nothing_carried,
      })}
    </p>
    <${ListChange} text=${plan.list_change} />
    <${Details} ...${plan} />
    <${Agenda} ...${plan} fold=${true} />
    <${FocusPoints} ...${plan} />
    <${Attached} meeting=${plan.meeting} />
    <${Advance} ...${plan} />
    <${Discard} />
  </div>`;
}
