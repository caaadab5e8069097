// Panels of the closing: what is put to the vote, the minutes read and adopted, the end.

import { Beside, Field } from "../fields.js";
import { countsIn, momentOf, noTime } from "../figures.js";
import {
  Card,
  classes,
  clockTime,
  html,
  notice,
  useAct,
  useEffect,
  useModal,
  useRef,
  useState,
  useWire,
  whenTime,
} from "../kit.js";
import { meant, PersonBox } from "../person_box.js";
import { lineAt, topOf } from "../place.js";
import { PaperRow } from "../sheet.js";
import { Editor } from "../texts.js";
import { useTyped } from "../typed.js";
import { formSent, useUnsent } from "../unsent.js";
import { fill, closing as say, shared } from "../wording.js";
import { LEFT, leaveForBlank, NOT_LEFT } from "./blank.js";
import { HandbookButton } from "./handbook.js";
import { motionCard, useNewCard } from "./jump.js";
import { Unheld } from "./unheld.js";

/**
 * @import {
 *   BlankPlace,
 *   AmendableText,
 *   AmendmentRow,
 *   CountedVote,
 *   Desk,
 *   DeskItem,
 *   EndPanel,
 *   MatterChoice,
 *   MinutesPanel,
 *   MotionRow,
 *   MotionsPanel,
 *   PrintedAnnex,
 *   WherePapers,
 * } from "../contract"
 */

const FIGURES = { in_favour: "", against: "", abstained: "" };
const BALLOTS = { issued: null, returned: "", invalid: "" };

/**
 * The figures of a count; of a secret ballot with its ballots, of which so many are proposed as people are here.
 * `send` gives null where they were refused: then they stay.
 * @param {{ name: string, send: (vote: any) => unknown, label: string, button?: string,
 *   ballots?: number | null, item?: string }} props
 */
function VoteForm({ name, send, label, button = shared.record_result, ballots = null, item = "" }) {
  const [vote, set, dropVote] = useTyped(`vote:${name}`, FIGURES);
  const [papers, write, dropPapers] = useTyped(`ballots:${name}`, BALLOTS);
  const [wrong, tell] = useState(/** @type {Record<string, string>} */ ({}));
  const issued = papers.issued ?? String(ballots ?? "");
  const box = (key, text, value, change) =>
    html`<label class="stack">
      ${text}
      <input
        class="short num"
        inputmode="numeric"
        aria-label=${`${text}: ${label}`}
        value=${value}
        aria-invalid=${wrong[key] ? "true" : undefined}
        onInput=${(e) => change({ [key]: e.currentTarget.value })}
      />
      <${Beside} wrong=${wrong[key]} />
    </label>`;
  const figure = (key, text) => box(key, text, vote[key], (changed) => set({ ...vote, ...changed }));
  const paper = (key, text, value) => box(key, text, value, (changed) => write({ ...papers, ...changed }));
  const record = async () => {
    const said = ballots === null ? vote : { issued, returned: papers.returned, ...vote, invalid: papers.invalid };
    const counted = countsIn(said);
    tell(counted.wrong);
    if (Object.keys(counted.wrong).length || (await send(counted.figures)) === null) return false;
    dropVote();
    dropPapers();
    formSent(`vote:${name}`);
    return true;
  };
  const submit = (event) => {
    event.preventDefault();
    record();
  };
  const filled = [...Object.values(vote), papers.returned, papers.invalid].some((figure) => figure.trim());
  const told = fill(shared.unsent_vote, { what: label });
  useUnsent(`vote:${name}`, item && filled && { item, label: told, add: record, recorded: true });
  return html`<form class="line vote" onSubmit=${submit}>
    ${
      ballots !== null &&
      html`${paper("issued", shared.issued, issued)} ${paper("returned", shared.returned, papers.returned)}`
    }
    ${figure("in_favour", shared.in_favour)} ${figure("against", shared.against)}
    ${figure("abstained", shared.abstained)}
    ${ballots !== null && paper("invalid", shared.invalid, papers.invalid)}
    <button type="submit" class="primary">${button}</button>
  </form>`;
}

