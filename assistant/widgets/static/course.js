// Moving on: leaving an item that has something to read back opens the reading first.
import { notice } from "./kit.js";
import { leaveUnsent, unsentOf } from "./unsent.js";
import { course as say } from "./wording.js";

/** @import { Course, Desk } from "./contract" */
/** @import { Act } from "./kit.js" */
/** @import { Unsent } from "./unsent.js" */

let wanted = "";
/** Where the secretary was going when the reading opened. */
export const goingTo = () => wanted;

/**
 * Whether the desk looks at another item than the one the meeting is at.
 * @param {Pick<Desk, "course" | "item">} desk
 */
export const away = ({ course, item }) => Boolean(course && course.current.id !== item.id);

/** @type {((forms: Unsent[]) => Promise<"add" | "leave" | "stay">) | null} */
let asks = null;
/** Who asks what becomes of forms that are filled in and not sent. */
export const askedBy = (/** @type {typeof asks} */ question) => (asks = question);
let asking = false;

/**
 * Whether the item can be left as far as its forms go, and whether one that was added now is to be read back.
 * @param {Act} act
 * @param {string} item
 */
async function settled(act, item) {
  const forms = unsentOf(item);
  if (!forms.length || !asks) return { go: true, recorded: false };
  asking = true;
  const said = await asks(forms).finally(() => (asking = false));
  if (said === "leave") {
    leaveUnsent(item);
    return { go: true, recorded: false };
  }
  let go = said === "add";
  for (const form of said === "add" ? forms : []) go &&= Boolean(await form.add?.());
  if (!go) await act("LookAt", { item });
  return { go, recorded: go && forms.some((form) => form.recorded) };
}

/**
 * Make an item the current one; there is nowhere to go unless the meeting runs.
 * @param {Act} act
 * @param {string | undefined} target
 * @param {Course | null} from
 */
export async function goTo(act, target, from) {
  if (!from || !target || target === from.current.id || asking) return;
  const { go, recorded } = await settled(act, from.current.id);
  if (!go) return;
  if (from.read_back || (recorded && from.reads_back)) {
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
