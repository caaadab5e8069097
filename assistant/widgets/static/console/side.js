// The side: the clock against the minimum, the counter, the people to click, the queue, what is still missing.

import { goTo } from "../course.js";
import { Palette, useChords } from "../keys.js";
import {
  classes,
  clockTime,
  Field,
  html,
  momentOf,
  overNight,
  region,
  short,
  span,
  useAct,
  useEffect,
  useNow,
  useRef,
  useState,
  whenTime,
} from "../kit.js";
import { matching } from "../names.js";
import { chime, setSound, soundOn } from "../sound.js";
import { focusOn } from "../texts.js";
import { ROLE } from "../words.js";

/**
 * @import {
 *   IdeologyTime,
 *   LiveSpeech,
 *   MeetingClock,
 *   OpinionCount,
 *   Pace as PaceState,
 *   RoleTime,
 *   Side as SideState,
 *   Speaker,
 * } from "../contract"
 */

/**
 * Seconds of the meeting so far, breaks left out.
 * @param {MeetingClock} clock
 */
export const elapsedOf = (clock, time) => (clock.ended ?? clock.paused_since ?? time) - clock.started - clock.paused;

/** @param {{ clock: MeetingClock & { zone: number }, plan: PaceState, time: number }} props */
function Pace({ clock, plan, time }) {
  const spent = plan.spent + (plan.since ? Math.max(0, time - plan.since) : 0);
  const behind = Math.round((elapsedOf(clock, time) - plan.planned - Math.min(spent, plan.current)) / 60);
  const left = plan.left + Math.max(0, plan.current - spent);
  return html`
    <span>· dự kiến ${clockTime(time + left, clock.zone)}</span>
    ${
      Math.abs(behind) > 0 &&
      html`<span class=${behind > 5 ? "bad" : ""}>
        · ${behind > 0 ? `chậm ${behind}` : `sớm ${-behind}`} phút
      </span>`
    }
  `;
}

/** @param {{ plan: PaceState, time: number }} props */
function ItemClock({ plan, time }) {
  const spent = plan.spent + (plan.since ? Math.max(0, time - plan.since) : 0);
  const share = plan.current ? spent / plan.current : 0;
  const state = share > 1 ? "over" : share * 100 >= plan.amber ? "amber" : "";
  const sounded = useRef(false);
  useEffect(() => {
    if (state === "over" && !sounded.current) chime();
    sounded.current = state === "over";
  }, [state]);
  if (!plan.current || !plan.since) return null;
  return html`<div class=${classes("itemclock", state)}>
    <span>Nội dung này</span>
    <b class="num">${span(spent)} / ${Math.round(plan.current / 60)}′</b>
    <div class="bar"><i style=${`width:${Math.min(100, share * 100)}%`}></i></div>
    ${state === "over" && html`<span class="sr">quá giờ dự kiến</span>`}
  </div>`;
}

/** From when, and beside it until when (`children`). */
function Started({ clock, zone, frozen, children }) {
  const act = useAct();
  const [open, set] = useState(false);
  const send = (typed) => {
    set(false);
    const moment = momentOf(typed, zone, clock.started);
    if (moment !== null) act("CorrectStart", { started: new Date(moment * 1000).toISOString() });
  };
  if (frozen || !open)
    return html`<p class="soft num fromto">
      <span>
        ${children ? "Từ" : "Bắt đầu"}${" "}
        ${whenTime(clock.started, zone)}${" "}
        ${
          !frozen &&
          html`<button type="button" class="link" aria-label="Sửa giờ bắt đầu" onClick=${() => set(true)}>
            sửa
          </button>`
        }
      </span>
      ${children}
    </p>`;
  return html`
    <p class="soft">
      Bắt đầu lúc${" "}
      <${Field} class="short num" label="Giờ bắt đầu" value=${clockTime(clock.started, zone)} send=${send} autofocus />
    </p>
    ${!clock.ended && html`<${NotHeld} />`}${" "}
    <p><button type="button" class="small" onClick=${() => set(false)}>Thôi</button></p>
  `;
}

