// The side: the clock against the minimum, the counter, the people to click, the queue, what is still missing.

import { Field } from "../fields.js";
import { momentOf, noTime, timeMeant } from "../figures.js";
import { Palette, useChords } from "../keys.js";
import {
  classes,
  clockTime,
  elapsedOf,
  html,
  Mark,
  overNight,
  region,
  short,
  span,
  still,
  useAct,
  useEffect,
  useMemo,
  useNow,
  useRef,
  useState,
  useSteady,
  whenTime,
} from "../kit.js";
import { matching } from "../names.js";
import { chime, setSound, soundOn } from "../sound.js";
import { focusOn, focusWhenResting } from "../texts.js";
import { useTyped } from "../typed.js";
import { fill, SPEECH_ROLE, side as say, shared } from "../wording.js";

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

/** @param {{ clock: MeetingClock & { zone: number }, plan: PaceState, time: number }} props */
function Pace({ clock, plan, time }) {
  const spent = plan.spent + (plan.since ? Math.max(0, time - plan.since) : 0);
  const behind = Math.round((elapsedOf(clock, time) - plan.planned - Math.min(spent, plan.current)) / 60);
  const left = plan.left + Math.max(0, plan.current - spent);
  return html`
    <span>${fill(say.forecast, { time: clockTime(time + left, clock.zone) })}</span>
    ${
      Math.abs(behind) > 0 &&
      html`<span class=${behind > 5 ? "bad" : ""}>
        ${fill(behind > 0 ? say.behind : say.ahead, { minutes: Math.abs(behind) })}
      </span>`
    }
  `;
}

