// Dự thảo, tài liệu kèm theo: files copied beside the meeting that is prepared. They are listed when somebody looks.
import { FileBox } from "./file_box.js";
import { Card, html, useAct, useDownload, useEffect, useState, useWire } from "./kit.js";
import { fill, attached as say, shared } from "./wording.js";

/** @import { AttachedFile, AttachedList } from "./contract" */

const MOST = 20 * 2 ** 20; // bytes of a file; the kernel says so too
const KINDS = ".docx,.doc,.odt,.rtf,.txt,.pdf,.xlsx,.xls,.ods,.pptx,.ppt,.odp,.jpg,.jpeg,.png";

/** @param {{ one: AttachedFile, fixed: boolean, again: () => void }} props */
function Row({ one, fixed, again }) {
  const act = useAct();
  const download = useDownload();
  const fetchFile = async () => {
    const answer = await act("FetchAttached", { file: one.name });
    if (answer?.file) download(answer.file);
  };
  const remove = async () => {
    if (!confirm(fill(say.remove_question, { name: one.name }))) return;
    await act("RemoveAttached", { file: one.name });
    again();
  };
  return html`<li>
    <span class="grow">${one.name} <small class="soft num">${one.size} · ${one.where}</small></span>
    <button type="button" class="small" aria-label=${fill(say.fetch_of, { name: one.name })} onClick=${fetchFile}>
      ${say.fetch}
    </button>
    ${
      !fixed &&
      html`<button type="button" class="small" aria-label=${fill(say.remove_of, { name: one.name })} onClick=${remove}>
        ${shared.remove}
      </button>`
    }
  </li>`;
}

/** By meeting: what was listed last, shown until it is listed again. @type {Map<string, AttachedFile[]>} */
const lastListed = new Map();

/**
 * The files at an item whose drafts and papers they may be: by name, to be opened; nothing where there is none, or
 * where nobody knows (the meeting has no folder). They are looked for at each item anew.
 * @param {{ meeting: string, item: string }} props
 */
export function AttachedHere({ meeting, item }) {
  const wire = useWire();
  const act = useAct();
  const download = useDownload();
  const [files, set] = useState(lastListed.get(meeting) ?? []);
  useEffect(() => {
    const found = (/** @type {AttachedList} */ list) => {
      lastListed.set(meeting, list.files);
      set(list.files);
    };
    wire.send("ListAttached").then(found, () => {}); // what is wrong is told where they are attached
  }, [meeting, item]);
  if (!files.length) return null;
  const open = async (/** @type {string} */ file) => {
    const answer = await act("FetchAttached", { file });
    if (answer?.file) download(answer.file);
  };
  return html`<p class="attached-here">
    <span class="soft">${say.here}</span>
    ${files.map(
      ({ name }) => html`<button
        type="button"
        key=${name}
        class="link"
        title=${fill(say.fetch_of, { name })}
        onClick=${() => open(name)}
      >${name}</button>`,
    )}
  </p>`;
}

/** @param {{ meeting: string, fixed?: boolean }} props `fixed`: the meeting has begun, so they are only looked at */
export function Attached({ meeting, fixed = false }) {
  const act = useAct();
  const [list, set] = useState(/** @type {AttachedList | null} */ (null));
  const again = async () => set(await act("ListAttached"));
  useEffect(() => {
    again();
  }, [meeting]);
  const count = list?.files.length ?? 0;
  return html`<${Card}
    id=${`attached:${meeting}`}
    title=${say.title}
    tag=${count ? fill(say.count, { count }) : list ? shared.none_yet : ""}
  >
    ${!fixed && html`<p class="soft">${fill(say.how, { most: MOST / 2 ** 20 })}</p>`}
    ${list?.problem && html`<ul class="gaps"><li>${list.problem}</li></ul>`}
    <ul class="rows">
      ${list?.files.map((one) => html`<${Row} key=${one.name} ...${{ one, fixed, again }} />`)}
    </ul>
    ${
      !fixed &&
      html`<${FileBox} command="AttachFile" most=${MOST} accept=${KINDS} choose=${say.choose} then=${again} />`
    }
  <//>`;
}
