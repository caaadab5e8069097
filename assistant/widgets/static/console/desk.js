// The desk: the item that is current, with the panels it needs; before the start, the preparation.
import { html, region, useAct, useEffect, Card } from "../kit.js";
import { Editor } from "../texts.js";
import { Preparation } from "../prepare.js";
import { Guests, Secretary, Roll, Dues, AgendaPanel } from "./opening.js";
import { Opinions, Conclusion, Carried, Actions } from "./proceedings.js";
import { Motions, Score, Minutes, End } from "./closing.js";

const PANELS = [
  ["guests", Guests],
  ["secretary", Secretary],
  ["roll", Roll],
  ["dues", Dues],
  ["agenda", AgendaPanel],
  ["carried", Carried],
];
const AFTER_TEXTS = [
  ["opinions", Opinions],
  ["conclusion", Conclusion],
  ["actions", Actions],
];
const LAST = [
  ["score", Score],
  ["minutes", Minutes],
  ["end", End],
];

function Texts({ texts, context }) {
  return texts.map(
    (text) => html`<${Card} key=${text.key} title=${text.label}>
      <${Editor} meeting=${context.meeting} zone=${context.zone} text=${text} label=${text.label} hint=${text.hint} readOnly=${context.frozen} />
    <//>`,
  );
}

function Points({ points }) {
  if (!points.length) return null;
  return html`<details class="points">
    <summary>Gợi ý nội dung (${points.length})</summary>
    <ul>
      ${points.map((point) => html`<li>${point}</li>`)}
    </ul>
  </details>`;
}

/** F4 ends the speech that is going on, from anywhere on the page. */
function useKeys(act) {
  useEffect(() => {
    const pressed = (event) => {
      if (event.key !== "F4" || event.altKey || event.ctrlKey || event.isComposing) return;
      event.preventDefault();
      act("StopSpeech");
    };
    addEventListener("keydown", pressed, true);
    return () => removeEventListener("keydown", pressed, true);
  }, []);
}

function Desk(state) {
  const act = useAct();
  useKeys(act);
  const { item, stage, prepare } = state;
  if (!item) return null;
  if (prepare) return html`<main><${Preparation} ...${prepare} year=${state.year} /></main>`;
  const draw = (list) => list.map(([name, Panel]) => item.panels[name] && html`<${Panel} key=${name} ...${item.panels[name]} item=${item} context=${state} />`);
  const hint = [item.presenter || item.who, item.state === "current" ? "" : stage === "running" ? "chưa phải nội dung đang tiến hành" : ""].filter(Boolean).join(" · ");
  return html`<main key=${item.id}>
    <h2>${item.title}</h2>
    <p class="hint">${hint}</p>
    <${Points} points=${item.points} />
    ${draw(PANELS)}
    <${Texts} texts=${item.texts} context=${state} />
    ${draw(AFTER_TEXTS)}
    <${Motions} ...${item.motions} item=${item} context=${state} />
    ${draw(LAST)}
    ${stage === "running" &&
    item.next &&
    html`<p class="next">
      <button type="button" class="primary" onClick=${() => act("GoToItem", { item: item.next.id })}>Chuyển sang: ${item.next.title} →</button>
    </p>`}
  </main>`;
}

export default region(Desk);
