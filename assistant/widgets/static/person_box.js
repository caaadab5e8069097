// A box for one person's name, with completion by a few letters. Enter takes the first who fits and sends nothing; who
// is on no list is typed in full.
import { html } from "./kit.js";
import { matching } from "./names.js";

/** @typedef {{ id: string, name: string }} Person */

/** Who may be meant by what is typed; nobody once it is a name in full.
 * @param {Person[]} people @param {string} typed */
export const meant = (people, typed) =>
  people.some((one) => one.name === typed.trim()) ? [] : matching(people, typed);

/** @param {{ label: string, value: string, people: Person[], change: (name: string) => unknown }} props */
export function PersonBox({ label, value, people, change }) {
  const found = meant(people, value);
  const keys = (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (found.length) change(found[0].name);
  };
  return html`<span class="combo">
    <input
      aria-label=${label}
      autocomplete="off"
      value=${value}
      onInput=${(e) => change(e.currentTarget.value)}
      onKeyDown=${keys}
    />
    ${
      found.length > 0 &&
      html`<ul class="found">
        ${found.map(
          (one, n) => html`<li key=${one.id}>
            <button type="button" class=${n === 0 ? "first" : ""} onClick=${() => change(one.name)}>
              ${one.name}
            </button>
          </li>`,
        )}
      </ul>`
    }
  </span>`;
}
