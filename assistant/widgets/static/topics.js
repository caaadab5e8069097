// Chuyên đề năm: the plan by quarters. Home shows how it stands and makes a meeting from it; the year page changes it.

import { LongField, useParts } from "./fields.js";
import { Folded } from "./folded.js";
import { Card, classes, html, Mark, useAct, useDownload, useEffect, useRef, useState, useWire } from "./kit.js";
import { withPerson } from "./names.js";
import { useOpen } from "./opening_records.js";
import { PageLink } from "./page_link.js";
import { MemberSelect } from "./person_box.js";
import { go } from "./places.js";
import { StepDay, StepPerson, Timeline } from "./timeline.js";
import { useTyped } from "./typed.js";
import { fill, topics as say, shared } from "./wording.js";

/** @import { MeetingKind, QuarterRow, TopicPlan, TopicRow, TopicStepRow } from "./contract" */

const LABEL = { done: say.is_done, missing: say.late, current: say.due, todo: say.todo };

/** @param {{ mark: string, plain?: boolean }} props */
function State({ mark, plain = false }) {
  return mark ? html`<${Mark} state=${mark} label=${plain ? "" : LABEL[mark]} />` : html`<span class="nomark"></span>`;
}

/**
 * A meeting of the topic: which kind, then it is made; somebody of the list who could not be read is asked about first.
 * @param {{ topic: TopicRow, then: () => void }} props `then`: where its preparation is seen
 */
function Make({ topic, then }) {
  const act = useAct();
  const open = useOpen();
  const [asked, ask] = useState(/** @type {{ text: string, kind: MeetingKind } | null} */ (null));
  const [chosen, choose] = useState(false);
  const make = async (/** @type {MeetingKind} */ kind, sure = false) => {
    const answer = await act("MakeMeeting", { kind, sure, topic: topic.id });
    ask(answer?.ask ? { text: answer.ask, kind } : null);
    if (!answer?.meeting) return;
    choose(false);
    then();
  };
  if (topic.held) return null;
  if (topic.meeting)
    return html`<button type="button" class="small" onClick=${() => open(topic.meeting)}>${say.open_meeting}</button>`;
  if (asked)
    return html`<div class="asked" role="alertdialog" aria-label=${say.make}>
      <p class="num">${asked.text}</p>
      <button type="button" class="primary" onClick=${() => make(asked.kind, true)}>${say.make_anyway}</button>
      <button type="button" onClick=${() => ask(null)}>${shared.cancel}</button>
    </div>`;
  if (!chosen)
    return html`<button
      type="button"
      class="small"
      aria-label=${fill(say.make_of, { title: topic.title })}
      onClick=${() => choose(true)}
    >${say.make}</button>`;
  return html`<div class="line" role="group" aria-label=${fill(say.make_of, { title: topic.title })}>
    <button type="button" class="small" onClick=${() => make("thematic")}>${say.make_thematic}</button>
    <button type="button" class="small" onClick=${() => make("combined")}>${say.make_combined}</button>
    <button type="button" class="small" onClick=${() => choose(false)}>${shared.cancel}</button>
  </div>`;
}

const DUE = new Set(["missing", "current"]);
/**
 * How the plan stands, on Home.
 * @param {{ plan: TopicPlan, folded: boolean }} props `folded`: only its heading, while nothing of it is due
 */
export function TopicCard({ plan, folded }) {
  const marks = plan.quarters.flatMap((quarter) => [quarter.mark, ...quarter.topics.map((topic) => topic.mark)]);
  const due = !folded || marks.some((mark) => DUE.has(mark));
  return html`<${Folded} title=${fill(say.title, { year: plan.year })} tag=${plan.told} due=${due}>
    <ul class="topics">
      ${plan.quarters.map((quarter) => {
        const topics = quarter.topics.filter((one) => !one.dropped);
        return html`<li key=${quarter.label} class=${quarter.mark}>
          <${State} mark=${quarter.mark} />
          <b class="quarter">${quarter.label}</b>
          <div>
            ${
              topics.length
                ? topics.map(
                    (topic) => html`<div key=${topic.id}>
                    <b>${topic.title}</b>
                    <small class="num">${topic.told}</small>
                    <${Make} topic=${topic} then=${() => window.scrollTo({ top: 0 })} />
                  </div>`,
                  )
                : null
            }
            ${
              (!topics.length || quarter.mark === "missing" || quarter.mark === "current") &&
              html`<small class="quarter-told num">${quarter.told}</small>`
            }
          </div>
        </li>`;
      })}
    </ul>
    <p>
      <${PageLink} page="year" query=${{ year: String(plan.year) }} class="button small">${say.edit_plan}<//>
    </p>
  <//>`;
}

