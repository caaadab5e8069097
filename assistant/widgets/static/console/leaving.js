// An item is left while a form under it is filled in and not sent: add it, leave it there for later, or stay.
import { askedBy } from "../course.js";
import { html, useEffect, useModal, useState } from "../kit.js";
import { course as say } from "../wording.js";

/** @import { Unsent } from "../unsent.js" */

/** @param {{ forms: Unsent[], answer: (said: "add" | "leave" | "stay") => void }} props */
function Question({ forms, answer }) {
  const dialog = useModal(() => answer("stay"));
  const complete = forms.every((form) => form.add);
  return html`<dialog ref=${dialog} class="sheet leaving" aria-label=${say.unsent}>
    <h2>${say.unsent}</h2>
    <ul>${forms.map((form) => html`<li key=${form.label}>${form.label}</li>`)}</ul>
    <p class="soft">${complete ? say.unsent_kept : say.unsent_incomplete}</p>
    <p class="line">
      ${
        complete &&
        html`<button type="button" class="primary" autofocus onClick=${() => answer("add")}>${say.add_and_go}</button>`
      }
      <button type="button" onClick=${() => answer("leave")}>${say.leave_and_go}</button>
      <button type="button" autofocus=${!complete} onClick=${() => answer("stay")}>${say.stay}</button>
    </p>
  </dialog>`;
}

export function Leaving() {
  const [asked, ask] = useState(null);
  useEffect(() => {
    askedBy(
      (forms) =>
        new Promise((resolve) => {
          const answer = (said) => {
            ask(null);
            resolve(said);
          };
          ask({ forms, answer });
        }),
    );
    return () => askedBy(null);
  }, []);
  return asked && html`<${Question} ...${asked} />`;
}
