// The pictures of the wall, each a plain function of what the meeting is.
import { classes, clockTime, day, dayAt, html, overNight, useEffect, useNow, useRef, useState } from "../kit.js";

/** @import { WallLine, WallMotion, WallRoll, WallSpeech, WallTask, WallView } from "../contract" */

const MINUTE = 60;
const HOUR = 3600;
export function talked(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s >= HOUR) return `${Math.floor(s / HOUR)} giờ ${Math.floor((s % HOUR) / MINUTE)} phút`;
  return s < MINUTE ? `${s} giây` : `${Math.floor(s / MINUTE)} phút ${s % MINUTE} giây`;
}

/** @param {{ speech: WallSpeech | null }} props */
export function Speaker({ speech }) {
  const time = useNow(1000);
  if (!speech) return null;
  return html`<div class="speaker">
    <div class="name">${speech.address} ${speech.name}</div>
    <div class="time num">đang phát biểu · ${talked(time - speech.since)}</div>
  </div>`;
}

/** @param {{ motion: WallMotion | null }} props */
export function Motion({ motion }) {
  if (!motion) return null;
  const { vote } = motion;
  return html`<div class=${classes("motion", vote && (vote.passed ? "passed" : "failed"))}>
    <p class="wording">${motion.text}</p>
    ${
      vote
        ? html`
          <div class="figures num">
            <span><b>${vote.in_favour}</b> tán thành</span>
            <span><b>${vote.against}</b> không tán thành</span>
            <span><b>${vote.abstained}</b> không có ý kiến</span>
          </div>
          <p class="verdict num">
            ${vote.passed ? "✓ Đã thông qua" : "✗ Chưa được thông qua"} · ${vote.in_favour}
            /
            ${vote.base} = ${vote.percent}
            %
            ${vote.share && ` (${vote.share})`}
          </p>
        `
        : html`<p class="base">${motion.base}</p>`
    }
  </div>`;
}

const MARK = { done: "✓", current: "●", todo: "○" };
/** @param {{ items: WallLine[] }} props */
export function Agenda({ items }) {
  return html`<ul class="agenda">
    ${items.map(
      (item) => html`<li key=${item.id} class=${item.state}>
        <span aria-hidden="true">${MARK[item.state]}</span> ${item.title}
      </li>`,
    )}
  </ul>`;
}

/** @param {{ points: string[] }} props */
export function Points({ points }) {
  if (!points.length) return null;
  return html`<ol class="points">${points.map((point) => html`<li>${point}</li>`)}</ol>`;
}

/** More names than these cannot be read from the back of the room: the rest is counted. */
const NAMES = 64;
/** @param {{ roll: WallRoll }} props */
export function Roll({ roll }) {
  const more = roll.names.length - NAMES;
  return html`
    <p class="rollcount num"><b>${roll.present}</b>/${roll.total} đảng viên có mặt</p>
    <ul class="names">
      ${roll.names.slice(0, NAMES).map((name) => html`<li>✓ ${name}</li>`)}
      ${more > 0 && html`<li>… và ${more} đồng chí khác</li>`}
    </ul>
  `;
}

/** @param {{ text: string }} props */
export function Conclusion({ text }) {
  return html`<div class="conclusion"><div class="label">Kết luận của chủ trì</div><p>${text}</p></div>`;
}