/** How far a bar is filled, in steps that can be seen: finer ones are painted at every tick. */
const filled = (share) => `width:${Math.min(100, share * 100).toFixed(1)}%`;

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
    <span>${say.this_item}</span>
    <b class="num">${fill(say.item_clock, { time: span(spent), minutes: Math.round(plan.current / 60) })}</b>
    <div class="bar"><i style=${filled(share)}></i></div>
    ${state === "over" && html`<span class="sr">${say.over}</span>`}
  </div>`;
}

/** From when, and beside it until when (`children`). */
function Started({ clock, zone, frozen, children }) {
  const act = useAct();
  const [open, set] = useTyped("start-open", false);
  const send = async (typed) => {
    const moment = momentOf(typed, zone, clock.started);
    if (moment === null) return { wrong: noTime(typed) };
    const answer = await act("CorrectStart", { started: new Date(moment * 1000).toISOString() });
    if (answer) set(false);
    return answer;
  };
  if (frozen || !open)
    return html`<p class="soft num fromto">
      <span>
        ${children ? say.from : say.begun}${" "}
        ${whenTime(clock.started, zone)}${" "}
        ${
          !frozen &&
          html`<button type="button" class="link" aria-label=${say.correct_start} onClick=${() => set(true)}>
            ${say.correct}
          </button>`
        }
      </span>
      ${children}
    </p>`;
  return html`
    <p class="soft">
      ${say.begun_at}${" "}
      <${Field}
        class="short num"
        name="start"
        label=${say.start_time}
        value=${clockTime(clock.started, zone)}
        send=${send}
        means=${timeMeant}
        autofocus
      />
    </p>
    ${!clock.ended && html`<${NotHeld} />`}${" "}
    <p><button type="button" class="small" onClick=${() => set(false)}>${shared.cancel}</button></p>
  `;
}

/** Started by mistake, or put off: back to the preparation. Refused once somebody spoke or voted. */
function NotHeld() {
  const act = useAct();
  const [reason, set] = useTyped("not-held", null);
  const send = (event) => {
    event.preventDefault();
    act("CancelStart", { reason });
  };
  if (reason === null)
    return html`<p>
      <button type="button" class="small" onClick=${() => set("")}>${say.not_held}</button>
    </p>`;
  return html`<form class="notheld" onSubmit=${send}>
    <p class="soft">${say.not_held_why}</p>
    <input
      aria-label=${say.cancel_reason}
      placeholder=${say.cancel_hint}
      value=${reason}
      onInput=${(e) => set(e.currentTarget.value)}
    />
    <button type="submit" class="small strong">${say.cancel_start}</button>
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
    ${fill(say.ideology, { minutes, span: ideology.span })}
    ${reached && " ✓"}
  </p>`;
}

/** @param {SideState} props */
function Clock({ clock, plan, stage, zone, sitting }) {
  const time = useNow();
  const act = useAct();
  if (stage === "planned") {
    return html`<div class="clock planned">
      <div class="big num">${clockTime(clock.planned, zone)}</div>
      <p>${shared.not_begun}${clock.least > 0 && fill(shared.and_least, { least: clock.least })}</p>
      <button type="button" class="primary wide" onClick=${() => act("StartMeeting")}>
        ${fill(say.begin, { name: sitting.name.toLowerCase() })}
      </button>
    </div>`;
  }
  const elapsed = elapsedOf(clock, time);
  const share = clock.least ? elapsed / 60 / clock.least : 1;
  const left = Math.ceil(clock.least - elapsed / 60);
  const reached = left <= 0;
  return html`<div class=${classes("clock", clock.paused_since && "paused")}>
    <div class="big num" role="timer">${span(elapsed, true)}</div>
    <p class=${classes("num", reached && clock.least > 0 && "good")}>
      ${
        !clock.least
          ? clock.ended && fill(say.ended_at, { time: whenTime(clock.ended, zone) })
          : clock.ended
            ? html`
              ${fill(say.ended_at, { time: whenTime(clock.ended, zone) })}
              ${!reached && fill(say.and_short, { left })}
            `
            : reached
              ? fill(say.reached, { least: clock.least })
              : fill(say.minutes_left, { left, least: clock.least })
      }
    </p>
    <div class=${classes("bar", reached && "reached")}><i style=${filled(share)}></i></div>
    ${
      stage === "running" &&
      clock.paused_since &&
      html`<p class="pausedline">
        ${overNight(clock, zone) ? say.paused : shared.resting} ${short(time - clock.paused_since)}
      </p>`
    }
    ${stage === "running" && html`<${ItemClock} plan=${plan} time=${time} />`}
  </div>`;
}

/**
 * What is looked at now and then: from when until when, the break, the bell. It stands below the names.
 * @param {SideState} props
 */
function Course({ clock, plan, stage, zone, frozen, ideology }) {
  const time = useNow();
  const act = useAct();
  const [sound, set] = useState(soundOn());
  if (stage === "planned") return null;
  const forecast = stage === "running" && !clock.paused_since && !clock.until;
  return html`<div class="section course">
    ${
      stage === "running" &&
      html`<p class="clockbuttons">
        <button type="button" class="small" onClick=${() => act(clock.paused_since ? "Resume" : "Pause")}>
          ${clock.paused_since ? shared.go_on : clock.until ? shared.pause : shared.rest} <kbd>Alt+G</kbd>
        </button>
        <button
          type="button"
          class="small"
          aria-pressed=${sound}
          title=${say.bell_why}
          onClick=${() => set(setSound(!sound))}
        >${sound ? say.bell_on : say.bell_off}</button>
      </p>`
    }
    <${Started} ...${{ clock, zone, frozen }}>
      ${forecast && html`<${Pace} clock=${{ ...clock, zone }} plan=${plan} time=${time} />`}
    <//>
    <${Ideology} ideology=${ideology} time=${time} />
  </div>`;
}

/** @param {OpinionCount} props */
function Dots({ have, least, speakers, least_speakers, share }) {
  const told = { speakers, least: least_speakers };
  const who = fill(least_speakers ? say.speakers_of : say.speakers, told);
  const why = fill(least_speakers ? say.speakers_of_why : say.speakers_why, told);
  const shown = least || Math.min(have, 6);
  return html`<div class="section">
    <h4 class="sr">${shared.opinions}</h4>
    <div class="dots" role="img" aria-label=${fill(say.opinions_of, { have, least })}>
      ${Array.from({ length: shown }, (_, n) => html`<i class=${classes("dot", n < have && "on")}></i>`)}
      <b class="num">${fill(say.opinions_short, { have: least ? `${have}/${least}` : have })}</b>
      ${least > 0 && have >= least && html`<span class="good">${say.enough}</span>`}
      ${
        ((share && speakers > 0) || least_speakers > 0) &&
        html`<small class="num" title=${share ? fill(say.share_why, { speakers: why, share }) : why}>
          ${who}
        </small>`
      }
    </div>
  </div>`;
}

/** What a chip of one, of two columns holds, in em: its width never depends on who speaks. */
const [NARROW, WIDE, NUMBER, TIME, BOLD] = [5.4, 11.4, 0.82, 1.6, 1.08];
const pen = document.createElement("canvas").getContext?.("2d");
/** `45″`, then whole minutes: the seconds stand beside the words. */
const brief = (seconds) => (seconds < 60 ? short(seconds) : `${Math.floor(seconds / 60)}′`);
/** How wide a name is, in em. */
function wide(label) {
  if (!pen) return label.length / 2;
  pen.font = `100px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(label).width / 100;
}

/** How long somebody has the floor: the one piece of a chip that goes on by itself. @param {{ since: number }} props */
function Since({ since }) {
  const time = useNow(1000);
  return html` <span class="num">${brief(time - since)}</span>`;
}

