// Panels of the proceedings: opinions and the chair's conclusion.

import { away } from "../course.js";
import { Beside, Field } from "../fields.js";
import { momentOf, noTime } from "../figures.js";
import { MEMBER_ROLES } from "../keys.js";
import {
  Card,
  classes,
  clockTime,
  html,
  short,
  useAct,
  useEffect,
  useNow,
  useRef,
  useState,
  whenTime,
} from "../kit.js";
import { MemberSelect } from "../person_box.js";
import { Editor, focusOn } from "../texts.js";
import { useTyped } from "../typed.js";
import { fill, OPINION, SPEECH_ROLE, proceedings as say, shared } from "../wording.js";

/** @import { ConclusionPanel, Desk, DeskItem, OpinionKind, OpinionsPanel, SpeechRow } from "../contract" */

/** @param {{ speech: SpeechRow, kinds: OpinionKind[], context: Desk }} props */
function KindSelect({ speech, kinds, context }) {
  const act = useAct();
  return html`<select
    class=${classes("kind", kinds.includes("draft") && "wide", speech.kind && "set")}
    aria-label=${say.kind}
    value=${speech.kind}
    disabled=${context.frozen}
    onChange=${(e) => act("ClassifySpeech", { speech: speech.id, kind: e.currentTarget.value || null })}
  >
    <option value="">${say.kind_hint}</option>
    ${kinds.map((kind) => html`<option value=${kind} selected=${kind === speech.kind}>${OPINION[kind]}</option>`)}
  </select>`;
}

/**
 * As what the speech is recorded, in sight wherever it is changed: the program proposes it by speaker and item, and
 * what is no opinion says that it is not counted as one.
 * @param {{ speech: SpeechRow, context: Desk }} props
 */
function Role({ speech, context }) {
  const act = useAct();
  const choice = html`<select
    class="role"
    aria-label=${say.role}
    value=${speech.role}
    disabled=${context.frozen}
    onChange=${(e) => act("SetSpeechRole", { speech: speech.id, role: e.currentTarget.value })}
  >
    ${MEMBER_ROLES.map(
      (role) => html`<option value=${role} selected=${role === speech.role}>
        ${SPEECH_ROLE[role]}
      </option>`,
    )}
  </select>`;
  return html`<span class="as">
    ${say.recorded_as} ${speech.guest ? html`<b>${SPEECH_ROLE[speech.role]}</b>` : choice}
    ${!speech.counts && html`<small>${say.not_counted}</small>`}
  </span>`;
}

/**
 * Speaker, item and times set right afterwards; how it stood is kept in the record.
 * @param {{ speech: SpeechRow, context: Desk, close: () => void }} props
 */
function Correct({ speech, context, close }) {
  const act = useAct();
  const [told, tell] = useState([]);
  const [now, set, drop] = useTyped(`correct:${speech.id}`, {
    speaker: speech.speaker,
    item: speech.item,
    started: clockTime(speech.started, context.zone),
    stopped: clockTime(speech.stopped, context.zone),
  });
  /** As it was where the minute is the same: the seconds stay. Null for what is no time. */
  const moment = (text, was) =>
    text === clockTime(was, context.zone) ? was : momentOf(text, context.zone, was ?? undefined);
  const iso = (at) => new Date(at * 1000).toISOString();
  const [started, stopped] = [moment(now.started, speech.started), moment(now.stopped, speech.stopped)];
  const over = speech.stopped !== null;
  const shut = () => {
    drop();
    close();
  };
  const send = async (event) => {
    event.preventDefault();
    const wrong = [...(started === null ? [now.started] : []), ...(over && stopped === null ? [now.stopped] : [])];
    tell(wrong);
    if (wrong.length) return;
    const times = { started: iso(started), stopped: over ? iso(stopped) : null };
    if (await act("CorrectSpeech", { speech: speech.id, speaker: now.speaker, item: now.item, ...times })) shut();
  };
  const change = (key) => (event) => set({ ...now, [key]: event.currentTarget.value });
  return html`<form class="line correct" onSubmit=${send}>
    <${MemberSelect}
      label=${shared.speaker}
      value=${now.speaker}
      members=${[...context.members, ...context.guests]}
      send=${(speaker) => set({ ...now, speaker })}
    />
    <label class="moment">
      ${say.at}${" "}
      <select
        aria-label=${say.item_of_speech}
        value=${now.item}
        onChange=${(e) => set({ ...now, item: e.currentTarget.value })}
      >
        ${context.places.map(
          (p) => html`<option key=${p.id} value=${p.id} selected=${p.id === now.item}>
            ${p.title}
          </option>`,
        )}
      </select>
    </label>
    <label class="moment">
      ${shared.since} <input class="num" aria-label=${say.began} value=${now.started} onInput=${change("started")} />
    </label>
    ${
      over &&
      html`<label class="moment">
        ${shared.until}${" "}
        <input class="num" aria-label=${say.stopped} value=${now.stopped} onInput=${change("stopped")} />
      </label>`
    }
    ${told.map((text) => html`<${Beside} key=${text} wrong=${noTime(text)} />`)}
    <button type="submit" class="primary small">${shared.correct}</button>${" "}
    <button type="button" class="small" onClick=${shut}>${shared.cancel}</button>
  </form>`;
}