/** @param {{ vote: CountedVote }} props */
export function VoteResult({ vote }) {
  return html`<p class=${classes("result num", vote.passed ? "good" : "bad")}>
    ${shared.in_favour} <b>${vote.in_favour}</b>
    ${fill(say.and_against, { base: vote.base, percent: vote.percent })}${" "}
    <b>${vote.against}</b>${" "}
    ${say.and_abstained}${" "}
    <b>${vote.abstained}</b>${" "}
    —${" "}
    ${vote.passed ? say.passed : say.not_passed}${" "}
    (
    ${vote.share}
    )
    ${vote.how && html`<br />${fill(say.taken, { how: vote.how })}`}
  </p>`;
}

/** What the vote is about, by which the majority goes; or how it is taken. */
const ChoiceBox = ({
  choices,
  value,
  choose,
  label,
}) => html`<select aria-label=${label} value=${value} onChange=${(e) => choose(e.currentTarget.value)}>
  ${choices.map((m) => html`<option value=${m.code} selected=${m.code === value}>${m.label}</option>`)}
</select>`;

/**
 * The matter that the first telling title speaks of: what is typed goes before the item's own.
 * @param {MatterChoice[]} matters
 */
function likely(matters, ...titles) {
  const speaks = (title) =>
    matters.find((m) => m.cues.some((cue) => title.normalize("NFC").toLocaleLowerCase("vi").includes(cue)));
  return (titles.map(speaks).find(Boolean) ?? matters[0]).code;
}

/** @param {Omit<MotionsPanel, "rows"> & { motion: MotionRow, item: string, context: Desk }} props */
function Motion({ motion, matters, ways, present, unsettled, item, context }) {
  const act = useAct();
  const resolution = motion.kind === "resolution";
  return html`<${Card}
    id=${motionCard(motion)}
    title=${resolution ? say.resolution : fill(say.motion, { title: motion.title })}
    tag=${motion.vote ? "" : say.not_voted}
    amber=${!motion.vote}
  >
    <${Editor}
      meeting=${context.meeting}
      zone=${context.zone}
      text=${motion.text}
      label=${fill(say.motion_text, { title: motion.title })}
      rows=${resolution ? 5 : 2}
      readOnly=${context.frozen}
      hint=${resolution ? say.resolution_hint : say.motion_hint}
    />
    <p class="soft">${motion.base}.</p>
    ${!motion.vote && unsettled && html`<p class="warn">▲ ${unsettled}</p>`}
    ${
      motion.vote
        ? html`<${VoteResult} vote=${motion.vote} />`
        : !context.frozen &&
          html`<${VoteForm}
            name=${motion.id}
            label=${motion.title}
            item=${item}
            ballots=${motion.way === "ballot" ? present : null}
            send=${(vote) => act("RecordVote", { motion: motion.id, ...vote })}
          />`
    }
    ${
      !context.frozen &&
      !motion.vote &&
      html`<div class="line">
        <label class="stack">
          ${say.motion_kind}
          <${ChoiceBox}
            choices=${matters}
            value=${motion.matter}
            label=${fill(say.motion_kind_of, { title: motion.title })}
            choose=${(matter) => act("ClassifyMotion", { motion: motion.id, matter })}
          />
        </label>
        <label class="stack">
          ${say.voting_way}
          <${ChoiceBox}
            choices=${ways}
            value=${motion.way}
            label=${fill(say.voting_way_of, { title: motion.title })}
            choose=${(way) => act("ChooseVotingWay", { motion: motion.id, way })}
          />
        </label>
      </div>`
    }
    ${
      !context.frozen &&
      motion.vote &&
      html`<button
        type="button"
        class="small"
        onClick=${() => confirm(say.vote_again_question) && act("CancelVote", { motion: motion.id })}
      >${say.vote_again}</button>`
    }
    ${
      !context.frozen &&
      !motion.vote &&
      !resolution &&
      html`<button type="button" class="small" onClick=${() => act("RemoveMotion", { motion: motion.id })}>
        ${say.remove_motion}
      </button>`
    }
  <//>`;
}

