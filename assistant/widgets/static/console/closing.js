// Panels of the closing: what is put to the vote, the self-score, the minutes read and adopted, the end.
import {
  Card,
  classes,
  clockTime,
  Field,
  html,
  momentOf,
  notice,
  useAct,
  useEffect,
  useModal,
  useRef,
  useState,
  whenTime,
} from "../kit.js";
import { Editor } from "../texts.js";

/**
 * @import {
 *   AmendableText,
 *   CountedVote,
 *   Desk,
 *   DeskItem,
 *   EndPanel,
 *   MatterChoice,
 *   MinutesPanel,
 *   MotionRow,
 *   MotionsPanel,
 *   PrintedAnnex,
 *   ScorePanel,
 *   WherePapers,
 * } from "../contract"
 */

const count = (text) => (text.trim() === "" ? 0 : Number(text));

function VoteForm({ send, label, button = "Ghi kết quả" }) {
  const [vote, set] = useState({ in_favour: "", against: "", abstained: "" });
  const box = (name, text) =>
    html`<label class="stack">
      ${text}
      <input
        class="short num"
        inputmode="numeric"
        aria-label=${`${text}: ${label}`}
        value=${vote[name]}
        onInput=${(e) => set({ ...vote, [name]: e.currentTarget.value.replace(/[^\d]/g, "") })}
      />
    </label>`;
  const submit = (event) => {
    event.preventDefault();
    send(Object.fromEntries(Object.entries(vote).map(([name, text]) => [name, count(text)])));
  };
  return html`<form class="line vote" onSubmit=${submit}>
    ${box("in_favour", "Tán thành")} ${box("against", "Không tán thành")} ${box("abstained", "Không có ý kiến")}
    <button type="submit" class="primary">${button}</button>
  </form>`;
}

/** @param {{ vote: CountedVote }} props */
export function VoteResult({ vote }) {
  return html`<p class=${classes("result num", vote.passed ? "good" : "bad")}>
    Tán thành <b>${vote.in_favour}</b>
    /
    ${vote.base} (
    ${vote.percent}
    %) · không tán thành${" "}
    <b>${vote.against}</b>${" "}
    · không có ý kiến${" "}
    <b>${vote.abstained}</b>${" "}
    —${" "}
    ${vote.passed ? "✓ đã thông qua" : "✗ chưa được thông qua"}${" "}
    (
    ${vote.share}
    )
  </p>`;
}

/** What the vote is about; the majority goes by it. */
const MatterBox = ({
  matters,
  value,
  choose,
  label,
}) => html`<select aria-label=${label} value=${value} onChange=${(e) => choose(e.currentTarget.value)}>
  ${matters.map((m) => html`<option value=${m.code} selected=${m.code === value}>${m.label}</option>`)}
</select>`;

/**
 * The matter that the first telling title speaks of: what is typed goes before the item's own.
 * @param {MatterChoice[]} matters
 */
function likely(matters, ...titles) {
  const speaks = (title) =>
    matters.find((m) => m.cues.some((cue) => title.normalize("NFC").toLocaleLowerCase("vi").includes(cue)));
  return (titles.map(speaks).find(Boolean) ?? matters[0]).code;
}

/** @param {{ motion: MotionRow, matters: MatterChoice[], unsettled: string, context: Desk }} props */
function Motion({ motion, matters, unsettled, context }) {
  const act = useAct();
  const resolution = motion.kind === "resolution";
  return html`<${Card}
    title=${resolution ? "Kết luận, nghị quyết" : `Biểu quyết: ${motion.title}`}
    tag=${motion.vote ? "" : "chưa biểu quyết"}
    amber=${!motion.vote}
  >
    <${Editor}
      meeting=${context.meeting}
      zone=${context.zone}
      text=${motion.text}
      label=${`Nội dung biểu quyết: ${motion.title}`}
      rows=${resolution ? 5 : 2}
      readOnly=${context.frozen}
      hint=${resolution ? "Nội dung kết luận hoặc nghị quyết được đưa ra biểu quyết" : "Nội dung đưa ra biểu quyết"}
    />
    <p class="soft">${motion.base}.</p>
    ${!motion.vote && unsettled && html`<p class="warn">▲ ${unsettled}</p>`}
    ${
      motion.vote
        ? html`<${VoteResult} vote=${motion.vote} />`
        : !context.frozen &&
          html`<${VoteForm}
            label=${motion.title}
            send=${(vote) => act("RecordVote", { motion: motion.id, ...vote })}
          />`
    }
    ${
      !context.frozen &&
      !motion.vote &&
      html`<label class="stack">
        Loại nội dung biểu quyết
        <${MatterBox}
          matters=${matters}
          value=${motion.matter}
          label=${`Loại nội dung biểu quyết: ${motion.title}`}
          choose=${(matter) => act("ClassifyMotion", { motion: motion.id, matter })}
        />
      </label>`
    }
    ${
      !context.frozen &&
      motion.vote &&
      html`<button
        type="button"
        class="small"
        onClick=${() => confirm("Hủy kết quả đã ghi để biểu quyết lại?") && act("CancelVote", { motion: motion.id })}
      >Biểu quyết lại</button>`
    }
    ${
      !context.frozen &&
      !motion.vote &&
      !resolution &&
      html`<button type="button" class="small" onClick=${() => act("RemoveMotion", { motion: motion.id })}>
        Bỏ nội dung này
      </button>`
    }
  <//>`;
}