/**
 * `since`: he has the floor since then.
 * @param {{ person: Speaker, since: number | undefined, speak: (person: Speaker) => unknown }} props
 */
function Button({ person, since, speak }) {
  const live = since !== undefined;
  const room = useMemo(() => wide(person.label) + NUMBER, [person.label]);
  const cell = room > WIDE ? Infinity : room > NARROW ? WIDE : NARROW;
  const told = person.count
    ? fill(say.spoken, { name: person.name, count: person.count, time: short(person.seconds) })
    : person.name;
  return html`<button
    type="button"
    class=${classes(
      "chip",
      live && "live",
      !live && person.count > 0 && "spoke",
      room > NARROW && "wide",
      room > WIDE && "widest",
    )}
    title=${live ? fill(say.speaking_now, { name: person.name }) : fill(say.invite_of, { told })}
    aria-pressed=${live}
    onClick=${() => speak(person)}
  >
    ${person.label}
    ${
      live
        ? (room - NUMBER) * BOLD + TIME <= cell && html`<${Since} since=${since} />`
        : person.count
          ? html`<span class="num">${person.count}</span>`
          : ""
    }
  </button>`;
}
const Chip = still(Button);

/** @param {{ people: Speaker[], speech: LiveSpeech | null, speak: (person: Speaker) => unknown }} props */
function Chips({ people, speech, speak }) {
  const since = (person) => (speech?.speaker === person.id ? speech.since : undefined);
  return html`<div class="chips">
    ${people.map((p) => html`<${Chip} key=${p.id} person=${p} since=${since(p)} speak=${speak} />`)}
  </div>`;
}

