// Where a reader is in a paper that scrolls: a line and the part of it that is read (12.5: half of the thirteenth), the
// same on the desk and on the wall, whatever the width and the size of the letters.

/**
 * @typedef {Pick<HTMLElement, "scrollTop" | "scrollHeight" | "clientHeight" | "children"
 *   | "getBoundingClientRect">} Box
 */

/** Top and height of a line, from the top of the paper. */
const lineOf = (box, n) => {
  const at = box.children[n].getBoundingClientRect();
  return { top: at.top - box.getBoundingClientRect().top + box.scrollTop, height: at.height };
};

/**
 * The line that stands as far down the window as the paper is scrolled: the first at its beginning, the last at its
 * end.
 * @param {Box} box
 * @param {number} many lines of the paper; what follows them is not of it
 */
export function lineAt(box, many) {
  const hidden = box.scrollHeight - box.clientHeight;
  if (hidden <= 0 || many === 0) return 0;
  const y = (box.scrollTop * box.scrollHeight) / hidden;
  for (let n = 0; n < many; n++) {
    const { top, height } = lineOf(box, n);
    if (y < top + height) return n + Math.max(0, y - top) / (height || 1);
  }
  return many;
}

/**
 * How far to scroll this paper so that the reader's line stands in it where it stands in the reader's.
 * @param {Box} box
 * @param {number} line
 */
export function topOf(box, line) {
  const hidden = box.scrollHeight - box.clientHeight;
  const many = box.children.length;
  if (hidden <= 0 || line <= 0) return 0;
  if (line >= many) return hidden; // the last line stands above the margin of the paper
  const n = Math.min(many - 1, Math.floor(line));
  const { top, height } = lineOf(box, n);
  return Math.min(hidden, ((top + Math.min(1, line - n) * height) * hidden) / box.scrollHeight);
}
