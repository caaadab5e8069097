// Reading an item back before it is left: as it will stand in the minutes, large enough to be read out.

import { closeReading, goingTo } from "../course.js";
import { html, useAct, useModal } from "../kit.js";
import { fill, readback as say } from "../wording.js";

/** @import { Reading } from "../contract" */

/** @param {{ reading: Reading }} props */
export function ReadBack({ reading }) {
  const act = useAct();
  const close = (outcome) => closeReading(act, outcome);
  const moves = Boolean(goingTo()); // else it was opened to be read, and nothing follows
  const dialog = useModal(() => close(null));
  const keys = (event) => {
    if (event.isComposing) return;
    const outcome = { Enter: "read", ...(moves && { b: "skipped", B: "skipped" }) }[event.key];
    if (outcome) {
      event.preventDefault();
      close(outcome);
    }
  };
  const cancelled = (event) => {
    event.preventDefault();
    close(null);
  };
  return html`<dialog
    ref=${dialog}
    class="reading"
    aria-label=${fill(say.title, { title: reading.title })}
    onKeyDown=${keys}
    onCancel=${cancelled}
  >
    <div class="paper" tabindex="0" role="region" aria-label=${say.read_text}>
      <p class="title">${reading.title}</p>
      ${reading.parts.map(
        (part) => html`
          <p class="head">${part.title}</p>
          ${part.lines.map((line) => html`<p>${line}</p>`)}
        `,
      )}
    </div>
    <footer>
      <span class="grow soft">${say.read_aloud}</span>
      <button type="button" onClick=${() => close(null)}>${say.back} <kbd>Esc</kbd></button>
      ${moves && html`<button type="button" onClick=${() => close("skipped")}>${say.skip} <kbd>B</kbd></button>`}
      <button type="button" class="primary" autofocus onClick=${() => close("read")}>
        ${moves ? say.read : say.read_only} <kbd>Enter</kbd>
      </button>
    </footer>
  </dialog>`;
}