/** @param {MotionsPanel & { item: DeskItem, context: Desk }} props */
export function Motions({ rows, matters, unsettled, item, context }) {
  const act = useAct();
  const [title, set] = useState(null);
  const [chosen, choose] = useState(null);
  const matter = chosen ?? likely(matters, title ?? "", item.title);
  const close = () => {
    set(null);
    choose(null);
  };
  const add = async (event) => {
    event.preventDefault();
    if (await act("ProposeMotion", { kind: "special", title, item: item.id, matter })) close();
  };
  return html`
    ${rows.map((motion) => html`<${Motion} key=${motion.id} ...${{ motion, matters, unsettled, context }} />`)}
    ${
      !context.frozen &&
      item.votes &&
      (title === null
        ? html`<p class="add">
          <button type="button" class="small propose" onClick=${() => set("")}>+ Thêm nội dung biểu quyết</button>
        </p>`
        : html`<form class="line add" onSubmit=${add}>
          <input
            class="grow"
            aria-label="Tên nội dung biểu quyết"
            placeholder="Tên nội dung biểu quyết"
            value=${title}
            onInput=${(e) => set(e.currentTarget.value)}
          />
          <${MatterBox} matters=${matters} value=${matter} choose=${choose} label="Loại nội dung biểu quyết" />
          <button type="submit" class="primary" disabled=${!title.trim()}>Thêm</button>
          <button type="button" onClick=${close}>Thôi</button>
        </form>`)
    }
  `;
}

/** @param {ScorePanel & { context: Desk }} props */
export function Score({ points, grade, context }) {
  const act = useAct();
  const send = (text) => {
    const number = text.trim() === "" ? null : Number(text.replace(",", "."));
    if (number === null || Number.isFinite(number)) act("ScoreMeeting", { points: number });
  };
  return html`<${Card} title="Tự chấm điểm buổi sinh hoạt" tag=${grade ? `Xếp loại: ${grade}` : "chưa chấm"}>
    <label class="stack">
      Tổng điểm (trên 100)
      <${Field}
        class="short num"
        inputmode="decimal"
        label="Tổng điểm"
        value=${points === null ? "" : String(points).replace(".", ",")}
        disabled=${context.frozen}
        send=${send}
      />
    </label>
  <//>`;
}

/** One line of the paper: a heading, a row of a table (its cells set apart by " | ", as documents/reading.py reads), or
 * text. */
function Line({ line, top, amend }) {
  const cells = line.split(" | ");
  if (cells.length > 1)
    return html`<div class=${classes("cells", top && "top")}>${cells.map((cell) => html`<span>${cell}</span>`)}</div>`;
  const look = classes(top && "title", /^([IVX]+|\d+)\. /.test(line) && "head", amend && "amendable");
  return html`<p class=${look} title=${amend ? "Bấm để sửa" : undefined} onClick=${amend}>${line}</p>`;
}

/** Lines of the annex above its body: head, title, which minutes it belongs to. */
const TOP_OF_ANNEX = 6;

