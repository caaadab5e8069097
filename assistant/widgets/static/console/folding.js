// Which parts of the agenda fold to a line with their counts, so that the rail is in sight in a low window.

/** @import { RailItem, RailPhase } from "../contract" */

/** How far the rail folds: not at all; other phases; also what is done before; everything but the neighbours. */
export const LEVELS = 3;
/** So many items before and after the one in hand stay, level by level. */
const AROUND = [
  [Infinity, Infinity],
  [Infinity, Infinity],
  [2, Infinity],
  [1, 1],
];
const LEAST_FOLDED = 2;

/**
 * A phase as rows: items, and runs of items folded to one.
 * @param {RailPhase} phase
 * @param {string} at the item in hand
 * @param {number} level
 * @returns {(RailItem | { fold: string, items: RailItem[] })[]}
 */
export function folded(phase, at, level) {
  const { items, name } = phase;
  if (!level) return items;
  const here = items.findIndex((item) => item.id === at);
  if (here < 0) return [{ fold: name, items }];
  const [before, after] = AROUND[Math.min(level, LEVELS)];
  const from = Math.max(0, here - before);
  const to = Math.min(items.length, here + after + 1);
  const run = (start, end) => {
    const part = items.slice(start, end);
    return part.length < LEAST_FOLDED ? part : [{ fold: `${start + 1}–${end}`, items: part }];
  };
  return [...run(0, from), ...items.slice(from, to), ...run(to, items.length)];
}

/**
 * How many lines the rail has at a level: items, folded runs, headings of phases.
 * @param {RailPhase[]} phases
 */
export const lines = (phases, at, level) =>
  phases.reduce((sum, phase) => {
    const rows = folded(phase, at, level);
    const whole = rows.length === 1 && "fold" in rows[0] && rows[0].fold === phase.name;
    return sum + rows.length + (whole ? 0 : 1);
  }, 0);

/**
 * The level at which so many lines most likely fit, on the side of too little folded: what is too high shows itself.
 * @param {RailPhase[]} phases
 */
export function likely(phases, at, room) {
  const SLACK = 1.25; // lines are not all of one height
  for (let level = 0; level < LEVELS; level += 1) if (lines(phases, at, level) <= room * SLACK) return level;
  return LEVELS;
}
