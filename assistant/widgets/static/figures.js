// Numbers, days and times as people type them. What is clear is understood: digits of any width, “12 đ/c”, “1.200”,
// “5,5”, “14 giờ 30”. What is not is left to whoever asks, who answers in words.
import { now } from "./kit.js";
import { fill, figures as say } from "./wording.js";

const plain = (text) => text.normalize("NFKC").replace(/\s+/g, " ").trim().toLocaleLowerCase("vi");
/** The number without the word for what is counted (`words`: "one|other"). */
const bare = (text, words) => text.replace(new RegExp(`(?:${words})$`), "").trim();
const HOURS = new RegExp(`^(\\d{1,2}) ?(?:${say.hour_words})(?: ?(\\d{1,2}))? ?(?:${say.minute_words})?$`);
const TIME = new RegExp(`^(\\d{1,2}) ?(?::|${say.hour_words}) ?(\\d{1,2})? ?(?:${say.minute_words})?$`);
const DAY_IN_WORDS = new RegExp(
  `^(?:${say.day_word} )?(\\d{1,2}) ${say.month_word} (\\d{1,2})(?: ${say.year_word} (\\d{4}))?$`,
);
/** Digits, by thousands with points or spaces where there are many. */
const WHOLE = /^(\d+|\d{1,3}([. ]\d{3})+)$/;
const wholeIn = (text) => (WHOLE.test(text) ? Number(text.replace(/[. ]/g, "")) : undefined);

/**
 * @typedef {{ number: number | null, wrong?: undefined } | { wrong: string, number?: undefined }} Figure
 * What was meant; null for an empty box; or why it is not understood.
 */

/**
 * A count of people or ballots. `whole` is what 100 % of it is, where that is known.
 * @param {string} text
 * @param {number | null} [whole]
 * @returns {Figure}
 */
export function countIn(text, whole = null) {
  const typed = plain(text);
  if (!typed) return { number: null };
  if (/^100 ?%$/.test(typed) && whole !== null) return { number: whole };
  const number = wholeIn(bare(typed, say.units));
  if (number !== undefined) return { number };
  return { wrong: fill(typed.endsWith("%") ? say.no_share : say.no_count, { text: text.trim() }) };
}

/**
 * Minutes: “30”, “30 phút”, “1 giờ 30”, “1h”.
 * @param {string} text
 * @returns {Figure}
 */
export function minutesIn(text) {
  const typed = plain(text);
  if (!typed) return { number: null };
  const hours = typed.match(HOURS);
  const number = hours ? hours[1] * 60 + Number(hours[2] ?? 0) : wholeIn(bare(typed, say.minute_words));
  return number === undefined ? { wrong: fill(say.no_minutes, { text: text.trim() }) } : { number };
}

/**
 * Points: “4”, “4,5”, “4.5 điểm”. A point before three digits may set off thousands: that is asked.
 * @param {string} text
 * @returns {Figure}
 */
export function pointsIn(text) {
  const typed = plain(text);
  if (!typed) return { number: null };
  const number = bare(typed, say.point_words);
  if (/^\d+(,\d+|\.\d{1,2}|\.\d{4,})?$/.test(number)) return { number: Number(number.replace(",", ".")) };
  return { wrong: fill(say.no_points, { text: text.trim() }) };
}

/**
 * All figures of a form at once, by name: {figures}, with 0 for an empty box, or {wrong} with a sentence for each box
 * that is not understood.
 * @param {Record<string, string>} typed
 */
export function countsIn(typed) {
  const read = Object.entries(typed).map(([name, text]) => /** @type {const} */ ([name, countIn(text)]));
  const wrong = Object.fromEntries(read.filter(([, one]) => one.wrong).map(([name, one]) => [name, one.wrong]));
  return { figures: Object.fromEntries(read.map(([name, one]) => [name, one.number ?? 0])), wrong };
}

/** `4/11/2026`, `4-11`, `ngày 4 tháng 11` to ISO; "" for nothing, null for what is no date. `year` fills in a missing
 * one. */
export function isoDay(text, year) {
  const typed = plain(text);
  if (!typed) return "";
  const iso = typed.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  const parts = iso
    ? [iso[3], iso[2], iso[1]]
    : (typed.match(/^(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}|\d{2}))?$/) ?? typed.match(DAY_IN_WORDS))?.slice(1);
  if (!parts) return null;
  const [d, m, y = String(year)] = parts;
  const date = new Date(Date.UTC(y.length === 2 ? 2000 + +y : +y, +m - 1, +d));
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === +d ? date.toISOString().slice(0, 10) : null;
}

/**
 * What a box for a day sends and means (fields.js): the day as ISO ("" for nothing); of what is no date it gets a
 * sentence back.
 * @param {number} year of a day without one
 * @param {(iso: string) => unknown} send
 */
export const dayBox = (year, send) => ({
  send: (/** @type {string} */ typed) => {
    const iso = isoDay(typed, year);
    return iso === null ? { wrong: noDay(typed) } : send(iso);
  },
  means: dayMeant(year),
});

/** What two ways of writing a day, a time, a number have in common; for what is none, its own words. */
export const dayMeant = (/** @type {number} */ year) => (/** @type {string} */ text) => isoDay(text, year) ?? text;
export const timeMeant = (/** @type {string} */ text) => timeIn(text) ?? text;
export const numberMeant = (/** @type {(text: string) => Figure} */ read) => (/** @type {string} */ text) =>
  read(text).number ?? text;

/** `14:05`, `14h`, `14 giờ 5`, `1405` as `14:05`; "" for nothing, null for what is no time of a day. */
export function timeIn(text) {
  const typed = plain(text);
  if (!typed) return "";
  const parts = typed.match(TIME) ?? typed.match(/^(\d{2})\.?(\d{2})$/);
  if (!parts || (typed.includes(":") && !parts[2])) return null;
  const [hour, minute] = [+parts[1], Number(parts[2] ?? 0)];
  const two = (n) => String(n).padStart(2, "0");
  return hour > 23 || minute > 59 ? null : `${two(hour)}:${two(minute)}`;
}

/** A time of the day at the meeting's place, as epoch seconds; null for nothing or for what is no time. */
export function momentOf(text, zone, near = now()) {
  const time = timeIn(text);
  if (!time) return null;
  const [hour, minute] = time.split(":").map(Number);
  const midnight = Math.floor((near + zone * 60) / 86400) * 86400 - zone * 60;
  return midnight + hour * 3600 + minute * 60;
}

/** What is said of a time that is none. */
export const noTime = (text) => fill(say.no_time, { text: text.trim() });
/** What is said of a day that is none. */
export const noDay = (text) => fill(say.no_day, { text: text.trim() });
