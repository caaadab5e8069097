// Home: prepare this month's meeting, go on with the one that is running, look at past ones, see where files go.
import { Cycle } from "./cycle.js";
import { Find } from "./find.js";
import { Folded } from "./folded.js";
import { Card, classes, html, region, useAct, useState } from "./kit.js";
import { Members } from "./members.js";
import { fold } from "./names.js";
import { useOpen, useOpening } from "./opening_records.js";
import { PageLink } from "./page_link.js";
import { Preparation } from "./prepare.js";
import { ChooseFolder, EndProgram } from "./program.js";
import { Rotation } from "./rotation.js";
import { Templates } from "./templates.js";
import { TextSize } from "./text_size.js";
import { TopicCard } from "./topics.js";
import { useTyped } from "./typed.js";
import { fill, home as say, shared } from "./wording.js";

/** @import { Home as HomeState, KnownMeeting, MeetingLine } from "./contract" */
/** @import { FoundPassage, RulesInForce, Suggestion } from "./contract" */

/** @param {{ problems: string[], folder: string }} props */
function Problems({ problems, folder }) {
  if (!problems.length) return null;
  return html`<section class="card problems" role="alert">
    <h3>${say.problems} <span class="tag amber">${problems.length}</span></h3>
    <ul class="gaps">${problems.map((text) => html`<li>${text}</li>`)}</ul>
    <p class="soft">
      ${say.problems_how}${" "}
      <span class="path">${folder}</span>
    </p>
  </section>`;
}

/**
 * The folder came along with another one's number: what it is meant for, only a person knows.
 * @param {{ question: string }} props
 */
function Copied({ question }) {
  const act = useAct();
  if (!question) return null;
  return html`<section class="card problems" role="alertdialog" aria-label=${say.copied}>
    <h3>${say.copied}</h3>
    <p>${question}</p>
    <p>
      <button type="button" class="primary" onClick=${() => act("SettleCopy", { moved: true })}>
        ${say.copied_moved}
      </button>
      ${" "}
      <button type="button" onClick=${() => act("SettleCopy", { moved: false })}>${say.copied_other}</button>
    </p>
  </section>`;
}

const CONTINUE = say.continue_here;

/** @param {{ meeting: KnownMeeting, share: ReturnType<typeof useOpening> }} props */
function Meeting({ meeting, share }) {
  const open = useOpen();
  const go = () => (meeting.path ? share.begin("OpenPast", { path: meeting.path }) : open(meeting.id));
  const label = meeting.stage === "running" ? shared.go_on : meeting.stage === "planned" ? say.open : "Xem";
  const busy = meeting.path && share.busy === meeting.path;
  return html`<li class="meeting">
    <span class="grow">
      <b>${meeting.title}</b><small class="num"> ${meeting.when}</small>
      ${meeting.official && html`<small class="beside num">${meeting.official}</small>`}
    </span>
    <span class=${classes("tag", meeting.amber && "amber")}>${meeting.state}</span>
    ${meeting.paper && html`<a class="button small" href=${meeting.paper} download>${say.minutes}</a>`}
    ${
      meeting.take &&
      html`<button
        type="button"
        class="small"
        disabled=${!!share.busy}
        onClick=${() => share.begin("TakeOver", { path: meeting.take })}
      >${CONTINUE}</button>`
    }
    <button
      type="button"
      disabled=${meeting.path && !!share.busy}
      class=${meeting.stage === "running" ? "primary" : "small"}
      onClick=${go}
    >${busy ? say.opening : label}</button>
  </li>`;
}

/**
 * A meeting that another machine records: who and since when; going on with it here may have to be asked twice.
 * @param {{ meeting: MeetingLine, share: ReturnType<typeof useOpening> }} props
 */
