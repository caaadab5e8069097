// Choosing a person: from a list, or in a box for the name with completion by a few letters, where Enter takes the
// first who fits and sends nothing, and who is on no list is typed in full. The post stands beside the name.
import { html } from "./kit.js";
import { matching } from "./names.js";
import { fill, opening as say } from "./wording.js";

/** @typedef {{ id: string, name: string, post?: string }} Person */

/** `Trần Văn Dũng – Phó Bí thư`, where the post is known. @param {{ name: string, post?: string }} member */
export const named = ({ name, post }) => (post ? fill(say.name_and_post, { name, post }) : name);

export function MemberSelect({ value, members, label, send, disabled, empty = say.choose_member }) {
  return html`<select
    aria-label=${label}
    value=${value}
    disabled=${disabled}
    onChange=${(event) => send(event.currentTarget.value)}
  >
    <option value="" selected=${!value}>${empty}</option>
    ${members.map((m) => html`<option key=${m.id} value=${m.id} selected=${m.id === value}>${named(m)}</option>`)}
  </select>`;
}

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
              ${named(one)}
            </button>
          </li>`,
        )}
      </ul>`
    }
  </span>`;
}
