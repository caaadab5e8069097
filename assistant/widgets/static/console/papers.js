// The dialog "Văn bản": every paper of the meeting, its number, its preview, printing, PDF, sending, templates.
import { html, useAct, useEffect, useModal, useState, whenTime } from "../kit.js";
import { Line } from "../templates.js";
import { useTyped } from "../typed.js";
import { fill, papers as say, shared } from "../wording.js";
import { HandbookButton } from "./handbook.js";

/** @import { CheckedTemplates, HandedOut, PaperRow, Parcel, PreviewPage, PrintedRow } from "../contract" */

const POLL_MS = 700;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Wait for a PDF that is being made; its file, or null when it was refused (which is said at the foot of the page). */
async function pdfOf(act, file) {
  if (!(await act("MakePdf", { file }))) return null;
  for (;;) {
    const answer = await act("PdfState", { file });
    if (!answer?.busy) return answer;
    await wait(POLL_MS);
  }
}

/** @param {{ one: PrintedRow, zone: number }} props */
function Printed({ one, zone }) {
  const act = useAct();
  const [pdf, set] = useState(null);
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    set(await pdfOf(act, one.file));
    setBusy(false);
  };
  return html`<div class="printed">
    <a href=${one.url} download>${one.file}</a>${" "}
    <span class="soft num">${fill(say.made_at, { time: whenTime(one.at, zone) })}</span>${" "}
    <button type="button" disabled=${busy} aria-label=${`PDF: ${one.file}`} onClick=${make}>
      ${busy ? shared.making_pdf : "PDF"}
    </button>
    ${pdf && html` <a href=${pdf.url} download>${pdf.name}</a>`}
    ${
      one.stale.length > 0 &&
      html`<small class="bad" role="status">
        ${fill(say.stale, { stale: one.stale.join("; ") })}
      </small>`
    }
    ${one.unprinted && html`<small class="bad" role="status">${one.unprinted}</small>`}
  </div>`;
}

/**
 * A number in the register, and striking it with a reason.
 * @param {{ paper: PaperRow, number: string, strike: (number: string, reason: string) => Promise<boolean> }} props
 */
function Issued({ paper, number, strike }) {
  const [reason, setReason] = useTyped(`strike:${paper.name} ${number}`, null);
  if (reason === null) {
    return html`<small class="num">
      ${fill(say.issued, { number })}${" "}
      <button
        type="button"
        aria-label=${fill(say.strike_of, { number, title: paper.title })}
        onClick=${() => setReason("")}
      >
        ${say.strike_this}
      </button>
    </small>`;
  }
  const send = async () => {
    if (await strike(number, reason)) setReason(null);
  };
  return html`<div class="asking" role="group" aria-label=${fill(say.strike, { number })}>
    <small>${fill(say.strike_why, { number })}</small>
    <label>
      ${say.reason}${" "}
      <input
        autofocus
        aria-label=${fill(say.strike_reason, { number })}
        value=${reason}
        onInput=${(e) => setReason(e.currentTarget.value)}
      />
    </label>
    <p class="buttons">
      <button type="button" disabled=${!reason.trim()} onClick=${send}>${fill(say.strike, { number })}</button> ${" "}
      <button type="button" onClick=${() => setReason(null)}>${shared.cancel}</button>
    </p>
  </div>`;
}

/**
 * What speaks against making a paper; where it does not show all that is recorded, who lets it go is asked too.
 * @param {{ asked: HandedOut, number: string, title: string,
 *   print: (sure: boolean, confirmer?: string) => unknown }} props
 */
function Asking({ asked, number, title, print }) {
  const [confirmer, name] = useTyped(`confirmer:${title}`, asked.confirmer ?? "");
  const named = asked.confirmer !== undefined;
  return html`<div class="asking" role="alert">
    ${asked.ask.map((sentence) => html`<small key=${sentence} class="bad">${sentence}</small>`)}
    ${
      named &&
      html`<label>
        ${say.confirmer}${" "}
        <input
          aria-label=${fill(say.confirmer_of, { title })}
          value=${confirmer}
          onInput=${(e) => name(e.currentTarget.value)}
        />
      </label>`
    }
    <button
      type="button"
      disabled=${named && !confirmer.trim()}
      onClick=${() => (named ? print(true, confirmer) : print(true))}
    >
      ${number ? fill(say.make_anyway_with, { number }) : say.make_anyway}
    </button>
  </div>`;
}

