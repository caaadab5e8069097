// Lists that are longer than the wall turn their pages by themselves: nothing is cut, nobody has to press anything.
import { html, useEffect, useLayoutEffect, useRef, useState } from "../kit.js";
import { fill, scenes as say } from "../wording.js";

const EVERY = 9000; // ms a page stands: long enough to read it from the back of the room

const FOOT = 0.06; // of the wall's height: the line that says which page it is

/**
 * Where each page begins, for rows that stand below one another.
 * @param {{ top: number, bottom: number }[]} rows
 * @param {number} room height of the window
 */
export function pageStarts(rows, room) {
  const starts = [0];
  if (!rows.length || rows.at(-1).bottom - rows[0].top <= room + 1) return starts;
  let from = rows[0].top;
  for (let n = 1; n < rows.length; n++) {
    if (rows[n].bottom - from <= room + 1 || rows[n].top === rows[n - 1].top) continue;
    starts.push(n);
    from = rows[n].top;
  }
  return starts;
}

/** What the pages depend on, whichever of them is shown: where the list begins, how much room there is. */
const roomOf = (box) => {
  const around = box.parentElement;
  return [
    around.clientWidth,
    around.clientHeight,
    box.offsetTop,
    getComputedStyle(box.firstElementChild).fontSize,
  ].join();
};

/** Where the pages of a list begin, once it was seen at its full length; and which page it is. */
function usePages(box, what) {
  const [starts, set] = useState(null);
  const [page, turn] = useState(0);
  const seen = useRef("");
  useLayoutEffect(() => {
    set(null);
    turn(0);
  }, [what]);
  // Whatever gives the list another room (the window, the words above it, a late sheet) has it looked at anew.
  useEffect(() => {
    const around = box.current.parentElement;
    const look = () => box.current && roomOf(box.current) !== seen.current && set(null);
    const watching = new ResizeObserver(look);
    for (const one of [around, ...around.children]) watching.observe(one);
    return () => watching.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (starts !== null || !box.current) return;
    const rows = [...box.current.querySelectorAll("[data-row]")].map((row) => row.getBoundingClientRect());
    const above = rows.length ? rows[0].top - box.current.getBoundingClientRect().top : 0;
    const room = box.current.clientHeight - above;
    seen.current = roomOf(box.current);
    const whole = pageStarts(rows, room);
    set(whole.length > 1 ? pageStarts(rows, room - FOOT * innerHeight) : whole);
  });
  useEffect(() => {
    if (!starts || starts.length < 2) return undefined;
    const timer = setInterval(() => turn((now) => (now + 1) % starts.length), EVERY);
    return () => clearInterval(timer);
  }, [starts]);
  const at = starts ? Math.min(page, starts.length - 1) : 0;
  return { starts, at };
}

/**
 * A list that turns its pages: `row` draws one of them with the attributes it is given, `frame` what stands round them.
 * @param {{ rows: unknown[], row: (one: any, attributes: object) => unknown, frame: (rows: unknown) => unknown }} props
 */
export function Pages({ rows, row, frame }) {
  const box = useRef(null);
  const { starts, at } = usePages(box, JSON.stringify(rows));
  const shown = (n) => !starts || (n >= starts[at] && n < (starts[at + 1] ?? rows.length));
  return html`
    <div class="pages" ref=${box}>${frame(rows.map((one, n) => row(one, { "data-row": n, hidden: !shown(n) })))}</div>
    ${
      starts?.length > 1 &&
      html`<p class="far num">${fill(say.list_page, { at: at + 1, many: starts.length, all: rows.length })}</p>`
    }
  `;
}
