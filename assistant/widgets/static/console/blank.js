// From the reading of the minutes to the box of what is missing, and back to where the reading was left.

import { html, useAct } from "../kit.js";
import { focusOn } from "../texts.js";
import { type, useTyped } from "../typed.js";
import { desk as say, shared } from "../wording.js";

/** @import { BlankPlace, Desk } from "../contract" */
/** @import { Act } from "../kit.js" */

/** @typedef {{ at: string, line: number, blank: BlankPlace, back?: boolean }} Left */

/** The name under which it is kept where the reading was left: at which item, at which line, for what. */
export const LEFT = "reading-left";
export const NOT_LEFT = /** @type {Left | null} */ (null);

const BOXES = "textarea:not([readonly]), input:not([type=checkbox]):not([readonly]), select";
const isEmpty = (/** @type {any} */ box) => !box.disabled && !box.matches(":disabled") && !box.value.trim();
const seen = (/** @type {Element} */ box) => !box.closest("details:not([open]), form, .newtask");

/** Where the figures stand that a line is about. */
const FIGURES = { vote: "main form.vote input", points: "main input.given" };

/** The first box of the desk that is empty gets the caret; where none is, the first of the item's, or a new task's. */
function focusFirstEmpty(/** @type {string} */ figures) {
  const boxes = [...document.querySelectorAll("main .desk :is(textarea, input, select)")].filter(
    (box) => box.matches(BOXES) && seen(box),
  );
  const box = /** @type {HTMLElement | undefined} */ (
    (figures ? document.querySelector(FIGURES[figures]) : null) ??
      boxes.find(isEmpty) ??
      boxes[0] ??
      document.getElementById("new-task")
  );
  box?.scrollIntoView({ block: "center" });
  box?.focus({ preventScroll: true });
}

let detail = "";
/** Which detail of the meeting the dialog is opened for, once: its name, or empty. */
export function wantedDetail() {
  const wanted = detail;
  detail = "";
  return wanted;
}

/**
 * The desk shows another item a moment after it was asked to.
 * @param {string} item
 * @param {() => void} then
 */
function whenShown(item, then) {
  const shown = () => document.querySelector("main")?.dataset.item === item;
  if (shown()) return then();
  const watcher = new MutationObserver(() => {
    if (!shown()) return;
    watcher.disconnect();
    then();
  });
  watcher.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-item"] });
}

/**
 * The reading is closed, its place kept; the box of what is missing comes into sight with the caret in it.
 * @param {Act} act
 * @param {() => Promise<unknown>} close
 * @param {Left} left
 */
export async function leaveForBlank(act, close, left) {
  const { item, box } = left.blank;
  type(LEFT, left);
  await close();
  if (!item) {
    detail = box;
    await act("ShowDetails", { open: true });
    return;
  }
  if (!(await act("LookAt", { item }))) return;
  const figures = box in FIGURES ? box : "";
  whenShown(item, box && !figures ? () => focusOn(box) : () => focusFirstEmpty(figures));
}

/** Back to the reading, from the details as well: the minutes' own card reads once it is there. */
export function useBack(/** @type {Desk} */ context) {
  const act = useAct();
  const [left, leave, drop] = useTyped(LEFT, NOT_LEFT);
  const { course, frozen, writes } = context;
  if (!left || !writes || frozen || course?.current.id !== left.at) return null;
  const back = async () => {
    if (context.item.id === left.at || (await act("LookAt", { item: left.at }))) leave({ ...left, back: true });
  };
  return { left, back, drop };
}

/** The bar over the desk. @param {{ way: NonNullable<ReturnType<typeof useBack>> }} props */
export function BackToReading({ way }) {
  return html`<div class="lookingbar" role="status">
    <span class="grow">${say.writing_blank} ${way.left.blank.what}</span>
    <button type="button" onClick=${way.drop}>${shared.cancel}</button>
    <button type="button" class="primary" onClick=${way.back}>${say.back_to_reading}</button>
  </div>`;
}