/** @param {{ paper: PaperRow, number: string, setNumber: (number: string) => void, asking?: HandedOut,
 *   printing: boolean, print: (sure: boolean, confirmer?: string) => unknown, preview: () => unknown,
 *   strike: (number: string, reason: string) => Promise<boolean>, zone: number }} props */
function Paper({ paper, number, setNumber, asking, printing, print, preview, strike, zone }) {
  const act = useAct();
  const minutes = paper.name === "bien-ban";
  return html`<li data-form=${paper.name}>
    <span class="grow">
      <b>${paper.title}</b>
      <small class=${paper.complete ? "good" : ""}>${paper.complete ? say.ready : paper.state}</small>
      ${paper.notes.map((note) => html`<small key=${note} class="bad">${note}</small>`)}
      ${
        minutes &&
        !number &&
        paper.proposed &&
        html`<small>
          ${fill(say.next_number, { proposed: paper.proposed })}${" "}
          <button
            type="button"
            onClick=${() =>
              act("SetNumber", { number: paper.proposed }).then((answer) => answer && setNumber(paper.proposed))}
          >${say.use_number}</button>
        </small>`
      }
      ${minutes && number && html`<small class="num">${fill(say.number, { number })}</small>`}
      ${
        paper.refused &&
        html`<small class="bad" role="status">
          ${fill(say.minutes_failed, { refused: paper.refused })}
        </small>`
      }
      ${paper.struck.map((note) => html`<small key=${note} class="soft">${note}</small>`)}
      ${paper.issued.map((one) => html`<${Issued} key=${one} paper=${paper} number=${one} strike=${strike} />`)}
      ${paper.printed.map((one) => html`<${Printed} key=${one.file} one=${one} zone=${zone} />`)}
      ${asking && html`<${Asking} asked=${asking} number=${number} title=${paper.title} print=${print} />`}
    </span>
    ${
      !minutes &&
      paper.numbered &&
      html`<label class="soft">
        ${say.number_box}${" "}
        <input
          class="short num"
          aria-label=${fill(say.number_of, { title: paper.title })}
          value=${number}
          onInput=${(e) => setNumber(e.currentTarget.value)}
        />
      </label>`
    }
    <button type="button" aria-label=${fill(say.preview_of, { title: paper.title })} onClick=${preview}>Xem</button>
    ${
      (!minutes || paper.refused) &&
      html`<button type="button" disabled=${printing} onClick=${() => print(false)}>
        ${printing ? say.making : paper.printed.length ? say.make_again : say.make}
      </button>`
    }
  </li>`;
}

/** @param {{ pages: PreviewPage[], leftOut: string[], close: () => void }} props */
function Preview({ pages, leftOut, close }) {
  const dialog = useModal(close);
  return html`<dialog ref=${dialog} class="reading" aria-label=${say.preview}>
    ${pages.map(
      (page) => html`<div class="paper" tabindex="0" key=${page.name}>
        <p class="head">${page.name}</p>
        ${page.lines.map((line, n) => html`<${Line} line=${line} top=${n <= page.lines.indexOf("-----")} />`)}
      </div>`,
    )}
    <footer>
      <span class="grow">
        ${leftOut.map((sentence) => html`<small key=${sentence} class="bad" role="alert">${sentence}</small>`)}
        <span class="soft">${say.preview_why}</span>
      </span>
      <button type="button" class="primary" autofocus onClick=${() => dialog.current.close()}>${shared.close}</button>
    </footer>
  </dialog>`;
}