/** What is told of one step. @param {{ plan: TopicPlan, topic: TopicRow, step: TopicStepRow }} props */
function Step({ plan, topic, step }) {
  const act = useAct();
  const fixed = step.by_meeting && step.step === "held"; // of the others the plan may know better
  const ticked = step.by_meeting && !fixed ? "" : step.done; // what the meeting tells is not written into the plan
  const recorded = { due: step.due, done: ticked, by: step.by };
  const tell = useParts(recorded, (whole) => act("TellTopicStep", { topic: topic.id, step: step.step, ...whole }));
  const of = (label) => fill(say.of_step, { label, step: step.label });
  const box = (key, label, placeholder) => html`<${StepDay}
    ...${{ label, placeholder, whole: of(label), value: step[key], year: plan.year }}
    name=${`${topic.id} ${step.step} ${key}`}
    send=${(iso) => tell({ [key]: iso })}
  />`;
  return html`<div class="step-open" role="region" aria-label=${step.label}>
    <p><b>${step.label}</b> · <span class="num">${step.when}</span></p>
    ${step.by_meeting && html`<p class="soft">${say.by_meeting}</p>`}
    <div class="line">
      ${box("due", say.until, say.no_day)}
      ${!fixed && box("done", say.done_on, say.not_done)}
      ${
        ticked &&
        html`<${StepPerson}
          ...${{ step, label: say.by, whole: of(say.by), members: plan.members, empty: say.nobody }}
          send=${(by) => tell({ by })}
        />`
      }
      ${
        !fixed &&
        (ticked
          ? html`<button type="button" onClick=${() => tell({ done: "", by: "" })}>${say.untick}</button>`
          : html`<button type="button" class="primary" onClick=${() => tell({ done: plan.today })}>
              ${say.tick}
            </button>`)
      }
    </div>
  </div>`;
}

/** @param {{ value: string, plan: TopicPlan, send: (group: string) => void }} props */
function GroupSelect({ value, plan, send }) {
  return html`<select aria-label=${say.group} value=${value} onChange=${(e) => send(e.currentTarget.value)}>
    <option value="" selected=${!value}>${say.no_group}</option>
    ${plan.groups.map((g) => html`<option key=${g.id} value=${g.id} selected=${g.id === value}>${g.name}</option>`)}
  </select>`;
}

/** A topic of the plan and its timeline. @param {{ plan: TopicPlan, topic: TopicRow }} props */
function Opened({ plan, topic }) {
  const act = useAct();
  const wire = useWire();
  const [chosen, choose] = useState(/** @type {string | null} */ (null));
  const [reason, type] = useTyped(`drop ${topic.id}`, "");
  const { quarter, title, group, author } = topic;
  const recorded = { quarter, group, author, ...(topic.secret ? {} : { title }) }; // a secret title is not sent down
  const amend = useParts(recorded, (whole) => act("AmendTopic", { topic: topic.id, ...whole }));
  const left = topic.steps.find((one) => !one.done)?.step ?? "";
  const step = topic.steps.find((one) => one.step === (chosen ?? left));
  const drop = async (event) => {
    event.preventDefault();
    if ((await act("DropTopic", { topic: topic.id, reason })) !== null) type("");
  };
  if (topic.dropped)
    return html`<p>
      <button type="button" onClick=${() => act("DropTopic", { topic: topic.id, reason: "", back: true })}>
        ${say.back}
      </button>
    </p>`;
  return html`<div class="topic-open">
    <${Timeline}
      ...${{ steps: topic.steps, open: step?.step ?? "", choose }}
      kind="seven"
      state=${(one) => one.mark}
      sign=${(one) => html`<${State} mark=${one.mark} />`}
    />
    ${step && html`<${Step} key=${step.step} ...${{ plan, topic, step }} />`}
    <div class="line making"><${Make} topic=${topic} then=${() => go(wire, "home")} /></div>
    ${
      topic.secret
        ? html`<p class="soft">${say.secret}</p>`
        : html`<div class="line">
            <label class="stack grow">
              ${say.topic}
              <${LongField}
                name=${`${topic.id} title`}
                label=${say.topic}
                value=${topic.title}
                send=${(title) => amend({ title })}
              />
            </label>
          </div>`
    }
    <div class="line">
      <label class="stack">
        ${say.quarter}
        <select
          aria-label=${say.quarter}
          value=${topic.quarter}
          onChange=${(e) => amend({ quarter: Number(e.currentTarget.value) })}
        >
          ${plan.quarters.map(
            (q) => html`<option key=${q.quarter} value=${q.quarter} selected=${q.quarter === topic.quarter}>
              ${q.label}
            </option>`,
          )}
        </select>
      </label>
      <label class="stack grow">
        ${say.group}
        <${GroupSelect} plan=${plan} value=${topic.group} send=${(group) => amend({ group })} />
      </label>
      <label class="stack">
        ${say.author}
        <${MemberSelect}
          label=${say.author}
          value=${topic.author}
          members=${withPerson(plan.members, topic.author, topic.author_name)}
          empty=${say.nobody}
          send=${(author) => amend({ author })}
        />
      </label>
    </div>
    <details class="points">
      <summary>${say.drop}</summary>
      <form class="line" onSubmit=${drop}>
        <input
          class="grow"
          aria-label=${say.drop_why}
          placeholder=${say.drop_why}
          value=${reason}
          onInput=${(e) => type(e.currentTarget.value)}
        />
        <button type="submit" disabled=${!reason.trim()}>${say.drop}</button>
      </form>
    </details>
  </div>`;
}

