// Panels of tasks: those of last month, to be assessed, and those given now.
import { Card, classes, day, Field, html, LongField, useAct, useEffect, useRef, useState } from "../kit.js";
import { matching } from "../names.js";
import { ACTION_STATUS } from "../words.js";

/** @import { CarriedPanel, Commands, Desk, DeskItem, DeskMember, TaskRow, TasksPanel } from "../contract" */

/** A day as people say it: "30/12", "cuối tháng", "thứ sáu tới"; what it means is shown. `resolving.current` is the
 * promise of the day while the kernel works it out, of null where it is none: a form waits for it. What is no day
 * stays in the box, marked, until it is set right.
 * @param {{ value: string, send: (day: string) => unknown, label: string, placeholder?: string, disabled?: boolean,
 *   resolving?: { current?: Promise<string | null> } }} props */
function DayField({ value, send, label, placeholder = "Hạn: 30/12", disabled, resolving = {} }) {
  const act = useAct();
  const [wrong, set] = useState(null);
  const resolve = async (typed) => {
    if (!typed.trim()) return "";
    return (await act("ResolveDay", { text: typed }))?.day ?? null;
  };
  const commit = async (typed) => {
    const found = resolve(typed);
    resolving.current = found;
    const day = await found;
    set(day === null ? typed : null);
    if (day === null) return;
    send(day);
    if (resolving.current === found) resolving.current = undefined;
  };
  return html`<${Field}
    class="short num"
    label=${label}
    placeholder=${placeholder}
    value=${wrong ?? day(value)}
    aria-invalid=${wrong !== null}
    send=${commit}
    disabled=${disabled}
  />`;
}

/** @param {CarriedPanel & { context: Desk }} props */
export function Carried({ rows, context }) {
  const act = useAct();
  if (!rows.length) return html`<${Card} title="Nhiệm vụ của kỳ trước" tag="không có nhiệm vụ chuyển sang"><//>`;
  const change = (row, part) =>
    act("AssessCarried", {
      action: row.id,
      status: row.status,
      result: row.result,
      done_on: row.done || null,
      ...part,
    });
  return html`<${Card} title="Nhiệm vụ của kỳ trước" tag=${`${rows.length} nhiệm vụ`}>
    <table class="tasks carried">
      <thead>
        <tr>
          <th scope="col">Nhiệm vụ</th>
          <th scope="col">Người thực hiện</th>
          <th scope="col">Hạn</th>
          <th scope="col">Kết quả</th>
          <th scope="col">Xong ngày</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr key=${row.id}>
            <td>${row.what}</td>
            <td>${row.owner_names || "……"}</td>
            <td class="num">${day(row.due)}</td>
            <td>
              <select
                aria-label=${`Kết quả: ${row.what}`}
                value=${row.status}
                disabled=${context.frozen}
                onChange=${(e) => change(row, { status: e.currentTarget.value })}
              >
                ${Object.entries(ACTION_STATUS).map(
                  ([status, label]) => html`<option value=${status} selected=${status === row.status}>
                    ${label}
                  </option>`,
                )}
              </select>
              <${LongField}
                label=${`Ghi chú kết quả: ${row.what}`}
                placeholder="Kết quả, nguyên nhân"
                value=${row.result}
                disabled=${context.frozen}
                send=${(result) => change(row, { result })}
              />
            </td>
            <td>
              <${DayField}
                label=${`Ngày xong: ${row.what}`}
                placeholder="ngày/tháng"
                value=${row.done}
                year=${context.year}
                disabled=${context.frozen}
                send=${(done) => change(row, { done_on: done || null })}
              />
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  <//>`;
}

/**
 * Owners as chips, with completion by a few letters, with or without diacritics; anything else is a unit's name.
 * @param {{ owners: string[], unit: string, vague?: boolean, members: DeskMember[], disabled?: boolean,
 *   change: (part: { owners: string[], unit: string }) => unknown }} props
 */
