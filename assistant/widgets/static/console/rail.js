// The rail: phases and items with their state and minutes. One click makes an item the current one.
import { html, region, useAct, useNow, classes } from "../kit.js";

const MARK = { done: "✓", current: "●", todo: "○" };
const STATE = { done: "đã xong", current: "đang tiến hành", todo: "chưa tiến hành" };

function minutes(item, time) {
  const spent = Math.floor((item.spent + (item.since ? Math.max(0, time - item.since) : 0)) / 60);
  if (item.state === "current") return `${spent}′/${item.planned}′`;
  return item.state === "done" ? `${spent}′` : `${item.planned}′`;
}

function Item({ item, stage, looking, time }) {
  const act = useAct();
  const go = () => act(stage === "running" ? "GoToItem" : "LookAt", { item: item.id });
  const over = item.state === "current" && item.planned && time - item.since + item.spent > item.planned * 60;
  return html`<li>
    <button
      type="button"
      class=${classes("item", item.state, looking && "looking")}
      aria-current=${looking ? "step" : undefined}
      title=${item.full}
      onClick=${go}
    >
      <span class="mark" aria-label=${STATE[item.state]}>${MARK[item.state]}</span>
      <span class="name">${item.title}</span>
      <span class=${classes("time num", over && "over")}>${minutes(item, time)}</span>
    </button>
  </li>`;
}

function Rail({ phases = [], stage, lookingAt }) {
  const time = useNow(1000);
  return html`<nav aria-label="Chương trình">
    ${phases.map(
      (phase) => html`<h4 key=${phase.name}>${phase.name}</h4>
        <ul>
          ${phase.items.map((item) => html`<${Item} key=${item.id} ...${{ item, stage, time }} looking=${item.id === lookingAt} />`)}
        </ul>`,
    )}
  </nav>`;
}

export default region(Rail);
