// The pictures of the wall, each a plain function of what the meeting is.
import { html, useNow, clockTime, classes } from "../kit.js";

const MINUTE = 60;
export function talked(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  return s < MINUTE ? `${s} giây` : `${Math.floor(s / MINUTE)} phút ${s % MINUTE} giây`;
}

export function Speaker({ speech }) {
  const time = useNow(1000);
  if (!speech) return null;
  return html`<div class="speaker">
    <div class="name">${speech.address} ${speech.name}</div>
    <div class="time num">đang phát biểu · ${talked(time - speech.since)}</div>
  </div>`;
}

export function Motion({ motion }) {
  if (!motion) return null;
  const { vote } = motion;
  return html`<div class=${classes("motion", vote && (vote.passed ? "passed" : "failed"))}>
    <p class="wording">${motion.text}</p>
    ${vote
      ? html`<div class="figures num">
            <span><b>${vote.in_favour}</b> tán thành</span><span><b>${vote.against}</b> không tán thành</span><span><b>${vote.abstained}</b> không ý kiến</span>
          </div>
          <p class="verdict num">${vote.passed ? "✓ Đã thông qua" : "✗ Chưa được thông qua"} · ${vote.in_favour}/${vote.base} = ${vote.percent}%</p>`
      : html`<p class="base">${motion.base}</p>`}
  </div>`;
}

const MARK = { done: "✓", current: "●", todo: "○" };
export function Agenda({ items }) {
  return html`<ul class="agenda">
    ${items.map((item) => html`<li key=${item.id} class=${item.state}><span aria-hidden="true">${MARK[item.state]}</span> ${item.title}</li>`)}
  </ul>`;
}

export function Points({ points }) {
  if (!points.length) return null;
  return html`<ol class="points">${points.map((point) => html`<li>${point}</li>`)}</ol>`;
}

/** More names than these cannot be read from the back of the room: the rest is counted. */
const NAMES = 64;
export function Roll({ roll }) {
  const more = roll.names.length - NAMES;
  return html`<p class="rollcount num"><b>${roll.present}</b>/${roll.total} đảng viên có mặt</p>
    <ul class="names">${roll.names.slice(0, NAMES).map((name) => html`<li>✓ ${name}</li>`)}${more > 0 && html`<li>… và ${more} đồng chí khác</li>`}</ul>`;
}

export function Conclusion({ text }) {
  return html`<div class="conclusion"><div class="label">Kết luận của chủ trì</div><p>${text}</p></div>`;
}

export function Tasks({ tasks }) {
  return html`<table class="tasks"><thead><tr><th>Việc</th><th>Người thực hiện</th><th>Hạn</th></tr></thead>
    <tbody>${tasks.map((task) => html`<tr><td>${task.what}</td><td>${task.who || "……"}</td><td class="num">${task.due}</td></tr>`)}</tbody></table>`;
}

export function Break({ clock }) {
  const time = useNow(1000);
  return html`<h1>Giải lao</h1><p class="base num">Đã nghỉ ${talked(time - (clock.pausedSince ?? time))}. Thời gian nghỉ không tính vào thời lượng.</p>`;
}

export function ReadBack({ reading }) {
  return html`<h1>${reading.title}</h1>
    <div class="reading">${reading.parts.map((part) => html`<h3>${part.title}</h3>${part.lines.map((line) => html`<p>${line}</p>`)}`)}</div>`;
}

/** The draft is longer than a wall: it scrolls with the reader (↑ ↓), and says how far it is. */
export function Draft({ reading }) {
  if (!reading.lines.length) return html`<h1>Biên bản đang được đọc</h1>`;
  return html`<div class="draft" tabindex="0" aria-label="Dự thảo biên bản">${reading.lines.map((line) => html`<p>${line.split(" | ").join("   ·   ")}</p>`)}</div>`;
}

export function End({ clock, opinions, roll, given, adopted, zone }) {
  const minutes = Math.floor((clock.ended - clock.started - clock.paused) / MINUTE);
  return html`<h1>Buổi sinh hoạt kéo dài ${minutes} phút</h1>
    <ul class="summary num">
      <li><b>${clockTime(clock.started, zone)}–${clockTime(clock.ended, zone)}</b> ${minutes >= clock.least ? `đủ tối thiểu ${clock.least} phút` : `chưa đủ tối thiểu ${clock.least} phút`}</li>
      <li><b>${roll.present}/${roll.total}</b> đảng viên có mặt</li>
      <li><b>${opinions.have}</b> đảng viên có ý kiến</li>
      <li><b>${given}</b> nhiệm vụ được giao</li>
      <li>${adopted ? "✓ Biên bản đã được thông qua" : "Biên bản chưa được thông qua"}</li>
    </ul>`;
}
