// A card of which only the heading is seen until somebody opens it, or by itself while something in it is due.
import { classes, html, useEffect, useState } from "./kit.js";

/** @param {{ title: string, tag?: string, amber?: boolean, due?: boolean, children?: any }} props */
export function Folded({ title, tag = "", amber = false, due = false, children }) {
  const [open, set] = useState(due);
  useEffect(() => {
    if (due) set(true);
  }, [due]);
  return html`<section class="card folded" aria-label=${title}>
    <details open=${open} onToggle=${(event) => event.target === event.currentTarget && set(event.currentTarget.open)}>
      <summary><h3>${title} ${tag && html`<span class=${classes("tag", amber && "amber")}>${tag}</span>`}</h3></summary>
      ${children}
    </details>
  </section>`;
}