function Elsewhere({ meeting, share }) {
  const open = useOpen();
  const take = (sure) => share.begin("TakeOver", { path: meeting.path, sure });
  const busy = share.busy === meeting.path;
  return html`<li class="meeting">
    <span class="grow"><b>${meeting.title}</b><small class="num"> ${meeting.when}</small></span>
    <p class="soft num">${meeting.detail}</p>
    ${
      share.ask.text && share.ask.path === meeting.path && !busy
        ? html`<div class="asked" role="alertdialog" aria-label=${CONTINUE}>
          <p class="num">${share.ask.text}</p>
          <button type="button" class="primary" onClick=${() => take(true)}>${say.continue_anyway}</button>
          <button type="button" onClick=${share.forget}>${shared.cancel}</button>
        </div>`
        : html`
          <span class=${classes("tag", meeting.amber && "amber")}>${meeting.state}</span>
          ${
            meeting.local &&
            html`<button type="button" class="small" onClick=${() => open(meeting.id)}>
              ${say.open_local}
            </button>`
          }
          ${
            meeting.path &&
            html`<button type="button" class="primary" disabled=${!!share.busy} onClick=${() => take(false)}>
              ${busy ? say.reading_record : CONTINUE}
            </button>`
          }
        `
    }
  </li>`;
}

/**
 * Meetings that were made by mistake; each can be had back.
 * @param {{ meetings: KnownMeeting[] }} props
 */
function Discarded({ meetings }) {
  const act = useAct();
  if (!meetings.length) return null;
  return html`<details class="points">
    <summary>${fill(say.discarded, { count: meetings.length })}</summary>
    <ul class="rows">
      ${meetings.map(
        (one) => html`<li class="meeting" key=${one.id}>
          <span class="grow"><b>${one.title}</b><small class="num"> ${one.when}</small></span>
          <button
            type="button"
            class="small"
            aria-label=${fill(say.recover_of, { title: one.title })}
            onClick=${() => act("Recover", { meeting: one.id })}
          >${shared.recover}</button>
        </li>`,
      )}
    </ul>
  </details>`;
}

/** @param {{ suggestion: Suggestion }} props */
function New({ suggestion }) {
  const act = useAct();
  const [chosen, choose] = useTyped("kind", "");
  const at = Math.max(
    0,
    suggestion.kinds.findIndex((k) => k.kind === chosen),
  );
  const kind = suggestion.kinds[at];
  const [ask, setAsk] = useState("");
  const make = async (sure) => {
    const answer = await act("MakeMeeting", { kind: kind.kind, sure });
    setAsk(answer?.ask ?? "");
    if (answer?.meeting) choose("");
    if (answer?.meeting) window.scrollTo({ top: 0 });
  };
  if (!kind)
    return html`<${Card} title=${say.new_meeting}>
      <p>${suggestion.reading || say.no_agenda}</p>
    <//>`;
  return html`<${Card} title=${say.new_meeting}>
    <label class="stack">
      ${say.kind}
      <select
        aria-label=${say.kind_of_meeting}
        value=${at}
        onChange=${(e) => choose(suggestion.kinds[+e.currentTarget.value].kind)}
      >
        ${suggestion.kinds.map((k, n) => html`<option value=${n} selected=${n === at}>${k.label}</option>`)}
      </select>
    </label>
    <p><b>${kind.title}</b> · <span class="num">${kind.when}</span> · ${suggestion.place || say.no_place}</p>
    <p class="soft">
      ${fill(say.members_and_rules, {
        rules: suggestion.rules,
        carried: kind.carried ? fill(say.and_carried, { carried: kind.carried }) : "",
      })}
    </p>
    ${
      suggestion.list_read &&
      html`<p class="soft num">
        ${suggestion.list_read}
      </p>`
    }
    ${
      suggestion.left_out.length > 0 &&
      html`<details class="points" open>
        <summary>${fill(say.left_out, { count: suggestion.left_out.length })}</summary>
        <ul class="gaps">${suggestion.left_out.map((text) => html`<li>${text}</li>`)}</ul>
      </details>`
    }
    ${
      ask
        ? html`<div class="asked" role="alertdialog" aria-label=${say.make}>
          <p class="num">${ask}</p>
          <button type="button" class="primary" onClick=${() => make(true)}>${say.make_anyway}</button>
          <button type="button" onClick=${() => setAsk("")}>${shared.cancel}</button>
        </div>`
        : html`<button type="button" class="primary" disabled=${!suggestion.members} onClick=${() => make(false)}>
          ${say.make}
        </button>`
    }
    ${
      !suggestion.members &&
      html`<p class="soft">
        ${say.no_members}
      </p>`
    }
  <//>`;
}

