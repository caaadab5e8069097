// Panel of the tasks given now; those of last month are in carried.js.
import { Field, LongField, useParts } from "../fields.js";
import { dayMeant } from "../figures.js";
import { Card, classes, day, html, notice, useAct, useEffect, useRef, useState } from "../kit.js";
import { matching } from "../names.js";
import { named } from "../person_box.js";
import { typedIn, useTyped } from "../typed.js";
import { useUnsent } from "../unsent.js";
import { fill, tasks as say, shared } from "../wording.js";

/** @import { Commands, Desk, DeskItem, DeskMember, TaskRow, TasksPanel } from "../contract" */

/** A day as people say it: "30/12", "cuối tháng", "trước 15/8". The words are kept (`said`), and the day they mean is
 * shown below. `resolving.current` is the promise of the day while the kernel works it out, of null where it is none:
 * a form waits for it. What is no day stays in the box, marked, until it is set right.
 * @param {{ name: string, value: string, said?: string, send: (day: string, said: string) => unknown, label: string,
 *   placeholder?: string, disabled?: boolean,
 *   resolving?: { current?: Promise<{ day: string, said: string } | null> } }} props */
export function DayField({
  name,
  value,
  said = "",
  send,
  label,
  placeholder = say.due_hint,
  disabled,
  resolving = {},
}) {
  const act = useAct();
  const resolve = async (typed) => {
    if (!typed.trim()) return { day: "", said: "" };
    return (await act("ResolveDay", { text: typed })) ?? null;
  };
  const commit = async (typed) => {
    const found = resolve(typed);
    resolving.current = found;
    const meant = await found;
    if (meant === null) return null;
    const answer = await send(meant.day, meant.said);
    if (resolving.current === found) resolving.current = undefined;
    return answer;
  };
  return html`<span class="day-field">
    <${Field}
      class="short num"
      name=${name}
      label=${label}
      placeholder=${placeholder}
      value=${said || day(value)}
      send=${commit}
      means=${dayMeant(Number(value.slice(0, 4)))}
      disabled=${disabled}
    />
    ${said && html`<small class="soft num">${fill(say.until, { day: day(value) })}</small>`}
  </span>`;
}

/**
 * Owners as chips, with completion by a few letters, with or without diacritics; anything else is a unit's name.
 * @param {{ name: string, owners: string[], unit: string, vague?: boolean, members: DeskMember[], disabled?: boolean,
 *   change: (part: { owners: string[], unit: string }) => unknown }} props
 */
function Owners({ name, owners, unit, vague, members, change, disabled }) {
  const [typed, set] = useTyped(name, "");
  const names = Object.fromEntries(members.map((m) => [m.id, m.name]));
  const found = matching(
    members.filter((m) => !owners.includes(m.id)),
    typed,
  );
  const take = (member) => {
    change({ owners: [...owners, member.id], unit });
    set("");
  };
  const takeUnit = () => {
    change({ owners, unit: typed.trim() });
    set("");
  };
  const keys = (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    if (found.length) {
      event.preventDefault();
      take(found[0]);
    } else if (typed.trim()) {
      event.preventDefault();
      takeUnit();
    }
  };
  return html`<span class="owners">
    ${owners.map(
      (id) => html`<span class="chip on" key=${id}>
        ${names[id] ?? id}${" "}
        ${
          !disabled &&
          html`<button
            type="button"
            aria-label=${fill(say.remove_owner, { name: names[id] })}
            onClick=${() => change({ owners: owners.filter((o) => o !== id), unit })}
          >×</button>`
        }
      </span>`,
    )}
    ${
      unit &&
      html`<span class=${classes("chip on", vague && "vague")} title=${vague ? say.vague : ""}>
        ${vague ? "▲ " : ""}
        ${unit}${" "}
        ${
          !disabled &&
          html`<button
            type="button"
            aria-label=${fill(say.remove_unit, { unit })}
            onClick=${() => change({ owners, unit: "" })}
          >
            ×
          </button>`
        }
      </span>`
    }
    ${
      !disabled &&
      html`<span class="combo">
        <input
          aria-label=${shared.owner}
          placeholder=${owners.length || unit ? say.add_owner : shared.owner}
          value=${typed}
          onInput=${(e) => set(e.currentTarget.value)}
          onKeyDown=${keys}
        />
        ${
          typed.trim() &&
          html`<ul class="found">
            ${found.map(
              (m, n) => html`<li key=${m.id}>
                <button type="button" class=${n === 0 ? "first" : ""} onClick=${() => take(m)}>${named(m)}</button>
              </li>`,
            )}
            ${html`<li>
              <button type="button" onClick=${takeUnit}>${fill(say.unit, { typed: typed.trim() })}</button>
            </li>`}
          </ul>`
        }
      </span>`
    }
  </span>`;
}

