// Lines of a paper as they are printed: their words with their look, the cells of a table beside each other.
import { classes, html } from "./kit.js";

/** @import { SheetText, SheetLine } from "./contract" */

/** @param {{ line: SheetText }} props */
function PaperLine({ line }) {
  return html`<p class=${line.align}>
    ${line.runs.map(
      (run) => html`<span class=${classes(run.bold && "bold", run.italic && "italic")}>${run.text}</span>`,
    )}
  </p>`;
}

/** A line as it stands on paper; `line`: what it is called as text. @param {{ row: SheetLine, line?: string }} props */
export function PaperRow({ row: { cells, ruled }, line }) {
  const lines = (cell) => cell.map((one) => html`<${PaperLine} line=${one} />`);
  if (cells.length === 1) return html`<div class="row" data-line=${line}>${lines(cells[0])}</div>`;
  return html`<div class=${classes("row", "cells", ruled && "ruled")} data-line=${line}>
    ${cells.map((cell) => html`<div>${lines(cell)}</div>`)}
  </div>`;
}