/** The draft as it will be printed, large enough to be read out. A click on a line amends the text it comes from. */
function Reading({ lines, annex = [], unprinted, fields, close, again, children }) {
  const dialog = useModal(close);
  const paper = useRef(null);
  const [amending, amend] = useState(null);
  const body = lines.findIndex((line) => /^I\. /.test(line));
  const sources = (line) =>
    fields.filter((f) => f.value.split("\n").some((part) => part.trim() && line.includes(part.trim())));
  const clicked = (line) => {
    const found = sources(line);
    if (found.length) amend({ fields: found });
  };
  const amended = async () => {
    amend(null);
    await again();
    paper.current?.focus({ preventScroll: true });
  };
  return html`<dialog ref=${dialog} class="reading" aria-label="Đọc biên bản">
    <div ref=${paper} class="paper" tabindex="0" role="region" aria-label="Dự thảo biên bản">
      ${lines.map(
        (line, n) => html`<${Line}
          line=${line}
          top=${n < body}
          amend=${n >= body && sources(line).length ? () => clicked(line) : null}
        />`,
      )}
      ${
        annex.length > 0 &&
        html`<p class="apart">
          Phụ lục mật: đọc cùng biên bản, không hiện trên màn chiếu, không lên ổ chung
        </p>`
      }
      ${annex.map(
        (line, n) => html`<${Line}
          line=${line}
          top=${n < TOP_OF_ANNEX}
          amend=${n >= TOP_OF_ANNEX && sources(line).length ? () => clicked(line) : null}
        />`,
      )}
    </div>
    ${unprinted.map((sentence) => html`<p class="bad" role="alert">${sentence}</p>`)}
    ${amending && html`<${Amend} fields=${amending.fields} close=${() => amend(null)} done=${amended} />`}
    <footer>${children}<button type="button" onClick=${() => dialog.current.close()}>Quay lại</button></footer>
  </dialog>`;
}

/**
 * Whose correction, in which text, and the words as they are to stand; old and new words are kept.
 * @param {{ fields: AmendableText[], close: () => void, done: () => unknown }} props
 */
function Amend({ fields, close, done }) {
  const act = useAct();
  const [at, choose] = useState(0);
  const [author, name] = useState("");
  const [value, set] = useState(fields[0].value);
  const turnTo = (n) => {
    choose(n);
    set(fields[n].value);
  };
  const send = async (event) => {
    event.preventDefault();
    if (await act("AmendText", { field: fields[at].key, author, value })) done();
  };
  return html`<form class="amend" onSubmit=${send}>
    <div class="line">
      <label class="stack">
        Nội dung
        <select aria-label="Nội dung cần sửa" value=${at} onChange=${(e) => turnTo(+e.currentTarget.value)}>
          ${fields.map((f, n) => html`<option value=${n}>${f.label}</option>`)}
        </select>
      </label>
      <label class="stack grow">
        Ai đề nghị sửa
        <input aria-label="Ai đề nghị sửa" value=${author} onInput=${(e) => name(e.currentTarget.value)} />
      </label>
    </div>
    <textarea
      rows="4"
      aria-label="Nội dung sau khi sửa"
      value=${value}
      onInput=${(e) => set(e.currentTarget.value)}
    ></textarea>
    <p class="line">
      <button type="submit" class="primary" disabled=${!author.trim() || value === fields[at].value}>
        Sửa biên bản
      </button>
      <button type="button" onClick=${close}>Thôi</button>
    </p>
  </form>`;
}

