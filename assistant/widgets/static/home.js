// Home: prepare this month's meeting, go on with the one that is running, look at past ones, see where files go.
import { Card, classes, html, notice, region, useAct, useEffect, useState } from "./kit.js";
import { Preparation } from "./prepare.js";
import { Templates } from "./templates.js";

/** @import { Commands, Home as HomeState, KnownMeeting, MeetingLine, Outcome, Suggestion } from "./contract" */

const open = (id) => (location.href = `/voila/render/meeting.ipynb?meeting=${encodeURIComponent(id)}`);

/** @param {{ problems: string[], folder: string }} props */
function Problems({ problems, folder }) {
  if (!problems.length) return null;
  return html`<section class="card problems" role="alert">
    <h3>Cần sửa trong tệp của chi bộ <span class="tag amber">${problems.length}</span></h3>
    <ul class="gaps">${problems.map((text) => html`<li>${text}</li>`)}</ul>
    <p class="soft">
      Sửa xong thì lưu tệp rồi tải lại trang này (phím F5). Các tệp nằm trong thư mục${" "}
      <span class="path">${folder}</span>
    </p>
  </section>`;
}

/**
 * Opens records of the share, one at a time: read while the page goes on, then the meeting is opened. It is the
 * page's, not the line's: once a meeting goes on here its line is gone.
 * @param {Outcome} opening
 */
function useOpening(opening) {
  const act = useAct();
  const [awaited, wait] = useState({ n: 0, path: "" });
  const [ask, setAsk] = useState({ path: "", text: "" });
  const done = awaited.n > 0 && opening?.n === awaited.n;
  useEffect(() => {
    if (!done) return;
    if (opening.meeting) open(opening.meeting);
    else {
      wait({ n: 0, path: "" });
      notice(opening.error);
    }
  }, [done]);
  const begin = async (/** @type {"OpenPast" | "TakeOver"} */ wish, /** @type {Commands["TakeOver"]} */ args) => {
    const answer = await act(wish, args);
    setAsk({ path: args.path, text: answer?.ask ?? "" });
    if (answer?.opening) wait({ n: answer.opening, path: args.path });
  };
  return { begin, ask, forget: () => setAsk({ path: "", text: "" }), busy: awaited.n > 0 ? awaited.path : "" };
}

const CONTINUE = "Tiếp tục trên máy này";

/** @param {{ meeting: KnownMeeting, share: ReturnType<typeof useOpening> }} props */
function Meeting({ meeting, share }) {
  const go = () => (meeting.path ? share.begin("OpenPast", { path: meeting.path }) : open(meeting.id));
  const label = meeting.stage === "running" ? "Tiếp tục" : meeting.stage === "planned" ? "Mở" : "Xem";
  const busy = meeting.path && share.busy === meeting.path;
  return html`<li class="meeting">
    <span class="grow"><b>${meeting.title}</b><small class="num"> ${meeting.when}</small></span>
    <span class=${classes("tag", meeting.amber && "amber")}>${meeting.state}</span>
    ${meeting.paper && html`<a class="button small" href=${meeting.paper} download>Biên bản</a>`}
    ${
      meeting.take &&
      html`<button
        type="button"
        class="small"
        disabled=${!!share.busy}
        onClick=${() => share.begin("TakeOver", { path: meeting.take })}
      >${CONTINUE}</button>`
    }
    <button
      type="button"
      disabled=${meeting.path && !!share.busy}
      class=${meeting.stage === "running" ? "primary" : "small"}
      onClick=${go}
    >${busy ? "Đang mở…" : label}</button>
  </li>`;
}

/**
 * A meeting that another machine records: who and since when; going on with it here may have to be asked twice.
 * @param {{ meeting: MeetingLine, share: ReturnType<typeof useOpening> }} props
 */
function Elsewhere({ meeting, share }) {
  const take = (sure) => share.begin("TakeOver", { path: meeting.path, sure });
  const busy = share.busy === meeting.path;
  return html`<li class="meeting">
    <span class="grow"><b>${meeting.title}</b><small class="num"> ${meeting.when}</small></span>
    <p class="soft num">${meeting.detail}</p>
    ${
      share.ask.text && share.ask.path === meeting.path && !busy
        ? html`<div class="asked" role="alertdialog" aria-label=${CONTINUE}>
          <p class="num">${share.ask.text}</p>
          <button type="button" class="primary" onClick=${() => take(true)}>Vẫn tiếp tục trên máy này</button>
          <button type="button" onClick=${share.forget}>Thôi</button>
        </div>`
        : html`
          <span class=${classes("tag", meeting.amber && "amber")}>${meeting.state}</span>
          ${
            meeting.local &&
            html`<button type="button" class="small" onClick=${() => open(meeting.id)}>
              Xem bản trên máy này
            </button>`
          }
          ${
            meeting.path &&
            html`<button type="button" class="primary" disabled=${!!share.busy} onClick=${() => take(false)}>
              ${busy ? "Đang đọc hồ sơ trên ổ chung…" : CONTINUE}
            </button>`
          }
        `
    }
  </li>`;
}

/**
 * Meetings that were made by mistake; each can be had back.
 * @param {{ meetings: KnownMeeting[] }} props
 */
