// On Home: which folder the program works in, another one in its place, and the end of the program. Where a server of
// ours is, it begins anew with the folder and ends; elsewhere the page is shown anew, and ending is the Jupyter's own.
import { Beside } from "./fields.js";
import { html, useState, useWire } from "./kit.js";
import { cookieWord, go, isFramed } from "./places.js";
import { useTyped } from "./typed.js";
import { program as say, shared } from "./wording.js";

/**
 * Ask our server for its end or a new beginning; the field is against requests that another site forges. False where it
 * refused; one that is gone before it could answer has done it.
 * @param {"stop" | "restart"} what
 */
async function ask(what) {
  globalThis.chibo?.leave(what);
  const asked = { method: "POST", headers: { "X-XSRFToken": cookieWord() } };
  const done = await fetch(`../../chibo/${what}`, asked).then(
    (answer) => answer.ok,
    () => true,
  );
  if (!done) globalThis.chibo?.leave("");
  return done;
}

/** Another folder: its path, whether a cell's folder is to be made there, then the page anew. */
export function ChooseFolder() {
  const wire = useWire();
  const [path, type, drop] = useTyped("folder", "");
  const [question, setQuestion] = useState("");
  const [refused, refuse] = useState("");
  const write = (event) => {
    type(event.currentTarget.value);
    setQuestion(""); // it was about another path
    refuse("");
  };
  const choose = async (make) => {
    refuse("");
    const answer = await wire.send("ChooseFolder", { path, make }).catch((refusal) => {
      refuse(refusal.message);
      return null;
    });
    setQuestion(answer?.ask ?? "");
    if (!answer || answer.ask) return;
    drop();
    if (answer.page) go(wire, answer.page);
    else if (isFramed()) go(wire, "home");
    else if (!(await ask("restart"))) refuse(say.not_begun_anew);
  };
  const send = (event) => {
    event.preventDefault();
    choose(false);
  };
  return html`<details class="points">
    <summary>${say.other_folder}</summary>
    <form class="choosing" onSubmit=${send}>
      <label class="stack">
        ${say.folder_path}
        <input value=${path} onInput=${write} placeholder=${say.folder_example} />
      </label>
      <${Beside} wrong=${refused} />
      <p class="soft">${say.folder_how}</p>
      ${
        question
          ? html`<div class="asked" role="alertdialog" aria-label=${say.make_folder}>
            <p>${question}</p>
            <button type="button" class="primary" onClick=${() => choose(true)}>${say.make_folder}</button>${" "}
            <button type="button" onClick=${() => setQuestion("")}>${shared.cancel}</button>
          </div>`
          : html`<button type="submit" disabled=${!path.trim()}>${say.open_folder}</button>`
      }
    </form>
  </details>`;
}

/**
 * The end of the program, asked for twice; where there is no server of ours there is nothing to end.
 * @param {{ running: boolean }} props whether a meeting runs
 */
export function EndProgram({ running }) {
  const [state, set] = useState("");
  if (isFramed()) return null;
  const end = async () => {
    if (!(await ask("stop"))) set(""); // else the whole page says so (watch.js)
  };
  if (!state) return html`<p><button type="button" onClick=${() => set("asked")}>${say.end}</button></p>`;
  return html`<div class="asked" role="alertdialog" aria-label=${say.end}>
    <p>${running ? say.end_running : say.end_sure}</p>
    <button type="button" class="primary" onClick=${end}>${say.end}</button>${" "}
    <button type="button" onClick=${() => set("")}>${shared.cancel}</button>
  </div>`;
}
