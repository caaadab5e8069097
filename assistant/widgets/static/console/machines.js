// The bar below the head: the meeting went on on another machine, or another machine has text that is not here.
import { copy } from "../copy_text.js";
import { html, region, useAct, useModal, useRef, useState } from "../kit.js";
import { PageLink } from "../page_link.js";
import { fill, machines as say, shared } from "../wording.js";

/** @import { ClockNotice, LeftAtMachine, LeftPiece, Machines as MachinesState } from "../contract" */

/** @param {{ piece: LeftPiece, file: string }} props */
function Piece({ piece, file }) {
  const act = useAct();
  const box = useRef(null);
  return html`<li class="left">
    <b>${piece.label}</b> <span class="soft num">${fill(say.letters, { count: piece.missing.trim().length })}</span>
    <textarea ref=${box} readonly rows="3" aria-label=${piece.label} value=${piece.missing.trim()}></textarea>
    <p class="line">
      ${
        piece.fits &&
        html`<button type="button" class="primary" onClick=${() => act("TakeIn", { file, key: piece.key })}>
          ${say.append}
        </button>`
      }
      <button type="button" onClick=${() => copy(piece.missing.trim(), box.current)}>${say.copy}</button>
    </p>
    ${
      piece.whole !== piece.missing &&
      html`<details>
        <summary>${say.whole_text}</summary>
        <p class="whole">${piece.whole}</p>
      </details>`
    }
  </li>`;
}

/** @param {{ left: LeftAtMachine[], close: () => void }} props */
function Left({ left, close }) {
  const act = useAct();
  const dialog = useModal(close);
  const seen = async (one) => {
    if ((await act("Dismiss", { file: one.file })) && left.length === 1) close();
  };
  return html`<dialog class="reading leftover" ref=${dialog} aria-label=${say.title}>
    <div class="paper">
      ${left.length === 0 && html`<p>${say.nothing_left}</p>`}
      ${left.map(
        (one) => html`<section key=${one.file}>
          <h2>${fill(say.machine_has, { name: one.name })}</h2>
          <ul>${one.pieces.map((piece) => html`<${Piece} key=${piece.key} piece=${piece} file=${one.file} />`)}</ul>
          ${
            one.others.length > 0 &&
            html`
              <h3>${say.other_doings}</h3>
              <ul class="points">${one.others.map((text) => html`<li>${text}</li>`)}</ul>
            `
          }
          <p class="line">
            <button type="button" onClick=${() => seen(one)}>${fill(say.machine_done, { name: one.name })}</button>
          </p>
        </section>`,
      )}
    </div>
    <footer>
      <span class="grow soft">
        ${say.nothing_by_itself}
      </span>
      <button type="button" onClick=${() => dialog.current.close()}>${shared.close}</button>
    </footer>
  </dialog>`;
}

/** @param {MachinesState} props */
function Machines({ clock, ...others }) {
  return html`<div class="machinebars">
    ${clock && html`<${Clock} notice=${clock} writes=${others.writes} />`}
    <${Others} ...${others} />
  </div>`;
}

/**
 * That the clock was set, or does not agree with what was recorded; one press moves everything recorded so far.
 * @param {{ notice: ClockNotice, writes: boolean }} props
 */
function Clock({ notice: { text, minutes, shift }, writes }) {
  const act = useAct();
  return html`<div class="clockbar" role="alert">
    <span class="grow num">${text}</span>
    ${
      minutes !== 0 &&
      writes &&
      html`<button type="button" title=${say.shift_why} onClick=${() => act("ShiftHours", { minutes })}>
        ${shift}
      </button>`
    }
  </div>`;
}

/** @param {Omit<MachinesState, "clock">} props */
function Others({ moved, left = [] }) {
  const [looking, look] = useState(false);
  if (!moved && !left.length && !looking) return null;
  const chars = left.reduce((sum, one) => sum + one.chars, 0);
  const parts = left.reduce((sum, one) => sum + one.pieces.length + one.others.length, 0);
  const names = left.map((one) => one.name).join(", ");
  return html`<div class="machinebar" role="status">
    ${
      moved
        ? html`
          <span class="grow">${moved}</span>
          <${PageLink} page="home" class="button">${shared.to_home}<//>
        `
        : html`
          <span class="grow num">${fill(say.machines_have, { names, parts, chars })}</span>
          <button type="button" onClick=${() => look(true)}>${say.look}</button>
        `
    }
    ${looking && html`<${Left} left=${left} close=${() => look(false)} />`}
  </div>`;
}

export default region(Machines);