/** @param {MotionsPanel & { item: DeskItem, context: Desk }} props */
export function Motions({ rows, item, context, ...choices }) {
  const { matters } = choices;
  const act = useAct();
  const [title, set] = useTyped(`motion:${item.id}`, null);
  const [chosen, choose] = useTyped(`matter:${item.id}`, null);
  const matter = chosen ?? likely(matters, title ?? "", item.title);
  const close = () => {
    set(null);
    choose(null);
  };
  const added = useNewCard(rows, motionCard);
  const send = async () => {
    const answered = added();
    const answer = await act("ProposeMotion", { kind: "special", title, item: item.id, matter });
    answered(answer);
    if (answer) close();
    return answer;
  };
  const add = (event) => {
    event.preventDefault();
    send();
  };
  const named = title?.trim();
  const told = fill(shared.unsent_motion, { what: named });
  useUnsent(`motion:${item.id}`, named && !context.frozen && { item: item.id, label: told, add: send });
  return html`
    ${rows.map((motion) => html`<${Motion} key=${motion.id} ...${{ ...choices, motion, item: item.id, context }} />`)}
    ${
      !context.frozen &&
      item.votes &&
      (title === null
        ? html`<p class="add">
          <button type="button" class="small propose" onClick=${() => set("")}>${say.add_motion}</button>
        </p>`
        : html`<form class="line add" onSubmit=${add}>
          <input
            class="grow"
            aria-label=${say.motion_title}
            placeholder=${say.motion_title}
            value=${title}
            onInput=${(e) => set(e.currentTarget.value)}
          />
          <${ChoiceBox} choices=${matters} value=${matter} choose=${choose} label=${say.motion_kind} />
          <button type="submit" class="primary" disabled=${!title.trim()}>${shared.add}</button>
          <button type="button" onClick=${close}>${shared.cancel}</button>
        </form>`)
    }
  `;
}

/** One line of the paper: a heading, a table's row (cells set apart by " | ": documents/rendering/docx_text.py), or
 * text. */
function Line({ line, top, amend }) {
  const cells = line.split(" | ");
  if (cells.length > 1)
    return html`<div class=${classes("cells", top && "top")}>${cells.map((cell) => html`<span>${cell}</span>`)}</div>`;
  const look = classes(top && "title", /^([IVX]+[-.]|\d+\.) /.test(line) && "head", amend && "amendable");
  return html`<p class=${look} title=${amend ? say.click_to_amend : undefined} onClick=${amend}>${line}</p>`;
}

/** Lines of the annex above its body: head, title, which minutes it belongs to. */
const TOP_OF_ANNEX = 6;

const FOLLOWED = 400; // ms between two words to the wall of where the reader is

/**
 * The wall follows the reader: it is told the line, now and then while the paper moves, and where it stops; and the
 * very line that is amended (`show`), for on this screen it may stand far from where the wall is.
 */
function useFollowed(paper, many) {
  const wire = useWire();
  const waiting = useRef(0);
  const tell = (line) => wire.send("FollowReading", { line }).catch((refusal) => notice(refusal.message));
  const follow = () => {
    if (waiting.current) return;
    waiting.current = window.setTimeout(() => {
      waiting.current = 0;
      if (paper.current) tell(lineAt(paper.current, many));
    }, FOLLOWED);
  };
  const show = (line) => {
    clearTimeout(waiting.current);
    waiting.current = 0;
    tell(line);
  };
  return { follow, show };
}

/**
 * Corrections made so far, each to be corrected or taken back.
 * @param {{
 *   amendments: AmendmentRow[], amend?: (number: number) => unknown, drop?: (number: number) => unknown,
 * }} props
 */
function Amendments({ amendments, amend, drop }) {
  if (!amendments.length) return null;
  return html`<details class="points amendments" open=${!amend}>
    <summary>${fill(say.amended, { count: amendments.length })}</summary>
    <ul>
      ${amendments.map(
        (one, number) => html`<li>
          ${fill(say.amendment_line, one)}
          ${
            amend &&
            html` <button
                type="button"
                class="small"
                aria-label=${fill(say.amend_again_of, one)}
                onClick=${() => amend(number)}
              >${say.amend_again}</button>
              <button
                type="button"
                class="small"
                aria-label=${fill(say.drop_amendment_of, one)}
                onClick=${() => drop?.(number)}
              >${say.drop_amendment}</button>`
          }
        </li>`,
      )}
    </ul>
  </details>`;
}

/** The draft as it will be printed, large enough to be read out. A click on a line amends the text it comes from; on
 * the line of a correction, that correction. */
