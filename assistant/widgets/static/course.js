// Moving on: leaving an item that has something to read back opens the reading first.
import { notice } from "./kit.js";
import { course as say } from "./wording.js";

/** @import { Course, Desk } from "./contract" */
/** @import { Act } from "./kit.js" */

let wanted = "";
/** Where the secretary was going when the reading opened. */
export const goingTo = () => wanted;

/**
 * Whether the desk looks at another item than the one the meeting is at.
 * @param {Pick<Desk, "course" | "item">} desk
 */
export const away = ({ course, item }) => Boolean(course && course.current.id !== item.id);

/**
 * Make an item the current one; there is nowhere to go unless the meeting runs.
 * @param {Act} act
 * @param {string | undefined} target
 * @param {Course | null} from
 */
export async function goTo(act, target, from) {
  if (!from || !target || target === from.current.id) return;
  if (from.read_back) {
    wanted = target;
    if (!(await act("OpenReading", { what: from.current.id }))) wanted = "";
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
