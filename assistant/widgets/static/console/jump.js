// Cards of the desk come into sight, the caret in their first box: by a press on the item's parts, and when one is new.
import { useEffect, useRef } from "../kit.js";

/** The card's own id in the page, where cards of its kind are told apart by more than their titles. */
export const motionCard = (/** @type {{ id: string }} */ motion) => `motion-${motion.id}`;

/** @param {Element | null | undefined} card */
function show(card) {
  if (!card) return;
  card.scrollIntoView({ block: "start" });
  /** @type {HTMLElement | null} */ (card.querySelector("textarea, input, select, button"))?.focus({
    preventScroll: true,
  });
}

/**
 * A card of the desk, by its id or else by its title.
 * @param {{ id?: string, name?: string }} card
 */
export const jumpTo = ({ id, name = "" }) =>
  show(id ? document.getElementById(id) : document.querySelector(`main .card[aria-label="${CSS.escape(name)}"]`));

/**
 * The card of what was added here comes into sight once it is drawn, whichever comes first: it or the answer. The
 * function is called before it is sent, and gives the one that is called with the answer.
 * @template {{ id: string }} Row
 * @param {Row[]} rows
 * @param {(row: Row) => string} cardOf
 */
export function useNewCard(rows, cardOf) {
  const before = useRef(/** @type {Set<string> | null} */ (null));
  useEffect(() => {
    const fresh = before.current && rows.find((row) => !before.current.has(row.id));
    if (!fresh) return;
    before.current = null;
    jumpTo({ id: cardOf(fresh) });
  });
  return () => {
    before.current = new Set(rows.map((row) => row.id));
    return (answer) => {
      if (!answer) before.current = null;
    };
  };
}
