// The page of a meeting that is not on this machine, or (`other`, why) is not of the cell's folder that is open.
import { html, region } from "./kit.js";
import { PageLink } from "./page_link.js";

/** @import { Absent } from "./contract" */
import { absent as say, shared } from "./wording.js";

export default region(
  (/** @type {Absent} */ { other }) => html`<div class="chibo-notice">
    <h1>${other ? say.another_cell : say.not_here}</h1>
    <p>${other || say.why_not_here}</p>
    <p><${PageLink} page="home" class="button">${shared.to_home}<//></p>
  </div>`,
);