/**
 * “Đã nói được 2 phút rồi”: a speech that goes on began a minute sooner, as often as it is pressed.
 * @param {{ speech: SpeechRow }} props
 */
function Sooner({ speech }) {
  const act = useAct();
  const send = () =>
    act("CorrectSpeech", {
      speech: speech.id,
      speaker: speech.speaker,
      started: new Date((speech.started - 60) * 1000).toISOString(),
      stopped: null,
    });
  return html`<button
    type="button"
    class="small"
    title=${say.sooner_why}
    aria-label=${fill(say.sooner_of, { name: speech.name })}
    onClick=${send}
  >${say.sooner}</button>`;
}

/** Whose words may be of a kind; what was no report is told beside the name, and then asked. */
const ASKED = ["opinion", "guest", "superior"];
const ASKS = { question: say.answer, different: say.agree };

/**
 * A speech that is over reads as a line and its words; what changes it is in sight without a mouse.
 * @param {{ speech: SpeechRow, kinds: OpinionKind[], context: Desk }} props
 */
export function Opinion({ speech, kinds, context }) {
  const act = useAct();
  const time = useNow(1000);
  const [correcting, correct] = useTyped(`correcting:${speech.id}`, false);
  const live = speech.stopped === null;
  const length = short((speech.stopped ?? time) - speech.started);
  const timed = speech.stopped !== speech.started; // else it was written without the clock
  const silent = !live && !speech.text.value.trim();
  return html`<div class=${classes("opinion", live ? "live" : "over")}>
    <div class="line">
      <b class="who">${speech.guest ? "" : say.address}${speech.name}</b>
      <span class="meta num">
        ${live ? say.speaking : whenTime(speech.started, context.zone)}${timed && ` · ${length}`}
      </span>
      ${silent && !speech.no_text && html`<span class="tag amber">${say.no_text}</span>`}
      <${Role} ...${{ speech, context }} />
      ${ASKED.includes(speech.role) && html`<${KindSelect} ...${{ speech, kinds, context }} />`}
      <span class="grow"></span>
      <span class="tools">
        ${live && !context.frozen && html`<${Sooner} speech=${speech} />`}
        ${
          !context.frozen &&
          html`<button
            type="button"
            class="small"
            aria-label=${fill(say.correct_of, { name: speech.name })}
            onClick=${() => correct(!correcting)}
          >${shared.correct}</button>`
        }
        ${
          !live &&
          !context.frozen &&
          html`<button
            type="button"
            class="small"
            aria-label=${fill(say.remove_of, { name: speech.name })}
            onClick=${() => act("RemoveSpeech", { speech: speech.id })}
          >${shared.remove}</button>`
        }
        ${
          live &&
          html`<button type="button" class="small primary" onClick=${() => act("StopSpeech")}>
            ${say.stop} <kbd>F4</kbd>
          </button>`
        }
      </span>
    </div>
    ${correcting && html`<${Correct} speech=${speech} context=${context} close=${() => correct(false)} />`}
    <${Editor}
      meeting=${context.meeting}
      zone=${context.zone}
      text=${speech.text}
      label=${fill(say.opinion_of, { name: speech.name })}
      hint=${say.text_hint}
      rows=${live ? 2 : 1}
      readOnly=${context.frozen}
      snippets=${context.snippets}
    />
    ${
      silent &&
      html`<label class="line soft">
        ${say.no_text_because}${" "}
        <${Field}
          name=${`no-text:${speech.id}`}
          label=${fill(say.no_text_reason, { name: speech.name })}
          placeholder=${say.no_text_hint}
          value=${speech.no_text}
          disabled=${context.frozen}
          send=${(reason) => act("ExplainNoText", { speech: speech.id, reason })}
        />
      </label>`
    }
    ${
      ASKS[speech.kind] &&
      html`<label class=${classes("line", "settle", !speech.settled && "open")}>
        ${ASKS[speech.kind]}${" "}
        <${Field}
          name=${`settled:${speech.id}`}
          label=${`${ASKS[speech.kind]}: ${speech.name}`}
          placeholder=${say.settled_hint}
          value=${speech.settled}
          disabled=${context.frozen}
          send=${(settled) => act("SettleSpeech", { speech: speech.id, settled })}
          class=${speech.settled ? "" : "amber"}
        />
      </label>`
    }
  </div>`;
}

