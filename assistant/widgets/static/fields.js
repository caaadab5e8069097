// Boxes that are sent when they are left or Enter is pressed. What is half typed stays the box's own, and is kept
// (typed.js); what is not understood, or refused, stays in the box with a word beside it.
import { grow, html, isGrown, useEffect, useLayoutEffect, useRef, useRegrown, useState } from "./kit.js";
import { pageKey } from "./places.js";
import { typedIn, useTyped } from "./typed.js";
import { fill, fields as say } from "./wording.js";

/**
 * `name` tells the box from all others of the page. `send` gives null where it was refused (which is told at the foot
 * of the page), `{wrong}` with a sentence where it was not understood, anything else where it was taken.
 * `means` tells what two ways of writing have in common (“29/11”, “29/11/2026”): by it a draft is known to say what
 * is recorded.
 * `lines`: Enter begins a new line, and the box is sent when it is left.
 * @typedef {{ name: string, value: string | number | null, send: (text: string) => any, label: string,
 *   means?: (text: string) => unknown, lines?: boolean }} Box
 */

const bare = (/** @type {string} */ text) => text.normalize("NFC").trim();
/** What is on its way, by page and box: a box may be drawn anew meanwhile. @type {Map<string, string>} */
const sending = new Map();

/** @param {Box} props */
function useBox({ name, value, send, means = bare, lines = false }) {
  if (!name) throw new TypeError("a box without a name keeps nothing");
  const recorded = String(value ?? "");
  const box = useRef(null);
  const [typed, set] = useTyped(name, /** @type {{ text: string, base: string } | null} */ (null));
  const [wrong, tell] = useState("");
  const known = useRef(null); // what was typed here, as opposed to what a page before left
  const way = `${pageKey()}:${name}`;
  const commit = async () => {
    const text = typedIn(name)?.text;
    if (text === undefined || text === sending.get(way)) return;
    if (box.current?.matches(":disabled")) return; // switched off while it was being typed in: kept as it is
    if (text === recorded) return leave();
    sending.set(way, text);
    const answer = await send(text);
    sending.delete(way);
    if (typedIn(name)?.text !== text) return; // typed on meanwhile
    if (answer === null) tell(say.refused);
    else if (answer?.wrong) tell(answer.wrong);
    else leave();
  };
  const leave = () => {
    known.current = null;
    tell("");
    set(null);
  };
  const last = useRef({ commit, wrong });
  last.current = { commit, wrong };
  useEffect(() => {
    const draft = typedIn(name); // by now: this may run after the answer has come, for what was drawn before it
    if (!draft || draft.text === known.current || draft.text === sending.get(way)) return;
    if (document.activeElement === box.current || box.current.matches(":disabled")) return;
    known.current = draft.text;
    if (draft.base === recorded) commit();
    else if (means(draft.text) === means(recorded)) leave();
    else tell(fill(say.changed_meanwhile, { value: recorded || "……" }));
  });
  useEffect(() => () => void (known.current === null || last.current.wrong || last.current.commit()), [name]);
  const told = typed ? wrong : ""; // of nothing nothing is told
  return {
    wrong: told,
    props: {
      ref: box,
      value: typed?.text ?? recorded,
      onInput: ({ currentTarget: { value: text } }) => {
        known.current = text;
        tell("");
        set({ text, base: typed?.base ?? recorded });
      },
      onBlur: commit,
      onKeyDown: (event) => {
        if (event.key === "Escape") leave();
        if (event.key !== "Enter" || event.isComposing || lines) return;
        event.preventDefault(); // leaving the box takes the form's own sending away from the browser
        const { form } = event.currentTarget;
        event.currentTarget.blur();
        if (!event.currentTarget.matches("textarea")) form?.requestSubmit();
      },
      ...(told && { "aria-invalid": "true" }),
    },
  };
}

/**
 * A row whose command takes all of it: what was sent of it and is not shown yet goes along with the next part, or two
 * boxes that are left one soon after the other would take back each other's words. The function sends one part.
 * @template {object} Row
 * @param {Row} recorded
 * @param {(row: Row) => any} send
 * @returns {(part: Partial<Row>) => any}
 */
export function useParts(recorded, send) {
  const sent = useRef(/** @type {Partial<Row>} */ ({}));
  const shown = JSON.stringify(recorded);
  useEffect(() => {
    sent.current = {};
  }, [shown]);
  return async (part) => {
    sent.current = { ...sent.current, ...part };
    const answer = await send({ ...recorded, ...sent.current });
    if (answer === null) sent.current = {};
    return answer;
  };
}

/** The word beside a box. */
export const Beside = ({ wrong }) => wrong && html`<small class="bad beside" role="alert">${wrong}</small>`;

/** One line. @param {Box & Record<string, any>} props */
export function Field({ name, value, send, label, means, ...rest }) {
  const box = useBox({ name, value, send, label, means });
  return html`<input aria-label=${label} ...${rest} ...${box.props} /><${Beside} wrong=${box.wrong} />`;
}

/** Like Field, for text that may need more than one line: Enter commits (not where it is of `lines`), the box grows. */
export function LongField({ name, value, send, label, means, lines = false, ...rest }) {
  const { props, wrong } = useBox({ name, value, send, label, means, lines });
  useLayoutEffect(() => {
    if (!isGrown(props.ref.current)) grow(props.ref.current);
  });
  useRegrown(props.ref);
  return html`<textarea rows="1" class="one" aria-label=${label} ...${rest} ...${props}></textarea>
    <${Beside} wrong=${wrong} />`;
}