/** @param {{ tasks: WallTask[] }} props */
export function Tasks({ tasks }) {
  return html`<table class="tasks">
    <thead><tr><th>Việc</th><th>Người thực hiện</th><th>Hạn</th></tr></thead>
    <tbody>
      ${tasks.map(
        (task) => html`<tr>
          <td>${task.what}</td>
          <td>${task.who || "……"}</td>
          <td class="num">${task.due}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** @param {WallView} props */
export function Break({ clock, zone }) {
  const time = useNow(1000);
  const rested = talked(time - (clock.paused_since ?? time));
  if (overNight(clock, zone))
    return html`
      <h1>Tạm nghỉ</h1>
      <p class="base num">Đã nghỉ ${rested}. Buổi sinh hoạt kéo dài đến hết ngày ${day(clock.until)}.</p>
    `;
  return html`<h1>Giải lao</h1><p class="base num">Đã nghỉ ${rested}. Thời gian nghỉ không tính vào thời lượng.</p>`;
}

/** @param {WallView} props */
export function ReadBack({ reading }) {
  return html`
    <h1>${reading.title}</h1>
    <div class="reading">
      ${reading.parts.map((part) => html`<h3>${part.title}</h3>${part.lines.map((line) => html`<p>${line}</p>`)}`)}
    </div>
  `;
}

/**
 * The draft is longer than a wall: it scrolls with the reader (↑ ↓), and says how far it is.
 * @param {WallView} props
 */
export function Draft({ reading }) {
  if (!reading.lines.length) return html`<h1>Biên bản đang được đọc</h1>`;
  return html`<${Scroll} lines=${reading.lines} />`;
}

/** Which page of the paper the room sees, of how many: a page is what the wall holds at once. */
const pageOf = (box) => {
  const many = Math.max(1, Math.ceil((box.scrollHeight - 4) / box.clientHeight));
  const end = box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
  return { many, at: end ? many : Math.min(many, Math.floor(box.scrollTop / box.clientHeight) + 1) };
};

function Scroll({ lines }) {
  const box = useRef(null);
  const [page, set] = useState({ at: 1, many: 1 });
  const look = () => box.current && set(pageOf(box.current));
  useEffect(() => {
    look();
    addEventListener("resize", look);
    return () => removeEventListener("resize", look);
  }, [lines]);
  return html`
    <div class="draft" ref=${box} tabindex="0" role="region" aria-label="Dự thảo biên bản" onScroll=${look}>
      ${lines.map((line) => html`<p>${line.split(" | ").join("   ·   ")}</p>`)}
    </div>
    <p class="far num">Phần ${page.at}/${page.many}${page.at < page.many ? " · ▼ còn nữa" : " · hết biên bản"}</p>
  `;
}

/** Scroll the draft on this wall by parts of its height; false where it is at that end already. Presses that come
    quickly add up: what counts is where the paper is going, not how far it has come. */
let going = null;
export function scrollDraft(by) {
  const box = document.querySelector(".wall .draft");
  if (!box || box.classList.contains("wall")) return false;
  if (going?.box !== box) going = { box, to: box.scrollTop };
  const most = box.scrollHeight - box.clientHeight;
  const from = Math.min(most, going.to);
  const to = Math.max(0, Math.min(most, from + by * box.clientHeight));
  if (Math.abs(to - from) < 2) return false;
  going.to = to;
  box.scrollTo({ top: to });
  return true;
}

/** From when to when, with the days where they are several. */
function hours(clock, zone) {
  if (!clock.until) return `${clockTime(clock.started, zone)}–${clockTime(clock.ended, zone)}`;
  return [clock.started, clock.ended]
    .map((at) => `${clockTime(at, zone)} ngày ${day(dayAt(at, zone)).slice(0, 5)}`)
    .join(" – ");
}

/** @param {WallView} props */
export function End({ clock, opinions, roll, given, adopted, zone, sitting }) {
  const minutes = Math.floor((clock.ended - clock.started - clock.paused) / MINUTE);
  return html`
    <h1>${sitting.name} ${clock.until ? "đã kết thúc" : `kéo dài ${minutes} phút`}</h1>
    <ul class="summary num">
      <li>
        <b>${hours(clock, zone)}</b>${" "}
        ${
          clock.least > 0 &&
          (minutes >= clock.least ? `đủ tối thiểu ${clock.least} phút` : `chưa đủ tối thiểu ${clock.least} phút`)
        }
      </li>
      <li><b>${roll.present}/${roll.total}</b> đảng viên có mặt</li>
      <li><b>${opinions.have}</b> đảng viên có ý kiến</li>
      <li><b>${given}</b> nhiệm vụ được giao</li>
      <li>${adopted ? "✓ Biên bản đã được thông qua" : "Biên bản chưa được thông qua"}</li>
    </ul>
  `;
}