/**
 * Every rule in force, by sort; what is typed opens the sorts that have it and leaves out the rest.
 * @param {{ rules: RulesInForce }} props
 */
function Rules({ rules }) {
  const [typed, type] = useTyped("find-rule", "");
  const wanted = fold(typed.trim());
  const has = (r) => !wanted || fold([r.label, r.value, ...r.notes].join(" ")).includes(wanted);
  const groups = rules.groups.map((g) => ({ ...g, rules: g.rules.filter(has) })).filter((g) => g.rules.length > 0);
  if (!rules.count) return null;
  return html`<${Folded} title=${say.rules} tag=${fill(say.rule_count, { count: rules.count })} due=${rules.outside}>
    <p class="soft num">${fill(say.rules_period, { label: rules.label, period: rules.period })}</p>
    ${rules.outside && html`<ul class="gaps"><li>${say.rules_outside}</li></ul>`}
    <input
      type="search"
      class="find-rule"
      aria-label=${say.find_rule}
      placeholder=${say.find_rule}
      value=${typed}
      onInput=${(e) => type(e.currentTarget.value)}
    />
    ${groups.map(
      (g) => html`<details class="rule-group" key=${g.title} open=${!!wanted}>
        <summary>${g.title} <span class="soft">(${g.rules.length})</span></summary>
        <ul class="rules">
          ${g.rules.map(
            (r) => html`<li key=${r.label}>
              <span>
                ${r.label}${r.own && html` <span class="tag">${say.own_rule}</span>`}
                ${r.notes.map((note) => html`<small class="num">${note}</small>`)}
              </span>
              <b class="num">${r.value}</b>
            </li>`,
          )}
        </ul>
      </details>`,
    )}
    ${!groups.length && html`<p class="soft">${fill(say.no_rule, { typed })}</p>`}
  <//>`;
}

const NEWEST = 4; // past meetings that stand there by themselves

/**
 * Meetings that are over: the newest, and the others when somebody asks for them; of those it is told how many are
 * not adopted yet.
 * @param {{ meetings: KnownMeeting[], records: ReturnType<typeof useOpening> }} props
 */
function Past({ meetings, records }) {
  const [open, set] = useState(false);
  const toggle = (event) => event.target === event.currentTarget && set(event.currentTarget.open);
  const row = (m) => html`<${Meeting} key=${m.id} meeting=${m} share=${records} />`;
  const earlier = meetings.slice(NEWEST);
  const due = earlier.filter((one) => one.amber).length;
  return html`<ul class="rows">${meetings.slice(0, NEWEST).map(row)}</ul>
    ${
      earlier.length > 0 &&
      html`<details class="points" onToggle=${toggle}>
        <summary>
          ${fill(say.earlier, { count: earlier.length })}
          ${due > 0 && html` <span class="tag amber">${fill(say.earlier_due, { count: due })}</span>`}
        </summary>
        ${open && html`<ul class="rows">${earlier.map(row)}</ul>`}
      </details>`
    }`;
}

/**
 * What most come for stands first, above the month: the meeting that runs, here or on a machine that broke down, and
 * the next one.
 * @param {HomeState & { records: ReturnType<typeof useOpening> }} props
 */
