// The chair's page, the size of a phone: where we are, next, the floor, the vote.
import { Beside } from "./fields.js";
import { countsIn } from "./figures.js";
import {
  classes,
  clockTime,
  day,
  dayAt,
  elapsedOf,
  html,
  region,
  short,
  span,
  useAct,
  useNow,
  useRef,
  useState,
} from "./kit.js";
import { matching } from "./names.js";
import { End } from "./projector/scenes.js";
import { useTyped } from "./typed.js";
import { fill, chair as say, shared } from "./wording.js";

/** @import { ChairView, Message, MotionToCount, OpinionCount, WallMotion } from "./contract" */

const BLANK = { issued: null, returned: "", in_favour: "", against: "", abstained: "", invalid: "" };

/**
 * The motion that waits for its count; once it is counted, what came of it.
 * @param {{ vote: MotionToCount | null, motion: WallMotion | null }} props
 */
function Vote({ vote, motion }) {
  const act = useAct();
  const [now, set, drop] = useTyped(`vote:${vote?.id}`, BLANK);
  const [wrong, tell] = useState(/** @type {Record<string, string>} */ ({}));
  const result = motion?.vote;
  if (!vote && !result) return null;
  if (!vote)
    return html`<section class="card" role="status">
      <h3>${shared.vote}</h3>
      <p>${motion.text}</p>
      <p class=${classes("result num", result.passed ? "good" : "bad")}>
        <b>${result.passed ? shared.passed : shared.not_passed}</b> · ${result.in_favour}
        /
        ${result.base} = ${result.percent}
        %
        ${result.share && ` (${result.share})`}
      </p>
      ${result.how && html`<p class="soft">${result.how}</p>`}
    </section>`;
  const box = (name, text) =>
    html`<label class="count">
      ${text}
      <input
        inputmode="numeric"
        aria-label=${text}
        value=${now[name] ?? vote.present}
        onInput=${(e) => set({ ...now, [name]: e.currentTarget.value })}
        aria-invalid=${wrong[name] ? "true" : undefined}
      />
      <${Beside} wrong=${wrong[name]} />
    </label>`;
  const send = async (event) => {
    event.preventDefault();
    const { issued, returned, invalid, ...votes } = now;
    const ballots = vote.ballot && { issued: issued ?? String(vote.present), returned, invalid };
    const { figures, wrong: unclear } = countsIn({ ...votes, ...ballots });
    tell(unclear);
    if (Object.keys(unclear).length) return;
    const { in_favour, against, abstained, ...papers } = figures;
    if (await act("RecordVote", { motion: vote.id, in_favour, against, abstained, ...papers })) drop();
  };
  return html`<section class="card">
    <h3>${shared.vote}</h3>
    <p>${vote.text || vote.title}</p>
    <p class="soft">${vote.base}.</p>
    <form onSubmit=${send}>
      ${vote.ballot && [box("issued", shared.issued), box("returned", shared.returned)]}
      ${box("in_favour", shared.in_favour)}
      ${box("against", shared.against)}
      ${box("abstained", shared.abstained)}
      ${vote.ballot && box("invalid", shared.invalid)}
      <button type="submit" class="primary wide">${shared.record_result}</button>
    </form>
  </section>`;
}

