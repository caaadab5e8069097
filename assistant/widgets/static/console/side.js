// The side: the clock against the minimum, the counter, the people to click, what is still missing.
import { html, region, useAct, useNow, span, short, clockTime, classes, Field } from "../kit.js";
import { focusOn } from "../texts.js";

export function Clock({ clock, stage, zone }) {
  const time = useNow();
  const act = useAct();
  if (stage === "planned") {
    return html`<div class="clock">
      <div class="big num">${clockTime(clock.planned, zone)}</div>
      <p>Chưa bắt đầu · tối thiểu ${clock.least} phút</p>
      <button type="button" class="primary wide" onClick=${() => act("StartMeeting")}>Bắt đầu buổi sinh hoạt</button>
    </div>`;
  }
  const elapsed = (clock.ended ?? time) - clock.started;
  const share = clock.least ? Math.min(100, (elapsed / 60 / clock.least) * 100) : 100;
  const left = Math.ceil(clock.least - elapsed / 60);
  const reached = left <= 0;
  return html`<div class="clock">
    <div class="big num" role="timer">${span(elapsed, true)}</div>
    <div class=${classes("bar", reached && "reached")}><i style=${`width:${share}%`}></i></div>
    <p class=${classes("num", reached && "good")}>
      ${clock.ended
        ? html`Đã kết thúc lúc ${clockTime(clock.ended, zone)}${!reached && ` · thiếu ${left} phút`}`
        : reached
          ? `✓ Đã đủ tối thiểu ${clock.least} phút`
          : `Còn ${left} phút để đủ tối thiểu ${clock.least} phút`}
    </p>
    <p class="soft num">Bắt đầu ${clockTime(clock.started, zone)}</p>
  </div>`;
}

function Dots({ have, least }) {
  const shown = Math.max(least, Math.min(have, 12));
  return html`<div class="section">
    <h4>Ý kiến phát biểu</h4>
    <div class="dots" role="img" aria-label=${`${have} đảng viên có ý kiến, tối thiểu ${least}`}>
      ${Array.from({ length: shown }, (_, n) => html`<i class=${classes("dot", n < have && "on")}></i>`)}
      <b class="num">${least ? `${have}/${least}` : have}</b>
      ${least > 0 && have >= least && html`<span class="good">✓ đủ</span>`}
    </div>
  </div>`;
}

function Chip({ person, speech, speak }) {
  const time = useNow(1000);
  const live = speech?.speaker === person.id;
  return html`<button
    type="button"
    class=${classes("chip", live && "live", !live && person.count > 0 && "spoke")}
    title=${live ? `Kết thúc phát biểu của ${person.name}` : `Mời ${person.name} phát biểu`}
    aria-pressed=${live}
    onClick=${() => speak(person)}
  >
    ${person.label}${live ? html` <span class="num">${short(time - speech.since)}</span>` : person.count ? html` <span class="num">${person.count}</span>` : ""}
  </button>`;
}

function People({ people, guests, speech, present, total, stage }) {
  const act = useAct();
  const speak = async (person) => {
    if (speech?.speaker === person.id) return act("StopSpeech");
    const answer = await act("StartSpeech", { speaker: person.id });
    if (answer?.speech) focusOn(`speech.${answer.speech}`);
  };
  return html`<div class="section">
    <h4>Có mặt ${present}/${total} ${stage === "running" && html`<small>bấm tên để ghi ý kiến</small>`}</h4>
    <div class="chips">${people.map((p) => html`<${Chip} key=${p.id} person=${p} ...${{ speech, speak }} />`)}</div>
    ${!people.length && html`<p class="soft">Điểm danh để hiện tên đảng viên có mặt.</p>`}
    ${guests.length > 0 &&
    html`<h4 class="sub">Đại biểu</h4>
      <div class="chips">${guests.map((p) => html`<${Chip} key=${p.id} person=${p} ...${{ speech, speak }} />`)}</div>`}
  </div>`;
}

function Gaps({ gaps, stage }) {
  const act = useAct();
  if (stage === "planned") return null;
  return html`<div class="section">
    <h4>Còn thiếu để đủ biên bản</h4>
    ${gaps.length === 0 && html`<p class="good">✓ Không còn thiếu gì</p>`}
    <ul class="gaps">
      ${gaps.map(
        (gap) => html`<li key=${gap.text}>
          ${gap.item && stage === "running"
            ? html`<button type="button" class="link" title=${gap.basis} onClick=${() => act("GoToItem", { item: gap.item })}>${gap.text}</button>`
            : html`<span title=${gap.basis}>${gap.text}</span>`}
        </li>`,
      )}
    </ul>
  </div>`;
}

function Side(state) {
  if (!state.clock) return null;
  return html`<aside aria-label="Theo dõi buổi sinh hoạt">
    <${Clock} ...${state} />
    <${Dots} ...${state.opinions} />
    <${People} ...${state} />
    <${Gaps} ...${state} />
  </aside>`;
}

export default region(Side);
