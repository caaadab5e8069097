// Preparing a meeting: when, where, who, and the agenda. Used by the home page and by the console before the start.

import { MemberSelect } from "./console/opening.js";
import { Card, classes, day, Field, html, isoDay, notice, useAct, useState } from "./kit.js";

/** @import { NamedPerson, Phase, PlannedItem, Preparation as PreparationState } from "./contract" */

/**
 * `people` false: chair and secretary are chosen elsewhere.
 * @param {PreparationState & { year: number, people?: boolean }} props
 */
export function Details({ people = true, ...plan }) {
  const act = useAct();
  const { members, year } = plan;
  const send = (change) => act("PlanDetails", change);
  const date = (key) => (typed) => {
    const iso = isoDay(typed, year);
    if (iso === null) notice(`“${typed}” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 04/11/2026.`);
    else send({ [key]: iso });
  };
  const time = (typed) => {
    const parts = typed.trim().match(/^(\d{1,2})[:hg](\d{2})$/i);
    if (!parts || +parts[1] > 23 || +parts[2] > 59)
      notice(`“${typed}” không phải là giờ. Hãy ghi giờ:phút, ví dụ 14:00.`);
    else send({ time: `${parts[1].padStart(2, "0")}:${parts[2]}` });
  };
  const box = (label, key, more = {}) =>
    html`<label class=${classes("stack", more.wide && "grow")}>
      ${label}
      <${Field} label=${label} value=${plan[key]} send=${(value) => send({ [key]: value })} ...${more} />
    </label>`;
  return html`<${Card} title="Thời gian, địa điểm, người điều hành">
    <div class="line">
      <label class="stack">
        Ngày
        <${Field} class="short num" label="Ngày" value=${day(plan.date)} send=${date("date")} />
      </label>
      <label class="stack">
        Đến ngày
        <${Field}
          class="short num"
          label="Đến ngày"
          placeholder="nếu có"
          value=${day(plan.until)}
          send=${date("until")}
        />
      </label>
      <label class="stack">Giờ<${Field} class="short num" label="Giờ" value=${plan.time} send=${time} /></label>
      ${box("Địa điểm", "place", { wide: true })}
      ${box("Hình thức", "form", { class: "form" })}
    </div>
    <div class="line">
      ${
        people &&
        html`
          <label class="stack">
            Chủ trì
            <${MemberSelect}
              label="Chủ trì"
              value=${plan.chair}
              members=${members}
              send=${(chair) => send({ chair })}
            />
          </label>
          <label class="stack">
            Thư ký
            <${MemberSelect}
              label="Thư ký"
              value=${plan.secretary}
              members=${members}
              send=${(secretary) => send({ secretary })}
            />
          </label>
        `
      }
      ${box("Số thông báo, giấy mời", "notice", { placeholder: "ví dụ 01/GM-CB" })}
      <label class="stack">
        Ngày thông báo
        <${Field}
          class="short num"
          label="Ngày thông báo"
          placeholder="ngày/tháng"
          value=${day(plan.notice_on)}
          send=${date("notice_on")}
        />
      </label>
    </div>
    <div class="line">${box("Tài liệu gửi kèm", "papers", { wide: true })}</div>
  <//>`;
}

/** @param {{ item: PlannedItem & { place: number }, members: NamedPerson[], first: boolean, last: boolean }} props */
function Row({ item, members, first, last }) {
  const act = useAct();
  const amend = (part) =>
    act("AmendItem", {
      item: item.id,
      title: item.title,
      presenter: item.presenter,
      minutes: item.minutes,
      secret: item.secret,
      ...part,
    });
  const minutes = (text) =>
    /^\d+$/.test(text.trim()) ? amend({ minutes: Number(text) }) : notice(`“${text}” không phải là số phút.`);
  const move = (by) => act("MoveItem", { item: item.id, to: item.place + by });
  return html`<tr>
    <td class="order">
      <button
        type="button"
        class="small"
        disabled=${first}
        aria-label=${`Đưa lên: ${item.title}`}
        onClick=${() => move(-1)}
      >↑</button>
      <button
        type="button"
        class="small"
        disabled=${last}
        aria-label=${`Đưa xuống: ${item.title}`}
        onClick=${() => move(1)}
      >↓</button>
    </td>
    <td><${Field} label=${`Tên nội dung: ${item.title}`} value=${item.title} send=${(title) => amend({ title })} /></td>
    <td>
      <${MemberSelect}
        label=${`Người trình bày: ${item.title}`}
        value=${item.presenter}
        members=${members}
        empty=${item.who || "— người trình bày —"}
        send=${(presenter) => amend({ presenter })}
      />
    </td>
    <td>
      <${Field}
        class="short num"
        inputmode="numeric"
        label=${`Số phút: ${item.title}`}
        value=${String(item.minutes)}
        send=${minutes}
      />
    </td>
    <td>
      <label class="check" title="Nội dung mật: màn chiếu chỉ hiện số thứ tự">
        <input
          type="checkbox"
          aria-label=${`Mật: ${item.title}`}
          checked=${item.secret}
          onChange=${(e) => amend({ secret: e.currentTarget.checked })}
        />${" "}
        mật
      </label>
    </td>
    <td>
      <button
        type="button"
        class="small"
        aria-label=${`Bỏ: ${item.title}`}
        onClick=${() => act("RemoveItem", { item: item.id })}
      >Bỏ</button>
    </td>
  </tr>`;
}