/** @param {{ plan: TopicPlan, topic: TopicRow }} props */
function Topic({ plan, topic }) {
  const [open, setOpen] = useState(false);
  const box = useRef(null);
  useEffect(() => {
    if (open) box.current.scrollIntoView({ block: "start" });
  }, [open]);
  return html`<div ref=${box} class=${classes("topic", topic.mark, topic.dropped && "dropped")}>
    <button type="button" class="topic-line" aria-expanded=${open ? "true" : "false"} onClick=${() => setOpen(!open)}>
      <${State} mark=${topic.mark} />
      <span>
        <b>${topic.title}</b>
        <small class="num">${topic.told}</small>
      </span>
    </button>
    ${open && html`<${Opened} plan=${plan} topic=${topic} />`}
  </div>`;
}

const BLANK = { title: "", group: "", author: "" };
/** @param {{ plan: TopicPlan, quarter: QuarterRow }} props */
function Add({ plan, quarter }) {
  const act = useAct();
  const [typed, type] = useTyped(`topic ${plan.year} ${quarter.quarter}`, BLANK);
  const [open, setOpen] = useState(typed.title !== "");
  const add = async (event) => {
    event.preventDefault();
    if ((await act("AddTopic", { ...typed, quarter: quarter.quarter })) === null) return;
    type(BLANK);
    setOpen(false);
  };
  if (!open)
    return html`<button
      type="button"
      class="small"
      aria-label=${fill(say.add_to, { quarter: quarter.label })}
      onClick=${() => setOpen(true)}
    >${say.add}</button>`;
  return html`<form class="adding" onSubmit=${add} aria-label=${fill(say.add_to, { quarter: quarter.label })}>
    <label class="stack grow">
      ${say.topic}
      <input
        aria-label=${say.topic}
        value=${typed.title}
        onInput=${(e) => type({ ...typed, title: e.currentTarget.value })}
      />
    </label>
    <label class="stack">
      ${say.group}
      <${GroupSelect} plan=${plan} value=${typed.group} send=${(group) => type({ ...typed, group })} />
    </label>
    <label class="stack">
      ${say.author}
      <${MemberSelect}
        label=${say.author}
        value=${typed.author}
        members=${plan.members}
        empty=${say.nobody}
        send=${(author) => type({ ...typed, author })}
      />
    </label>
    <div class="line">
      <button type="submit" class="primary" disabled=${!typed.title.trim()}>${say.add}</button>
      <button type="button" onClick=${() => setOpen(false)}>${shared.cancel}</button>
    </div>
  </form>`;
}

/** The plan as it is changed, on the year page. @param {{ plan: TopicPlan }} props */
export function TopicPlanCard({ plan }) {
  const act = useAct();
  const download = useDownload();
  const [making, setMaking] = useState("");
  const make = async (/** @type {string} */ paper) => {
    setMaking(paper);
    const answer = await act("MakeTopicPaper", { paper });
    setMaking("");
    if (answer?.file) download(answer.file);
  };
  const button = (paper, label) =>
    html`<button type="button" disabled=${!!making} onClick=${() => make(paper)}>
      ${making === paper ? say.making : label}
    </button>`;
  return html`<${Card} title=${fill(say.title, { year: plan.year })} tag=${plan.told}>
    ${
      plan.problems.length > 0 &&
      html`<ul class="gaps">${plan.problems.map((text) => html`<li key=${text}>${text}</li>`)}</ul>`
    }
    <ul class="topics plan">
      ${plan.quarters.map(
        (quarter) => html`<li key=${quarter.quarter} class=${quarter.mark}>
          <div class="quarter">
            <${State} mark=${quarter.mark} /> <b>${quarter.label}</b>
            <small class="quarter-told num">${quarter.told}</small>
          </div>
          <div>
            ${quarter.topics.map((topic) => html`<${Topic} key=${topic.id} plan=${plan} topic=${topic} />`)}
            <${Add} plan=${plan} quarter=${quarter} />
          </div>
        </li>`,
      )}
    </ul>
    <p class="line">
      ${button("ke-hoach-chuyen-de", say.plan_paper)} ${button("bao-cao-chuyen-de", say.report_paper)}
    </p>
  <//>`;
}
