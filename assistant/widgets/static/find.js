// The search of Home: sentences of past meetings, with and without marks; each opens where it stands.
import { Field } from "./fields.js";
import { dayBox } from "./figures.js";
import { Filed } from "./filed.js";
import { day, html, now, useAct, useDownload, useState } from "./kit.js";
import { useTyped } from "./typed.js";
import { fill, PASSAGE_KIND, home as say } from "./wording.js";

/** @import { FiledMinutes, Found, FoundPassage } from "./contract" */

/**
 * @param {{ one: FoundPassage, busy: string, onOpen: (one: FoundPassage) => void }} props
 */
function Passage({ one, busy, onOpen }) {
  return html`<li class="found">
    <p class="soft num"><b>${one.title}</b> · ${one.day} · ${one.label}${one.where && ` · ${one.where}`}</p>
    <p>${one.pieces.map((piece) => (piece.hit ? html`<mark>${piece.text}</mark>` : piece.text))}</p>
    <button
      type="button"
      class="small"
      disabled=${!!busy}
      aria-label=${fill(say.find_open_of, { title: one.title, where: one.where })}
      onClick=${() => onOpen(one)}
    >${one.filed ? say.find_fetch : busy && busy === one.path ? say.opening : say.find_open}</button>
  </li>`;
}

/**
 * @param {{ busy: string, filed: FiledMinutes | null, onOpen: (one: FoundPassage) => void }} props
 */
export function Find({ busy, filed, onOpen }) {
  const act = useAct();
  const download = useDownload();
  const [words, setWords] = useTyped("find.words", "");
  const [person, setPerson] = useTyped("find.person", "");
  const [item, setItem] = useTyped("find.item", "");
  const [days, setDays] = useTyped("find.days", { since: "", until: "" });
  const [kind, setKind] = useState("");
  const [found, setFound] = useState(/** @type {Found | null} */ (null));
  const [told, tell] = useState("");
  const box = (/** @type {"since" | "until"} */ key, /** @type {string} */ label) => html`<${Field}
    class="num"
    name=${`find ${key}`}
    label=${label}
    placeholder=${label}
    value=${day(days[key])}
    ...${dayBox(new Date(now() * 1000).getFullYear(), (iso) => setDays({ ...days, [key]: iso }))}
  />`;
  const fetchFiled = async (/** @type {FoundPassage} */ one) => {
    const made = await act("FetchFiled", { file: one.filed });
    if (made?.file) download(made.file);
  };
  const find = async (/** @type {Event} */ event) => {
    event.preventDefault();
    tell(say.finding);
    const answer = await act("Find", { words, person, item, kind, ...days });
    tell("");
    setFound(answer?.passages ? answer : null);
  };
  return html`<details class="points find">
    <summary>${say.find}</summary>
    <form onSubmit=${find}>
      <input
        type="search"
        aria-label=${say.find_words}
        placeholder=${say.find_words}
        value=${words}
        onInput=${(e) => setWords(e.currentTarget.value)}
      />
      <input
        type="text"
        aria-label=${say.find_person}
        placeholder=${say.find_person}
        value=${person}
        onInput=${(e) => setPerson(e.currentTarget.value)}
      />
      <input
        type="text"
        aria-label=${say.find_item}
        placeholder=${say.find_item}
        value=${item}
        onInput=${(e) => setItem(e.currentTarget.value)}
      />
      ${box("since", say.find_since)}
      ${box("until", say.find_until)}
      <select aria-label=${say.find_kind} onChange=${(e) => setKind(e.currentTarget.value)}>
        <option value="" selected=${!kind}>${say.find_all}</option>
        ${Object.entries(PASSAGE_KIND).map(
          ([code, label]) => html`<option value=${code} selected=${code === kind}>${label}</option>`,
        )}
      </select>
      <button type="submit" class="primary">${say.find_now}</button>
    </form>
    <p class="soft num" role="status">${told || found?.told}</p>
    <ul class="rows">
      ${found?.passages.map(
        (one, n) => html`<${Passage} key=${n} one=${one} busy=${busy} onOpen=${one.filed ? fetchFiled : onOpen} />`,
      )}
    </ul>
    ${filed && html`<${Filed} filed=${filed} />`}
  </details>`;
}