/** Started by mistake, or put off: back to the preparation. Refused once somebody spoke or voted. */
function NotHeld() {
  const act = useAct();
  const [reason, set] = useState(null);
  const send = (event) => {
    event.preventDefault();
    act("CancelStart", { reason });
  };
  if (reason === null)
    return html`<p>
      <button type="button" class="small" onClick=${() => set("")}>Chưa họp: hủy bắt đầu, hoãn…</button>
    </p>`;
  return html`<form class="notheld" onSubmit=${send}>
    <p class="soft">Trở lại phần chuẩn bị; khi họp thì điểm danh lại. Chữ đã ghi vẫn còn.</p>
    <input
      aria-label="Vì sao hủy bắt đầu"
      placeholder="bấm nhầm; hoãn vì …"
      value=${reason}
      onInput=${(e) => set(e.currentTarget.value)}
    />
    <button type="submit" class="small strong">Hủy bắt đầu</button>
  </form>`;
}

/**
 * Ideology, criticism and self-criticism, summed from their items and speeches; shown once there is some.
 * @param {{ ideology: IdeologyTime | null, time: number }} props
 */
function Ideology({ ideology, time }) {
  if (!ideology) return null;
  const minutes = Math.floor((ideology.seconds + (ideology.since ? Math.max(0, time - ideology.since) : 0)) / 60);
  if (!minutes && !ideology.since) return null;
  const reached = minutes >= ideology.least && (!ideology.most || minutes <= ideology.most);
  return html`<p class=${classes("num", reached ? "good" : "soft")}>
    Tư tưởng, phê bình: ${minutes} / ${ideology.span}
    ${reached && " ✓"}
  </p>`;
}

/** @param {SideState} props */
function Clock({ clock, plan, stage, zone, frozen, ideology, sitting }) {
  const time = useNow();
  const act = useAct();
  const [sound, set] = useState(soundOn());
  if (stage === "planned") {
    return html`<div class="clock">
      <div class="big num">${clockTime(clock.planned, zone)}</div>
      <p>Chưa bắt đầu${clock.least > 0 && ` · tối thiểu ${clock.least} phút`}</p>
      <button type="button" class="primary wide" onClick=${() => act("StartMeeting")}>
        Bắt đầu ${sitting.name.toLowerCase()}
      </button>
    </div>`;
  }
  const elapsed = elapsedOf(clock, time);
  const share = clock.least ? Math.min(100, (elapsed / 60 / clock.least) * 100) : 100;
  const left = Math.ceil(clock.least - elapsed / 60);
  const reached = left <= 0;
  const forecast = stage === "running" && !clock.paused_since && !clock.until;
  return html`<div class=${classes("clock", clock.paused_since && "paused")}>
    <div class="big num" role="timer">${span(elapsed, true)}</div>
    <div class=${classes("bar", reached && "reached")}><i style=${`width:${share}%`}></i></div>
    <p class=${classes("num", reached && clock.least > 0 && "good")}>
      ${
        !clock.least
          ? clock.ended && `Đã kết thúc lúc ${whenTime(clock.ended, zone)}`
          : clock.ended
            ? html`Đã kết thúc lúc ${whenTime(clock.ended, zone)}${!reached && ` · thiếu ${left} phút`}`
            : reached
              ? `✓ Đã đủ tối thiểu ${clock.least} phút`
              : `Còn ${left} phút để đủ tối thiểu ${clock.least} phút`
      }
    </p>
    <${Started} ...${{ clock, zone, frozen }}>
      ${forecast && html`<${Pace} clock=${{ ...clock, zone }} plan=${plan} time=${time} />`}
    <//>
    <${Ideology} ideology=${ideology} time=${time} />
    ${
      stage === "running" &&
      html`
        ${
          clock.paused_since &&
          html`<p class="pausedline">
            ${overNight(clock, zone) ? "Đang tạm nghỉ" : "Đang giải lao"} ${short(time - clock.paused_since)}
          </p>`
        }
        <${ItemClock} plan=${plan} time=${time} />
        <p class="clockbuttons">
          <button type="button" class="small" onClick=${() => act(clock.paused_since ? "Resume" : "Pause")}>
            ${clock.paused_since ? "Tiếp tục" : clock.until ? "Tạm nghỉ" : "Giải lao"} <kbd>Alt+G</kbd>
          </button>
          <button
            type="button"
            class="small"
            aria-pressed=${sound}
            title="Chuông nhỏ khi quá giờ một nội dung"
            onClick=${() => set(setSound(!sound))}
          >${sound ? "Chuông: bật" : "Chuông: tắt"}</button>
        </p>
      `
    }
  </div>`;
}

