// The rail: phases and items with their state and minutes; below, what was done last, to be taken back.

import { goTo } from "../course.js";
import { classes, html, region, useAct, useNow } from "../kit.js";
import { rail as say, shared } from "../wording.js";

/** @import { Rail as RailState, RailItem } from "../contract" */

const MARK = { done: "✓", current: "●", todo: "○" };
const STATE = { done: say.done, current: say.current, todo: say.todo };

/** @param {RailItem} item */
function minutes(item, time) {
  const spent = Math.floor((item.spent + (item.since ? Math.max(0, time - item.since) : 0)) / 60);
  if (item.state === "current") return `${spent}′/${item.planned}′`;
  return item.state === "done" ? `${spent}′` : `${item.planned}′`;
}

/** @param {{ item: RailItem, looking: boolean, time: number, go: (item: string) => unknown }} props */
function Item({ item, looking, time, go }) {
  const over =
    item.state === "current" && item.planned && item.since && time - item.since + item.spent > item.planned * 60;
  return html`<li>
    <button
      type="button"
      class=${classes("item", item.state, looking && "looking")}
      aria-current=${looking ? "step" : undefined}
      title=${item.full}
      onClick=${() => go(item.id)}
    >
      <span class="mark" aria-label=${STATE[item.state]}>${MARK[item.state]}</span>
      <span class="name">${item.title}${item.secret && html` <span class="tag">${shared.secret}</span>`}</span>
      <span class=${classes("time num", over && "over")}>${minutes(item, time)}</span>
    </button>
  </li>`;
}

/** @param {{ undo: string[] }} props */
function Undo({ undo }) {
  const act = useAct();
  if (!undo.length) return null;
  return html`<div class="undo">
    <p title=${undo.slice(1).join("\n")}>${undo[0]}</p>
    <button type="button" class="small" onClick=${() => act("Undo")}>${shared.undo} <kbd>Alt+U</kbd></button>
  </div>`;
}

/** @param {RailState} props */
function Rail({ phases = [], stage, looking_at, read_back, writes, undo = [] }) {
  const act = useAct();
  const time = useNow(1000);
  const go = (item) =>
    stage === "running" ? goTo(act, item, { current: looking_at, read_back }) : act("LookAt", { item });
  const locked = stage === "running" && !writes; // then the keyboard needs a place from which it scrolls
  return html`<nav aria-label=${shared.agenda}>
    <div class="items" tabindex=${locked ? 0 : undefined}>
      <fieldset disabled=${locked}>
        ${phases.map(
          (phase) => html`
            <h4 key=${phase.name}>${phase.name}</h4>
            <ul>
              ${phase.items.map(
                (item, n) => html`
                  ${item.part && item.part !== phase.items[n - 1]?.part && html`<li class="part">${item.part}</li>`}
                  <${Item} key=${item.id} ...${{ item, time, go }} looking=${item.id === looking_at} />
                `,
              )}
            </ul>
          `,
        )}
      </fieldset>
    </div>
    <fieldset disabled=${!writes}><${Undo} undo=${undo} /></fieldset>
  </nav>`;
}

export default region(Rail);
