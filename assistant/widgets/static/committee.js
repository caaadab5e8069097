// The committee's page: a tree of cells by month, from the province down to a meeting's minutes.
import { Beside } from "./committee/beside.js";
import { Cell, Faults, Turn } from "./committee/cell.js";
import { Heat } from "./committee/heat.js";
import { html, region, useAct, useDownload, useEffect, useState } from "./kit.js";
import { PageLink } from "./page_link.js";
import { isFramed } from "./places.js";
import { TextSize } from "./text_size.js";
import { useTyped } from "./typed.js";
import { fill, committee as say } from "./wording.js";

/** @import { Committee as State, TreeLevel, TreeLine, TreeNamed } from "./contract" */

/** @typedef {{ folder: string, cell: string, faults: boolean }} Place */
/** @typedef {{ measure: string, kind: string, month: number, first: number }} Choice */

/** Where somebody is in the tree: kept over F5, and the browser's own Back leads one place up. */
function usePlace(/** @type {string} */ tree) {
  const [place, keep] = useTyped(`tree.place.${tree}`, /** @type {Place} */ ({ folder: "", cell: "", faults: false }));
  useEffect(() => {
    if (isFramed()) return;
    const back = (/** @type {PopStateEvent} */ event) => event.state?.tree && keep(event.state.tree);
    history.replaceState({ ...history.state, tree: place }, "");
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, [tree]);
  const go = (/** @type {Partial<Place>} */ to) => {
    const next = { folder: place.folder, cell: "", faults: false, ...to };
    if (!isFramed()) history.pushState({ tree: next }, "");
    keep(next);
  };
  return { place, go };
}

/**
 * A level of the tree by what was chosen; asked for anew when the tables are others. `kind`: the type of cells that is
 * shown, which is none where the folder has none of the chosen one.
 */
function useLevel(/** @type {State} */ state, /** @type {Place} */ place, /** @type {Choice} */ choice) {
  const act = useAct();
  const [shown, keep] = useState(/** @type {{ level: TreeLevel, asked: string } | null} */ (null));
  const { measure, kind, month, first } = choice;
  useEffect(() => {
    if (!state.ready) return;
    let here = true;
    const wanted = { folder: place.folder, measure: /** @type {any} */ (measure), kind, month, first };
    act("ShowLevel", wanted).then((answer) => here && answer && keep({ level: answer, asked: kind }));
    return () => {
      here = false;
    };
  }, [state.ready, state.stamp, place.folder, measure, kind, month, first]);
  return { level: shown?.level ?? null, kind: shown?.asked === kind ? shown.level.kind : kind };
}

/** @param {{ tree: string, open: (path: string) => void }} props */
function Find({ tree, open }) {
  const act = useAct();
  const [typed, type, drop] = useTyped(`tree.find.${tree}`, "");
  const [found, keep] = useState(/** @type {TreeNamed[] | null} */ (null));
  useEffect(() => {
    let here = true;
    if (!typed.trim()) keep(null);
    else act("FindCells", { words: typed }).then((answer) => here && keep(answer?.cells ?? null));
    return () => {
      here = false;
    };
  }, [typed]);
  const choose = (/** @type {string} */ path) => {
    drop();
    open(path);
  };
  return html`<div class="findcell" role="search">
    <input
      type="search"
      aria-label=${say.find}
      placeholder=${say.find}
      value=${typed}
      onInput=${(e) => type(e.currentTarget.value)}
      onKeyDown=${(e) => e.key === "Escape" && drop()}
    />
    ${
      found &&
      html`<ul role="status">
        ${found.map(
          (one) => html`<li key=${one.path}>
            <button type="button" class="link" onClick=${() => choose(one.path)}>
              <b>${one.name}</b><small>${one.told}</small>
            </button>
          </li>`,
        )}
        ${!found.length && html`<li class="soft">${say.found_none}</li>`}
      </ul>`
    }
  </div>`;
}

/** Files of what is looked at. @param {{ state: State, folder: string, month: number }} props */
function Files({ state, folder, month }) {
  const act = useAct();
  const download = useDownload();
  const [making, set] = useState("");
  const make = async (/** @type {string} */ what) => {
    set(what);
    const answer = await act("MakeTreeFile", { what, folder, month });
    set("");
    if (answer?.file) download(answer.file);
  };
  return html`<details class="files">
    <summary class="button small">${making ? say.making : say.files}</summary>
    <ul>
      ${state.files.map(
        (one) => html`<li key=${one.code}>
          <button type="button" class="link" disabled=${!!making} onClick=${() => make(one.code)}>
            ${fill(one.label, { month })}
          </button>
        </li>`,
      )}
      <li><button type="button" class="link" onClick=${() => print()}>${say.print_page}</button></li>
    </ul>
  </details>`;
}

/**
 * What is shown of a folder; `level` is null where it is not there yet, or could not be shown by what was chosen.
 * @param {{
 *   state: State, choice: Choice, change: (part: Partial<Choice>) => void, place: Place, level: TreeLevel | null,
 *   kind: string,
 * }} props
 */
function Choices({ state, choice, change, place, level, kind }) {
  const folder = level?.folder ?? place.folder;
  const month = level?.month ?? (choice.month || Math.max(0, ...state.months));
  return html`<div class="tools">
    <div class="choices" role="group" aria-label=${say.measure}>
      ${state.measures.map(
        (one) => html`<button
          type="button"
          key=${one.code}
          aria-pressed=${choice.measure === one.code}
          onClick=${() => change({ measure: one.code })}
        >${one.label}</button>`,
      )}
    </div>
    <select
      aria-label=${say.which_type}
      value=${kind}
      onChange=${(e) => change({ kind: e.currentTarget.value, first: 0 })}
    >
      <option value="">${say.every_type}</option>
      ${state.types.map((one) => html`<option key=${one.code} value=${one.code}>${one.label}</option>`)}
    </select>
    <select
      aria-label=${say.which_month}
      value=${month}
      onChange=${(e) => change({ month: Number(e.currentTarget.value) })}
    >
      ${state.months.map((one) => html`<option key=${one} value=${one}>${fill(say.month, { month: one })}</option>`)}
    </select>
    <${Files} state=${state} folder=${folder} month=${month} />
  </div>`;
}

/** @param {{ level: TreeLevel }} props */
function Numbers({ level }) {
  return html`<dl class="kpi num">
    ${level.numbers.map(
      (one) => html`<div key=${one.label}>
        <dt>${one.label}</dt>
        <dd>${one.value}</dd>
        <dd class="soft">${one.before}</dd>
      </div>`,
    )}
  </dl>`;
}

/** What the shades mean, and that the numbers add up. @param {{ level: TreeLevel, faults: () => void }} props */
function Foot({ level, faults }) {
  return html`<footer>
    <span class="shades">
      ${level.legend.map((one) => html`<span key=${one.look}><i class=${`heat ${one.look}`}></i>${one.label}</span>`)}
    </span>
    <span class="grow"></span>
    <span class="num">
      <b>${say.data}</b> ${level.sums} + <i class="heat not_met">–</i> ${level.not_met} +${" "}
      <i class="heat unreadable">?</i> ${level.unreadable}${level.pending && ` + ${level.pending}`}
      ${level.odd && ` · ${level.odd}`}
    </span>
    <button type="button" class="link" onClick=${faults}>${say.see_faults}</button>
  </footer>`;
}

/** @param {{ level: TreeLevel, name: string, go: (to: Partial<Place>) => void }} props */
function Crumbs({ level, name, go }) {
  const here = name ? level.crumbs : level.crumbs.slice(0, -1);
  const last = name || level.crumbs.at(-1)?.name;
  return html`<nav class="crumbs" aria-label=${say.where}>
    <ol>
      ${here.map(
        (one) => html`<li key=${one.path}>
          <button type="button" class="link" onClick=${() => go({ folder: one.path })}>${one.name}</button>
        </li>`,
      )}
      <li><h1>${last}</h1></li>
    </ol>
  </nav>`;
}

/** @param {State} state */
function Committee(state) {
  const act = useAct();
  const { place, go: goTo } = usePlace(state.tree);
  const [choice, choose] = useTyped(
    `tree.choice.${state.tree}`,
    /** @type {Choice} */ ({ measure: "points", kind: "", month: 0, first: 0 }),
  );
  const { level, kind } = useLevel(state, place, choice);
  if (!state.name) return null;
  const go = (/** @type {Partial<Place>} */ to) => {
    if ((to.folder ?? place.folder) !== place.folder) change({ first: 0 });
    goTo(to);
  };
  const openCell = (/** @type {string} */ cell) => go({ folder: cell.split("/").slice(0, -1).join("/"), cell });
  const open = (/** @type {TreeLine} */ line) => (line.area ? go({ folder: line.path }) : go({ cell: line.path }));
  const change = (/** @type {Partial<Choice>} */ part) => choose({ ...choice, ...part });
  const inside = place.faults ? say.faults : place.cell ? place.cell.split("/").at(-1) : "";
  const at = state.years.indexOf(state.year);
  const ofYear = (/** @type {number} */ year, /** @type {string} */ label) =>
    html`<${PageLink} page="committee" query=${{ year: String(year) }} class="button small">${label}<//>`;
  return html`<div class="treepage">
    <header>
      <b>${state.name}</b>
      <nav>
        <${PageLink} page="home">${say.home}<//>
        <${PageLink} page="committee" aria-current="page">${say.page}<//>
      </nav>
      <span class="grow"></span>
      ${state.ready && html`<${Find} tree=${state.tree} open=${openCell} />`}
      <${TextSize} />
    </header>
    <main>
      ${
        state.problems.length > 0 &&
        html`<section class="card problems" role="alert">
          <ul class="gaps">${state.problems.map((text) => html`<li key=${text}>${text}</li>`)}</ul>
        </section>`
      }
      <p class="state soft num" role="status">
        ${at > 0 && ofYear(state.years[at - 1], `◂ ${state.years[at - 1]}`)}
        <b>${fill(say.year, { year: state.year })}</b>
        ${at < state.years.length - 1 && ofYear(state.years[at + 1], `${state.years[at + 1]} ▸`)}
        <span>${level?.headline}</span>
        <span class="grow"></span>
        <span>${state.reading}</span>
        ${
          state.tree &&
          html`<button type="button" class="small" onClick=${() => act("ReadTreeAgain")}>
            ${say.again}
          </button>`
        }
      </p>
      ${
        state.ready &&
        !level &&
        !inside &&
        html`<div class="way">
          <${Choices} state=${state} choice=${choice} change=${change} place=${place} level=${null} kind=${kind} />
        </div>`
      }
      ${
        state.ready &&
        level &&
        html`<div class="way">
            <${Crumbs} level=${level} name=${inside} go=${go} />
            ${
              inside
                ? html`<button type="button" onClick=${() => go({})}>${say.back}</button>`
                : html`<${Choices}
                  state=${state}
                  choice=${choice}
                  change=${change}
                  place=${place}
                  level=${level}
                  kind=${kind}
                />`
            }
          </div>
          ${
            place.faults
              ? html`<${Faults} state=${state} folder=${place.folder} />`
              : place.cell
                ? html`<${Cell} state=${state} path=${place.cell} gone=${() => go({})} />`
                : html`<${Numbers} level=${level} />
                  <div class="both">
                    <div class="table">
                      <${Heat}
                        lines=${level.lines}
                        months=${Array.from({ length: 12 }, (_, n) => n + 1)}
                        month=${level.month}
                        points=${choice.measure === "points"}
                        label=${say.heat}
                        open=${open}
                      />
                      <${Turn}
                        first=${level.first}
                        step=${level.step}
                        shown=${level.lines.length}
                        count=${level.count}
                        turn=${(/** @type {number} */ first) => change({ first })}
                      />
                    </div>
                    <${Beside} level=${level} tree=${state.tree} limits=${state.limits} open=${openCell} />
                  </div>
                  <${Foot} level=${level} faults=${() => go({ faults: true })} />`
          }`
      }
    </main>
  </div>`;
}

export default region(Committee);