/** @param {SideState & { speak: (person: Speaker) => unknown, stop: () => unknown, ask: () => void }} props */
function People({ people, guests, speech, present, total, elsewhere, stage, speak, stop, silent, apart, ask }) {
  return html`<div class="section">
    <h4>
      ${fill(say.present, { present, total })}${elsewhere && ` · ${elsewhere}`}${" "}
      ${
        stage === "running" &&
        html`<button type="button" class="small" onClick=${ask}>
          ${shared.invite} <kbd>F2</kbd>
        </button>`
      }
    </h4>
    <${Chips} ...${{ people, speech, speak }} />
    ${!people.length && html`<p class="soft">${say.mark_roll_first}</p>`}
    ${
      guests.length > 0 &&
      html`
        <h4 class="sub">${say.guests}</h4>
        <${Chips} people=${guests} ...${{ speech, speak }} />
      `
    }
    ${
      speech &&
      html`<p class="speaking">
        <span class="grow">${speech.name}</span>
        <button
          type="button"
          class="small"
          title=${fill(say.stop_speech_of, { name: speech.name })}
          onClick=${() => stop()}
        >${say.stop} <kbd>F4</kbd></button>
      </p>`
    }
    ${
      stage === "running" &&
      people.length > 0 &&
      html`
        <details class="points">
          <summary>${fill(say.silent, { count: silent.names.length })}</summary>
          <p>${silent.names.join(", ") || say.everybody_spoke}</p>
          <p>${fill(say.suggested, { suggested: silent.suggested.map((p) => p.label).join(", ") })}</p>
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
    <summary>${fill(say.talked, { count: told.length })}</summary>
    <table class="talked num">
      <thead class="sr"><tr><th>${shared.speaker}</th><th>${say.speeches}</th><th>${say.time}</th></tr></thead>
      <tbody>
        ${told.map(
          (p) => html`<tr key=${p.id}>
            <td>${p.name}</td>
            <td>${fill(say.speech_count, { count: p.count })}</td>
            <td>${short(p.seconds)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    ${apart.map(
      (one) => html`<p key=${one.role} class="num">
        ${fill(say.time_of_role, { role: SPEECH_ROLE[one.role], time: short(one.seconds) })}
      </p>`,
    )}
  </details>`;
}

/** @param {SideState} props */
function Queue({ queue, people, guests }) {
  const act = useAct();
  const [typed, set] = useTyped("queue", "");
  const found = matching([...people, ...guests], typed, 1)[0];
  const add = async (event) => {
    event.preventDefault();
    if (found && (await act("AskFloor", { speaker: found.id }))) set("");
  };
  return html`<div class="section">
    <h4>
      ${say.queue}${" "}
      ${
        queue.length > 0 &&
        html`<button type="button" class="small" onClick=${() => act("NextSpeaker")}>
          ${say.next_speaker} <kbd>F8</kbd>
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
            aria-label=${fill(say.move_up, { name: p.name })}
            onClick=${() => act("MoveInQueue", { speaker: p.id, to: n - 1 })}
          >↑</button>
          <button
            type="button"
            class="small"
            aria-label=${fill(say.leave_queue, { name: p.name })}
            onClick=${() => act("LeaveQueue", { speaker: p.id })}
          >×</button>
        </li>`,
      )}
    </ol>
    <form onSubmit=${add}>
      <input
        aria-label=${say.add_to_queue}
        placeholder=${say.queue_hint}
        value=${typed}
        onInput=${(e) => set(e.currentTarget.value)}
      />
    </form>
    ${typed.trim() && html`<p class="soft">${found ? `Enter: ${found.name}` : say.nobody_of_that_name}</p>`}
  </div>`;
}

/**
 * `go`: a click leads to its item; none where there is nowhere to go.
 * @param {{ text: string, item: string, code: string, basis: string,
 *   go: ((item: string, code: string) => unknown) | null }} props
 */
function Lack({ text, item, code, basis, go }) {
  return html`<li>
    ${
      item && go
        ? html`<button type="button" class="link" title=${basis} onClick=${() => go(item, code)}>${text}</button>`
        : html`<span title=${basis}>${text}</span>`
    }
  </li>`;
}
const Gap = still(Lack);

/**
 * A click looks at the item, and opens the reading where that is what is missing; the meeting stays where it is.
 * @param {SideState} props
 */
export function Gaps({ gaps, remarks, stage, writes, frozen }) {
  const act = useAct();
  const go = useSteady((item, code) =>
    code === "read_back" && writes && !frozen ? act("OpenReading", { what: item }) : act("LookAt", { item }),
  );
  const [open, set] = useState(false);
  if (stage === "planned") return null;
  const noted = remarks.length > 0 && fill(say.remarks_count, { count: remarks.length });
  const told = gaps.length ? fill(say.gaps_count, { count: gaps.length }) : noted || say.no_gaps;
  const line = ({ text, item, code, basis }) =>
    html`<${Gap} key=${text} ...${{ text, item, code, basis }} go=${stage === "running" ? go : null} />`;
  return html`<div class=${classes("section missing", open && "open")}>
    <p class="line">
      <${Mark} state=${gaps.length ? "missing" : "done"} />
      <b class="grow">${told}</b>
      ${
        gaps.length + remarks.length > 0 &&
        html`<button type="button" class="small" aria-expanded=${open} onClick=${() => set(!open)}>
          ${open ? say.hide_gaps : say.show_gaps}
        </button>`
      }
    </p>
    <ul class="gaps" tabindex=${stage === "running" ? undefined : 0}>
      ${gaps.map(line)}
    </ul>
    ${open && noted && gaps.length > 0 && html`<p><b>${noted}</b></p>`}
    ${open && noted && html`<ul class="gaps">${remarks.map(line)}</ul>`}
  </div>`;
}

/**
 * A speech that a phone or the wall began leads to its box, as one that began here does.
 * @param {SideState} state
 */
function useSpeechOfOthers({ speech, writes }) {
  const known = useRef(speech?.id);
  useEffect(() => {
    if (speech && speech.id !== known.current && writes) focusWhenResting(`speech.${speech.id}`);
    known.current = speech?.id;
  }, [speech?.id]);
}

/** @param {SideState} state */
function Side(state) {
  const act = useAct();
  const [asking, ask] = useState(false);
  const running = state.stage === "running";
  useChords({ F2: () => running && state.writes && ask(true) });
  const focus = (speech) => speech && focusOn(`speech.${speech}`);
  const asked = (speech) => {
    ask(false);
    focus(speech);
  };
  const speak = useSteady(async (person) => {
    if (state.speech?.speaker === person.id) {
      focus(state.speech.id); // who speaks goes on speaking: a click leads to the box, the button beside it ends
      return;
    }
    const answer = await act("StartSpeech", { speaker: person.id });
    focus(answer?.speech);
  });
  useSpeechOfOthers(state);
  if (!state.clock) return null;
  if (state.stage === "discarded") return html`<aside aria-label=${say.title}></aside>`;
  return html`<aside aria-label=${say.title}>
    <div class="watch" tabindex=${state.writes && running ? undefined : 0}>
      <fieldset disabled=${!state.writes}>
        <${Clock} ...${state} />
        <${Dots} ...${state.opinions} />
        <${People} ...${state} speak=${speak} stop=${() => act("StopSpeech")} ask=${() => ask(true)} />
        ${running && html`<${Queue} ...${state} />`}
        <${Course} ...${state} />
      </fieldset>
    </div>
    <${Gaps} ...${state} />
    ${asking && state.writes && html`<${Palette} people=${[...state.people, ...state.guests]} done=${asked} />`}
  </aside>`;
}

export default region(Side);