function Reading(reading) {
  const {
    lines,
    head,
    annex = [],
    blanks,
    notShown,
    fields,
    amendments,
    people,
    start,
    close,
    again,
    above,
    write,
  } = reading;
  const act = useAct();
  const dialog = useModal(close);
  const paper = useRef(null);
  useEffect(() => {
    if (start) paper.current.scrollTop = topOf(paper.current, start.line);
  }, []);
  const [amending, amend] = useTyped(
    "amending-text",
    /** @type {{ keys: string[], number: number | null } | null} */ (null),
  );
  const { follow, show } = useFollowed(paper, lines.length);
  const amendedAt = useRef(-1);
  const body = lines.findIndex((line) => /^I[-.] /.test(line));
  const sources = (line) =>
    fields.filter((f) => f.value.split("\n").some((part) => part.trim() && line.includes(part.trim())));
  const correction = (line) =>
    line.startsWith("+ ") ? amendments.findIndex((a) => line.includes(a.author) && line.endsWith(a.changed)) : -1;
  const correct = (number) => amend({ keys: [amendments[number].field], number });
  const clickable = (line, n) => {
    const number = correction(line);
    const found = number >= 0 ? [] : sources(line);
    if (number < 0 && !found.length) return null;
    return () => {
      amendedAt.current = n;
      if (n >= 0) show(n);
      if (number >= 0) correct(number);
      else amend({ keys: found.map((f) => f.key), number: null });
    };
  };
  const corrected = amending && amending.number !== null ? amendments[amending.number] : null;
  const amendable = amending && fields.filter((f) => amending.keys.includes(f.key));
  const amended = () => {
    amend(null);
    paper.current?.focus({ preventScroll: true });
  };
  const corrections = JSON.stringify(amendments);
  const heard = useRef(corrections);
  useEffect(() => {
    if (heard.current === corrections) return;
    heard.current = corrections;
    // made here, or taken back by the keys of Hoàn tác
    Promise.resolve(again()).then(() => amendedAt.current >= 0 && show(amendedAt.current));
  }, [corrections]);
  return html`<dialog ref=${dialog} class="reading" aria-label=${say.read_minutes}>
    <div
      ref=${paper}
      class="paper"
      tabindex="0"
      role="region"
      aria-label=${shared.draft_minutes}
      onScroll=${follow}
    >
      ${lines.map((line, n) =>
        head[n]
          ? html`<${PaperRow} row=${head[n]} line=${line} />`
          : html`<${Line} line=${line} top=${n < body} amend=${n >= body ? clickable(line, n) : null} />`,
      )}
      ${
        annex.length > 0 &&
        html`<p class="apart">
          ${say.annex_apart}
        </p>`
      }
      ${annex.map(
        (line, n) => html`<${Line}
          line=${line}
          top=${n < TOP_OF_ANNEX}
          amend=${n >= TOP_OF_ANNEX ? clickable(line, -1) : null}
        />`,
      )}
    </div>
    ${
      amendable?.length > 0 &&
      html`<${Amend}
        key=${`${amending.keys.join(" ")} ${amending.number}`}
        fields=${amendable}
        people=${people}
        number=${amending.number}
        author=${corrected?.author}
        close=${() => amend(null)}
        done=${amended}
      />`
    }
    <${Amendments}
      amendments=${amendments}
      amend=${correct}
      drop=${async (number) => (await act("DropAmendment", { number })) && amended()}
    />
    <${Blanks}
      blanks=${blanks}
      paper=${paper}
      open=${Boolean(start)}
      write=${(blank) => write(blank, lineAt(paper.current, lines.length))}
    />
    ${notShown}
    ${above}
    <footer>
      ${reading.children}
      <button type="button" onClick=${() => dialog.current.close()}>${say.back}</button>
    </footer>
  </dialog>`;
}

/**
 * What will stand as dots, told before it is adopted: a press shows the line, the one beside it leads to where it is
 * written.
 * @param {{ blanks: BlankPlace[], paper: { current: HTMLElement | null }, open: boolean,
 *   write: (blank: BlankPlace) => unknown }} props
 */
