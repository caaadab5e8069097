// Panels of the opening: guests, secretary, roll, dues, agenda.
import { Card, classes, clockTime, Field, html, momentOf, useAct, useState, whenTime } from "../kit.js";
import { PRESENCE } from "../words.js";

/**
 * @import {
 *   AgendaView,
 *   Desk,
 *   DuesPanel,
 *   GuestsPanel,
 *   RollPanel,
 *   RollRow as RollRowState,
 *   SecretaryPanel,
 * } from "../contract"
 */

export function MemberSelect({ value, members, label, send, disabled, empty = "— chọn đảng viên —" }) {
  return html`<select
    aria-label=${label}
    value=${value}
    disabled=${disabled}
    onChange=${(event) => send(event.currentTarget.value)}
  >
    <option value="" selected=${!value}>${empty}</option>
    ${members.map((m) => html`<option key=${m.id} value=${m.id} selected=${m.id === value}>${m.name}</option>`)}
  </select>`;
}

/** @param {GuestsPanel & { context: Desk }} props */
export function Guests({ rows, context }) {
  const act = useAct();
  const [guest, set] = useState({ name: "", title: "", unit: "", superior: false });
  const change = (key) => (event) => set({ ...guest, [key]: event.currentTarget.value });
  const add = async (event) => {
    event.preventDefault();
    if (await act("AddGuest", guest)) set({ name: "", title: "", unit: "", superior: false });
  };
  return html`<${Card} title="Đại biểu, khách mời" tag=${rows.length ? `${rows.length} đại biểu` : "không có"}>
    <ul class="rows">
      ${rows.map(
        (g) => html`<li key=${g.id}>
          <span class="grow">
            <b>${g.name}</b>
            ${[g.title, g.unit].filter(Boolean).map((t) => `, ${t}`)}${" "}
            ${g.superior && html`<span class="tag">cấp trên dự</span>`}
          </span>
          ${
            !context.frozen &&
            html`<button type="button" class="small" onClick=${() => act("RemoveGuest", { guest: g.id })}>Bỏ</button>`
          }
        </li>`,
      )}
    </ul>
    ${
      !context.frozen &&
      html`<form class="line" onSubmit=${add}>
        <input
          aria-label="Họ tên đại biểu"
          placeholder="Họ tên đại biểu"
          value=${guest.name}
          onInput=${change("name")}
        />
        <input aria-label="Chức vụ đại biểu" placeholder="Chức vụ" value=${guest.title} onInput=${change("title")} />
        <input aria-label="Đơn vị đại biểu" placeholder="Đơn vị" value=${guest.unit} onInput=${change("unit")} />
        <label class="check">
          <input
            type="checkbox"
            checked=${guest.superior}
            onChange=${(e) => set({ ...guest, superior: e.currentTarget.checked })}
          />${" "}
          cấp ủy cấp trên
        </label>
        <button type="submit" class="primary" disabled=${!guest.name.trim()}>Thêm</button>
      </form>`
    }
  <//>`;
}