function Foremost({ copied, running, elsewhere, plan, records }) {
  const open = useOpen();
  if (!copied && !running.length && !elsewhere.length && !plan) return null;
  return html`<div class="foremost">
    <${Copied} question=${copied} />
    ${
      running.length > 0 &&
      html`<${Card} title=${say.running}>
        <ul class="rows">${running.map((m) => html`<${Meeting} key=${m.id} meeting=${m} share=${records} />`)}</ul>
      <//>`
    }
    ${
      elsewhere.length > 0 &&
      html`<${Card} title=${say.elsewhere} tag=${fill(say.meetings, { count: elsewhere.length })} amber>
        <ul class="rows">
          ${elsewhere.map((m) => html`<${Elsewhere} key=${m.id} meeting=${m} share=${records} />`)}
        </ul>
      <//>`
    }
    ${
      plan &&
      html`<section class="card next">
        <span class="grow"><b>${plan.title}</b> <span class="soft num">${plan.when}</span></span>
        <button type="button" class="primary big" onClick=${() => open(plan.meeting)}>${say.open_console}</button>
      </section>`
    }
  </div>`;
}

/** @param {HomeState} state */
function Home(state) {
  const open = useOpen();
  const records = useOpening(state.opening);
  if (!state.cell) return null;
  const { plan, running, past, share } = state;
  // Where there is room: beside a meeting that is prepared, and then folded while nothing of it is due.
  const topics = state.topics && html`<${TopicCard} plan=${state.topics} folded=${!!plan} />`;
  const reading = state.suggestion.reading && !state.copied;
  const cycles = state.cycles.filter((one) => !one.path); // what is only told stands beside the past meetings, folded
  const recorded = state.cycles.filter((one) => one.path);
  return html`<div class="homepage">
    <header>
      <b>${state.cell}</b>
      <span class="kind">${state.superior}</span>
      <span class="grow"></span>
      <span class="kind">${say.program}</span>
      <${TextSize} />
    </header>
    <${Foremost} ...${state} records=${records} />
    ${
      cycles.length > 0 &&
      html`<div class="cycles">
        <${Cycle} key=${cycles[0].meeting} cycle=${cycles[0]} records=${records} />
        ${cycles.slice(1).map(
          (one) => html`<details class="points" key=${one.meeting}>
            <summary>${one.title} · <span class="num">${one.summary}</span></summary>
            <${Cycle} cycle=${one} records=${records} />
          </details>`,
        )}
      </div>`
    }
    <main>
      <section class="left">
        ${state.members.changes && html`<${Members} list=${state.members} reading=${!!reading} />`}
        <${Problems} problems=${state.problems} folder=${share.folder} />
        ${
          plan
            ? html`<section>
              <${Preparation} key=${plan.meeting} ...${plan} />
              <details class="points">
                <summary>${say.one_more}</summary>
                <${New} suggestion=${state.suggestion} />
              </details>
            </section>`
            : html`<${New} suggestion=${state.suggestion} />${topics}`
        }
      </section>
      <aside>
        ${plan && topics}
        <${Card}
          title=${say.past}
          tag=${
            past.length ? fill(say.meetings, { count: past.length }) : reading ? say.still_reading : shared.none_yet
          }
        >
          <p class="line">
            <${PageLink} page="year" class="button">${fill(say.this_year, { year: state.year })}<//>
            ${state.has_tree && html`<${PageLink} page="committee" class="button">${say.committee}<//>`}
          </p>
          ${
            (past.length > 0 || state.filed) &&
            html`<${Find}
              busy=${records.busy}
              filed=${state.filed}
              onOpen=${(/** @type {FoundPassage} */ one) =>
                one.path ? records.begin("OpenPast", { path: one.path }, one.item) : open(one.meeting, one.item)}
            />`
          }
          <${Past} meetings=${past} records=${records} />
          ${recorded.map(
            (one) => html`<details class="points" key=${one.meeting}>
              <summary>${fill(say.steps_left, { title: one.title })}</summary>
              <${Cycle} cycle=${one} records=${records} />
            </details>`,
          )}
          <${Discarded} meetings=${state.discarded} />
        <//>
        ${!state.members.changes && html`<${Members} list=${state.members} reading=${!!reading} />`}
        ${state.rotation && html`<${Rotation} list=${state.rotation} />`}
        <${Rules} rules=${state.rules} />
        <${Templates} />
        <${Folded}
          title=${say.folders}
          tag=${reading ? say.still_reading : share.ok ? say.share_reached : say.share_missing}
          amber=${!share.ok}
          due=${!share.ok}
        >
          <p class="path">${share.folder}</p>
          <p class="soft">${share.text}</p>
          <p class="soft">${say.local_data} <span class="path">${share.local}</span></p>
          ${share.version && html`<p class="soft">${fill(say.version, { version: share.version })}</p>`}
          ${!share.hosted && html`<${ChooseFolder} />`}
        <//>
        ${!share.hosted && html`<${EndProgram} running=${running.length > 0} />`}
      </aside>
    </main>
  </div>`;
}

export default region(Home);