/**
 * A task that is written in a form, told from others by `kind` and `id`. `whole`: all of it once its day is known;
 * null, and a word, while something typed is not understood.
 * @param {string} kind @param {string} id @param {any} blank
 */
export function useTaskForm(kind, id, blank) {
  const [task, set, drop] = useTyped(`${kind}:${id}`, blank);
  const resolving = useRef(undefined);
  const name = (/** @type {string} */ part) => `${kind}-${part}:${id}`;
  const change = (key) => (event) => set({ ...task, [key]: event.currentTarget.value });
  const whole = async () => {
    const owner = typedIn(name("owner"))?.trim();
    if (owner) {
      notice(fill(say.owner_not_chosen, { typed: owner }));
      return null;
    }
    const meant = resolving.current === undefined ? { day: task.due, said: task.due_said } : await resolving.current;
    return meant && { ...task, due: meant.day, due_said: meant.said };
  };
  return { task, set, drop, resolving, name, change, whole };
}

/**
 * Who is to do it, by when, what comes of it and where that is told.
 * @param {{ form: ReturnType<typeof useTaskForm>, members: { id: string, name: string }[],
 *   labels: { due: string, product: string, report_at: string } }} props
 */
export function TaskParts({ form, members, labels }) {
  const { task, set, change } = form;
  return html`<${Owners}
      name=${form.name("owner")}
      owners=${task.owners}
      unit=${task.unit}
      members=${members}
      change=${(part) => set({ ...task, ...part })}
    />
    <${DayField}
      name=${form.name("due")}
      label=${labels.due}
      value=${task.due}
      said=${task.due_said}
      resolving=${form.resolving}
      send=${(due, due_said) => set((t) => ({ ...t, due, due_said }))}
    />
    <span class="two">
      <input
        class="product"
        aria-label=${labels.product}
        placeholder=${say.product}
        value=${task.product}
        onInput=${change("product")}
      />
      <input
        aria-label=${labels.report_at}
        placeholder=${say.report_at}
        value=${task.report_at}
        onInput=${change("report_at")}
      />
    </span>`;
}

/** @type {Omit<Commands["AmendAction"], "action" | "due"> & { due: string }} */
const EMPTY = { what: "", owners: [], unit: "", due: "", due_said: "", product: "", report_at: "", start: "" };
/** @returns {Omit<Commands["AmendAction"], "action">} */
const commandOf = (/** @type {typeof EMPTY | TaskRow} */ task) => ({
  what: task.what,
  owners: task.owners,
  unit: task.unit,
  due: task.due || null,
  due_said: task.due_said,
  product: task.product,
  report_at: task.report_at,
  start: task.start,
});

/** The name of a box over it; the box says it itself. */
export const Of = ({ name }) => html`<span class="of" aria-hidden="true">${name}</span>`;

/** A task that goes on all the time needs no day. */
const Standing = ({ label, start, change, locked }) => html`<label class="standing">
  <input
    type="checkbox"
    aria-label=${label}
    checked=${start === "standing"}
    disabled=${locked}
    onChange=${(e) => change({ start: e.currentTarget.checked ? "standing" : "" })}
  />
  ${say.standing}
</label>`;