/** @param {SecretaryPanel & { context: Desk }} props */
export function Secretary({ secretary, scorer, chair, context }) {
  const act = useAct();
  return html`<${Card} title="Chủ trì, thư ký" tag=${secretary ? "" : "chưa cử thư ký"} amber=${!secretary}>
    <div class="line">
      <label class="stack">
        Chủ trì
        <${MemberSelect}
          label="Chủ trì"
          value=${chair}
          members=${context.members}
          disabled=${context.frozen}
          send=${(member) => act("PlanDetails", { chair: member })}
        />
      </label>
      <label class="stack">
        Thư ký
        <${MemberSelect}
          label="Thư ký"
          value=${secretary}
          members=${context.members}
          disabled=${context.frozen}
          send=${(member) => act("AppointSecretary", { member })}
        />
      </label>
      <label class="stack">
        Người theo dõi, chấm điểm
        <${MemberSelect}
          label="Người theo dõi, chấm điểm"
          value=${scorer}
          members=${context.members}
          disabled=${context.frozen}
          empty="— không cử —"
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
    return act(command, { member, [name]: moment === null ? null : new Date(moment * 1000).toISOString() });
  };
  return html`<label class="moment">
    ${label}${" "}
    <${Field} label=${label} class="short num" placeholder="giờ:phút" value=${clockTime(at, zone)} send=${send} />
  </label>`;
}

/** @param {{ row: RollRowState, duties: boolean, context: Desk }} props */
function RollRow({ row, duties, context }) {
  const act = useAct();
  const [open, set] = useState(false);
  const mark = (presence) =>
    act("MarkAttendance", {
      member: row.id,
      presence: row.presence === presence ? null : presence,
      reason: row.reason,
      on_duty: row.on_duty,
    });
  const excuse = (part) =>
    act("MarkAttendance", { member: row.id, presence: "excused", reason: row.reason, on_duty: row.on_duty, ...part });
  const detail = row.presence === "present" && (open || row.arrived || row.left);
  return html`<li class=${classes("roll", row.presence)}>
    <span class="who"><b>${row.name}</b> <small>${[row.role, row.status].filter(Boolean).join(" · ")}</small></span>
    <span class="marks" role="group" aria-label=${`Điểm danh ${row.name}`}>
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
          label=${`Lý do vắng của ${row.name}`}
          placeholder="Lý do vắng"
          value=${row.reason}
          send=${(reason) => excuse({ reason })}
          disabled=${context.frozen}
          class=${row.reason ? "" : "amber"}
        />`
      }
      ${
        row.presence === "excused" &&
        (duties || row.on_duty) &&
        html`<label class="check" title="Làm nhiệm vụ đặc biệt: không tính vào tỷ lệ dự">
          <input
            type="checkbox"
            aria-label=${`Nhiệm vụ đặc biệt: ${row.name}`}
            checked=${row.on_duty}
            disabled=${context.frozen}
            onChange=${(e) => excuse({ on_duty: e.currentTarget.checked })}
          />${" "}
          nhiệm vụ đặc biệt
        </label>`
      }
      ${
        row.presence === "present" &&
        !detail &&
        !context.frozen &&
        html`<button type="button" class="small" title="Ghi giờ đến muộn hoặc về sớm" onClick=${() => set(true)}>
          giờ đến / về
        </button>`
      }
      ${
        detail &&
        html`
          <${Moment}
            label="đến"
            at=${row.arrived}
            zone=${context.zone}
            command="NoteArrival"
            member=${row.id}
            name="arrived"
          />
          <${Moment}
            label="về"
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

/** @param {RollPanel & { context: Desk }} props */
export function Roll({ rows, counts, unmarked, percent, base, duties, context }) {
  const act = useAct();
  return html`<${Card}
    title="Điểm danh"
    tag=${unmarked ? `còn ${unmarked} chưa điểm danh` : `đủ · tỷ lệ dự ${percent}%`}
    amber=${unmarked > 0}
  >
    <div class="counts">${counts.map(([label, n]) => html`<span>${label} <b class="num">${n}</b></span>`)}</div>
    ${
      !context.frozen &&
      unmarked > 0 &&
      html`<p>
        <button type="button" class="primary" onClick=${() => act("MarkRestPresent")}>Tất cả còn lại có mặt</button>
      </p>`
    }
    <ul class="rows">${rows.map((row) => html`<${RollRow} key=${row.id} ...${{ row, duties, context }} />`)}</ul>
    <p class="soft">${base}.</p>
  <//>`;
}

const whole = (text) => (text.trim() === "" ? null : Number(text));
/** @param {DuesPanel & { context: Desk }} props */
export function Dues({ paid, total, note, context }) {
  const act = useAct();
  const send = (change) => {
    const next = { paid, total, note, ...change };
    if ([next.paid, next.total].some((n) => n !== null && !Number.isInteger(n))) return;
    act("RecordDues", next);
  };
  const box = (label, value, key) =>
    html`<label class="stack">
      ${label}${" "}
      <${Field}
        label=${label}
        class="short num"
        inputmode="numeric"
        value=${value ?? ""}
        disabled=${context.frozen}
        send=${(text) => send({ [key]: whole(text) })}
      />
    </label>`;
  return html`<${Card}
    title="Tình hình nộp đảng phí"
    tag=${paid === null ? "chưa ghi" : `${paid}/${total ?? "…"} đảng viên`}
    amber=${paid === null}
  >
    <div class="line">
      ${box("Đã nộp (đảng viên)", paid, "paid")} ${box("Trên tổng số", total, "total")}
      <label class="stack grow">
        Ghi chú${" "}
        <${Field}
          label="Ghi chú đảng phí"
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
    title="Chương trình"
    tag=${adopted ? `đã thông qua lúc ${whenTime(adopted, context.zone)}` : "chưa thông qua"}
    amber=${!adopted}
  >
    <ol class="agenda">
      ${items.map(
        (i) => html`<li>
          ${i.title} <small>${[i.who, `${i.minutes} phút`].filter(Boolean).join(" · ")}</small>
        </li>`,
      )}
    </ol>
    ${
      !adopted &&
      !context.frozen &&
      html`<button type="button" class="primary" onClick=${() => act("AdoptAgenda")}>
        Chi bộ nhất trí thông qua chương trình
      </button>`
    }
  <//>`;
}