/** @param {{ phase: Phase, name: string }} props */
function AddItem({ phase, name }) {
  const act = useAct();
  const [title, set] = useState("");
  const add = async (event) => {
    event.preventDefault();
    if (await act("AddItem", { phase, title, minutes: 10 })) set("");
  };
  return html`<form class="line" onSubmit=${add}>
    <input
      class="grow"
      aria-label=${`Nội dung thêm vào phần ${name}`}
      placeholder="Thêm một nội dung…"
      value=${title}
      onInput=${(e) => set(e.currentTarget.value)}
    />
    <button type="submit" disabled=${!title.trim()}>Thêm</button>
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
      Ghi riêng nội dung mật: phụ lục mật chỉ lưu trên máy này; biên bản và hồ sơ trên ổ chung chỉ ghi số thứ tự
    </label>
  </p>`;
}

/** @param {PreparationState} props */
export function Agenda({ items, members, planned, least, secrets_apart }) {
  const phases = [...new Set(items.map((i) => i.phase))];
  return html`<${Card}
    title="Chương trình"
    tag=${`dự kiến ${planned} phút${least ? ` · tối thiểu ${least} phút` : ""}`}
    amber=${planned < least}
  >
    ${phases.map((phase, n) => {
      const mine = items.filter((i) => i.phase === phase).map((item, place) => ({ ...item, place }));
      return html`<section key=${phase}>
        <h4>${mine[0].phase_name}</h4>
        <table class="plan">
          <thead class=${n ? "sr" : ""}>
            <tr>
              <th>Thứ tự</th>
              <th>Nội dung</th>
              <th>Người trình bày</th>
              <th>Phút</th>
              <th><span class="sr">Mật</span></th>
              <th><span class="sr">Bỏ</span></th>
            </tr>
          </thead>
          <tbody>
            ${mine.map(
              (item) => html`<${Row}
                key=${item.id}
                item=${item}
                members=${members}
                first=${item.place === 0}
                last=${item.place === mine.length - 1}
              />`,
            )}
          </tbody>
        </table>
        <${AddItem} phase=${phase} name=${mine[0].phase_name} />
      </section>`;
    })}
    <${Secrets} items=${items} secrets_apart=${secrets_apart} />
  <//>`;
}

/** Made by mistake: put away after asking once; the home page and the console give it back. */
function Discard() {
  const act = useAct();
  const [sure, ask] = useState(false);
  if (!sure)
    return html`<p><button type="button" class="small" onClick=${() => ask(true)}>Lập nhầm: bỏ buổi này…</button></p>`;
  return html`<div class="asked" role="alertdialog" aria-label="Bỏ buổi này">
    <p>
      Buổi này không còn trong danh sách chuẩn bị. Những gì đã ghi vẫn được giữ; muốn dùng lại thì bấm “Lấy lại” ở${" "}
      trang đầu.
    </p>
    <button type="button" class="primary" onClick=${() => act("DiscardMeeting")}>Bỏ buổi này</button>${" "}
    <button type="button" onClick=${() => ask(false)}>Thôi</button>
  </div>`;
}

/** @param {PreparationState & { year: number }} plan */
export function Preparation(plan) {
  return html`<div class="preparation">
    <h2>${plan.title}</h2>
    <p class="hint">
      ${
        plan.carried
          ? `${plan.carried} nhiệm vụ kỳ trước được chuyển sang để đánh giá.`
          : "Chưa có nhiệm vụ kỳ trước chuyển sang."
      }${" "}
      Mọi thay đổi được lưu ngay.
    </p>
    <${Details} ...${plan} />
    <${Agenda} ...${plan} />
    <${Discard} />
  </div>`;
}
