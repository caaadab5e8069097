// Moving on: leaving an item that has something to read back opens the reading first.
import { notice } from "./kit.js";
import { course as say } from "./wording.js";

/** @import { Act } from "./kit.js" */

let wanted = "";
/** Where the secretary was going when the reading opened. */
export const goingTo = () => wanted;

/**
 * Make an item the current one; `from` is {current, read_back}.
 * @param {Act} act
 */
export async function goTo(act, target, from) {
  if (!target || target === from.current) return;
  if (from.read_back) {
    wanted = target;
    await act("OpenReading", { what: from.current });
    return;
  }
  await act("GoToItem", { item: target });
}

/**
 * The reading is over: read, skipped, or (null) back to change something.
 * @param {Act} act
 */
export async function closeReading(act, outcome) {
  const target = wanted;
  wanted = "";
  if (!(await act("CloseReading", { outcome }))) return;
  if (outcome && target) await act("GoToItem", { item: target });
  if (outcome === "skipped") notice(say.reading_skipped);
}