/** @param {{ sent: Parcel }} props */
function Sent({ sent }) {
  return html`<div class="sent" role="status">
    ${sent.files.map(
      (file) => html`<p class="line" key=${file.name}>
        ${file.name.endsWith(".eml") ? say.draft_letter : say.archive}
        <a href=${file.url} download>${file.name}</a>
      </p>`,
    )}
    <small>${fill(say.sent_papers, { papers: sent.papers.join(", ") })}</small>
    ${
      sent.left_out.length > 0 &&
      html`<small class="bad">
        ${fill(say.left_out, { left_out: sent.left_out.join(", ") })}
      </small>`
    }
    ${
      sent.stale.length > 0 &&
      html`<small class="bad">
        ${fill(say.stale_sent, { stale: sent.stale.join(", ") })}
      </small>`
    }
  </div>`;
}

/** @param {CheckedTemplates} props */
function Templates({ templates }) {
  if (!templates.length) return html`<p class="soft">${say.no_templates}</p>`;
  return html`<ul class="rows templates">
    ${templates.map(
      (one) => html`<li key=${one.file}>
        <span class="grow">
          <b>${one.file}</b>
          ${
            one.findings.length
              ? one.findings.map(
                  (f) => html`<small class="bad">
                    ${f.place ? `${f.place}: ` : ""}
                    ${f.sentence}
                  </small>`,
                )
              : html`<small class="good">${say.usable}</small>`
          }
        </span>
      </li>`,
    )}
  </ul>`;
}

/** What is done with the papers, in the order of the list. */
const USES = [
  ["signed", say.use_signed],
  ["before", say.use_before],
  ["kept", say.use_kept],
];

/** The papers of “Tạo cả bộ”: those of every meeting whose facts are there, and every other that lacks nothing. */
const whole = (/** @type {PaperRow[]} */ papers) =>
  papers.filter((paper) => paper.name !== "bien-ban" && (paper.usual ? paper.ready : paper.complete));

/**
 * The numbers that the whole set would take in the register: nothing is written there unasked.
 * @param {{ taken: { title: string, number: string }[], make: (numbered: boolean) => unknown,
 *   leave: () => void }} props
 */
function Taking({ taken, make, leave }) {
  const list = taken.map((one) => fill(say.title_and_number, one)).join(", ");
  return html`<div class="asking" role="alert">
    <p>${fill(say.takes_numbers, { list })}</p>
    <p class="buttons">
      <button type="button" class="primary" onClick=${() => make(true)}>${say.take_numbers}</button> ${" "}
      <button type="button" onClick=${() => make(false)}>${say.leave_numbers}</button> ${" "}
      <button type="button" onClick=${leave}>${shared.cancel}</button>
    </p>
  </div>`;
}

/**
 * Every paper the cell can issue from this meeting, with what is still missing for it.
 * @param {{ close: () => void, zone: number }} props
 */
