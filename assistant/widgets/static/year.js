// The year: charts whose title is what they find, registers that are filtered and sorted, a task's life in its row.
import { Card, classes, html, Mark, region, useAct, useDownload, useEffect, useState } from "./kit.js";
import { Months } from "./months.js";
import { useOpening } from "./opening_records.js";
import { PageLink } from "./page_link.js";
import { filtered, sorted } from "./register_rows.js";
import { TextSize } from "./text_size.js";
import { TopicPlanCard } from "./topics.js";
import { useTyped } from "./typed.js";
import { fill, year as say } from "./wording.js";

/** @import { LifeStep, RegisterTable, Year as YearState, YearChart, YearRow } from "./contract" */

const TASK_MARK = { overdue: "missing", open: "todo", late: "done", done: "done", stopped: "todo" };
const TASKS = ["overdue", "open", "late", "done", "stopped"];

/** @param {{ year: number, children?: any, class?: string, "aria-current"?: string }} props */
function OfYear({ year, children, ...others }) {
  return html`<${PageLink} page="year" query=${{ year: String(year) }} ...${others}>${children}<//>`;
}

/** @param {{ chart: YearChart }} props */
function Chart({ chart }) {
  return html`<section class="card chart">
    <h2><span class="soft">${chart.title}</span><b class="num">${chart.finding}</b></h2>
    <img src=${chart.picture} alt=${chart.told} />
    <p class="soft legend">
      ${
        chart.legend &&
        html`<i class=${chart.code === "points" ? "diamond" : "dashes"} aria-hidden="true"></i>${chart.legend}`
      }
      ${
        chart.code === "tasks" &&
        html`<i class="full" aria-hidden="true"></i>${say.in_time}
          <i class="hatched" aria-hidden="true"></i>${say.late}
          <i class="hollow" aria-hidden="true"></i>${say.overdue}`
      }
    </p>
  </section>`;
}

/** @param {{ steps: LifeStep[], records: ReturnType<typeof useOpening> }} props */
function Life({ steps, records }) {
  return html`<ol class="life">
    ${steps.map(
      (step, n) => html`<li key=${n}>
        <${Mark} state=${step.mark} />
        <b class="num">${step.title}</b>
        <span>${step.detail}</span>
        <button
          type="button"
          class="small"
          disabled=${!!records.busy}
          onClick=${() => records.begin("OpenPast", { path: step.path })}
        >${records.busy === step.path ? say.opening : say.open_minutes}</button>
      </li>`,
    )}
  </ol>`;
}

const STATES = {
  "": say.state_all,
  going: say.state_going,
  overdue: say.state_overdue,
  open: say.state_open,
  late: say.state_late,
  done: say.state_done,
  stopped: say.state_stopped,
};
const NUMBERS = new Set(["count", "percent", "points"]);
const alike = (/** @type {string} */ kind) =>
  NUMBERS.has(kind) ? "right num" : kind === "mark" || kind === "day" ? "middle num" : "";

/** @param {{ table: RegisterTable, row: YearRow, records: ReturnType<typeof useOpening> }} props */
function Row({ table, row, records }) {
  const [open, setOpen] = useState(false);
  const task = table.name === "viec";
  const marked = row.state === "overdue" || (table.name === "diem-danh" && row.state);
  const look = () => (task ? setOpen(!open) : records.begin("OpenPast", { path: row.path }));
  return html`<tr class=${classes(marked && "marked", open && "opened")}>
      ${row.cells.map(
        (cell, n) => html`<td key=${n} class=${alike(table.columns[n].kind)}>
          ${task && n === 0 ? html`<${Mark} state=${TASK_MARK[row.state]} label=${STATES[row.state]} />` : cell}
        </td>`,
      )}
      <td class="middle">
        ${
          row.path &&
          html`<button
            type="button"
            class="small"
            aria-expanded=${task ? open : undefined}
            aria-label=${fill(say.look_at, { what: row.cells[task ? 1 : 2] || row.cells[1] })}
            disabled=${!task && !!records.busy}
            onClick=${look}
          >${task ? (open ? say.close : say.look) : records.busy === row.path ? say.opening : say.open}</button>`
        }
      </td>
    </tr>
    ${
      open &&
      html`<tr class="opened">
        <td colspan=${row.cells.length + 1}><${Life} steps=${row.life} records=${records} /></td>
      </tr>`
    }`;
}

