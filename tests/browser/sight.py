"""What an older person's eyes and hand need of a page, measured: size of letters and targets, nothing cut, nothing out
of the window, nothing covered. Whatever is new on a page is measured without being named here.
"""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, ViewportSize

LAPTOP_WINDOW = (1366, 610)
"""What a browser leaves of a screen of 1366×768, with its bars and the taskbar."""
LAPTOP = (1366, 768)
ZOOMED = (911, 512)
"""The laptop's screen at 150 %."""
PHONE = (390, 844)
SECONDARY = (
    "kbd, small, th, h4, .soft, .soft *, .tag, .pill, .meta, .meta *, .as, .hint, .hint *, .saved, .time, .mark, "
    ".undo *, .points *, .path, .of, .fromto, .fromto *, .moment, .moment *, .stack, .folded *, "
    ".secondary, .secondary *, dt, .rule"
)
"""What stands beside the words that are read: at least 14 px; everything else 16."""
LEAST = {"body": 16, "secondary": 14, "target": 32, "box": 56}
"""Pixels: letters, height and width of what is pressed, width of a box that is typed into."""
MEASURE = """([secondary, least]) => {
  const found = new Set();
  const top = [...document.querySelectorAll("dialog:modal")].at(-1);
  const root = top ?? document.body;
  const say = (e) => `${e.tagName.toLowerCase()}.${[...e.classList].join(".")} “${
    (e.getAttribute("aria-label") || e.textContent || e.value || "").trim().replace(/\\s+/g, " ").slice(0, 48)}”`;
  const px = (n) => Math.round(n * 10) / 10;
  const pen = document.createElement("canvas").getContext("2d");
  const width = (text, style) => {
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return pen.measureText(text).width;
  };
  const seen = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.closest(".sr");
  const inner = (e, style) => e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  /** The part of the window in which an element can be seen: what its boxes that scroll leave of it. */
  const frame = (e) => {
    const room = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    for (let p = e.parentElement; p && p !== document.documentElement && e !== top; p = p.parentElement) {
      const style = getComputedStyle(p);
      const cuts = style.overflowX !== "visible" || style.overflowY !== "visible";
      if (cuts && style.display !== "contents") {
        const r = p.getBoundingClientRect();
        Object.assign(room, {
          left: Math.max(room.left, r.left), top: Math.max(room.top, r.top),
          right: Math.min(room.right, r.right), bottom: Math.min(room.bottom, r.bottom),
        });
      }
      if (p === top || style.position === "fixed") break; // nothing around it cuts it
    }
    return room;
  };
  /** What lies over the page on purpose: only what is of one layer must not cover each other. */
  const layer = (e) => {
    for (let p = e; p && p !== document.body; p = p.parentElement) {
      const { position, zIndex, overflowY } = getComputedStyle(p);
      if (["sticky", "fixed"].includes(position) || zIndex !== "auto" || p.matches("dialog")) return p;
      if (["auto", "scroll"].includes(overflowY)) return p; // what is scrolled away lies over nothing outside
    }
    return root;
  };
  const lines = [];
  /** The lines of an element's own words, and every word that is broken in two. */
  const read = (e) => {
    const over = layer(e);
    const room = { top: -Infinity, bottom: Infinity };
    for (let p = e; p && p !== over; p = p.parentElement) {
      if (getComputedStyle(p).overflowY === "visible") continue;
      const r = p.getBoundingClientRect();
      room.top = Math.max(room.top, r.top);
      room.bottom = Math.min(room.bottom, r.bottom);
    }
    for (const node of [...e.childNodes].filter((one) => one.nodeType === 3 && one.data.trim())) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const r of range.getClientRects()) {
        const slack = r.height * 0.2; // of tight lines the boxes touch, not the letters
        const [left, right] = [r.left, r.right];
        const [top, bottom] = [Math.max(r.top + slack, room.top), Math.min(r.bottom - slack, room.bottom)];
        if (right - left > 3 && bottom - top > 3) lines.push({ e, over, left, right, top, bottom });
      }
      for (const word of e.matches(".path, .path *") ? [] : node.data.matchAll(/[\\p{L}\\p{M}\\p{N}]{2,24}/gu)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const parts = [...range.getClientRects()].filter((r) => r.width > 1);
        if (parts.some((r) => r.top > parts[0].top + 4)) found.add(`a word broken in two, “${word[0]}”: ${say(e)}`);
      }
    }
  };
  if (document.scrollingElement.scrollWidth > innerWidth) found.add("the page scrolls sideways");
  for (const e of root.querySelectorAll("*")) {
    if (e.matches(".chibo-console") || !seen(e) || e.closest("#chibo-skeleton")) continue;
    const style = getComputedStyle(e);
    const r = e.getBoundingClientRect();
    if (!r.width || !r.height) continue;
    const box = e.matches("input:not([type=checkbox],[type=radio]), select, textarea");
    const own = [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || box;
    if (own) {
      const size = parseFloat(style.fontSize);
      if (!box) read(e);
      const need = e.matches(secondary) && !box && !e.matches("button:not(.link)") ? least.secondary : least.body;
      if (size < need - 0.01) found.add(`letters of ${px(size)} px: ${say(e)}`);
      const scrolls = e.closest("div.sheet"); // a wide table scrolls in a frame of its own
      if (!scrolls && (r.left < -1 || r.right > innerWidth + 1)) found.add(`outside the window: ${say(e)}`);
    }
    if (e.matches("button, a[href], select, summary, input, textarea") && !e.matches(".wall *")) {
      const target = e.matches("input[type=checkbox], input[type=radio]") ? (e.closest("label") ?? e) : e;
      const t = target.getBoundingClientRect();
      if (t.height < least.target - 0.5 || t.width < least.target - 0.5)
        found.add(`a target of ${px(t.width)}×${px(t.height)} px: ${say(e)}`);
    }
    if (style.overflowX !== "visible" && !box && !e.matches("div.sheet") && e.scrollWidth > e.clientWidth + 1)
      found.add(`cut or scrolled sideways: ${say(e)}`);
    if (style.overflowY === "hidden" && !box && e.scrollHeight > e.clientHeight + 2)
      found.add(`cut off below: ${say(e)}`);
    if (box) {
      if (r.width < least.box) found.add(`a box of ${px(r.width)} px: ${say(e)}`);
      const words = e.tagName === "SELECT"
        ? [...(style.fieldSizing === "content" ? e.selectedOptions : e.options)].map((o) => o.textContent.trim())
        : e.tagName === "INPUT" ? [e.value, e.placeholder] : [e.value ? "" : e.placeholder];
      const arrow = e.tagName === "SELECT" ? 20 : 0;
      const wide = e.tagName === "TEXTAREA" ? inner(e, style) * e.rows : inner(e, style) - arrow;
      const longest = Math.max(0, ...words.map((word) => width(word, style)));
      if (longest > wide + 1) found.add(`a box ${px(longest - wide)} px too narrow for its words: ${say(e)}`);
      if (e.tagName === "TEXTAREA" && e.scrollHeight > e.clientHeight + 2 && style.overflowY === "hidden")
        found.add(`a text cut off below: ${say(e)}`);
    }
    if (e.matches("button, a[href], select, summary, input, textarea") && !e.disabled) {
      const room = frame(e);
      const [x, y] = [r.left + r.width / 2, r.top + r.height / 2];
      if (x > room.left && x < room.right && y > room.top && y < room.bottom) {
        const hit = document.elementFromPoint(x, y);
        const label = e.closest("label");
        const stays = ".sticky, .total, .foot, #chibo-notice, div.sheet tr > :last-child";
        if (hit && !e.contains(hit) && !label?.contains(hit) && !hit.closest(stays))
          found.add(`covered by ${say(hit)}: ${say(e)}`);
      }
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((a, n) => {
    for (const b of lines.slice(n + 1)) {
      if (b.top >= a.bottom - 2) break;
      if (a.e === b.e || a.over !== b.over) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2) found.add(`${say(a.e)} lies over ${say(b.e)}`);
    }
  });
  if (top) {
    const r = top.getBoundingClientRect();
    const out = r.left < 0 || r.top < 0 || r.right > innerWidth || r.bottom > innerHeight;
    if (out) found.add(`dialog outside: ${say(top)}`);
  }
  return [...found];
}"""
IN_SIGHT = """(selector) => {
  const unseen = [];
  for (const e of document.querySelectorAll(selector)) {
    if (!e.checkVisibility()) continue;
    const r = e.getBoundingClientRect();
    let room = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    for (let p = e.parentElement; p; p = p.parentElement) {
      const style = getComputedStyle(p);
      const cuts = style.overflowX !== "visible" || style.overflowY !== "visible";
      if (cuts && style.display !== "contents") {
        const b = p.getBoundingClientRect();
        room = { left: Math.max(room.left, b.left), top: Math.max(room.top, b.top),
                 right: Math.min(room.right, b.right), bottom: Math.min(room.bottom, b.bottom) };
      }
      if (style.position === "fixed") break;
    }
    if (r.left < room.left - 1 || r.top < room.top - 1 || r.right > room.right + 1 || r.bottom > room.bottom + 1)
      unseen.push(e.textContent.trim().replace(/\\s+/g, " ").slice(0, 40));
  }
  return unseen;
}"""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def resized(page: Page, size: tuple[int, int]) -> None:
    """The window has this size, and the page has drawn itself anew."""
    page.set_viewport_size(ViewportSize(width=size[0], height=size[1]))
    page.wait_for_function("([w, h]) => innerWidth === w && innerHeight === h", arg=list(size))
    page.evaluate(PAINTED)


def measured(page: Page) -> list[str]:
    """What on this page, or in its open dialog, is too small, cut, outside or covered."""
    found: list[str] = page.evaluate(MEASURE, [SECONDARY, LEAST])
    return found


def unseen(page: Page, selector: str) -> list[str]:
    """What of these elements cannot be seen without scrolling."""
    found: list[str] = page.evaluate(IN_SIGHT, selector)
    return found


def looked_at(page: Page, name: str, sizes: tuple[tuple[int, int], ...], artifacts: Path) -> Iterator[str]:
    """One view at all sizes, measured and kept as a picture."""
    for size in sizes:
        resized(page, size)
        where = f"{name}-{size[0]}x{size[1]}"
        page.screenshot(path=artifacts / f"{where}.png")
        yield from (f"{where}: {what}" for what in measured(page))