function Blanks({ blanks, paper, open, write }) {
  const [shown, show] = useState(-1);
  useEffect(() => {
    const lines = paper.current?.children ?? [];
    lines[shown]?.classList.add("blank");
    lines[shown]?.scrollIntoView({ block: "center" });
    return () => lines[shown]?.classList.remove("blank");
  }, [shown]);
  if (!blanks.length) return null;
  return html`<details class="blanks" open=${open}>
    <summary>${fill(say.blanks, { count: blanks.length })}</summary>
    <ul>
      ${blanks.map(
        (blank) => html`<li key=${blank.line}>
          <button type="button" class="link" onClick=${() => show(blank.line)}>${blank.what}</button>
          ${
            blank.item !== null &&
            html`<button
              type="button"
              class="small"
              aria-label=${fill(say.write_blank_of, blank)}
              onClick=${() => write(blank)}
            >${say.write_blank}</button>`
          }
        </li>`,
      )}
    </ul>
  </details>`;
}

/**
 * What is recorded and not printed: seen and named by whoever lets it go, before the minutes are adopted.
 * `digest`: of the draft that it is said of.
 * @param {{ digest: string, lines: string[], confirmer: string, confirm: (confirmer: string) => unknown }} props
 */
function NotShown({ digest, lines, confirmer, confirm }) {
  const [seen, see] = useTyped(`not-shown:${digest}`, false);
  const [name, set] = useTyped("not-shown-confirmer", confirmer);
  useEffect(() => void confirm(seen ? name.trim() : ""), [seen, name]);
  return html`<div class="asking" role="alert">
    <p class="bad">${say.not_shown}</p>
    <ul>${lines.map((line) => html`<li key=${line}>${line}</li>`)}</ul>
    <p class="line">
      <label>
        <input type="checkbox" checked=${seen} onChange=${(e) => see(e.currentTarget.checked)} /> ${say.not_shown_known}
      </label>
      <label>
        ${say.confirmer}${" "}
        <input aria-label=${say.confirmer} value=${name} onInput=${(e) => set(e.currentTarget.value)} />
      </label>
    </p>
  </div>`;
}

/**
 * Whose correction, in which text, and the words as they are to stand; old and new words are kept. `number`: the place
 * of the correction that is itself corrected.
 * @param {{ fields: AmendableText[], people: { id: string, name: string }[], number: number | null, author?: string,
 *   close: () => void, done: () => unknown }} props
 */
function Amend({ fields, people, number, author: before = "", close, done }) {
  const act = useAct();
  const keys = fields.map((f) => f.key).join(" ");
  const blank = { at: 0, author: before, texts: /** @type {string[]} */ ([]) };
  const [amendment, set, drop] = useTyped(`amend:${keys}${number === null ? "" : ` ${number}`}`, blank);
  const { at, author } = amendment;
  const value = amendment.texts[at] ?? fields[at].value; // each text keeps what was made of it
  const write = (text) => set({ ...amendment, texts: fields.map((_, n) => (n === at ? text : amendment.texts[n])) });
  const leave = (then) => {
    drop();
    then();
  };
  const send = async (event) => {
    event.preventDefault();
    if (meant(people, author).length) {
      notice(fill(say.amender_not_chosen, { typed: author.trim() }));
      return;
    }
    if (await act("AmendText", { field: fields[at].key, author, value, replaces: number })) leave(done);
  };
  const unchanged = value === fields[at].value && (number === null || author === before);
  return html`<form class="amend" onSubmit=${send}>
    <div class="line">
      <label class="stack">
        ${shared.item}
        <select
          aria-label=${say.amended_text}
          value=${at}
          onChange=${(e) => set({ ...amendment, at: +e.currentTarget.value })}
        >
          ${fields.map((f, n) => html`<option value=${n} selected=${n === at}>${f.label}</option>`)}
        </select>
      </label>
      <label class="stack grow">
        ${say.amended_by}
        <${PersonBox}
          label=${say.amended_by}
          value=${author}
          people=${people}
          change=${(name) => set({ ...amendment, author: name })}
        />
      </label>
    </div>
    <textarea
      rows="4"
      aria-label=${say.text_amended}
      value=${value}
      onInput=${(e) => write(e.currentTarget.value)}
    ></textarea>
    <p class="line">
      <button type="submit" class="primary" disabled=${!author.trim() || unchanged}>
        ${say.amend}
      </button>
      ${
        number !== null &&
        html`<button type="button" onClick=${async () => (await act("DropAmendment", { number })) && leave(done)}>
          ${say.drop_amendment}
        </button>`
      }
      <button type="button" onClick=${() => leave(close)}>${shared.cancel}</button>
    </p>
  </form>`;
}

