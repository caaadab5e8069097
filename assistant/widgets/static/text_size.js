// The size of letters on console and home, as the viewer last chose it in this browser: everything is measured in rem.
import { html, useState } from "./kit.js";
import { local } from "./storage.js";
import { fill, shared } from "./wording.js";

const KEY = "chibo-text-size";
const SIZES = [100, 112.5, 125];

/** The usual size in a browser that keeps nothing. */
function kept() {
  const size = Number(local.get(KEY));
  return SIZES.includes(size) ? size : SIZES[0];
}
const apply = (size) => (document.documentElement.style.fontSize = size === SIZES[0] ? "" : `${size}%`);
apply(kept());

/** A press makes the letters larger, one step after the other, then as they were. */
export function TextSize() {
  const [size, set] = useState(kept());
  const next = () => {
    const larger = SIZES[(SIZES.indexOf(size) + 1) % SIZES.length];
    local.set(KEY, String(larger));
    apply(larger);
    set(larger);
  };
  const told = fill(shared.text_size, { percent: Math.round(size) });
  return html`<button type="button" class="ghost size" title=${shared.text_size_why} aria-label=${told} onClick=${next}>
    <span class="word" aria-hidden="true">${shared.text_size_word}</span>
    <span class="letters" aria-hidden="true">A<big>A</big></span>
  </button>`;
}
