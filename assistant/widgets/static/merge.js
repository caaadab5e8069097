// Two people's changes of one text come together; nothing that was typed is dropped.
import { SYMBOLS } from "./wording.js";

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the letters that may not stand in a text
const FORBIDDEN = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: and these are ends of lines
const LINE_END = /\r\n?|[\x0b\x0c\u0085\u2028\u2029]/g;
const BULLET = /^[ \t]*[•‣⁃◦▪▫●■◆❖➢➤·∙][ \t]*(?=[^ \t\n])/gm;

/** A whole text as it is taken in: the same gate as `clean` in domain/text.py. */
export const clean = (text) =>
  text
    .replace(LINE_END, "\n")
    .replace(FORBIDDEN, "")
    .replace(/[\uf020-\uf0ff]/g, (letter) => SYMBOLS[letter] ?? "•")
    .replace(BULLET, "- ");
/** How many characters are taken out without a trace, so that it can be said. */
export const countForbidden = (text) => text.replace(LINE_END, "\n").match(FORBIDDEN)?.length ?? 0;

/** How many letters of a command's arguments may not be written down: the gate takes them out. */
export const unwritable = (args) =>
  typeof args === "string"
    ? (args.match(FORBIDDEN) ?? []).length
    : Object.values(args ?? {}).reduce(
        (sum, part) => sum + (typeof part === "object" || typeof part === "string" ? unwritable(part) : 0),
        0,
      );

/** Where the caret stands after `from` became `to`: with the words it stood among. Counted as the browser counts. */
export function carried(caret, from, to) {
  const { at, cut } = splice(from, to);
  const points = [...from];
  const [start, end] = [points.slice(0, at).join("").length, points.slice(0, at + cut).join("").length];
  return caret <= start && end > start ? caret : caret < end ? start : caret + to.length - from.length;
}

/** The smallest edit that makes `to` from `from`, counted in code points. */
export function splice(from, to) {
  const [a, b] = [[...from], [...to]];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { at: head, cut: a.length - head - tail, insert: b.slice(head, b.length - tail).join("") };
}

// Never as arguments of a call: a million characters are more than a browser takes there.
const put = (text, { at, cut, insert }) => {
  const points = [...text];
  return points.slice(0, at).join("") + insert + points.slice(at + cut).join("");
};

/** Both changes of one base. Where they touch the same words, theirs stays and mine follows: nothing is dropped. */
export function merge(base, theirs, mine) {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const [a, b] = [splice(base, theirs), splice(base, mine)];
  if (b.at >= a.at + a.cut && !(b.at === a.at && a.cut === 0 && b.cut === 0))
    return put(theirs, { ...b, at: b.at + [...a.insert].length - a.cut });
  if (b.at + b.cut <= a.at && !(b.at === a.at && b.cut === 0)) return put(theirs, b);
  if (a.at === b.at && a.cut === 0 && b.cut === 0) return put(theirs, { ...b, at: b.at + [...a.insert].length });
  if (!b.insert) return theirs;
  return theirs + (theirs.endsWith("\n") || !theirs ? "" : "\n") + b.insert;
}

/** Whether `theirs` already has all that makes `mine` of `base`: the same place, the same beginning. */
export function within(base, theirs, mine) {
  const [a, b] = [splice(base, theirs), splice(base, mine)];
  return a.at === b.at && a.cut === b.cut && a.insert.startsWith(b.insert);
}

/** Word tells other programs a bullet of Wingdings as the letter of that place (§, O with a stroke, u with dots, v, q),
 * and its second level as an "o". */
const LETTER_BULLET = /^[ \t]*[\u00a7\u00d8\u00fcvqo]\t[ \t]*(?=[^ \t\n])/gm;

/** What comes from Word or a web page comes in as clean text: no odd spaces, bullets as dashes, at most one blank
 * line. */
export const tidyPaste = (text) =>
  clean(text.replace(/[\u00a0\u2007\u202f]/g, " ").replace(/[\u00ad\u200b\u2060\ufeff]/g, ""))
    .replace(LETTER_BULLET, "- ")
    .replace(/\t+/g, " ")
    .replace(/[ ]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n");

const SENTENCE_ENDS = /[.!?:;…]["”’)]*$/;
const LIST_ITEM = /^\s*([-–—+*]|\(?[\p{L}\d]{1,3}[.)]|\d+(\.\d+)+)\s/u;
const SMALL = /^\s*[\p{Ll}(,]/u;
/** A line that goes on to the paper's edge has at least so many letters, and so much of the longest line. */
const [FULL_LINE, FULL_SHARE] = [35, 0.75];

/** A paragraph that a PDF gave line by line, as one line again: a line that ends no sentence goes on in the next. */
export function joinLines(text) {
  const lines = text.split("\n");
  const full = Math.max(FULL_LINE, FULL_SHARE * Math.max(...lines.map((line) => line.trim().length)));
  const goesOn = (line, next) =>
    line.trim() &&
    next.trim() &&
    !SENTENCE_ENDS.test(line.trim()) &&
    !LIST_ITEM.test(next) &&
    (SMALL.test(next) || line.trim().length >= full);
  return lines.reduce((all, next, n) =>
    goesOn(lines[n - 1], next) ? `${all.trimEnd()} ${next.trimStart()}` : `${all}\n${next}`,
  );
}