/**
 * The number of the minutes is part of the text that is adopted, so it is asked for while they are read.
 * @param {{ proposed: string, again: () => unknown }} props
 */
function GiveNumber({ proposed, again }) {
  const act = useAct();
  const [number, set, drop] = useTyped("give-number", proposed);
  const send = async (event) => {
    event.preventDefault();
    if (!(await act("SetNumber", { number }))) return;
    drop();
    again();
  };
  return html`<form class="line number" onSubmit=${send}>
    <label>
      ${say.no_number_yet}${" "}
      <input
        class="short num"
        aria-label=${say.number}
        placeholder=${say.number_hint}
        value=${number}
        onInput=${(e) => set(e.currentTarget.value)}
      />
    </label>
    <button type="submit" disabled=${!number.trim()}>${say.give_number}</button>
  </form>`;
}

/** @param {MinutesPanel & { context: Desk }} state */
export function Minutes(state) {
  const {
    adopted,
    digest,
    annex_digest,
    vote,
    amendments,
    reopenings,
    base,
    too_few,
    number,
    missing,
    unheld,
    context,
  } = state;
  const act = useAct();
  const [draft, set] = useState(null);
  const [confirmer, confirm] = useState("");
  const short = draft?.unprinted.length > 0;
  const [reason, explain] = useTyped("too-few", "");
  const [left, , dropLeft] = useTyped(LEFT, NOT_LEFT);
  const [start, begin] = useState(NOT_LEFT);
  const shut = () => {
    set(null);
    return act("CloseReading");
  };
  const read = async () => {
    const answer = await act("ReadMinutes");
    if (answer) set(answer);
  };
  const readFrom = async (place) => {
    begin(place);
    dropLeft();
    await read();
  };
  useEffect(() => void (left?.back && context.writes && readFrom(left)), [left?.back, context.writes]);
  useEffect(() => void (context.writes || set(null)), [context.writes]); // another page writes now: read anew
  const adopt = async (votes) => {
    const heard = { digest: draft.digest, annex_digest: draft.annex_digest };
    const answer = await act("AdoptDraft", { ...heard, confirmer, ...votes });
    if (!answer) return answer;
    set(null);
    explain("");
    return answer;
  };
  return html`<${Card}
    title=${shared.adopting_minutes}
    tag=${adopted ? fill(shared.adopted_at, { time: whenTime(adopted, context.zone) }) : shared.not_adopted}
    amber=${!adopted}
  >
    <div class="line">
      <label class="stack">
        ${say.number_if_any}
        <${Field}
          class="short num"
          name="number"
          label=${say.number}
          placeholder=${say.number_hint}
          value=${number}
          disabled=${context.frozen}
          send=${(value) => act("SetNumber", { number: value })}
        />
      </label>
      ${
        !adopted &&
        !context.frozen &&
        html`<button type="button" class="primary" onClick=${() => readFrom(null)}>
          ${fill(say.read_to_room, { room: context.sitting.room.toLowerCase() })}
        </button>`
      }
    </div>
    ${!adopted && !context.frozen && html`<${Unheld} ...${unheld} />`}
    ${!adopted && missing.length > 0 && html`<ul class="gaps">${missing.map((text) => html`<li>${text}</li>`)}</ul>`}
    ${
      draft &&
      context.writes &&
      html`<${Reading}
        lines=${draft.lines}
        head=${draft.head}
        blanks=${draft.blanks}
        annex=${draft.annex}
        notShown=${
          short &&
          html`<${NotShown}
            key=${draft.digest}
            digest=${draft.digest}
            lines=${draft.unprinted}
            confirmer=${draft.confirmer}
            confirm=${confirm}
          />`
        }
        fields=${draft.fields}
        amendments=${amendments}
        people=${[...context.members, ...context.guests]}
        start=${start}
        again=${read}
        close=${shut}
        write=${(blank, line) => leaveForBlank(act, shut, { at: context.item.id, line, blank })}
        above=${
          too_few &&
          html`<label class="stack too-few">
            <span class="warn">▲ ${too_few}</span>
            <input
              aria-label=${say.too_few_reason}
              placeholder=${say.too_few_reason}
              value=${reason}
              onInput=${(e) => explain(e.currentTarget.value)}
            />
          </label>`
        }
      >
        ${draft.doubts.map((sentence) => html`<small key=${sentence} class="bad" role="alert">${sentence}</small>`)}
        ${!draft.number && html`<${GiveNumber} proposed=${draft.proposed} again=${read} />`}
        <details class="grow">
          <summary>${say.record_counts}</summary>
          <p class="soft">${base}.</p>
          <${VoteForm} name="minutes" label=${say.minutes} button=${say.adopt_with_counts} send=${adopt} />
        </details>
        <button
          type="button"
          class="primary"
          disabled=${(short && !confirmer) || (too_few && !reason.trim())}
          onClick=${() => adopt(too_few ? { reason } : {})}
        >
          ${fill(say.adopt, { room: context.sitting.room })}
        </button>
      <//>`
    }
    ${vote && html`<${VoteResult} vote=${vote} />`}
    <${Amendments} amendments=${amendments} />
    ${
      adopted &&
      html`<p class="soft num">
        ${fill(say.digest, { digest: digest.slice(0, 16) })}
        ${annex_digest && fill(say.and_annex_digest, { annex_digest: annex_digest.slice(0, 16) })}
      </p>`
    }
    ${reopenings.map(
      (r) => html`<p class="soft num">
        ${fill(say.reopened, { time: whenTime(r.at, context.zone), reason: r.reason })}
      </p>`,
    )}
    ${context.frozen && html`<${Reopen} />`}
  <//>`;
}