/** @param {OpinionCount & { share: string }} props */
function Dots({ have, least, share }) {
  const shown = Math.max(least, Math.min(have, 12));
  return html`<div class="section">
    <h4>Ý kiến phát biểu </h4>
    <div class="dots" role="img" aria-label=${`${have} đảng viên có ý kiến, tối thiểu ${least}`}>
      ${Array.from({ length: shown }, (_, n) => html`<i class=${classes("dot", n < have && "on")}></i>`)}
      <b class="num">${least ? `${have}/${least}` : have}</b>
      ${least > 0 && have >= least && html`<span class="good">✓ đủ</span>`}
      ${share && html`<small class="num" title=${`${share}% người dự đã phát biểu`}>${share}% đã nói</small>`}
    </div>
  </div>`;
}

/** @param {{ person: Speaker, speech: LiveSpeech | null, speak: (person: Speaker) => unknown }} props */
function Chip({ person, speech, speak }) {
  const time = useNow(1000);
  const live = speech?.speaker === person.id;
  const told = person.count ? `${person.name}: ${person.count} lượt, ${short(person.seconds)}` : person.name;
  return html`<button
    type="button"
    class=${classes("chip", live && "live", !live && person.count > 0 && "spoke")}
    title=${live ? `Kết thúc phát biểu của ${person.name}` : `Mời phát biểu. ${told}`}
    aria-pressed=${live}
    onClick=${() => speak(person)}
  >
    ${person.label}
    ${
      live
        ? html` <span class="num">${short(time - speech.since)}</span>`
        : person.count
          ? html`<span class="num">${person.count}</span>`
          : ""
    }
  </button>`;
}

/** @param {SideState & { speak: (person: Speaker) => unknown, ask: () => void }} props */
function People({ people, guests, speech, present, total, stage, speak, silent, apart, ask }) {
  return html`<div class="section">
    <h4>
      Có mặt ${present}
      /
      ${total}${" "}
      ${
        stage === "running" &&
        html`<button type="button" class="small" onClick=${ask}>
          Mời phát biểu <kbd>F2</kbd>
        </button>`
      }
    </h4>
    <div class="chips">${people.map((p) => html`<${Chip} key=${p.id} person=${p} ...${{ speech, speak }} />`)}</div>
    ${!people.length && html`<p class="soft">Điểm danh để hiện tên đảng viên có mặt.</p>`}
    ${
      guests.length > 0 &&
      html`
        <h4 class="sub">Đại biểu</h4>
        <div class="chips">${guests.map((p) => html`<${Chip} key=${p.id} person=${p} ...${{ speech, speak }} />`)}</div>
      `
    }
    ${
      stage === "running" &&
      people.length > 0 &&
      html`
        <details class="points">
          <summary>Chưa phát biểu: ${silent.names.length}</summary>
          <p>${silent.names.join(", ") || "Ai cũng đã phát biểu."}</p>
          <p>Gợi ý mời: ${silent.suggested.map((p) => p.label).join(", ")}</p>
        </details>
        <${Talked} ...${{ people, guests, apart }} />
      `
    }
  </div>`;
}

/**
 * Times and number of speeches of each, the longest first; what is no member's opinion is summed apart.
 * @param {{ people: Speaker[], guests: Speaker[], apart: RoleTime[] }} props
 */