/** @param {MinutesPanel & { context: Desk }} state */
export function Minutes(state) {
  const { adopted, digest, annex_digest, vote, amendments, reopenings, base, number, missing, context } = state;
  const act = useAct();
  const [draft, set] = useState(null);
  const shut = () => {
    set(null);
    act("CloseReading");
  };
  const read = async () => {
    const answer = await act("ReadMinutes");
    if (answer) set(answer);
  };
  useEffect(() => void (context.writes || set(null)), [context.writes]); // another page writes now: read anew
  const adopt = async (votes) => {
    if (await act("AdoptDraft", { digest: draft.digest, annex_digest: draft.annex_digest, ...votes })) set(null);
  };
  return html`<${Card}
    title="Thông qua biên bản"
    tag=${adopted ? `đã thông qua lúc ${whenTime(adopted, context.zone)}` : "chưa thông qua"}
    amber=${!adopted}
  >
    <label class="stack">
      Số biên bản (nếu có)
      <${Field}
        class="short num"
        label="Số biên bản"
        placeholder="ví dụ 05"
        value=${number}
        disabled=${context.frozen}
        send=${(value) => act("SetNumber", { number: value })}
      />
    </label>
    ${!adopted && missing.length > 0 && html`<ul class="gaps">${missing.map((text) => html`<li>${text}</li>`)}</ul>`}
    ${
      !adopted &&
      !context.frozen &&
      html`<button type="button" class="primary" onClick=${read}>
        Đọc biên bản trước ${context.sitting.room.toLowerCase()}
      </button>`
    }
    ${
      draft &&
      context.writes &&
      html`<${Reading}
        lines=${draft.lines}
        annex=${draft.annex}
        unprinted=${draft.unprinted}
        fields=${draft.fields}
        again=${read}
        close=${shut}
      >
        <details class="grow">
          <summary>Ghi số phiếu biểu quyết</summary>
          <p class="soft">${base}.</p>
          <${VoteForm} label="biên bản" button="Thông qua với số phiếu này" send=${adopt} />
        </details>
        <button type="button" class="primary" onClick=${() => adopt({})}>
          ${context.sitting.room} nhất trí thông qua
        </button>
      <//>`
    }
    ${vote && html`<${VoteResult} vote=${vote} />`}
    ${
      amendments.length > 0 &&
      html`<details class="points" open=${!adopted}>
        <summary>Đã sửa khi thông qua: ${amendments.length}</summary>
        <ul>${amendments.map((a) => html`<li>${a.author}: “${a.before || "……"}” → “${a.after || "……"}”</li>`)}</ul>
      </details>`
    }
    ${
      adopted &&
      html`<p class="soft num">
        Mã kiểm tra nội dung: ${digest.slice(0, 16)}
        …
        ${annex_digest && ` · phụ lục mật: ${annex_digest.slice(0, 16)}…`}
      </p>`
    }
    ${reopenings.map((r) => html`<p class="soft num">Đã mở lại lúc ${whenTime(r.at, context.zone)}: ${r.reason}</p>`)}
    ${context.frozen && html`<${Reopen} />`}
  <//>`;
}

function Reopen() {
  const act = useAct();
  const [reason, set] = useState(null);
  const send = (event) => {
    event.preventDefault();
    act("ReopenMinutes", { reason });
  };
  if (reason === null)
    return html`<p><button type="button" class="small" onClick=${() => set("")}>Mở lại biên bản để sửa…</button></p>`;
  return html`<form class="line" onSubmit=${send}>
    <input
      class="grow"
      aria-label="Lý do mở lại biên bản"
      placeholder="Lý do mở lại biên bản"
      value=${reason}
      onInput=${(e) => set(e.currentTarget.value)}
    />
    <button type="submit" class="primary" disabled=${!reason.trim()}>Mở lại</button>
    <button type="button" onClick=${() => set(null)}>Thôi</button>
  </form>`;
}

const MARK = { reached: "✓", missing: "▲", unknown: "?" };
/**
 * Where the minutes are: on this machine, on the share, or why not yet.
 * @param {WherePapers} props
 */
function Where({ url, error, share, folder, detail, unprinted, annex }) {
  return html`<div class="where" role="status">
    ${error && html`<p class="bad">Chưa tạo được biên bản: ${error}</p>`}
    ${
      url
        ? html`
          <p class="good">✓ Biên bản Word đã tạo xong, đã kiểm tra khớp với hồ sơ. ${detail}</p>
          <p><a class="button" href=${url} download>Tải biên bản (Word)</a></p>
        `
        : !error && html`<p>Đang tạo biên bản Word…</p>`
    }
    ${unprinted && html`<p class="bad">${unprinted}</p>`}
    <p>${share}</p>
    ${folder && html`<p class="soft path">${folder}</p>`}
    ${annex && html`<${Annex} ...${annex} />`}
  </div>`;
}

/**
 * Where the secret annex is: on this machine only.
 * @param {PrintedAnnex} props
 */
function Annex({ url, error, unprinted, folder }) {
  return html`
    ${error && html`<p class="bad">Chưa tạo được phụ lục mật: ${error}</p>`}
    ${
      url &&
      html`
        <p class="good">✓ Phụ lục mật đã tạo xong, chỉ có trên máy này.</p>
        <p><a class="button" href=${url} download>Tải phụ lục mật (Word)</a></p>
      `
    }
    ${unprinted && html`<p class="bad">${unprinted}</p>`}
    <p class="soft path">${folder}</p>
  `;
}

const iso = (moment) => new Date(moment * 1000).toISOString();
/**
 * The hour of the end, set right afterwards; a reason is asked for where the meeting is too short by it.
 * @param {{ ended: number, context: Desk }} props
 */
