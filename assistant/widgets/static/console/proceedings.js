// Panels of the proceedings: opinions, the chair's conclusion, tasks, last month's tasks.
import { html, useAct, useEffect, useState, useNow, Card, Field, LongField, clockTime, momentOf, short, day, classes } from "../kit.js";
import { Editor } from "../texts.js";
import { MemberSelect } from "./opening.js";
import { matching } from "../names.js";
import { OPINION, ACTION_STATUS, ROLE } from "../words.js";

function KindSelect({ speech, kinds, context }) {
  const act = useAct();
  return html`<select class="kind" aria-label="Loại ý kiến" value=${speech.kind} disabled=${context.frozen} onChange=${(e) => act("ClassifySpeech", { speech: speech.id, kind: e.currentTarget.value || null })}>
    <option value="">loại ý kiến</option>
    ${kinds.map((kind) => html`<option value=${kind} selected=${kind === speech.kind}>${OPINION[kind]}</option>`)}
  </select>`;
}

function RoleSelect({ speech, context }) {
  const act = useAct();
  if (speech.guest) return html`<span class="tag">${ROLE[speech.role]}</span>`;
  return html`<select class="kind" aria-label="Vai trò phát biểu" value=${speech.role} disabled=${context.frozen} onChange=${(e) => act("SetSpeechRole", { speech: speech.id, role: e.currentTarget.value })}>
    ${["opinion", "presentation", "reply"].map((role) => html`<option value=${role} selected=${role === speech.role}>${ROLE[role]}</option>`)}
  </select>`;
}

/** Speaker and times set right afterwards; how it stood is kept in the record. */
function Correct({ speech, context, close }) {
  const act = useAct();
  const [now, set] = useState({ speaker: speech.speaker, started: clockTime(speech.started, context.zone), stopped: clockTime(speech.stopped, context.zone) });
  const iso = (text, was) => (text === clockTime(was, context.zone) ? new Date(was * 1000) : new Date((momentOf(text, context.zone) ?? was) * 1000)).toISOString();
  const send = async (event) => {
    event.preventDefault();
    const times = { started: iso(now.started, speech.started), stopped: speech.stopped === null ? null : iso(now.stopped, speech.stopped) };
    if (await act("CorrectSpeech", { speech: speech.id, speaker: now.speaker, ...times })) close();
  };
  const change = (key) => (event) => set({ ...now, [key]: event.currentTarget.value });
  return html`<form class="line correct" onSubmit=${send}>
    ${!speech.guest && html`<${MemberSelect} label="Người phát biểu" value=${now.speaker} members=${context.members} send=${(speaker) => set({ ...now, speaker })} />`}
    <label class="moment">từ <input class="num" aria-label="Giờ bắt đầu phát biểu" value=${now.started} onInput=${change("started")} /></label>
    ${speech.stopped !== null && html`<label class="moment">đến <input class="num" aria-label="Giờ kết thúc phát biểu" value=${now.stopped} onInput=${change("stopped")} /></label>`}
    <button type="submit" class="primary small">Sửa</button> <button type="button" class="small" onClick=${close}>Thôi</button>
  </form>`;
}

const ASKS = { question: "Trả lời", different: "Thống nhất thế nào" };

function Opinion({ speech, kinds, context }) {
  const act = useAct();
  const time = useNow(1000);
  const [correcting, correct] = useState(false);
  const live = speech.stopped === null;
  const length = short((speech.stopped ?? time) - speech.started);
  const silent = !live && !speech.text.value.trim();
  return html`<div class=${classes("opinion", live && "live")}>
    <div class="line">
      <b class="who">${speech.guest ? "" : "Đ/c "}${speech.name}</b>
      <span class="meta num">${clockTime(speech.started, context.zone)} · ${live ? "đang phát biểu · " : ""}${length}</span>
      ${silent && !speech.noText && html`<span class="tag amber">chưa ghi nội dung</span>`}
      <span class="grow"></span>
      <${RoleSelect} ...${{ speech, context }} />
      ${["opinion", "guest", "superior"].includes(speech.role) && html`<${KindSelect} ...${{ speech, kinds, context }} />`}
      ${live && html`<button type="button" class="small strong" onClick=${() => act("StopSpeech")}>Kết thúc <kbd>F4</kbd></button>`}
      ${!live && !context.frozen && html`<button type="button" class="small" aria-label=${`Sửa lượt phát biểu của ${speech.name}`} onClick=${() => correct(!correcting)}>Sửa</button>`}
      ${!live && !context.frozen && html`<button type="button" class="small" aria-label=${`Bỏ phát biểu của ${speech.name}`} onClick=${() => act("RemoveSpeech", { speech: speech.id })}>Bỏ</button>`}
    </div>
    ${correcting && html`<${Correct} speech=${speech} context=${context} close=${() => correct(false)} />`}
    <${Editor} meeting=${context.meeting} zone=${context.zone} text=${speech.text} label=${`Ý kiến của ${speech.name}`} hint="Ghi nội dung ý kiến" readOnly=${context.frozen} snippets=${context.snippets} />
    ${silent && html`<label class="line soft">Không ghi nội dung vì <${Field} label=${`Lý do không ghi nội dung của ${speech.name}`} placeholder="lý do (nếu không ghi)" value=${speech.noText} disabled=${context.frozen} send=${(reason) => act("ExplainNoText", { speech: speech.id, reason })} /></label>`}
    ${ASKS[speech.kind] && html`<label class=${classes("line", "settle", !speech.settled && "open")}>${ASKS[speech.kind]} <${Field} label=${`${ASKS[speech.kind]}: ${speech.name}`} placeholder="ghi khi đã trả lời, thống nhất" value=${speech.settled} disabled=${context.frozen} send=${(settled) => act("SettleSpeech", { speech: speech.id, settled })} class=${speech.settled ? "" : "amber"} /></label>`}
  </div>`;
}

