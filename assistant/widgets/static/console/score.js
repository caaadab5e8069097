// The score sheet: points of each criterion are given by a person, proposed and summed by the program.
import { Field, LongField } from "../fields.js";
import { numberMeant, pointsIn } from "../figures.js";
import { Card, classes, html, useAct, useEffect, useRef } from "../kit.js";
import { MemberSelect } from "../person_box.js";
import { useTyped } from "../typed.js";
import { fill, opening, closing as say } from "../wording.js";

/**
 * @import { CriterionRow, Desk, ScorePanel } from "../contract"
 */

/** Enter goes to the next criterion's points, as in a table that is filled in from a sheet of paper. */
function nextPoints(event) {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("input.given")) return;
  const boxes = [...event.currentTarget.querySelectorAll("input.given")];
  const next = boxes[boxes.indexOf(event.target) + 1];
  next?.focus();
  next?.select();
}

/** @param {CriterionRow} row */
function useGiving({ number, value, reason }) {
  const act = useAct();
  // What was sent last: the reason may be left before the points have come back from the program.
  const last = useRef({ points: value, reason });
  const [held, hold] = useTyped(`reason-before:${number}`, "");
  useEffect(() => {
    last.current = { points: value, reason: reason || last.current.reason };
  }, [value, reason]);
  const give = (part) => {
    last.current = { ...last.current, ...part };
    return act("GivePoints", { criterion: number, ...last.current });
  };
  const points = async (text) => {
    const typed = pointsIn(text);
    if (typed.wrong) return typed;
    const answer = await give({
      points: typed.number,
      reason: typed.number === null ? "" : last.current.reason || held,
    });
    if (answer) hold("");
    return answer;
  };
  const why = (text) => {
    if (last.current.points !== null) return give({ reason: text });
    last.current.reason = text; // kept until there are points to give it for
    return hold(text);
  };
  return { points, why, held: value === null ? held : reason };
}

/** @param {{ row: CriterionRow, frozen: boolean }} props */
function Criterion({ row, frozen }) {
  const { points, why, held } = useGiving(row);
  const choices = row.choices.map((choice) => `${choice.points}: ${choice.label}`).join("; ");
  return html`<tr class=${classes(row.wants_reason && "wanting")}>
    <td>
      <span class="num">${row.number}.</span> ${row.title}
      ${row.evidence && html`<small>${row.evidence}</small>`}
      ${choices && html`<small>${say.pick} ${choices}</small>`}
      ${row.differs && html`<small class="bad">${say.differs}</small>`}
    </td>
    <td class="num">${row.most}</td>
    <td class="num">${row.proposed || "…"}</td>
    <td>
      <${Field}
        class="given num"
        inputmode="decimal"
        name=${`points:${row.number}`}
        label=${fill(say.points_of, { number: row.number })}
        value=${row.points}
        disabled=${frozen}
        send=${points}
        means=${numberMeant(pointsIn)}
      />
    </td>
    <td>
      <${LongField}
        name=${`reason:${row.number}`}
        label=${fill(say.points_reason_of, { number: row.number })}
        placeholder=${row.wants_reason ? say.reason_hint : ""}
        aria-invalid=${row.wants_reason ? "true" : undefined}
        value=${held}
        disabled=${frozen}
        send=${why}
      />
    </td>
  </tr>`;
}

/** @param {ScorePanel & { context: Desk }} props */
export function Score({ sheet, rows, sum, most, grade, limits, left, unexplained, proposals, typed, scorer, context }) {
  const act = useAct();
  const open = [
    left > 0 && fill(say.points_left, { count: left }),
    unexplained > 0 && fill(say.reasons_left, { count: unexplained }),
  ].filter(Boolean);
  return html`<${Card} title=${say.score} tag=${grade ? fill(say.grade, { grade }) : say.not_scored}>
    <p class="hint">${sheet}. ${say.how_to_score}</p>
    ${typed && html`<p class="hint" role="note">${say.typed_sum}</p>`}
    <label class="line">
      ${opening.scorer}
      <${MemberSelect}
        label=${opening.scorer}
        value=${scorer}
        members=${context.members}
        disabled=${context.frozen}
        empty=${opening.no_scorer}
        send=${(member) => act("AppointScorer", { member })}
      />
      ${!scorer && html`<span class="soft">${say.no_scorer_yet}</span>`}
    </label>
    <table class="sheet" onKeyDown=${nextPoints}>
      <thead>
        <tr>
          <th scope="col">${say.criterion}</th>
          <th scope="col">${say.most_points}</th>
          <th scope="col">${say.proposed_points}</th>
          <th scope="col">${say.given_points}</th>
          <th scope="col">${say.points_reason}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) =>
          row.group
            ? html`<tr key=${row.number} class="group">
                <th scope="row"><span class="num">${row.number}.</span> ${row.title}</th>
                <td class="num">${row.most}</td>
                <td colspan="3"></td>
              </tr>`
            : html`<${Criterion} key=${row.number} row=${row} frozen=${context.frozen} />`,
        )}
      </tbody>
    </table>
    <div class="line total" role="status" aria-label=${say.sum}>
      <span>${say.sum} <b class="num">${fill(say.sum_of, { sum, most })}</b></span>
      <span>${open.length ? open.join("; ") : grade && fill(say.grade, { grade })}</span>
      ${limits.map((limit) => html`<span class="bad">${limit}</span>`)}
      ${
        proposals > 0 &&
        html`<button type="button" class="primary" disabled=${context.frozen} onClick=${() => act("AcceptProposals")}>
          ${fill(say.accept_proposals, { count: proposals })}
        </button>`
      }
    </div>
  <//>`;
}