/** @param {{ table: RegisterTable, records: ReturnType<typeof useOpening> }} props */
function Register({ table, records }) {
  const act = useAct();
  const download = useDownload();
  const [typed, type] = useTyped(`year.filter.${table.name}`, "");
  const [state, choose] = useTyped(`year.state.${table.name}`, "");
  const [by, sort] = useTyped(`year.sort.${table.name}`, { column: -1, down: false });
  const [busy, setBusy] = useState(false);
  const rows = sorted(filtered(table.rows, typed, state), by);
  const fetchFile = async () => {
    setBusy(true);
    const answer = await act("MakeRegister", { name: table.name });
    setBusy(false);
    if (answer?.file) download(answer.file);
  };
  const counts = Object.fromEntries(TASKS.map((one) => [one, filtered(table.rows, "", one).length]));
  const going = counts.open + counts.overdue;
  /** @type {[string, number][]} */
  const choices = [
    ["", table.rows.length],
    ["going", going],
    ...TASKS.map((one) => /** @type {[string, number]} */ ([one, counts[one]])),
  ];
  return html`<div class="tools">
      ${
        table.name === "viec" &&
        html`<div class="choices" role="group" aria-label=${say.which_tasks}>
          ${choices
            .filter(([code, many]) => many || code !== "stopped")
            .map(
              ([code, many]) => html`<button
              type="button"
              key=${code}
              aria-pressed=${state === code}
              onClick=${() => choose(code)}
            >${STATES[code]} <span class="num">${many}</span></button>`,
            )}
        </div>`
      }
      <input
        type="search"
        aria-label=${fill(say.filter_of, { title: table.title })}
        placeholder=${say.filter}
        value=${typed}
        onInput=${(e) => type(e.currentTarget.value)}
      />
      <span class="soft num" role="status">${fill(say.rows, { shown: rows.length, all: table.rows.length })}</span>
      <span class="grow"></span>
      <button type="button" disabled=${busy} onClick=${fetchFile}>${busy ? say.making : say.excel}</button>
    </div>
    <div class="sheet" role="region" aria-label=${table.title} tabindex="0">
      <table class=${classes("register", `of-${table.name}`)}>
        <thead>
          <tr>
            ${table.columns.map((column, n) => {
              const down = by.column === n && !by.down;
              const how = by.column !== n ? "none" : by.down ? "descending" : "ascending";
              return html`<th key=${n} scope="col" aria-sort=${how} class=${alike(column.kind)}>
                <button type="button" onClick=${() => sort({ column: n, down })}>
                  ${column.heading}<i aria-hidden="true">${how === "none" ? "" : by.down ? " ▾" : " ▴"}</i>
                </button>
              </th>`;
            })}
            <th scope="col"><span class="sr">${say.look}</span></th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => html`<${Row} key=${row.keys[0]} table=${table} row=${row} records=${records} />`)}
        </tbody>
      </table>
      ${!rows.length && html`<p class="soft none">${table.rows.length ? say.none_fits : say.none}</p>`}
    </div>
    ${table.notes.map((note) => html`<p class="soft note">${note}</p>`)}`;
}

/** @param {YearState} state */
function Findings({ weaknesses, praises, grade }) {
  const list = (title, texts, kind) => html`<div>
    <h4>${title}</h4>
    ${
      texts.length
        ? html`<ul class=${kind}>${texts.map((text) => html`<li key=${text}>${text}</li>`)}</ul>`
        : html`<p class="soft">${say.nothing_found}</p>`
    }
  </div>`;
  return html`<${Card} title=${say.findings}>
    <p class="soft">${say.findings_how}</p>
    <div class="columns">
      ${list(say.weaknesses, weaknesses, "gaps")}${list(say.praises, praises, "merits")}
    </div>
    <p><b>${grade}</b></p>
  <//>`;
}