/**
 * The speech that goes on stays at the foot of the desk, wherever the desk is scrolled to.
 * @param {{ panel: OpinionsPanel | null, context: Desk }} props
 */
export function Floor({ panel, context }) {
  const live = panel?.rows[0];
  useEffect(() => {
    if (live) document.querySelector("#opinions .opinion:last-child")?.scrollIntoView({ block: "nearest" });
  }, [live?.id]);
  if (!live) return null;
  return html`<section class="floor" aria-label=${say.on_the_floor}>
    <${Opinion} key=${live.id} speech=${live} kinds=${panel.kinds} context=${context} />
  </section>`;
}

/**
 * What somebody has said while no clock ran: who, and then the caret is in the box for the words, after all the others.
 * @param {{ rows: SpeechRow[], item: string, context: Desk }} props
 */
function Said({ rows, item, context }) {
  const act = useAct();
  const [open, show] = useState(false);
  const before = useRef(/** @type {Set<string> | null} */ (null));
  const box = useRef(null);
  useEffect(() => {
    const fresh = before.current && rows.find((row) => row.stopped !== null && !before.current.has(row.id));
    if (!fresh) return;
    before.current = null;
    focusOn(`speech.${fresh.id}`);
  });
  useEffect(() => void (open && box.current?.querySelector("select")?.focus()), [open]);
  if (!open)
    return html`<p class="add">
      <button type="button" class="small" onClick=${() => show(true)}>${say.note_said}</button>
    </p>`;
  const note = async (speaker) => {
    before.current = new Set(rows.map((row) => row.id));
    if (await act("NoteSpeech", { speaker, item })) show(false);
    else before.current = null;
  };
  return html`<p class="line add" ref=${box}>
    <label class="stack">
      ${say.who_said}
      <${MemberSelect}
        label=${say.who_said}
        value=""
        members=${[...context.members, ...context.guests]}
        send=${note}
      />
    </label>
    <button type="button" onClick=${() => show(false)}>${shared.cancel}</button>
  </p>`;
}

/** @param {OpinionsPanel & { item: DeskItem, context: Desk }} props */
export function Opinions({ rows, opinions, kinds, item, context }) {
  const tag = rows.length ? fill(say.count, { count: rows.length, opinions }) : shared.none_yet;
  return html`<${Card} id="opinions" title=${shared.opinions} tag=${tag}>
    ${rows.length === 0 && html`<p class="soft">${away(context) ? say.how_elsewhere : say.how}</p>`}
    ${rows
      .filter((row) => row.stopped !== null)
      .map((speech) => html`<${Opinion} key=${speech.id} ...${{ speech, kinds, context }} />`)}
    ${context.writes && !context.frozen && html`<${Said} ...${{ rows, context }} item=${item.id} />`}
  <//>`;
}

/**
 * What the conclusion lacks is said; it is never rewritten.
 * @param {ConclusionPanel & { context: Desk }} props
 */
export function Conclusion({ text, lacks, context }) {
  const empty = !text.value.trim();
  return html`<${Card}
    id="conclusion"
    title=${shared.conclusion}
    tag=${empty ? shared.none_yet : lacks}
    amber=${empty || Boolean(lacks)}
  >
    <${Editor}
      meeting=${context.meeting}
      zone=${context.zone}
      text=${text}
      label=${shared.conclusion}
      hint=${say.conclusion_hint}
      readOnly=${context.frozen}
      snippets=${context.snippets}
    />
  <//>`;
}