/** @param {ChairView & { time: number }} props */
function Floor({ speech, waiting, people, time }) {
  const act = useAct();
  const [typed, set] = useTyped("floor", "");
  const queued = useRef(false); // once somebody has waited here, that part stays: the names below it do not jump
  queued.current ||= waiting.length > 0;
  const found = typed.trim() ? matching(people, typed, people.length) : people;
  const give = async (speaker) => (await act("StartSpeech", { speaker })) && set("");
  const first = (event) => {
    event.preventDefault();
    if (typed.trim() && found.length) give(found[0].id);
  };
  return html`<section class="card">
    <h3>${say.speech}</h3>
    <p class=${classes("who", speech ? "live" : "soft")}>
      ${speech ? html`<b>${speech.name}</b> <span class="num">${short(time - speech.since)}</span>` : say.nobody_speaks}
    </p>
    <button type="button" class="wide" disabled=${!speech} onClick=${() => act("StopSpeech")}>
      ${shared.stop_speech}
    </button>
    ${
      queued.current &&
      html`
        <p class="waiting">
          ${waiting.length ? fill(say.waiting, { waiting: waiting.map((p) => p.name).join(", ") }) : say.nobody_waits}
        </p>
        <button type="button" class="primary wide" disabled=${!waiting.length} onClick=${() => act("NextSpeaker")}>
          ${waiting.length ? fill(say.invite_name, { name: waiting[0].name }) : say.invite_next}
        </button>
      `
    }
    <form onSubmit=${first}>
      <input
        aria-label=${shared.invite}
        placeholder=${say.type_a_name}
        enterkeyhint="send"
        value=${typed}
        onInput=${(e) => set(e.currentTarget.value)}
      />
    </form>
    ${typed.trim() && found.length > 0 && html`<p class="soft">${fill(say.enter_invites, { name: found[0].name })}</p>`}
    <ul class="here" aria-label=${say.here}>
      ${found.map(
        (p) => html`<li key=${p.id}>
          <button
            type="button"
            class=${classes(speech?.name === p.name && "live", p.count > 0 && "spoken")}
            disabled=${speech?.name === p.name}
            onClick=${() => give(p.id)}
          >${p.name}${
            p.count > 0 &&
            html`<small aria-hidden="true">✓${p.count}</small><span class="sr"> ${fill(say.has_spoken, p)}</span>`
          }</button>
        </li>`,
      )}
    </ul>
    ${
      typed.trim() &&
      !found.length &&
      html`<p class="soft" role="status">
        ${shared.nobody_here_of_that_name}
      </p>`
    }
  </section>`;
}

/**
 * The item's clock against its plan; over it, in words too.
 * @param {ChairView & { time: number }} props
 */
function ItemClock({ item, spent, since, time }) {
  if (!item.minutes || !since) return null;
  const used = spent + Math.max(0, time - since);
  const over = used > item.minutes * 60;
  return html`<p class=${classes("num", over ? "bad" : "soft")}>
    ${fill(say.item_clock, { time: span(used), minutes: item.minutes })}
    ${over && say.and_over}
  </p>`;
}

/**
 * `3/4 ý kiến`, and where a rule asks for it `2/3 người phát biểu`.
 * @param {OpinionCount} opinions
 */
function said({ have, least, speakers, least_speakers }) {
  const opinions = fill(say.opinions, { have: least ? `${have}/${least}` : have });
  return least_speakers ? `${opinions} · ${fill(say.speakers, { speakers, least: least_speakers })}` : opinions;
}

/**
 * Before the start and after the end: which meeting, when, and its agenda, or what came of it.
 * @param {ChairView} state
 */
function Aside(state) {
  const { title, topic, stage, clock, zone, whole } = state;
  return html`<section class="card">
    <p class="title">${title}</p>
    ${topic && html`<p>${fill(say.topic, { topic })}</p>`}
    ${
      stage === "planned" &&
      html`
        <p class="num">
          ${fill(say.begins, { time: clockTime(clock.planned, zone), day: day(dayAt(clock.planned, zone)) })}
        </p>
        <p class="soft">${say.wait_for_start}</p>
        <h3>${shared.agenda}</h3>
        <ol class="plan">
          ${whole.map(
            (item) => html`<li>
              <span class="num">${item.number}.</span> <span>${item.title}</span>
              <small class="num">${item.minutes > 0 && fill(say.minutes, { minutes: item.minutes })}</small>
            </li>`,
          )}
        </ol>
      `
    }
    ${stage === "ended" && html`<div class="result"><${End} ...${state} /></div>`}
  </section>`;
}