function Ended({ ended, context }) {
  const act = useAct();
  const [open, set] = useState(false);
  const [at, setAt] = useState(clockTime(ended, context.zone));
  const [reason, setReason] = useState("");
  const send = async (event) => {
    event.preventDefault();
    const moment = momentOf(at, context.zone, ended);
    if (moment === null) return notice(`“${at}” không phải là giờ. Hãy ghi giờ:phút, ví dụ 16:30.`);
    if (await act("CorrectEnd", { ended: iso(moment), reason })) set(false);
  };
  if (!open)
    return html`<p class="soft num">
      Kết thúc${" "}
      ${whenTime(ended, context.zone)}${" "}
      <button type="button" class="link" onClick=${() => set(true)}>sửa giờ kết thúc</button>
    </p>`;
  return html`<form class="line" onSubmit=${send}>
    <label class="moment">
      Kết thúc lúc${" "}
      <input
        class="short num"
        aria-label="Giờ kết thúc đúng"
        value=${at}
        onInput=${(e) => setAt(e.currentTarget.value)}
      />
    </label>
    <input
      class="grow"
      aria-label="Lý do nếu chưa đủ thời lượng"
      placeholder="lý do, nếu theo giờ này chưa đủ thời lượng"
      value=${reason}
      onInput=${(e) => setReason(e.currentTarget.value)}
    />
    <button type="submit" class="primary small">Sửa</button>${" "}
    <button type="button" class="small" onClick=${() => set(false)}>Thôi</button>
  </form>`;
}

/** @param {EndPanel & { context: Desk }} props */
export function End({ missing, checks, ended, gaps, reason, trail, where, context }) {
  const act = useAct();
  const [typed, set] = useState("");
  const [at, setAt] = useState("");
  const needs = missing.length > 0;
  const send = () => {
    const moment = at.trim() ? momentOf(at, context.zone) : undefined;
    if (moment === null) return notice(`“${at}” không phải là giờ. Hãy ghi giờ:phút, ví dụ 16:30.`);
    act("EndMeeting", { reason: typed, ended: moment === undefined ? null : iso(moment) });
  };
  return html`<${Card}
    title=${`Kết thúc ${context.sitting.name.toLowerCase()}`}
    tag=${ended ? `đã kết thúc lúc ${whenTime(ended, context.zone)}` : ""}
  >
    <details class="points">
      <summary>Kiểm tra theo quy định (${checks.filter((c) => c.state === "missing").length} điều chưa đạt)</summary>
      <ul class="checks">
        ${checks.map(
          (c) => html`<li class=${c.state} title=${c.basis}>
            <span aria-hidden="true">${MARK[c.state]}</span> ${c.text}
          </li>`,
        )}
      </ul>
    </details>
    ${
      trail.length > 0 &&
      html`<details class="points">
        <summary>Đã sửa trong buổi: ${trail.length}</summary>
        <ul>${trail.map((text) => html`<li class="num">${text}</li>`)}</ul>
      </details>`
    }
    ${
      !ended &&
      html`
        <p>
          <label class="moment">
            Đã kết thúc từ trước, lúc${" "}
            <input
              class="num"
              aria-label="Giờ kết thúc"
              placeholder="giờ:phút"
              value=${at}
              onInput=${(e) => setAt(e.currentTarget.value)}
            />${" "}
            (để trống: kết thúc bây giờ)
          </label>
        </p>
        ${needs && html`<p>Còn thiếu:</p><ul class="gaps">${missing.map((text) => html`<li>${text}</li>`)}</ul>`}
        ${
          (needs || at.trim()) &&
          html`<label class="stack">
            Lý do kết thúc khi còn thiếu (ghi vào biên bản)
            <textarea
              rows="2"
              aria-label="Lý do kết thúc"
              value=${typed}
              onInput=${(e) => set(e.currentTarget.value)}
            ></textarea>
          </label>`
        }
        <button type="button" class="primary" disabled=${needs && !typed.trim()} onClick=${send}>
          Kết thúc ${context.sitting.name.toLowerCase()}
        </button>
      `
    }
    ${ended && gaps.length > 0 && html`<p>Khi kết thúc còn thiếu: ${gaps.join("; ")}. Lý do: ${reason}</p>`}
    ${ended && context.writes && html`<${Ended} ended=${ended} context=${context} />`}
    ${ended && html`<${Where} ...${where} />`}
  <//>`;
}