/** @param {{ row: TaskRow, context: Desk }} props */
function ActionRow({ row, context }) {
  const act = useAct();
  const amend = useParts(commandOf(row), (whole) => act("AmendAction", { action: row.id, ...whole }));
  const locked = context.frozen;
  return html`<tr>
    <td class="what">
      <${LongField}
        name=${`what:${row.id}`}
        label=${say.what}
        value=${row.what}
        disabled=${locked}
        send=${(what) => amend({ what })}
      />
    </td>
    <td>
      <${Of} name=${shared.owner} />
      <${Owners}
        name=${`owner:${row.id}`}
        owners=${row.owners}
        unit=${row.unit}
        vague=${row.vague_owner}
        members=${context.members}
        change=${amend}
        disabled=${locked}
      />
    </td>
    <td class="when">
      <${Of} name=${say.due_day} />
      <${DayField}
        name=${`due:${row.id}`}
        label=${say.due_day}
        value=${row.due}
        said=${row.due_said}
        disabled=${locked}
        send=${(due, due_said) => amend({ due: due || null, due_said })}
      />
      <${Standing}
        label=${fill(say.standing_of, { what: row.what })}
        start=${row.start}
        change=${amend}
        locked=${locked}
      />
    </td>
    <td class="two">
      <span>
        <${Of} name=${say.product} />
        <${Field}
          name=${`product:${row.id}`}
          label=${say.product}
          value=${row.product}
          disabled=${locked}
          send=${(product) => amend({ product })}
        />
      </span>
      <span>
        <${Of} name=${say.report_at} />
        <${Field}
          name=${`report-at:${row.id}`}
          label=${say.report_at}
          value=${row.report_at}
          disabled=${locked}
          send=${(report_at) => amend({ report_at })}
        />
      </span>
    </td>
    <td class="drop">
      ${
        !locked &&
        html`<button
          type="button"
          class="small"
          aria-label=${fill(say.remove_task, { what: row.what })}
          onClick=${() =>
            confirm(fill(say.remove_question, { what: row.what })) && act("RemoveAction", { action: row.id })}
        >${shared.remove}</button>`
      }
    </td>
  </tr>`;
}

/**
 * `wanted` is the line that Alt+N was pressed in: what the new task is about.
 * @param {TasksPanel & { item: DeskItem, wanted: { item: string, what: string } | null, context: Desk }} props
 */
export function Actions({ rows, item, wanted, context }) {
  const act = useAct();
  const form = useTaskForm("task", item.id, EMPTY);
  const { task, set, change } = form;
  const [sending, setSending] = useState(false);
  useEffect(() => {
    if (wanted?.item !== item.id) return;
    if (wanted.what) set((t) => ({ ...t, what: wanted.what }));
    document.getElementById("new-task")?.focus();
  }, [wanted]);
  const send = async () => {
    if (sending) return false;
    setSending(true);
    const whole = await form.whole();
    const added = whole && (await act("AddAction", { ...commandOf(whole), item: item.id }));
    if (added) set(EMPTY);
    setSending(false);
    return Boolean(added);
  };
  const add = async (event) => {
    event.preventDefault();
    if (task.what.trim() && (await send())) document.getElementById("new-task")?.focus();
  };
  const [owner] = useTyped(form.name("owner"), "");
  const [due] = useTyped(form.name("due"), /** @type {{ text: string } | null} */ (null));
  const filled = JSON.stringify(task) !== JSON.stringify(EMPTY) || owner.trim() || due?.text.trim();
  const told = fill(shared.unsent_task, { what: task.what.trim() || shared.unsent_blank });
  useUnsent(
    `task:${item.id}`,
    filled && !context.frozen && { item: item.id, label: told, add: task.what.trim() ? send : null, recorded: true },
  );
  return html`<${Card}
    title=${say.actions}
    tag=${rows.length ? fill(say.count, { count: rows.length }) : shared.none_yet}
  >
    ${
      rows.length > 0 &&
      html`<table class="tasks">
        <thead>
          <tr>
            <th scope="col">${say.work}</th>
            <th scope="col">${shared.owner}</th>
            <th scope="col">${say.due_day}</th>
            <th scope="col">${say.product_and_report}</th>
            <th><span class="sr">${shared.remove}</span></th>
          </tr>
        </thead>
        <tbody>${rows.map((row) => html`<${ActionRow} key=${row.id} ...${{ row, context }} />`)}</tbody>
      </table>`
    }
    ${
      !context.frozen &&
      html`<form class="newtask" onSubmit=${add}>
        <input
          id="new-task"
          class="what"
          aria-label=${say.new_what}
          placeholder=${say.what}
          value=${task.what}
          onInput=${change("what")}
        />
        <${TaskParts}
          form=${form}
          members=${context.members}
          labels=${{ due: say.new_due, product: say.new_product, report_at: say.new_report_at }}
        />
        <${Standing} label=${say.new_standing} start=${task.start} change=${(part) => set({ ...task, ...part })} />
        <button type="submit" class="primary" disabled=${!task.what.trim() || sending}>${shared.add}</button>
      </form>`
    }
  <//>`;
}