function Reopen() {
  const act = useAct();
  const [reason, set] = useTyped("reopen", null);
  const send = async (event) => {
    event.preventDefault();
    if (await act("ReopenMinutes", { reason })) set(null);
  };
  if (reason === null)
    return html`<p><button type="button" class="small" onClick=${() => set("")}>${say.reopen_minutes}</button></p>`;
  return html`<form class="line" onSubmit=${send}>
    <input
      class="grow"
      aria-label=${say.reopen_reason}
      placeholder=${say.reopen_reason}
      value=${reason}
      onInput=${(e) => set(e.currentTarget.value)}
    />
    <button type="submit" class="primary" disabled=${!reason.trim()}>${say.reopen}</button>
    <button type="button" onClick=${() => set(null)}>${shared.cancel}</button>
  </form>`;
}

const MARK = { reached: "✓", missing: "▲", unknown: "?" };
/**
 * Where the minutes are: on this machine, on the share, or why not yet.
 * @param {WherePapers} props
 */
function Where({ url, error, share, folder, detail, unprinted, annex }) {
  return html`<div class="where" role="status">
    ${error && html`<p class="bad">${fill(say.minutes_failed, { error })}</p>`}
    ${
      url
        ? html`
          <p class="good">${fill(say.minutes_made, { detail })}</p>
          <p><a class="button" href=${url} download>${say.download_minutes}</a></p>
        `
        : !error && html`<p>${say.making_minutes}</p>`
    }
    ${unprinted && html`<p class="bad">${unprinted}</p>`}
    <p>${share}</p>
    ${folder && html`<p class="soft path">${folder}</p>`}
    ${annex && html`<${Annex} ...${annex} />`}
  </div>`;
}

/**
 * Where the secret annex is: on this machine only.
 * @param {PrintedAnnex} props
 */
function Annex({ url, error, unprinted, folder }) {
  return html`
    ${error && html`<p class="bad">${fill(say.annex_failed, { error })}</p>`}
    ${
      url &&
      html`
        <p class="good">${say.annex_made}</p>
        <p><a class="button" href=${url} download>${say.download_annex}</a></p>
      `
    }
    ${unprinted && html`<p class="bad">${unprinted}</p>`}
    <p class="soft path">${folder}</p>
  `;
}

const iso = (moment) => new Date(moment * 1000).toISOString();
/**
 * The hour of the end, set right afterwards; a reason is asked for where the meeting is too short by it.
 * @param {{ ended: number, context: Desk }} props
 */
