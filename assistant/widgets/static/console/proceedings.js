// Panels of the proceedings: opinions and the chair's conclusion.
import { Card, classes, clockTime, Field, html, momentOf, short, useAct, useNow, useState, whenTime } from "../kit.js";
import { Editor } from "../texts.js";
import { OPINION, ROLE } from "../words.js";
import { MemberSelect } from "./opening.js";

/** @import { ConclusionPanel, Desk, OpinionKind, OpinionsPanel, SpeechRow } from "../contract" */

/** @param {{ speech: SpeechRow, kinds: OpinionKind[], context: Desk }} props */
function KindSelect({ speech, kinds, context }) {
  const act = useAct();
  return html`<select
    class=${classes("kind", kinds.includes("draft") && "wide", speech.kind && "set")}
    aria-label="Loại ý kiến"
    value=${speech.kind}
    disabled=${context.frozen}
    onChange=${(e) => act("ClassifySpeech", { speech: speech.id, kind: e.currentTarget.value || null })}
  >
    <option value="">loại ý kiến</option>
    ${kinds.map((kind) => html`<option value=${kind} selected=${kind === speech.kind}>${OPINION[kind]}</option>`)}
  </select>`;
}

/** @param {{ speech: SpeechRow, context: Desk }} props */
function RoleSelect({ speech, context }) {
  const act = useAct();
  if (speech.guest) return null;
  return html`<select
    class="kind"
    aria-label="Vai trò phát biểu"
    value=${speech.role}
    disabled=${context.frozen}
    onChange=${(e) => act("SetSpeechRole", { speech: speech.id, role: e.currentTarget.value })}
  >
    ${["opinion", "presentation", "reply"].map(
      (role) => html`<option value=${role} selected=${role === speech.role}>
        ${ROLE[role]}
      </option>`,
    )}
  </select>`;
}

/**
 * Speaker, item and times set right afterwards; how it stood is kept in the record.
 * @param {{ speech: SpeechRow, context: Desk, close: () => void }} props
 */
function Correct({ speech, context, close }) {
  const act = useAct();
  const [now, set] = useState({
    speaker: speech.speaker,
    item: speech.item,
    started: clockTime(speech.started, context.zone),
    stopped: clockTime(speech.stopped, context.zone),
  });
  const iso = (text, was) =>
    (text === clockTime(was, context.zone)
      ? new Date(was * 1000)
      : new Date((momentOf(text, context.zone, was ?? undefined) ?? was) * 1000)
    ).toISOString();
  const send = async (event) => {
    event.preventDefault();
    const times = {
      started: iso(now.started, speech.started),
      stopped: speech.stopped === null ? null : iso(now.stopped, speech.stopped),
    };
    if (await act("CorrectSpeech", { speech: speech.id, speaker: now.speaker, item: now.item, ...times })) close();
  };
  const change = (key) => (event) => set({ ...now, [key]: event.currentTarget.value });
  return html`<form class="line correct" onSubmit=${send}>
    <${MemberSelect}
      label="Người phát biểu"
      value=${now.speaker}
      members=${[...context.members, ...context.guests]}
      send=${(speaker) => set({ ...now, speaker })}
    />
    <label class="moment">
      ở${" "}
      <select
        aria-label="Nội dung của phát biểu"
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
      từ <input class="num" aria-label="Giờ bắt đầu phát biểu" value=${now.started} onInput=${change("started")} />
    </label>
    ${
      speech.stopped !== null &&
      html`<label class="moment">
        đến <input class="num" aria-label="Giờ kết thúc phát biểu" value=${now.stopped} onInput=${change("stopped")} />
      </label>`
    }
    <button type="submit" class="primary small">Sửa</button>${" "}
    <button type="button" class="small" onClick=${close}>Thôi</button>
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
    title="Đã bắt đầu sớm hơn 1 phút"
    aria-label=${`${speech.name} đã bắt đầu sớm hơn 1 phút`}
    onClick=${send}
  >−1′</button>`;
}

/** Whose words are of a kind; a presentation or a reply is not. */
const ASKED = ["opinion", "guest", "superior"];
const ASKS = { question: "Trả lời", different: "Thống nhất thế nào" };