function Owners({ owners, unit, vague, members, change, disabled }) {
  const [typed, set] = useState("");
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
            aria-label=${`Bỏ ${names[id]}`}
            onClick=${() => change({ owners: owners.filter((o) => o !== id), unit })}
          >×</button>`
        }
      </span>`,
    )}
    ${
      unit &&
      html`<span
        class=${classes("chip on", vague && "vague")}
        title=${vague ? "Chưa rõ ai làm: hãy ghi tên người hoặc đơn vị cụ thể" : ""}
      >
        ${vague ? "▲ " : ""}
        ${unit}${" "}
        ${
          !disabled &&
          html`<button type="button" aria-label=${`Bỏ ${unit}`} onClick=${() => change({ owners, unit: "" })}>
            ×
          </button>`
        }
      </span>`
    }
    ${
      !disabled &&
      html`<span class="combo">
        <input
          aria-label="Người thực hiện"
          placeholder=${owners.length || unit ? "thêm người" : "Người thực hiện"}
          value=${typed}
          onInput=${(e) => set(e.currentTarget.value)}
          onKeyDown=${keys}
        />
        ${
          typed.trim() &&
          html`<ul class="found">
            ${found.map(
              (m, n) => html`<li key=${m.id}>
                <button type="button" class=${n === 0 ? "first" : ""} onClick=${() => take(m)}>${m.name}</button>
              </li>`,
            )}
            ${html`<li><button type="button" onClick=${takeUnit}>Đơn vị: “${typed.trim()}”</button></li>`}
          </ul>`
        }
      </span>`
    }
  </span>`;
}

const EMPTY = { what: "", owners: [], unit: "", due: "", product: "", report_at: "" };
/** @returns {Omit<Commands["AmendAction"], "action">} */
const wish = (/** @type {typeof EMPTY | TaskRow} */ task) => ({
  what: task.what,
  owners: task.owners,
  unit: task.unit,
  due: task.due || null,
  product: task.product,
  report_at: task.report_at,
});

/** @param {{ row: TaskRow, context: Desk }} props */
function ActionRow({ row, context }) {
  const act = useAct();
  const amend = (part) => act("AmendAction", { action: row.id, ...wish(row), ...part });
  const locked = context.frozen;
  return html`<tr>
    <td>
      <${LongField} label="Nội dung công việc" value=${row.what} disabled=${locked} send=${(what) => amend({ what })} />
    </td>
    <td>
      <${Owners}
        owners=${row.owners}
        unit=${row.unit}
        vague=${row.vague_owner}
        members=${context.members}
        change=${amend}
        disabled=${locked}
      />
    </td>
    <td>
      <${DayField}
        label="Thời hạn"
        value=${row.due}
        year=${context.year}
        disabled=${locked}
        send=${(due) => amend({ due: due || null })}
      />
    </td>
    <td class="pair">
      <${Field}
        label="Sản phẩm"
        placeholder="Sản phẩm"
        value=${row.product}
        disabled=${locked}
        send=${(product) => amend({ product })}
      />
      <${Field}
        label="Báo cáo tại"
        placeholder="Báo cáo tại"
        value=${row.report_at}
        disabled=${locked}
        send=${(report_at) => amend({ report_at })}
      />
    </td>
    <td>
      ${
        !locked &&
        html`<button
          type="button"
          class="small"
          aria-label=${`Bỏ nhiệm vụ ${row.what}`}
          onClick=${() => confirm(`Bỏ nhiệm vụ “${row.what}”?`) && act("RemoveAction", { action: row.id })}
        >Bỏ</button>`
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
  const [task, set] = useState(EMPTY);
  const [sending, setSending] = useState(false);
  const resolving = useRef(undefined);
  useEffect(() => {
    if (wanted?.item !== item.id) return;
    if (wanted.what) set((t) => ({ ...t, what: wanted.what }));
    document.getElementById("new-task")?.focus();
  }, [wanted]);
  const add = async (event) => {
    event.preventDefault();
    if (!task.what.trim() || sending) return;
    setSending(true);
    const due = resolving.current === undefined ? task.due : await resolving.current;
    if (due !== null && (await act("AddAction", { ...wish({ ...task, due }), item: item.id }))) {
      set(EMPTY);
      document.getElementById("new-task")?.focus();
    }
    setSending(false);
  };
  const change = (key) => (event) => set({ ...task, [key]: event.currentTarget.value });
  return html`<${Card} title="Phân công nhiệm vụ" tag=${rows.length ? `${rows.length} nhiệm vụ` : "chưa có"}>
    ${
      rows.length > 0 &&
      html`<table class="tasks">
        <thead>
          <tr>
            <th scope="col">Công việc</th>
            <th scope="col">Người thực hiện</th>
            <th scope="col">Thời hạn</th>
            <th scope="col">Sản phẩm, nơi báo cáo</th>
            <th><span class="sr">Bỏ</span></th>
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
          aria-label="Nội dung công việc mới"
          placeholder="Nội dung công việc"
          value=${task.what}
          onInput=${change("what")}
        />
        <${Owners}
          owners=${task.owners}
          unit=${task.unit}
          members=${context.members}
          change=${(part) => set({ ...task, ...part })}
        />
        <${DayField}
          label="Thời hạn của nhiệm vụ mới"
          value=${task.due}
          resolving=${resolving}
          send=${(due) => set((t) => ({ ...t, due }))}
        />
        <span class="pair">
          <input
            class="product"
            aria-label="Sản phẩm của nhiệm vụ mới"
            placeholder="Sản phẩm"
            value=${task.product}
            onInput=${change("product")}
          />
          <input
            aria-label="Báo cáo nhiệm vụ mới tại"
            placeholder="Báo cáo tại"
            value=${task.report_at}
            onInput=${change("report_at")}
          />
        </span>
        <button type="submit" class="primary" disabled=${!task.what.trim() || sending}>Thêm</button>
      </form>`
    }
  <//>`;
}