export function Papers({ close, zone }) {
  const act = useAct();
  const dialog = useModal(close);
  const [papers, setPapers] = useState(null);
  const [problems, setProblems] = useState([]);
  const [numbers, setNumbers] = useTyped("numbers", /** @type {Record<string, string>} */ ({}));
  const [asking, setAsking] = useState({});
  const [printing, setPrinting] = useState("");
  const [progress, setProgress] = useState(null);
  const [pages, setPages] = useState(null);
  const [sent, setSent] = useState(null);
  const [templates, setTemplates] = useState(null);
  const [taking, setTaking] = useState(null);
  const numberOf = (paper) => numbers[paper.name] ?? paper.number;
  const load = async () => {
    const answer = await act("ListPapers");
    setPapers(answer?.papers ?? []);
    setProblems(answer?.problems ?? []);
  };
  useEffect(() => void load(), []);
  const isNew = (paper) => Boolean(paper.numbered && numberOf(paper) && !paper.issued.includes(numberOf(paper)));
  const print = async (/** @type {PaperRow} */ paper, sure, confirmer = "", numbered = true) => {
    setPrinting(paper.name);
    const number = paper.numbered && (numbered || !isNew(paper)) ? numberOf(paper) : "";
    const answer = await act("PrintPapers", { form: paper.name, number, sure, confirmer });
    setPrinting("");
    setAsking((known) => ({ ...known, [paper.name]: answer?.ask && answer }));
    return Boolean(answer?.files);
  };
  const one = (paper) => async (sure, confirmer) => {
    if (await print(paper, sure, confirmer)) await load();
  };
  const strike = (/** @type {PaperRow} */ paper) => async (number, reason) => {
    const answer = await act("StrikeNumber", { form: paper.name, number, reason });
    if (!answer) return false;
    setNumbers(({ [paper.name]: typed, ...known }) => known);
    await load();
    return true;
  };
  const all = async (numbered = true) => {
    setTaking(null);
    const ready = whole(papers);
    const left = [];
    for (const [n, paper] of ready.entries()) {
      setProgress({
        text: fill(say.making_all, { n: n + 1, count: ready.length, title: paper.title }),
        part: (n + 1) / ready.length,
      });
      if (!(await print(paper, false, "", numbered))) left.push(paper.title);
    }
    const why = left.length ? fill(say.and_not_made, { left: left.join(", ") }) : "";
    const sign = ready.filter((paper) => paper.use === "signed" && !left.includes(paper.title));
    const signed = sign.length ? fill(say.and_signed, { titles: sign.map((paper) => paper.title).join(", ") }) : "";
    const made = { made: ready.length - left.length, count: ready.length, signed, why };
    setProgress({ text: fill(say.made_all, made), part: 1 });
    await load();
  };
  const ask = () => {
    const taken = whole(papers).filter(isNew);
    if (!taken.length) return all();
    setTaking(taken.map((paper) => ({ title: paper.title, number: numberOf(paper) })));
  };
  const preview = async (paper) =>
    setPages(await act("PreviewPaper", { form: paper.name, number: paper.numbered ? numberOf(paper) : "" }));
  const busy = Boolean(printing);
  const row = (/** @type {PaperRow} */ paper) => html`<${Paper}
    key=${paper.name}
    paper=${paper}
    zone=${zone}
    number=${numberOf(paper)}
    setNumber=${(value) => setNumbers((known) => ({ ...known, [paper.name]: value }))}
    asking=${asking[paper.name]}
    printing=${printing === paper.name}
    print=${one(paper)}
    preview=${() => preview(paper)}
    strike=${strike(paper)}
  />`;
  return html`<dialog ref=${dialog} class="sheet papers" aria-label=${shared.papers}>
    <h2>${say.title}</h2>
    <p class="soft">
      ${say.how}
    </p>
    ${problems.map((problem) => html`<p key=${problem} class="bad">${problem}</p>`)}
    ${
      papers
        ? USES.map(
            ([use, heading]) => html`<h3 key=${use}>${heading}</h3>
              <ul key=${`${use} papers`} class="rows">
                ${papers.filter((paper) => paper.use === use).map(row)}
              </ul>`,
          )
        : html`<p>${say.loading}</p>`
    }
    <footer class="foot">
      ${
        progress &&
        html`<p class="line" role="status">
          <progress value=${progress.part} max="1"></progress> ${progress.text}
        </p>`
      }
      ${taking && html`<${Taking} taken=${taking} make=${all} leave=${() => setTaking(null)} />`}
      ${sent && html`<${Sent} sent=${sent} />`}
      ${templates && html`<${Templates} templates=${templates} />`}
      <p class="buttons">
        <button type="button" disabled=${busy || !papers} onClick=${ask}>
          ${fill(say.make_all, { papers: papers ? fill(say.and_ready, { count: whole(papers).length }) : "" })}
        </button>${" "}${" "}
        <button type="button" onClick=${async () => setSent(await act("SendPapers"))}>${say.send}</button> ${" "}
        <${HandbookButton} />${" "}
        <button type="button" onClick=${async () => setTemplates((await act("CheckTemplates"))?.templates ?? null)}>
          ${say.check_templates}
        </button>${" "}${" "}
        <button type="button" class="primary" onClick=${() => dialog.current.close()}>${shared.close}</button>
      </p>
    </footer>
    ${pages && html`<${Preview} pages=${pages.pages} leftOut=${pages.left_out} close=${() => setPages(null)} />`}
  </dialog>`;
}
