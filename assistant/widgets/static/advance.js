// Ý kiến gửi trước: what members wrote before the meeting; typed, or read from a folder. Home and the console use it.

import { Field, LongField, useParts } from "./fields.js";
import { dayBox } from "./figures.js";
import { Card, day, html, useAct, useState } from "./kit.js";
import { withPerson } from "./names.js";
import { MemberSelect } from "./person_box.js";
import { useTyped } from "./typed.js";
import { fill, prepare as say, shared } from "./wording.js";

/** @import { AdvanceRow, NamedPerson, PlannedItem, Preparation } from "./contract" */

const LONGEST = 40;
/** An item's name as a list has room for it. */
const brief = (name) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name);
/** @param {{ label: string, value: string, items: PlannedItem[], send: (item: string) => unknown }} props */
const ItemSelect = ({ label, value, items, send }) => html`<select
  aria-label=${label}
  value=${value}
  onChange=${(event) => send(event.currentTarget.value)}
>
  ${items.map(
    (item) => html`<option key=${item.id} value=${item.id} selected=${item.id === value}>${brief(item.short)}</option>`,
  )}
</select>`;

/**
 * @param {{ meeting: string, n: number, row: AdvanceRow, members: NamedPerson[], items: PlannedItem[],
 *   year: number }} props
 */
function Sent({ meeting, n, row, members, items, year }) {
  const act = useAct();
  const { member, item, text, source } = row;
  const recorded = { member, item, text, source, received: row.received || null };
  const amend = useParts(recorded, (whole) => act("WriteAdvance", { opinion: row.id, ...whole }));
  const name = row.name || say.who_sent;
  return html`<li class="sent">
    <div class="line">
      <${MemberSelect}
        label=${fill(say.advance_who, { n })}
        value=${member}
        members=${withPerson(members, member, row.name)}
        empty=${say.who_sent}
        send=${(who) => amend({ member: who })}
      />
      <${ItemSelect}
        label=${fill(say.advance_item, { n })}
        value=${item}
        items=${items}
        send=${(which) => amend({ item: which })}
      />
      <label class="stack">
        ${say.received}
        <${Field}
          class="short num"
          name=${`${meeting} advance-day:${row.id}`}
          label=${fill(say.advance_day, { n })}
          placeholder=${shared.day_hint}
          value=${day(row.received)}
          ...${dayBox(year, (iso) => amend({ received: iso || null }))}
        />
      </label>
      <span class="grow"></span>
      <button
        type="button"
        class="small"
        aria-label=${fill(say.remove_advance, { name })}
        onClick=${() =>
          confirm(fill(say.remove_advance_question, { name })) && act("RemoveAdvance", { opinion: row.id })}
      >${shared.remove}</button>
    </div>
    <${LongField}
      name=${`${meeting} advance-text:${row.id}`}
      label=${fill(say.advance_text, { n })}
      value=${text}
      send=${(typed) => amend({ text: typed })}
    />
    ${source && html`<small class="soft">${fill(say.advance_from, { source })}</small>`}
  </li>`;
}

/** @param {Preparation} props */
function NewOpinion({ meeting, members, items, usual_item }) {
  const act = useAct();
  const blank = { member: "", item: usual_item, text: "" };
  const [sent, set] = useTyped(`${meeting} advance`, blank);
  const add = async (event) => {
    event.preventDefault();
    if ((await act("WriteAdvance", { ...sent, received: null })) !== null) set(blank);
  };
  return html`<form onSubmit=${add}>
    <div class="line">
      <${MemberSelect}
        label=${say.new_advance_who}
        value=${sent.member}
        members=${members}
        empty=${say.who_sent}
        send=${(member) => set({ ...sent, member })}
      />
      <${ItemSelect}
        label=${say.new_advance_item}
        value=${sent.item}
        items=${items}
        send=${(item) => set({ ...sent, item })}
      />
    </div>
    <textarea
      rows="3"
      aria-label=${say.new_advance}
      placeholder=${say.advance_hint}
      value=${sent.text}
      onInput=${(event) => set({ ...sent, text: event.currentTarget.value })}
    ></textarea>
    <p class="line">
      <button type="submit" class="primary" disabled=${!sent.text.trim()}>${say.add_advance}</button>
      <${ReadFiles} />
    </p>
  </form>`;
}

/** Files are read while the page goes on; what could not be read is told below. */
function ReadFiles() {
  const act = useAct();
  const [told, tell] = useState({ busy: false, text: "", problems: [] });
  const read = async () => {
    tell({ busy: true, text: "", problems: [] });
    const answer = await act("ReadAdvance", {});
    tell({ busy: false, text: answer?.told ?? "", problems: answer?.problems ?? [] });
  };
  return html`<button type="button" disabled=${told.busy} onClick=${read}>
      ${told.busy ? say.reading_files : say.read_files}
    </button>
    <span class="soft" role="status">${told.text}</span>
    ${told.problems.length > 0 && html`<ul class="gaps">${told.problems.map((text) => html`<li>${text}</li>`)}</ul>`}`;
}

/** @param {Preparation & { year: number }} plan */
export function Advance(plan) {
  const { meeting, advance, members, items, year } = plan;
  return html`<${Card}
    id=${`advance:${meeting}`}
    title=${say.advance}
    tag=${advance.length ? fill(say.advance_count, { count: advance.length }) : shared.none_yet}
  >
    <p class="soft">${say.advance_why}</p>
    <ul class="rows">
      ${advance.map(
        (row, at) => html`<${Sent} key=${row.id} n=${at + 1} ...${{ meeting, row, members, items, year }} />`,
      )}
    </ul>
    <${NewOpinion} ...${plan} />
  <//>`;
}
