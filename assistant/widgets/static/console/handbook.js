// Trang chép vào Sổ tay đảng viên điện tử: blocks of text, each with a button that copies it, and the tables as files.
import { copy } from "../copy_text.js";
import { html, useAct, useEffect, useModal, useRef, useState } from "../kit.js";
import { fill, handbook as say, shared } from "../wording.js";

/** @import { HandbookBlock, HandbookPage } from "../contract" */

/** @param {{ block: HandbookBlock }} props */
function Block({ block }) {
  const box = useRef(null);
  const rows = Math.min(12, block.text.split("\n").length + 1);
  return html`<section class="block">
    <h3>
      ${block.title} <span class="grow"></span>
      <button
        type="button"
        class="primary"
        aria-label=${fill(say.copy_of, { title: block.title })}
        onClick=${() => copy(block.text, box.current)}
      >${say.copy}</button>
    </h3>
    <textarea ref=${box} readonly rows=${rows} aria-label=${block.title} value=${block.text}></textarea>
  </section>`;
}

/** @param {{ close: () => void }} props */
function Handbook({ close }) {
  const act = useAct();
  const dialog = useModal(close);
  const [page, show] = useState(/** @type {HandbookPage | null} */ (null));
  useEffect(() => void act("HandbookPage").then(show), []);
  return html`<dialog ref=${dialog} class="sheet handbook" aria-label=${say.title}>
    <h2>${say.title}</h2>
    <p class="soft">${say.how}</p>
    ${page?.left_out && html`<p class="bad">${page.left_out}</p>`}
    ${!page && html`<p>${say.making}</p>`}
    ${page?.blocks?.map((block) => html`<${Block} key=${block.code} block=${block} />`)}
    ${
      page?.files?.length > 0 &&
      html`<p class="line">
        ${say.tables}
        ${page.files.map(
          (file) => html`<a key=${file.name} class="button small" href=${file.url} download>${file.name}</a>`,
        )}
      </p>`
    }
    <footer class="foot">
      <p class="buttons">
        <button type="button" class="primary" onClick=${() => dialog.current.close()}>${shared.close}</button>
      </p>
    </footer>
  </dialog>`;
}

/** The button that opens it. */
export function HandbookButton() {
  const [open, setOpen] = useState(false);
  return html`<button type="button" onClick=${() => setOpen(true)}>${say.open}</button>
    ${open && html`<${Handbook} close=${() => setOpen(false)} />`}`;
}