export function Opinions({ rows, people, kinds, context }) {
  const tag = rows.length ? `${rows.length} lượt · ${people} đảng viên` : "chưa có";
  return html`<${Card} title="Ý kiến phát biểu" tag=${tag}>
    ${rows.length === 0 && html`<p class="soft">Bấm tên người phát biểu ở cột bên phải để bắt đầu ghi.</p>`}
    ${rows.map((speech) => html`<${Opinion} key=${speech.id} ...${{ speech, kinds, context }} />`)}
  <//>`;
}

/** What the conclusion lacks is said; it is never rewritten. */
export function Conclusion({ text, lacks, context }) {
  const empty = !text.value.trim();
  return html`<${Card} id="conclusion" title="Kết luận của chủ trì" tag=${empty ? "chưa có" : lacks} amber=${empty || Boolean(lacks)}>
    <${Editor} meeting=${context.meeting} zone=${context.zone} text=${text} label="Kết luận của chủ trì" hint="Việc gì · ai làm · khi nào xong" readOnly=${context.frozen} snippets=${context.snippets} />
  <//>`;
}

/** A day as people say it: "30/12", "cuối tháng", "thứ sáu tới"; what it means is shown. */
function DayField({ value, send, label, placeholder = "Hạn: 30/12", disabled }) {
  const act = useAct();
  const commit = async (typed) => {
    if (!typed.trim()) return send("");
    const answer = await act("ResolveDay", { text: typed });
    if (answer) send(answer.day);
  };
  return html`<${Field} class="short num" label=${label} placeholder=${placeholder} value=${day(value)} send=${commit} disabled=${disabled} />`;
}

export function Carried({ rows, context }) {
  const act = useAct();
  if (!rows.length) return html`<${Card} title="Nhiệm vụ của kỳ trước" tag="không có nhiệm vụ chuyển sang"><//>`;
  const change = (row, part) => act("AssessCarried", { action: row.id, status: row.status, result: row.result, done_on: row.done || null, ...part });
  return html`<${Card} title="Nhiệm vụ của kỳ trước" tag=${`${rows.length} nhiệm vụ`}>
    <table class="tasks carried">
      <thead><tr><th scope="col">Nhiệm vụ</th><th scope="col">Người thực hiện</th><th scope="col">Hạn</th><th scope="col">Kết quả</th><th scope="col">Xong ngày</th></tr></thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr key=${row.id}>
            <td>${row.what}</td>
            <td>${row.ownerNames || "……"}</td>
            <td class="num">${day(row.due)}</td>
            <td>
              <select aria-label=${`Kết quả: ${row.what}`} value=${row.status} disabled=${context.frozen} onChange=${(e) => change(row, { status: e.currentTarget.value })}>
                ${Object.entries(ACTION_STATUS).map(([status, label]) => html`<option value=${status} selected=${status === row.status}>${label}</option>`)}
              </select>
              <${LongField} label=${`Ghi chú kết quả: ${row.what}`} placeholder="Kết quả, nguyên nhân" value=${row.result} disabled=${context.frozen} send=${(result) => change(row, { result })} />
            </td>
            <td><${DayField} label=${`Ngày xong: ${row.what}`} placeholder="ngày/tháng" value=${row.done} year=${context.year} disabled=${context.frozen} send=${(done) => change(row, { done_on: done || null })} /></td>
          </tr>`,
        )}
      </tbody>
    </table>
  <//>`;
}

