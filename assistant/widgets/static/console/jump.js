// Cards of a page come into sight, the caret in their first box: by a press on the item's parts, and when one is new.
import { useEffect, useRef } from "../kit.js";

/** The card's own id in the page, where cards of its kind are told apart by more than their titles. */
export const motionCard = (/** @type {{ id: string }} */ motion) => `motion-${motion.id}`;

/**
 * A card of the page, by its id or else by its title; whether it is there. `box`: which of its boxes gets the caret,
 * where it is not the first.
 * @param {{ id?: string, name?: string, block?: ScrollLogicalPosition, box?: (card: Element) => Element | null }} to
 */
export function jumpTo({ id, name = "", block = "start", box = () => null }) {
  const card = id
    ? document.getElementById(id)
    : document.querySelector(`main .card[aria-label="${CSS.escape(name)}"]`);
  if (!card) return false;
  card.scrollIntoView({ block });
  const boxes = [...card.querySelectorAll("textarea, input, select, button")];
  const first = box(card) ?? boxes.find((one) => !one.closest("details:not([open])"));
  for (let fold = first?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  /** @type {HTMLElement | null} */ (first)?.focus({ preventScroll: true });
  return true;
}

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
