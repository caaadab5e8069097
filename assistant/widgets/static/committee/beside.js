// Beside the table: who needs help with the rule above the list, who got better, the types of cells, the thresholds.
import { html, Mark, useAct, useModal, useState } from "../kit.js";
import { useTyped } from "../typed.js";
import { fill, committee as say } from "../wording.js";

/** @import { TreeLevel, TreeLimit, TreeNamed } from "../contract" */

/** @param {{ one: TreeNamed, open: (path: string) => void }} props */
function CellLink({ one, open }) {
  return html`<button type="button" class="link" onClick=${() => open(one.path)}><b>${one.name}</b></button>`;
}

/** @param {{ tree: string, limits: TreeLimit[], close: () => void }} props */
function Limits({ tree, limits, close }) {
  const act = useAct();
  const box = useModal(close);
  const [typed, type, drop] = useTyped(
    `tree.limits.${tree}`,
    Object.fromEntries(limits.map((one) => [one.key, String(one.value).replace(".", ",")])),
  );
  const [saving, setSaving] = useState(false);
  const save = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setSaving(true);
    const answer = await act("SetLimits", { limits: typed });
    setSaving(false);
    if (!answer) return;
    drop();
    close();
  };
  const leave = () => {
    drop();
    close();
  };
  return html`<dialog ref=${box} class="limits" aria-label=${say.limits}>
    <form onSubmit=${save}>
      <h2>${say.limits}</h2>
      ${limits.map(
        (one) => html`<label key=${one.key}>
          <span>${one.label}</span>
          <input
            class="short num"
            inputmode="decimal"
            value=${typed[one.key] ?? ""}
            onInput=${(e) => type({ ...typed, [one.key]: e.currentTarget.value })}
          />
          <span>${one.unit}</span>
          <small>${fill(say.limit_basis, { value: one.shipped, unit: one.unit, basis: one.basis })}</small>
        </label>`,
      )}
      <p class="soft">${say.limits_how}</p>
      <p class="actions">
        <button type="submit" class="primary" disabled=${saving}>${say.save}</button>
        <button type="button" onClick=${leave}>${say.cancel}</button>
      </p>
    </form>
  </dialog>`;
}

/** @param {{ level: TreeLevel, tree: string, limits: TreeLimit[], open: (path: string) => void }} props */
export function Beside({ level, tree, limits, open }) {
  const [setting, set] = useTyped(`tree.setting.${tree}`, false);
  const most = Math.max(1, ...level.kinds.map((one) => one.points));
  return html`<aside>
    <section class="card" aria-label=${say.help}>
      <h2>
        ${say.help} <span class="num">${level.help_count}</span>
        <button type="button" class="small" onClick=${() => set(true)}>${say.set_limits}</button>
      </h2>
      <p class="rule">${level.rules}</p>
      ${
        level.helped.length
          ? html`<ul class="helped">
            ${level.helped.map(
              (one) => html`<li key=${one.path}>
                <${Mark} state="missing" />
                <span><${CellLink} one=${one} open=${open} /><small class="num">${one.told}</small></span>
              </li>`,
            )}
          </ul>`
          : html`<p class="soft">${say.help_none}</p>`
      }
    </section>
    <section class="card" aria-label=${say.improved}>
      <h2>${say.improved} <span class="num">${level.improved_count}</span><small>${level.improved_from}</small></h2>
      ${
        level.improved.length
          ? html`<ul class="better">
            ${level.improved.map(
              (one) => html`<li key=${one.path}>
                <span class="good num">▲ ${one.told}</span><${CellLink} one=${one} open=${open} />
              </li>`,
            )}
          </ul>`
          : html`<p class="soft">${say.improved_none}</p>`
      }
    </section>
    <section class="card" aria-label=${say.by_type}>
      <h2>${say.by_type}<small>${say.mean_points}</small></h2>
      <table class="types">
        <tbody>
          ${level.kinds.map(
            (one) => html`<tr key=${one.label}>
              <th scope="row">${one.label}</th>
              <td class="soft num">${one.cells}</td>
              <td class="bar" aria-hidden="true"><i style=${{ width: `${(100 * one.points) / most}%` }}></i></td>
              <td class="num"><b>${one.mean}</b></td>
            </tr>`,
          )}
        </tbody>
      </table>
    </section>
    ${setting && html`<${Limits} tree=${tree} limits=${limits} close=${() => set(false)} />`}
  </aside>`;
}