function Ended({ ended, context }) {
  const act = useAct();
  const [correction, set] = useTyped("correct-end", /** @type {{ at: string, reason: string } | null} */ (null));
  const [wrong, tell] = useState("");
  const { at, reason } = correction ?? { at: "", reason: "" };
  const send = async (event) => {
    event.preventDefault();
    const moment = momentOf(at, context.zone, ended);
    tell(moment === null ? noTime(at) : "");
    if (moment !== null && (await act("CorrectEnd", { ended: iso(moment), reason }))) set(null);
  };
  const begin = () => set({ at: clockTime(ended, context.zone), reason: "" });
  if (!correction)
    return html`<p class="soft num">
      ${fill(say.ended_at, { time: whenTime(ended, context.zone) })}${" "}
      <button type="button" class="link" onClick=${begin}>${say.correct_end}</button>
    </p>`;
  return html`<form class="line" onSubmit=${send}>
    <label class="moment">
      ${say.end_at}${" "}
      <input
        class="short num"
        aria-label=${say.true_end}
        value=${at}
        onInput=${(e) => set({ at: e.currentTarget.value, reason })}
      />
      <${Beside} wrong=${wrong} />
    </label>
    <input
      class="grow"
      aria-label=${say.short_reason}
      placeholder=${say.short_reason_hint}
      value=${reason}
      onInput=${(e) => set({ at, reason: e.currentTarget.value })}
    />
    <button type="submit" class="primary small">${shared.correct}</button>${" "}
    <button type="button" class="small" onClick=${() => set(null)}>${shared.cancel}</button>
  </form>`;
}

/** @param {EndPanel & { context: Desk }} props */
export function End({ missing, checks, ended, gaps, reason, trail, where, context }) {
  const act = useAct();
  const [typed, set] = useTyped("end-reason", "");
  const [at, setAt] = useTyped("end-at", "");
  const [wrong, tell] = useState("");
  const needs = missing.length > 0;
  const send = async () => {
    const moment = at.trim() ? momentOf(at, context.zone) : undefined;
    tell(moment === null ? noTime(at) : "");
    if (moment === null) return;
    if (!(await act("EndMeeting", { reason: typed, ended: moment === undefined ? null : iso(moment) }))) return;
    set("");
    setAt("");
  };
  return html`<${Card}
    title=${fill(say.end, { name: context.sitting.name.toLowerCase() })}
    tag=${ended ? fill(say.ended_tag, { time: whenTime(ended, context.zone) }) : ""}
  >
    <details class="points">
      <summary>${fill(say.checks, { count: checks.filter((c) => c.state === "missing").length })}</summary>
      <ul class="checks">
        ${checks.map(
          (c) => html`<li class=${c.state} title=${c.basis}>
            <span aria-hidden="true">${MARK[c.state]}</span> ${c.text}
          </li>`,
        )}
      </ul>
    </details>
    ${
      trail.length > 0 &&
      html`<details class="points">
        <summary>${fill(say.corrected, { count: trail.length })}</summary>
        <ul>${trail.map((text) => html`<li class="num">${text}</li>`)}</ul>
      </details>`
    }
    ${
      !ended &&
      html`
        <p>
          <label class="moment">
            ${say.ended_before}${" "}
            <input
              class="num"
              aria-label=${say.end_time}
              placeholder=${shared.time_hint}
              value=${at}
              onInput=${(e) => setAt(e.currentTarget.value)}
            />
            <${Beside} wrong=${wrong} />${" "}
            ${say.empty_is_now}
          </label>
        </p>
        ${needs && html`<p>${say.missing}</p><ul class="gaps">${missing.map((text) => html`<li>${text}</li>`)}</ul>`}
        ${
          (needs || at.trim()) &&
          html`<label class="stack">
            ${say.end_reason_needed}
            <textarea
              rows="2"
              aria-label=${say.end_reason}
              value=${typed}
              onInput=${(e) => set(e.currentTarget.value)}
            ></textarea>
          </label>`
        }
        <button type="button" class="primary" disabled=${needs && !typed.trim()} onClick=${send}>
          ${fill(say.end, { name: context.sitting.name.toLowerCase() })}
        </button>
      `
    }
    ${
      ended &&
      gaps.length > 0 &&
      html`<p>${say.ended_with_gaps}</p>
        <ul class="gaps">${gaps.map((text) => html`<li key=${text}>${text}</li>`)}</ul>
        <p>${fill(say.ended_because, { reason })}</p>`
    }
    ${ended && context.writes && html`<${Ended} ended=${ended} context=${context} />`}
    ${ended && html`<p><${HandbookButton} /></p><${Where} ...${where} />`}
  <//>`;
}
