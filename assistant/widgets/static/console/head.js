// The bar on top: which meeting, what is saved and where, the way to the projector and to the minutes.
import { classes, clockTime, html, region, useState, useWire } from "../kit.js";
import { PageLink } from "../page_link.js";
import { sitDown } from "../pen.js";
import { address, go, hasAddresses } from "../places.js";
import { TextSize } from "../text_size.js";
import { fill, head as say, shared } from "../wording.js";
import { Papers } from "./papers.js";
import { PenBar } from "./penbar.js";

/** @import { Head as HeadState } from "../contract" */

const STAGE = { planned: say.preparing, discarded: say.discarded };

/** @param {HeadState} props */
function Head({ cell, title, topic, saved, zone, share, paper, meeting, stage, pen }) {
  const [listing, list] = useState(false);
  const wire = useWire();
  const project = () =>
    hasAddresses()
      ? window.open(address("projector", { meeting }), `chibo-projector-${meeting}`)
      : go(wire, "projector", { meeting });
  return html`
    <header>
      <${PageLink} page="home" class="home" title=${shared.to_home}>☰<small>${say.home}</small><//>
      <b>${cell}</b>
      <span class="kind" title=${topic}>${title}${topic && html`<small class="topic">“${topic}”</small>`}</span>
      <span class="grow"></span>
      <span class="states">
        ${
          saved &&
          html`<span class="pill ok num" role="status">
            ${fill(say.saved, { time: clockTime(saved, zone, true) })}
          </span>`
        }
        ${
          share?.text &&
          html`<span class=${classes("pill", share.ok ? "ok" : "warn")} role="status" title=${share.detail}>
            ${share.text}
          </span>`
        }
      </span>
      <${TextSize} />
      <button type="button" class="ghost" onClick=${project}>${say.open_projector}</button>
      <button type="button" class="ghost" onClick=${() => list(true)}>${shared.papers}</button>
      ${listing && html`<${Papers} zone=${zone} close=${() => list(false)} />`}
      ${
        paper?.url &&
        html`<a class="button ghost" href=${paper.url} download title=${paper.detail}>
          ${say.download_minutes}
        </a>`
      }
      ${
        paper?.annex?.url &&
        html`<a
          class="button ghost"
          href=${paper.annex.url}
          download
          title=${fill(say.annex_folder, { folder: paper.annex.folder })}
        >${say.download_annex}</a>`
      }
      ${STAGE[stage] && html`<span class="pill">${STAGE[stage]}</span>`}
    </header>
    <${PenBar} pen=${pen} zone=${zone} />
  `;
}

export default region(Head, sitDown);