/**
 * Back and on. What the item in hand still owes is told before it is left, with what does it and the way on; on the
 * last item, who ends the meeting.
 * @param {ChairView} state
 */
export function Onward({ previous, next, next_title, current, owed, scene, reading }) {
  const act = useAct();
  const [asking, ask] = useState("");
  const go = async (item) => (await act("GoToItem", { item })) && ask("");
  const press = () => (owed.agenda || owed.reading ? ask(current) : go(next));
  const asked = asking === current && (owed.agenda || owed.reading);
  const button = (text, press, primary = false) =>
    html`<button type="button" class=${classes("wide", primary && "primary")} onClick=${press}>${text}</button>`;
  if (scene === "reading" && reading)
    return html`<section class="card owed">
      <p>${fill(say.being_read, reading)}</p>
      ${button(say.was_read, () => act("CloseReading", { outcome: "read" }), true)}
    </section>`;
  return html`
    <div class="two">
      <button type="button" disabled=${!previous} onClick=${() => go(previous)}>${say.previous}</button>
      ${next && html`<button type="button" class="primary" onClick=${press}>${say.next}</button>`}
    </div>
    ${
      asked
        ? html`<section class="card owed" role="alert">
          ${owed.agenda && html`<p>${say.agenda_owed}</p>${button(say.adopt_agenda, () => act("AdoptAgenda"), true)}`}
          ${
            owed.reading &&
            html`<p>${say.reading_owed}</p>
              ${button(say.read_first, () => act("OpenReading", { what: current }), !owed.agenda)}`
          }
          ${button(fill(say.go_on_all_the_same, { next_title }), () => go(next))} ${button(say.stay, () => ask(""))}
        </section>`
        : html`<p class="soft next">${next ? fill(say.next_item, { next_title }) : say.last_item}</p>`
    }
  `;
}

/** @param {ChairView & Partial<Message>} state */
function Chair(state) {
  const act = useAct();
  const time = useNow(1000);
  if (!state.clock) return html`<main class="chair"><p>${state.message}</p></main>`;
  const { clock, item } = state;
  const running = state.stage === "running";
  const resting = clock.paused_since !== null;
  const rest = html`<button
    type="button"
    class=${classes("wide", resting && "primary")}
    onClick=${() => act(resting ? "Resume" : "Pause")}
  >${resting ? say.go_on_after_rest : shared.rest}</button>`;
  return html`<main class="chair">
    <p class="num">
      <b>${span(elapsedOf(clock, time), true)}</b>
      ${clock.least > 0 && fill(say.of_least, { least: clock.least })} · ${said(state.opinions)} ·${" "}
      ${fill(say.present, { present: state.roll.present, total: state.roll.total })}
      ${state.roll.elsewhere && ` · ${state.roll.elsewhere}`}
    </p>
    <h2>${running ? item.title : { planned: shared.not_begun, ended: shared.ended }[state.stage]}</h2>
    ${!running && html`<${Aside} ...${state} />`}
    ${
      running &&
      resting &&
      html`<section class="card resting">
        <p class="num"><b>${shared.resting}</b> ${short(time - clock.paused_since)}</p>
        ${rest}
      </section>`
    }
    ${
      running &&
      html`
        <${ItemClock} ...${state} time=${time} />
        <${Onward} ...${state} />
        <${Vote} key=${state.vote?.id} vote=${state.vote} motion=${state.motion} />
        <${Floor} ...${state} time=${time} />
        ${!resting && rest}
        ${
          state.undo &&
          html`
            <p class="soft undone">${state.undo}</p>
            <button type="button" class="wide" onClick=${() => act("Undo")}>${shared.undo}</button>
          `
        }
        ${
          state.redo &&
          html`
            <p class="soft undone">${state.redo}</p>
            <button type="button" class="wide" onClick=${() => act("Redo")}>${shared.redo}</button>
          `
        }
      `
    }
  </main>`;
}

export default region(Chair);
