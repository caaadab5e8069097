// A link to another page: by its address, or where pages take turns in a frame, by a wish.
import { html, useWire } from "./kit.js";
import { address, go, isFramed } from "./places.js";

/** @import { Query } from "./places.js" */

/**
 * @param {{
 *   page: "home" | "meeting" | "year" | "committee", query?: Query, class?: string, title?: string, children?: any,
 * }} props
 */
export function PageLink({ page, query = {}, children, ...others }) {
  const wire = useWire();
  const follow = (/** @type {MouseEvent} */ event) => {
    if (!isFramed() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(wire, page, query);
  };
  return html`<a href=${address(page, query)} onClick=${follow} ...${others}>${children}</a>`;
}
