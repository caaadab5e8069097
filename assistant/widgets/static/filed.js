// Biên bản các năm trước on Home: Word files that are chosen go into the cell's folder, and are found from then on.
import { FileBox } from "./file_box.js";
import { html, useAct } from "./kit.js";
import { fill, filed as say } from "./wording.js";

/** @import { FiledMinutes } from "./contract" */

/** How old minutes are filed, how many can be searched, what is wrong. @param {{ filed: FiledMinutes }} props */
export function Filed({ filed }) {
  const act = useAct();
  const again = () => act("ReadAgain");
  return html`<details class="points">
    <summary>${say.title} ${filed.told && html`<span class="soft num">· ${filed.told}</span>`}</summary>
    <p class="soft">${fill(say.how, { most: filed.most / 2 ** 20 })}</p>
    <${FileBox} command="FileMinutes" most=${filed.most} accept=".docx" choose=${say.choose} then=${again} />
    <p class="soft path">${filed.how}</p>
    ${
      filed.problems.length > 0 &&
      html`<ul class="gaps">
        ${filed.problems.map((text) => html`<li key=${text}>${text}</li>`)}
      </ul>`
    }
    <p><button type="button" class="small" onClick=${again}>${say.again}</button></p>
  </details>`;
}