/**
 * A speech that is over reads as a line and its words: what changes it shows where the mouse or the caret is
 * (app.css), and takes no other room then, so that nothing moves under the hand.
 * @param {{ speech: SpeechRow, kinds: OpinionKind[], context: Desk }} props
 */
function Opinion({ speech, kinds, context }) {
  const act = useAct();
  const time = useNow(1000);
  const [correcting, correct] = useState(false);
  const live = speech.stopped === null;
  const length = short((speech.stopped ?? time) - speech.started);
  const silent = !live && !speech.text.value.trim();
  return html`<div class=${classes("opinion", live ? "live" : "over")}>
    <div class="line">
      <b class="who">${speech.guest ? "" : "Đ/c "}${speech.name}</b>
      <span class="meta num">${live ? "đang phát biểu" : whenTime(speech.started, context.zone)} · ${length}</span>
      ${silent && !speech.no_text && html`<span class="tag amber">chưa ghi nội dung</span>`}
      ${speech.role !== "opinion" && html`<span class="tag">${ROLE[speech.role]}</span>`}
      ${ASKED.includes(speech.role) && html`<${KindSelect} ...${{ speech, kinds, context }} />`}
      <span class="grow"></span>
      <span class="tools">
        <${RoleSelect} ...${{ speech, context }} />
        ${live && !context.frozen && html`<${Sooner} speech=${speech} />`}
        ${
          !context.frozen &&
          html`<button
            type="button"
            class="small"
            aria-label=${`Sửa lượt phát biểu của ${speech.name}`}
            onClick=${() => correct(!correcting)}
          >Sửa</button>`
        }
        ${
          !live &&
          !context.frozen &&
          html`<button
            type="button"
            class="small"
            aria-label=${`Bỏ phát biểu của ${speech.name}`}
            onClick=${() => act("RemoveSpeech", { speech: speech.id })}
          >Bỏ</button>`
        }
        ${
          live &&
          html`<button type="button" class="small strong" onClick=${() => act("StopSpeech")}>
            Kết thúc <kbd>F4</kbd>
          </button>`
        }
      </span>
    </div>
    ${correcting && html`<${Correct} speech=${speech} context=${context} close=${() => correct(false)} />`}
    <${Editor}
      meeting=${context.meeting}
      zone=${context.zone}
      text=${speech.text}
      label=${`Ý kiến của ${speech.name}`}
      hint="Ghi nội dung ý kiến"
      rows=${live ? 2 : 1}
      readOnly=${context.frozen}
      snippets=${context.snippets}
    />
    ${
      silent &&
      html`<label class="line soft">
        Không ghi nội dung vì${" "}
        <${Field}
          label=${`Lý do không ghi nội dung của ${speech.name}`}
          placeholder="lý do (nếu không ghi)"
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
          label=${`${ASKS[speech.kind]}: ${speech.name}`}
          placeholder="ghi khi đã trả lời, thống nhất"
          value=${speech.settled}
          disabled=${context.frozen}
          send=${(settled) => act("SettleSpeech", { speech: speech.id, settled })}
          class=${speech.settled ? "" : "amber"}
        />
      </label>`
    }
  </div>`;
}

/** @param {OpinionsPanel & { context: Desk }} props */
export function Opinions({ rows, people, kinds, context }) {
  const tag = rows.length ? `${rows.length} lượt · ${people} đảng viên` : "chưa có";
  return html`<${Card} title="Ý kiến phát biểu" tag=${tag}>
    ${rows.length === 0 && html`<p class="soft">Bấm tên người phát biểu ở cột bên phải để bắt đầu ghi.</p>`}
    ${rows.map((speech) => html`<${Opinion} key=${speech.id} ...${{ speech, kinds, context }} />`)}
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
    title="Kết luận của chủ trì"
    tag=${empty ? "chưa có" : lacks}
    amber=${empty || Boolean(lacks)}
  >
    <${Editor}
      meeting=${context.meeting}
      zone=${context.zone}
      text=${text}
      label="Kết luận của chủ trì"
      hint="Việc gì · ai làm · khi nào xong"
      readOnly=${context.frozen}
      snippets=${context.snippets}
    />
  <//>`;
}