/** Owners as chips, with completion by a few letters, with or without diacritics; anything else is a unit's name. */
function Owners({ owners, unit, vague, members, change, disabled }) {
  const [typed, set] = useState("");
  const names = Object.fromEntries(members.map((m) => [m.id, m.name]));
  const found = matching(members.filter((m) => !owners.includes(m.id)), typed);
  const take = (member) => {
    change({ owners: [...owners, member.id], unit });
    set("");
  };
  const keys = (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    if (found.length) {
      event.preventDefault();
      take(found[0]);
    } else if (typed.trim()) {
      event.preventDefault();
      change({ owners, unit: typed.trim() });
      set("");
    }
  };
  return html`<span class="owners">
    ${owners.map((id) => html`<span class="chip on" key=${id}>${names[id] ?? id} ${!disabled && html`<button type="button" aria-label=${`Bỏ ${names[id]}`} onClick=${() => change({ owners: owners.filter((o) => o !== id), unit })}>×</button>`}</span>`)}
    ${unit && html`<span class=${classes("chip on", vague && "vague")} title=${vague ? "Chưa rõ ai làm: hãy ghi tên người hoặc đơn vị cụ thể" : ""}>${vague ? "▲ " : ""}${unit} ${!disabled && html`<button type="button" aria-label=${`Bỏ ${unit}`} onClick=${() => change({ owners, unit: "" })}>×</button>`}</span>`}
    ${!disabled &&
    html`<span class="combo">
      <input aria-label="Người thực hiện" placeholder=${owners.length || unit ? "thêm người" : "Người thực hiện"} value=${typed} onInput=${(e) => set(e.currentTarget.value)} onKeyDown=${keys} />
      ${typed.trim() &&
      html`<ul class="found" role="listbox">
        ${found.map((m, n) => html`<li key=${m.id}><button type="button" class=${n === 0 ? "first" : ""} onClick=${() => take(m)}>${m.name}</button></li>`)}
        ${html`<li><button type="button" onClick=${() => (change({ owners, unit: typed.trim() }), set(""))}>Đơn vị: “${typed.trim()}”</button></li>`}
      </ul>`}
    </span>`}
  </span>`;
}

const EMPTY = { what: "", owners: [], unit: "", due: "", product: "", report_at: "" };
const wish = (task) => ({ what: task.what, owners: task.owners, unit: task.unit, due: task.due || null, product: task.product, report_at: task.report_at ?? task.reportAt });

function ActionRow({ row, context }) {
  const act = useAct();
  const amend = (part) => act("AmendAction", { action: row.id, ...wish(row), ...part });
  const locked = context.frozen;
  return html`<tr>
    <td><${LongField} label="Nội dung công việc" value=${row.what} disabled=${locked} send=${(what) => amend({ what })} /></td>
    <td><${Owners} owners=${row.owners} unit=${row.unit} vague=${row.vagueOwner} members=${context.members} change=${amend} disabled=${locked} /></td>
    <td><${DayField} label="Thời hạn" value=${row.due} year=${context.year} disabled=${locked} send=${(due) => amend({ due: due || null })} /></td>
    <td><${Field} label="Sản phẩm" placeholder="Sản phẩm" value=${row.product} disabled=${locked} send=${(product) => amend({ product })} /></td>
    <td>${!locked && html`<button type="button" class="small" aria-label=${`Bỏ nhiệm vụ ${row.what}`} onClick=${() => confirm(`Bỏ nhiệm vụ “${row.what}”?`) && act("RemoveAction", { action: row.id })}>Bỏ</button>`}</td>
  </tr>`;
}

/** `wanted` is the line that Alt+N was pressed in: what the new task is about. */
export function Actions({ rows, item, wanted, context }) {
  const act = useAct();
  const [task, set] = useState(EMPTY);
  useEffect(() => {
    if (wanted?.item !== item.id) return;
    if (wanted.what) set((t) => ({ ...t, what: wanted.what }));
    document.getElementById("new-task")?.focus();
  }, [wanted]);
  const add = async (event) => {
    event.preventDefault();
    if (await act("AddAction", { ...wish(task), item: item.id })) set(EMPTY);
  };
  const change = (key) => (event) => set({ ...task, [key]: event.currentTarget.value });
  return html`<${Card} title="Phân công nhiệm vụ" tag=${rows.length ? `${rows.length} nhiệm vụ` : "chưa có"}>
    ${rows.length > 0 &&
    html`<table class="tasks">
      <thead><tr><th scope="col">Công việc</th><th scope="col">Người thực hiện</th><th scope="col">Thời hạn</th><th scope="col">Sản phẩm</th><th><span class="sr">Bỏ</span></th></tr></thead>
      <tbody>${rows.map((row) => html`<${ActionRow} key=${row.id} ...${{ row, context }} />`)}</tbody>
    </table>`}
    ${!context.frozen &&
    html`<form class="newtask" onSubmit=${add}>
      <input id="new-task" class="what" aria-label="Nội dung công việc mới" placeholder="Nội dung công việc" value=${task.what} onInput=${change("what")} />
      <${Owners} owners=${task.owners} unit=${task.unit} members=${context.members} change=${(part) => set({ ...task, ...part })} />
      <${DayField} label="Thời hạn của nhiệm vụ mới" value=${task.due} year=${context.year} send=${(due) => set((t) => ({ ...t, due }))} />
      <input class="product" aria-label="Sản phẩm của nhiệm vụ mới" placeholder="Sản phẩm" value=${task.product} onInput=${change("product")} />
      <button type="submit" class="primary" disabled=${!task.what.trim()}>Thêm</button>
    </form>`}
  <//>`;
}