/** What the superior committee decided, beside the cell's own grades. @param {YearState} state */
function Decided({ committee, decided }) {
  return html`<${Card} title=${fill(say.decided, { committee })}>
    <table class="register decided">
      <thead>
        <tr>
          ${[say.decided_of, say.decided_own, say.decided_grade, say.decided_remark].map(
            (one) => html`<th scope="col" key=${one}>${one}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${decided.map(
          (one) => html`<tr key=${one.label} class=${classes(one.differs && "marked")}>
            <th scope="row">${one.label}</th>
            <td>${one.own}</td>
            <td><b>${one.decided}</b>${one.differs && html` <span class="soft">${say.decided_differs}</span>`}</td>
            <td>${one.remark}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  <//>`;
}

/** @param {{ state: YearState, records: ReturnType<typeof useOpening> }} props */
function Registers({ state, records }) {
  const act = useAct();
  const [chosen, choose] = useTyped("year.tab", "viec");
  const [tables, keep] = useState(/** @type {Record<string, RegisterTable>} */ ({}));
  const known = state.tabs.some((tab) => tab.name === chosen) ? chosen : state.tabs[0]?.name;
  useEffect(() => {
    if (!known || tables[known]) return;
    act("ShowRegister", { name: known }).then((table) => {
      if (table?.name) keep((before) => ({ ...before, [table.name]: table }));
    });
  }, [known]);
  return html`<section class="registers" aria-label=${say.registers}>
    <nav class="tabs" aria-label=${say.registers}>
      ${state.tabs.map(
        (tab) => html`<button
          type="button"
          key=${tab.name}
          aria-current=${tab.name === known ? "true" : undefined}
          onClick=${() => choose(tab.name)}
        >${tab.label} <span class="num">${tab.count}</span></button>`,
      )}
    </nav>
    ${
      tables[known]
        ? html`<${Register} key=${known} table=${tables[known]} records=${records} />`
        : html`<p class="soft none">${say.reading}</p>`
    }
  </section>`;
}

/** @param {YearState} state */
function Year(state) {
  const act = useAct();
  const download = useDownload();
  const records = useOpening(state.opening);
  const [making, setMaking] = useState("");
  if (!state.cell) return null;
  const at = state.years.indexOf(state.year);
  const [before, after] = [state.years[at - 1], state.years[at + 1]];
  const make = async (/** @type {"MakeRegister" | "MakeYearReport"} */ command) => {
    setMaking(command);
    const answer = await act(command);
    setMaking("");
    if (answer?.file) download(answer.file);
  };
  return html`<div class="yearpage">
    <header>
      <b>${state.cell}</b>
      <nav>
        <${PageLink} page="home">${say.home}<//>
        <${OfYear} year=${state.year} aria-current="page">${fill(say.year, { year: state.year })}<//>
      </nav>
      <span class="grow"></span>
      <${TextSize} />
    </header>
    <main>
      <div class="top">
        ${before && html`<${OfYear} year=${before} class="button small">◂ ${before}<//>`}
        <h1>${fill(say.year, { year: state.year })}</h1>
        ${after && html`<${OfYear} year=${after} class="button small">${after} ▸<//>`}
        <span class="soft num">${state.reading || state.headline}</span>
        <span class="grow"></span>
        ${
          !state.reading &&
          html`<button type="button" disabled=${!!making} onClick=${() => make("MakeRegister")}>
              ${making === "MakeRegister" ? say.making : say.all_registers}
            </button>
            <button type="button" class="primary" disabled=${!!making} onClick=${() => make("MakeYearReport")}>
              ${making === "MakeYearReport" ? say.making : say.report}
            </button>`
        }
      </div>
      ${
        state.problems.length > 0 &&
        html`<section class="card problems" role="alert">
          <ul class="gaps">${state.problems.map((text) => html`<li key=${text}>${text}</li>`)}</ul>
        </section>`
      }
      ${
        !state.reading &&
        html`<div class="charts">
            ${
              state.charts.length
                ? state.charts.map((chart) => html`<${Chart} key=${chart.code} chart=${chart} />`)
                : html`<p class="soft none" role="status">${say.drawing}</p>`
            }
          </div>
          <${Months} year=${state.year} months=${state.months} records=${records} />
          ${state.topics && html`<${TopicPlanCard} plan=${state.topics} />`}
          <${Registers} state=${state} records=${records} />
          ${state.decided.length > 0 && html`<${Decided} ...${state} />`}
          <${Findings} ...${state} />`
      }
    </main>
  </div>`;
}

export default region(Year);
