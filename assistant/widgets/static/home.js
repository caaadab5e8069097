// Home: prepare this month's meeting, go on with the one that is running, look at past ones, see where files go.
import { html, region, useAct, useState, Card, day, classes } from "./kit.js";
import { Preparation } from "./prepare.js";

const open = (id) => (location.href = `/voila/render/meeting.ipynb?meeting=${encodeURIComponent(id)}`);

function Problems({ problems }) {
  if (!problems.length) return null;
  return html`<section class="card problems" role="alert">
    <h3>Cần sửa trong tệp của chi bộ <span class="tag amber">${problems.length}</span></h3>
    <ul class="gaps">${problems.map((text) => html`<li>${text}</li>`)}</ul>
  </section>`;
}

function Meeting({ meeting }) {
  const act = useAct();
  const go = async () => {
    if (!meeting.path) return open(meeting.id);
    const answer = await act("OpenPast", { path: meeting.path });
    if (answer) open(answer.meeting);
  };
  return html`<li class="meeting">
    <span class="grow"><b>${meeting.title}</b><small class="num"> ${meeting.when}</small></span>
    <span class=${classes("tag", meeting.amber && "amber")}>${meeting.state}</span>
    ${meeting.paper && html`<a class="button small" href=${meeting.paper} download>Biên bản</a>`}
    <button type="button" class=${meeting.stage === "running" ? "primary" : "small"} onClick=${go}>${meeting.stage === "running" ? "Tiếp tục" : meeting.stage === "planned" ? "Mở" : "Xem"}</button>
  </li>`;
}

function New({ suggestion }) {
  const act = useAct();
  const [at, choose] = useState(0);
  const kind = suggestion.kinds[at];
  const make = async () => {
    const answer = await act("MakeMeeting", { kind: kind.kind });
    if (answer) window.scrollTo({ top: 0 });
  };
  if (!kind) return html`<${Card} title="Buổi sinh hoạt mới"><p>${suggestion.reading || "Chưa có trình tự nội dung nào trong bộ quy định."}</p><//>`;
  return html`<${Card} title="Buổi sinh hoạt mới">
    <label class="stack">Loại hình<select aria-label="Loại hình sinh hoạt" value=${at} onChange=${(e) => choose(+e.currentTarget.value)}>
      ${suggestion.kinds.map((k, n) => html`<option value=${n} selected=${n === at}>${k.label}</option>`)}</select></label>
    <p><b>${kind.title}</b> · <span class="num">${kind.when}</span> · ${suggestion.place || "chưa có địa điểm"}</p>
    <p class="soft">${suggestion.members} đảng viên · chương trình theo ${suggestion.rules}${kind.carried ? ` · ${kind.carried} nhiệm vụ kỳ trước chuyển sang` : ""}</p>
    <button type="button" class="primary" disabled=${!suggestion.members} onClick=${make}>Lập buổi sinh hoạt này</button>
  <//>`;
}

function Home(state) {
  if (!state.cell) return null;
  const { plan, running, past, share } = state;
  return html`<div class="homepage">
    <header><b>${state.cell}</b><span class="kind">${state.superior}</span><span class="grow"></span><span class="kind">Trợ lý sinh hoạt chi bộ</span></header>
    <main>
      <section class="left">
        <${Problems} problems=${state.problems} />
        ${running.length > 0 && html`<${Card} title="Đang tiến hành"><ul class="rows">${running.map((m) => html`<${Meeting} key=${m.id} meeting=${m} />`)}</ul><//>`}
        ${plan
          ? html`<section>
              <p class="next">
                <button type="button" class="primary big" onClick=${() => open(plan.meeting)}>Mở bàn thư ký →</button>
              </p>
              <${Preparation} key=${plan.meeting} ...${plan} />
              <details class="points"><summary>Lập thêm một buổi khác</summary><${New} suggestion=${state.suggestion} /></details>
            </section>`
          : html`<${New} suggestion=${state.suggestion} />`}
      </section>
      <aside>
        <${Card} title="Nơi lưu tệp" tag=${share.ok ? "ổ chung đang trả lời" : "ổ chung chưa trả lời"} amber=${!share.ok}>
          <p class="path">${share.folder}</p>
          <p class="soft">${share.text}</p>
          <p class="soft">Bản ghi trên máy này: <span class="path">${share.local}</span></p>
        <//>
        <${Card} title="Các buổi đã qua" tag=${past.length ? `${past.length} buổi` : "chưa có"}>
          <ul class="rows">${past.map((m) => html`<${Meeting} key=${m.id} meeting=${m} />`)}</ul>
        <//>
        <${Card} title="Quy định đang áp dụng" tag=${state.rules.name}>
          <ul class="rules">${state.rules.values.map((r) => html`<li title=${r.basis}><span>${r.label}</span><b class="num">${r.value}</b></li>`)}</ul>
        <//>
      </aside>
    </main>
  </div>`;
}

export default region(Home);
