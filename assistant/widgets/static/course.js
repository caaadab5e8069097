// Moving on: leaving an item that has something to read back opens the reading first.
import { notice } from "./kit.js";
import { course as say } from "./wording.js";

let wanted = "";
/** Where the secretary was going when the reading opened. */
export const goingTo = () => wanted;

/** Make an item the current one; `from` is {current, readBack}. */
export async function goTo(act, target, from) {
  if (!target || target === from.current) return;
  if (from.readBack) {
    wanted = target;
    await act("OpenReading", { what: from.current });
    return;
  }
  await act("GoToItem", { item: target });
}

/** The reading is over: read, skipped, or (null) back to change something. */
export async function closeReading(act, outcome) {
  const target = wanted;
  wanted = "";
  if (!(await act("CloseReading", { outcome }))) return;
  if (outcome && target) await act("GoToItem", { item: target });
  if (outcome === "skipped") notice(say.reading_skipped);
}
