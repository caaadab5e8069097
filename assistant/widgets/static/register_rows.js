// The rows of a register as somebody wants to see them: those with the words typed, sorted by a column.
import { fold } from "./names.js";

/** @import { YearRow } from "./contract" */

/**
 * Empty cells come last, whichever way is sorted.
 * @param {YearRow[]} rows
 * @param {{ column: number, down: boolean }} by
 */
export function sorted(rows, by) {
  if (by.column < 0) return rows;
  const compare = (/** @type {YearRow} */ one, /** @type {YearRow} */ other) => {
    const [a, b] = [one.keys[by.column], other.keys[by.column]];
    const [none, nothing] = [a === null || a === "", b === null || b === ""];
    if (none || nothing) return Number(none) - Number(nothing);
    const found = typeof a === "number" ? a - Number(b) : String(a).localeCompare(String(b), "vi");
    return by.down ? -found : found;
  };
  return [...rows].sort(compare);
}

/**
 * The rows with all the words that were typed, with or without marks.
 * @param {YearRow[]} rows
 */
export function filtered(rows, typed, state = "") {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (state && (state === "going" ? !["open", "overdue"].includes(row.state) : row.state !== state)) return false;
    const text = wanted.length ? fold(row.cells.join(" ")) : "";
    return wanted.every((word) => text.includes(word));
  });
}
