// The projector: one look tells the room where we are, how long, who speaks, how many opinions, what is voted.
import { html, region, useNow, useEffect, span, clockTime, classes, now } from "./kit.js";

function Ring({ clock }) {
  const time = useNow();
  const elapsed = clock.started === null ? 0 : (clock.ended ?? time) - clock.started;
  const share = clock.least ? Math.min(1, elapsed / 60 / clock.least) : 1;
  const reached = clock.started !== null && share >= 1;
  return html`<div class=${classes("ring", reached && "reached")} style=${`--share:${share * 100}%`}>
    <div>
      <div class="big num" role="timer">${span(elapsed)}</div>
      <div class="sub">${reached ? `✓ đủ tối thiểu ${clock.least} phút` : `/ tối thiểu ${clock.least} phút`}</div>
    </div>
  </div>`;
}

function Dots({ have, least }) {
  return html`<div class="opinions">
    ${Array.from({ length: least }, (_, n) => html`<i class=${classes("dot", n < have && "on")}></i>`)}
    <span class="num">${least ? `${have}/${least}` : have} ý kiến${least && have >= least ? " ✓" : ""}</span>
  </div>`;
}

const MINUTE = 60;
function talked(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  return s < MINUTE ? `${s} giây` : `${Math.floor(s / MINUTE)} phút ${s % MINUTE} giây`;
}
function Speaker({ speech }) {
  const time = useNow(1000);
  return html`<div class="speaker">
    <div class="name">${speech.address} ${speech.name}</div>
    <div class="time num">đang phát biểu · ${talked(time - speech.since)}</div>
  </div>`;
}

function Motion({ motion }) {
  const { vote } = motion;
  return html`<div class=${classes("motion", vote && (vote.passed ? "passed" : "failed"))}>
    <div class="label">${vote ? "Kết quả biểu quyết" : "Nội dung biểu quyết"}</div>
    <p class="wording">${motion.text || motion.title}</p>
    ${vote
      ? html`<div class="figures num">
            <span><b>${vote.in_favour}</b> tán thành</span><span><b>${vote.against}</b> không tán thành</span><span><b>${vote.abstained}</b> không ý kiến</span>
          </div>
          <p class="verdict num">${vote.passed ? "✓ Đã thông qua" : "✗ Chưa được thông qua"} · ${vote.in_favour}/${vote.base} = ${vote.percent}%</p>`
      : html`<p class="verdict">${motion.base}</p>`}
  </div>`;
}

const MARK = { done: "✓", current: "●", todo: "○" };
function Agenda({ items }) {
  return html`<ul class="agenda">
    ${items.map((item) => html`<li key=${item.id} class=${item.state}><span aria-hidden="true">${MARK[item.state]}</span> ${item.title}</li>`)}
  </ul>`;
}

function Wall({ cell, title, zone }) {
  const time = useNow(1000);
  return html`<header><b>${cell}</b><span>${title}</span><span class="clock num">${clockTime(time, zone)}</span></header>`;
}

function Projector(state) {
  const { stage, item, speech, motion, agenda, clock, opinions, roll } = state;
  if (!clock) return html`<div class="wall"><main class="middle"><h1>${state.message ?? ""}</h1></main></div>`;
  const label = { planned: "Chương trình", running: "Đang bàn", ended: "Đã kết thúc" }[stage];
  return html`<div class=${classes("wall", stage)}>
    <${Wall} ...${state} />
    <main>
      <section class="left">
        <div class="now">${label}</div>
        <h1>${stage === "running" ? item.title : stage === "planned" ? `Bắt đầu lúc ${clockTime(clock.planned, state.zone)}` : `Buổi sinh hoạt kéo dài ${Math.floor((clock.ended - clock.started) / 60)} phút`}</h1>
        ${item?.presenter && stage === "running" && html`<p class="presenter">${item.presenter}</p>`}
        ${speech && html`<${Speaker} speech=${speech} />`}
        ${motion && !speech ? html`<${Motion} motion=${motion} />` : html`<${Agenda} items=${agenda} />`}
      </section>
      <section class="right"><${Ring} clock=${clock} /><${Dots} ...${opinions} /></section>
    </main>
    <footer>
      <span>Có mặt <b class="num">${roll.present}/${roll.total}</b></span>
      ${roll.excused > 0 && html`<span>Vắng có lý do <b class="num">${roll.excused}</b></span>`}
      ${roll.unexcused > 0 && html`<span>Vắng không lý do <b class="num">${roll.unexcused}</b></span>`}
      ${state.chair && html`<span>Chủ trì <b>${state.chair}</b></span>`}
      ${state.secretary && html`<span>Thư ký <b>${state.secretary}</b></span>`}
      ${state.adopted && html`<span class="good">✓ Biên bản đã thông qua</span>`}
    </footer>
  </div>`;
}

export default region(Projector);