function Talked({ people, guests, apart }) {
  const told = [...people, ...guests].filter((p) => p.count).sort((a, b) => b.seconds - a.seconds);
  if (!told.length) return null;
  return html`<details class="points">
    <summary>Đã phát biểu: ${told.length} người</summary>
    <table class="talked num">
      <thead class="sr"><tr><th>Người phát biểu</th><th>Số lượt</th><th>Thời gian</th></tr></thead>
      <tbody>
        ${told.map(
          (p) => html`<tr key=${p.id}>
            <td>${p.name}</td>
            <td>${p.count} lượt</td>
            <td>${short(p.seconds)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    ${apart.map((one) => html`<p key=${one.role} class="num">Thời gian ${ROLE[one.role]}: ${short(one.seconds)}</p>`)}
  </details>`;
}

/** @param {SideState} props */
function Queue({ queue, people, guests }) {
  const act = useAct();
  const [typed, set] = useState("");
  const found = matching([...people, ...guests], typed, 1)[0];
  const add = async (event) => {
    event.preventDefault();
    if (found && (await act("AskFloor", { speaker: found.id }))) set("");
  };
  return html`<div class="section">
    <h4>
      Chờ phát biểu${" "}
      ${
        queue.length > 0 &&
        html`<button type="button" class="small" onClick=${() => act("NextSpeaker")}>
          Mời tiếp <kbd>F8</kbd>
        </button>`
      }
    </h4>
    <ol class="queue">
      ${queue.map(
        (p, n) => html`<li key=${p.id}>
          <span class="grow">${n + 1}. ${p.name}</span>
          <button
            type="button"
            class="small"
            disabled=${n === 0}
            aria-label=${`Đưa ${p.name} lên trước`}
            onClick=${() => act("MoveInQueue", { speaker: p.id, to: n - 1 })}
          >↑</button>
          <button
            type="button"
            class="small"
            aria-label=${`Bỏ khỏi danh sách chờ: ${p.name}`}
            onClick=${() => act("LeaveQueue", { speaker: p.id })}
          >×</button>
        </li>`,
      )}
    </ol>
    <form onSubmit=${add}>
      <input
        aria-label="Thêm người chờ phát biểu"
        placeholder="Người giơ tay: gõ tên, Enter"
        value=${typed}
        onInput=${(e) => set(e.currentTarget.value)}
      />
    </form>
    ${typed.trim() && html`<p class="soft">${found ? `Enter: ${found.name}` : "Không có ai tên như vậy."}</p>`}
  </div>`;
}

/**
 * A click leads there, by way of reading back what is left.
 * @param {SideState} props
 */
function Gaps({ gaps, stage, writes, current, read_back }) {
  const act = useAct();
  if (stage === "planned") return null;
  return html`<div class="section missing" tabindex=${writes && stage === "running" ? undefined : 0}>
    <fieldset disabled=${!writes}>
      <h4>Biên bản còn thiếu</h4>
      ${gaps.length === 0 && html`<p class="good">✓ Không còn thiếu gì</p>`}
      <ul class="gaps">
        ${gaps.map(
          (gap) => html`<li key=${gap.text}>
            ${
              gap.item && stage === "running"
                ? html`<button
                  type="button"
                  class="link"
                  title=${gap.basis}
                  onClick=${() => goTo(act, gap.item, { current, read_back })}
                >${gap.text}</button>`
                : html`<span title=${gap.basis}>${gap.text}</span>`
            }
          </li>`,
        )}
      </ul>
    </fieldset>
  </div>`;
}

/** @param {SideState} state */
function Side(state) {
  const act = useAct();
  const [asking, ask] = useState(false);
  const running = state.stage === "running";
  useChords({ F2: () => running && state.writes && ask(true) });
  if (!state.clock) return null;
  if (state.stage === "discarded") return html`<aside aria-label="Theo dõi buổi sinh hoạt"></aside>`;
  const focus = (speech) => speech && focusOn(`speech.${speech}`);
  const asked = (speech) => {
    ask(false);
    focus(speech);
  };
  const speak = async (person) => {
    if (state.speech?.speaker === person.id) return act("StopSpeech");
    const answer = await act("StartSpeech", { speaker: person.id });
    focus(answer?.speech);
  };
  return html`<aside aria-label="Theo dõi buổi sinh hoạt">
    <div class="watch" tabindex=${state.writes && running ? undefined : 0}>
      <fieldset disabled=${!state.writes}>
        <${Clock} ...${state} />
        <${Dots} ...${state.opinions} share=${running ? state.silent.share : ""} />
        <${People} ...${state} speak=${speak} ask=${() => ask(true)} />
        ${running && html`<${Queue} ...${state} />`}
      </fieldset>
    </div>
    <${Gaps} ...${state} />
    ${asking && state.writes && html`<${Palette} people=${[...state.people, ...state.guests]} done=${asked} />`}
  </aside>`;
}

export default region(Side);