function Discarded({ meetings }) {
  const act = useAct();
  if (!meetings.length) return null;
  return html`<details class="points">
    <summary>Đã bỏ: ${meetings.length} buổi</summary>
    <ul class="rows">
      ${meetings.map(
        (one) => html`<li class="meeting" key=${one.id}>
          <span class="grow"><b>${one.title}</b><small class="num"> ${one.when}</small></span>
          <button
            type="button"
            class="small"
            aria-label=${`Lấy lại: ${one.title}`}
            onClick=${() => act("Recover", { meeting: one.id })}
          >Lấy lại</button>
        </li>`,
      )}
    </ul>
  </details>`;
}

/** @param {{ suggestion: Suggestion }} props */
function New({ suggestion }) {
  const act = useAct();
  const [at, choose] = useState(0);
  const kind = suggestion.kinds[at];
  const make = async () => {
    const answer = await act("MakeMeeting", { kind: kind.kind });
    if (answer) window.scrollTo({ top: 0 });
  };
  if (!kind)
    return html`<${Card} title="Buổi sinh hoạt mới">
      <p>${suggestion.reading || "Chưa có trình tự nội dung nào trong bộ quy định."}</p>
    <//>`;
  return html`<${Card} title="Buổi sinh hoạt mới">
    <label class="stack">
      Loại hình
      <select aria-label="Loại hình sinh hoạt" value=${at} onChange=${(e) => choose(+e.currentTarget.value)}>
        ${suggestion.kinds.map((k, n) => html`<option value=${n} selected=${n === at}>${k.label}</option>`)}
      </select>
    </label>
    <p><b>${kind.title}</b> · <span class="num">${kind.when}</span> · ${suggestion.place || "chưa có địa điểm"}</p>
    <p class="soft">
      ${suggestion.members} đảng viên · chương trình theo ${suggestion.rules}
      ${kind.carried ? ` · ${kind.carried} nhiệm vụ kỳ trước chuyển sang` : ""}
    </p>
    <button type="button" class="primary" disabled=${!suggestion.members} onClick=${make}>
      Lập buổi sinh hoạt này
    </button>
    ${
      !suggestion.members &&
      html`<p class="soft">
        Chưa lập được vì danh sách đảng viên còn trống: hãy ghi danh sách vào tệp Excel, lưu lại rồi tải lại trang.
      </p>`
    }
  <//>`;
}

/** @param {HomeState} state */
function Home(state) {
  const records = useOpening(state.opening);
  if (!state.cell) return null;
  const { plan, running, elsewhere, past, share } = state;
  return html`<div class="homepage">
    <header>
      <b>${state.cell}</b>
      <span class="kind">${state.superior}</span>
      <span class="grow"></span>
      <span class="kind">Trợ lý sinh hoạt chi bộ</span>
    </header>
    <main>
      <section class="left">
        <${Problems} problems=${state.problems} folder=${share.folder} />
        ${
          running.length > 0 &&
          html`<${Card} title="Đang tiến hành">
            <ul class="rows">${running.map((m) => html`<${Meeting} key=${m.id} meeting=${m} share=${records} />`)}</ul>
          <//>`
        }
        ${
          elsewhere.length > 0 &&
          html`<${Card} title="Ở máy khác" tag=${`${elsewhere.length} buổi`} amber>
            <ul class="rows">
              ${elsewhere.map((m) => html`<${Elsewhere} key=${m.id} meeting=${m} share=${records} />`)}
            </ul>
          <//>`
        }
        ${
          plan
            ? html`<section>
              <p class="next">
                <button type="button" class="primary big" onClick=${() => open(plan.meeting)}>Mở bàn thư ký →</button>
              </p>
              <${Preparation} key=${plan.meeting} ...${plan} />
              <details class="points">
                <summary>Lập thêm một buổi khác</summary>
                <${New} suggestion=${state.suggestion} />
              </details>
            </section>`
            : html`<${New} suggestion=${state.suggestion} />`
        }
      </section>
      <aside>
        <${Card}
          title="Nơi lưu tệp"
          tag=${state.suggestion.reading ? "chưa đọc xong" : share.ok ? "đã nối ổ chung" : "chưa nối được ổ chung"}
          amber=${!share.ok}
        >
          <p class="path">${share.folder}</p>
          <p class="soft">${share.text}</p>
          <p class="soft">Dữ liệu trên máy này: <span class="path">${share.local}</span></p>
        <//>
        <${Card}
          title="Các buổi đã qua"
          tag=${past.length ? `${past.length} buổi` : state.suggestion.reading ? "chưa đọc xong" : "chưa có"}
        >
          <ul class="rows">${past.map((m) => html`<${Meeting} key=${m.id} meeting=${m} share=${records} />`)}</ul>
          <${Discarded} meetings=${state.discarded} />
        <//>
        <${Card} title="Quy định đang áp dụng">
          <p class="soft">${state.rules.label}</p>
          <ul class="rules">
            ${state.rules.values.map(
              (r) => html`<li title=${r.basis}>
                <span>${r.label}</span>
                <b class="num">${r.value}</b>
              </li>`,
            )}
          </ul>
        <//>
        <${Templates} />
      </aside>
    </main>
  </div>`;
}

export default region(Home);
