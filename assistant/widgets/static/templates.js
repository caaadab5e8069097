// Mẫu giấy tờ: which template each paper is printed with, a look at it filled from the sample cell, a copy to edit.
import { Folded } from "./folded.js";
import { classes, html, useAct, useEffect, useModal, useState } from "./kit.js";
import { fill, templates as say, shared } from "./wording.js";

/** @import { FilledSample, PdfState, TemplateLine } from "./contract" */

const POLL_MS = 700;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** A line of the paper; the cells of a table's row are set apart by " | " (documents/rendering/docx_text.py). `top`:
 * above the text. */
export function Line({ line, top }) {
  const cells = line.split(" | ");
  if (cells.length > 1)
    return html`<div class=${classes("cells", top && "top")}>${cells.map((cell) => html`<span>${cell}</span>`)}</div>`;
  return html`<p class=${classes(top && "title", /^[IVX]+\. /.test(line) && "head")}>${line}</p>`;
}

/**
 * The text of a paper; as a page once its PDF is asked for.
 * @param {{ title: string, sample: FilledSample, close: () => void }} props
 */
function Sample({ title, sample, close }) {
  const act = useAct();
  const dialog = useModal(close);
  const [pages, set] = useState(null);
  const [busy, setBusy] = useState(false);
  const body = sample.lines.indexOf("-----");
  const make = async () => {
    setBusy(true);
    let answer = /** @type {PdfState | null} */ (await act("TemplatePages", { file: sample.file }));
    while (answer && !answer.url) {
      await wait(POLL_MS);
      answer = await act("TemplatePagesState", { file: sample.file });
    }
    set(answer);
    setBusy(false);
  };
  return html`<dialog ref=${dialog} class="reading" aria-label=${fill(say.look_at, { title })}>
    <div class="paper">${sample.lines.map((line, n) => html`<${Line} line=${line} top=${n <= body} />`)}</div>
    <footer>
      <span class="grow soft">
        ${say.sample_why}
      </span>
      <a class="button" href=${sample.url} download>${say.download_word}</a>
      ${
        pages
          ? html`<a class="button" href=${pages.url} download>${say.download_pdf}</a>`
          : html`<button type="button" disabled=${busy} onClick=${make}>
            ${busy ? shared.making_pdf : say.make_pdf}
          </button>`
      }
      <button type="button" class="primary" autofocus onClick=${() => dialog.current.close()}>${shared.close}</button>
    </footer>
  </dialog>`;
}

/** @param {{ one: TemplateLine, copied?: string, look: () => unknown, copy: () => unknown }} props */
function Template({ one, copied, look, copy }) {
  const state = one.findings.length ? null : one.own ? say.own : say.built_in;
  return html`<li data-form=${one.form}>
    <span class="grow">
      <b>${one.title}</b> <span class="path soft">${one.own ? "mau/" : ""}${one.file}</span>
      ${state && html`<small class=${one.own ? "good" : ""}>${state}</small>`}
      ${one.findings.map((finding) => html`<small class="bad">${finding}</small>`)}
      ${
        copied &&
        html`<small class="good" role="status">
          ${say.copied} <span class="path">${copied}</span>
        </small>`
      }
    </span>
    <button type="button" class="small" aria-label=${fill(say.look_at, { title: one.title })} onClick=${look}>
      ${say.look}
    </button>
    ${
      !one.own &&
      html`<button type="button" class="small" aria-label=${fill(say.copy_of, { title: one.title })} onClick=${copy}>
        ${say.copy}
      </button>`
    }
  </li>`;
}

function Sheet({ close }) {
  const act = useAct();
  const dialog = useModal(close);
  const [found, set] = useState(null);
  const [sample, show] = useState(null);
  const [copied, tell] = useState({});
  const load = async () => set((await act("ListTemplates")) ?? { templates: [], unused: [], look: "", folder: "" });
  useEffect(() => void load(), []);
  const look = async (one) => {
    const answer = await act("SampleTemplate", { form: one.form });
    if (answer) show({ title: one.title, ...answer });
  };
  const copy = async (one) => {
    const answer = await act("CopyTemplate", { form: one.form });
    if (answer) tell((known) => ({ ...known, [one.form]: answer.path }));
    await load();
  };
  return html`<dialog ref=${dialog} class="sheet papers" aria-label=${say.title}>
    <h2>${say.title}</h2>
    <p class="soft">
      ${say.how}
    </p>
    ${!found && html`<p>${say.loading}</p>`}
    ${
      found &&
      html`
        <ul class="rows">
          ${found.templates.map(
            (one) => html`<${Template}
              key=${one.form}
              one=${one}
              copied=${copied[one.form]}
              look=${() => look(one)}
              copy=${() => copy(one)}
            />`,
          )}
        </ul>
        ${found.unused.map(
          (name) => html`<p key=${name} class="bad">
            ${fill(say.unused, { name })}
          </p>`,
        )}
        <p class="soft">
          ${fill(say.style, { look: found.look })}
          ${found.folder && html`${say.folder} <span class="path">${found.folder}</span>`}
        </p>
      `
    }
    <p class="buttons">
      <button type="button" class="primary" onClick=${() => dialog.current.close()}>${shared.close}</button>
    </p>
    ${sample && html`<${Sample} title=${sample.title} sample=${sample} close=${() => show(null)} />`}
  </dialog>`;
}

/** The card of the home page; the list is only read when it is opened. */
export function Templates() {
  const [open, set] = useState(false);
  return html`<${Folded} title=${say.title}>
    <p class="soft">${say.about}</p>
    <button type="button" onClick=${() => set(true)}>${say.open}</button>
    ${open && html`<${Sheet} close=${() => set(false)} />`}
  <//>`;
}
