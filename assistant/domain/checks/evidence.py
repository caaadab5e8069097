"""Minh chứng: what the record shows of a criterion of the score sheet (docs/domain.md 4.8).

Each code asks a check or a count that the pages and papers use too; nothing is counted here a second time. What is
read changes with the record alone and not with the clock, so that page and paper of one record say the same.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from assistant.domain.agenda import AgendaItem
from assistant.domain.boxes import box_text, boxes_of_role
from assistant.domain.carry_over import tally
from assistant.domain.checks.attendance import check_duration, check_excused, check_posting, check_roll
from assistant.domain.checks.check import Check, CheckState, make_check, visited_items
from assistant.domain.checks.day import check_draft_sent, check_notice
from assistant.domain.checks.kinds import check_opinion_kinds, check_presenter
from assistant.domain.checks.outcome import check_items, check_outcome, check_resolution, check_tasks, items_left
from assistant.domain.checks.speeches import check_speaking, ideology_time
from assistant.domain.committee import has_committee
from assistant.domain.facts import Facts
from assistant.domain.floor import OpinionKind
from assistant.domain.held import unheld_items
from assistant.domain.kinds import NOTICE_CHECKS
from assistant.domain.meeting import Meeting
from assistant.domain.reckoned import reckoned_once
from assistant.domain.rules import TextRole
from assistant.domain.speaking import speaker_count, speaker_share
from assistant.domain.votes import MotionKind


class Measure(StrEnum):
    """What kind of thing a code of evidence is, which says how far its bands must reach."""

    FLAG = "flag"
    """Đạt hoặc chưa đạt: 1 or 0."""
    COUNT = "count"
    """A whole number from 0 on: people, minutes, days, items."""
    PERCENT = "percent"
    """From 0 to 100, with fractions."""
    RATIO = "ratio"
    """From 0 on, with fractions."""
    WORDS = "words"
    """Something to read; nothing is measured."""


@dataclass(frozen=True)
class Reading:
    """What the record shows: `value` for bands, exact (None: not known), and whether all is there that is asked for.

    Its words come from `checks`, or from `code` and `facts` (`wording.score.evidence_words`).
    """

    code: str
    value: Fraction | None = None
    met: bool | None = None
    checks: tuple[Check, ...] = ()
    facts: Facts = field(default_factory=dict)


SPEAKING = ("opinions", "speakers")
"""Checks of how many opinions there were, and of how many members."""


def read_evidence(meeting: Meeting, code: str) -> Reading:
    """What the record shows of this code; nothing of one that this version does not know."""
    return EVIDENCE[code][1](meeting, code) if code in EVIDENCE else Reading(code)


@reckoned_once
def record_moment(meeting: Meeting) -> datetime:
    """The end of the meeting, or the last moment that its record tells of."""
    told = [v.started for v in meeting.visits] + [s.stopped or s.started for s in meeting.speeches.values()]
    told += [text.saved for text in meeting.texts.values() if text.saved]
    told += [given.at for given in meeting.score.parts.values() if given.at]
    return meeting.ended() or max(told, default=meeting.started or meeting.details.start)


def record_day(meeting: Meeting) -> date:
    """The day of that moment where the meeting is held: by it a task of last month is late or not."""
    return record_moment(meeting).astimezone(meeting.details.start.tzinfo).date()


def minutes_to_come(meeting: Meeting) -> int:
    """Minutes that the agenda plans for the current item and those after it; 0 once the meeting is over.

    Items that were passed over do not come any more.
    """
    ids = [item.id for item in meeting.agenda]
    here = ids.index(meeting.current) if meeting.current in ids else 0
    seen = visited_items(meeting) - {meeting.current}
    return 0 if meeting.ending else sum(item.minutes for item in meeting.agenda[here:] if item.id not in seen)


def read_length(meeting: Meeting, code: str) -> Reading:
    """Thời lượng against the minimum; before the end with what the agenda still plans."""
    pending = minutes_to_come(meeting)
    at = record_moment(meeting) + timedelta(minutes=pending)
    found = next(check_duration(meeting, at), None) if meeting.started else None
    if found is None:
        return Reading(code)
    minutes, least, short = (Fraction(str(found.facts[name])) for name in ("minutes", "least", "short"))
    value = {"thieu_phut": short, "ty_le_thoi_luong": 100 * minutes / least}.get(code, Fraction(not short))
    return Reading(code, value, not short, (found,), {"pending": pending} if pending else {})


def read_attendance(meeting: Meeting, code: str) -> Reading:
    """Tỷ lệ dự: met where the cell's rule is, and nobody is absent without a reason (N15, N17)."""
    count = meeting.roll_count()
    if not meeting.roll or not count.expected:
        return Reading(code)
    asked = [c for c in check_roll(meeting) if c.code in {"attendance", "unexcused"}]
    facts: Facts = {
        "percent": float(count.percent or 0),
        "present": count.expected_present,
        "expected": count.expected,
        "unexcused": count.expected_unexcused,
    }
    if count.unmarked:
        return Reading(code, facts=facts)
    return Reading(code, Fraction(100 * count.expected_present, count.expected), all_reached(asked), facts=facts)


def read_unexcused(meeting: Meeting, code: str) -> Reading:
    """How many are absent without a reason."""
    count = meeting.roll_count()
    if not meeting.roll or count.unmarked:
        return Reading(code)
    away = count.expected_unexcused
    return Reading(code, Fraction(away), not away, facts={"unexcused": away})


def read_excused_in_a_row(meeting: Meeting, code: str) -> Reading:
    """How many were absent with a reason too often running (N15)."""
    if not meeting.roll or meeting.roll_count().unmarked or "max_consecutive_excused" not in meeting.rules.values:
        return Reading(code)
    often = tuple(check_excused(meeting))
    most = int(meeting.rules.number("max_consecutive_excused"))
    return Reading(code, Fraction(len(often)), not often, facts={"count": len(often), "most": most})


def read_opinions(meeting: Meeting, code: str) -> Reading:
    """How many members gave an opinion; too few opinions or speakers are a shortcoming, enough not yet full points."""
    share = speaker_share(meeting)
    if share is None:
        return Reading(code)
    missing = tuple(c for c in _of(check_speaking(meeting), *SPEAKING) if c.state is CheckState.MISSING)
    return Reading(code, Fraction(speaker_count(meeting)), False if missing else None, missing, _speakers(meeting))


def read_share_of_speakers(meeting: Meeting, code: str) -> Reading:
    """Tỷ lệ phát biểu: those with an opinion, in percent of the members present (N7)."""
    share = speaker_share(meeting)
    return Reading(code) if share is None else Reading(code, 100 * share, facts=_speakers(meeting))


def _speakers(meeting: Meeting) -> Facts:
    share = speaker_share(meeting) or Fraction(0)
    return {"have": speaker_count(meeting), "present": meeting.roll_count().present, "percent": float(100 * share)}


def read_criticism(meeting: Meeting, code: str) -> Reading:
    """Biểu dương, phê bình: an opinion of that kind, or a text with that role."""
    held = any(s.kind is OpinionKind.CRITICISM for s in meeting.speeches.values())
    boxes = boxes_of_role(meeting, TextRole.PRAISE, TextRole.CRITICISM)
    written = held or any(box_text(meeting, item, box.code).strip() for item, box in boxes)
    if not meeting.begun:
        return Reading(code)
    return Reading(code, Fraction(written), written, facts={"there": int(written)})


def read_ideology(meeting: Meeting, code: str) -> Reading:
    """Minutes of ideology, self-criticism and criticism (N8)."""
    if not meeting.begun:
        return Reading(code)
    minutes = int(ideology_time(meeting, record_moment(meeting)).total_seconds() // 60)
    return Reading(code, Fraction(minutes), facts={"minutes": minutes})


def read_results(meeting: Meeting, code: str) -> Reading:
    """Tasks of the last meeting that are done, in percent of those that were due by now."""
    found = tally(meeting.carried.values(), record_day(meeting))
    if found.rate is None:
        return Reading(code)
    return Reading(code, found.rate, facts={"done": found.done, "all": found.due, "later": found.later})


def read_items_left(meeting: Meeting, code: str) -> Reading:
    """How many items of the agenda were not reached; those that still come are no shortcoming before the end."""
    if not meeting.begun:
        return Reading(code)
    left = len(items_passed_over(meeting))
    return Reading(code, Fraction(left), not left, facts={"count": left})


def items_passed_over(meeting: Meeting) -> list[AgendaItem]:
    """Items not taken up that stand before the current one, or all of them once the meeting is over."""
    places = {item.id: n for n, item in enumerate(meeting.agenda)}
    until = len(places) if meeting.ending else places.get(meeting.current, 0)
    left = (*items_left(meeting), *unheld_items(meeting))
    return [item for item in left if places[item.id] < until]


def read_steps(meeting: Meeting, code: str) -> Reading:
    """Các bước: the agenda adopted, and no item passed over."""
    if not meeting.begun:
        return Reading(code)
    found = [c for c in check_items(meeting) if c.code == "agenda"]
    left = tuple(item.rail_title for item in items_passed_over(meeting))
    met = not left and all_reached(found) is not False
    if left or meeting.ending:
        found.append(make_check(meeting, "items_reached", not left, count=len(left), titles=left))
    return Reading(code, Fraction(met), met, tuple(found))


def read_conclusions(meeting: Meeting, code: str) -> Reading:
    """Kết luận của chủ trì on every item taken."""
    found = _of(check_items(meeting), "conclusion")
    if not found:
        return Reading(code)
    have = sum(1 for c in found if c.state is CheckState.REACHED)
    met = have == len(found)
    return Reading(code, Fraction(met), met, facts={"have": have, "all": len(found)})


def read_committee(meeting: Meeting, code: str) -> Reading:
    """Họp chi ủy: full where the cell is too small to have one; whether it met the record does not know."""
    small = not has_committee(meeting.members.values(), meeting.rules)
    return Reading(code, Fraction(1) if small else None, small or None, facts={"small": int(small)})


def read_resolution(meeting: Meeting, code: str) -> Reading:
    """Kết luận, nghị quyết: written and passed."""
    put = [m for m in meeting.motions.values() if m.kind is MotionKind.RESOLUTION]
    found = _of(check_resolution(meeting), "resolution", "vote", "vote_failed")
    if not put or not meeting.begun:
        return Reading(code)
    if not meeting.ending and any(m.vote is None for m in put):
        return Reading(code, checks=found)
    met = all_reached(found) is True
    return Reading(code, Fraction(met), met, found)


def read_adoption(meeting: Meeting, code: str) -> Reading:
    """Thông qua biên bản; what is still to come is no shortcoming before the end."""
    found = _of(check_outcome(meeting), "minutes")
    if not meeting.begun or not (meeting.ending or meeting.adoption):
        return Reading(code, checks=found if meeting.begun else ())
    met = all_reached(found) is True
    return Reading(code, Fraction(met), met, found)


def all_reached(found: Iterable[Check]) -> bool | None:
    """Whether all of them are met; None where there is none, or nothing is missing but something not known."""
    states = {c.state for c in found}
    return False if CheckState.MISSING in states else True if states == {CheckState.REACHED} else None


def _of(found: Iterable[Check], *codes: str) -> tuple[Check, ...]:
    return tuple(c for c in found if c.code in codes)


def _flag(checks: Callable[[Meeting], Iterable[Check]], *codes: str) -> Callable[[Meeting, str], Reading]:
    """Met where all these checks are."""

    def read(meeting: Meeting, code: str) -> Reading:
        found = _of(checks(meeting), *codes)
        met = all_reached(found)
        return Reading(code, None if met is None else Fraction(met), met, found)

    return read


def _words(checks: Callable[[Meeting], Iterable[Check]], *codes: str) -> Callable[[Meeting, str], Reading]:
    """What these checks say; they show a shortcoming, but never the whole criterion."""

    def read(meeting: Meeting, code: str) -> Reading:
        found = tuple(c for c in _of(checks(meeting), *codes) if c.state is not CheckState.UNKNOWN)
        return Reading(code, None, False if all_reached(found) is False else None, found)

    return read


def _ending_checks(meeting: Meeting) -> Iterable[Check]:
    """What the end leads to; what is still to come is not missing before the end, what was voted down is."""
    if not meeting.begun:
        return ()
    found = (*check_resolution(meeting), *_of(check_outcome(meeting), "minutes"))
    return (c for c in found if meeting.ending or c.state is CheckState.REACHED or c.code == "vote_failed")


def _days_of_notice(meeting: Meeting, code: str) -> Reading:
    """How many days before the notice went out; 0 where it was of another day, or came after the meeting."""
    found = tuple(c for c in check_notice(meeting) if c.state is not CheckState.UNKNOWN)
    return Reading(code, Fraction(str(found[0].facts.get("days", 0))) if found else None, all_reached(found), found)


EVIDENCE: Mapping[str, tuple[Measure, Callable[[Meeting, str], Reading]]] = {
    "thoi_luong": (Measure.FLAG, read_length),
    "thieu_phut": (Measure.COUNT, read_length),
    "ty_le_thoi_luong": (Measure.RATIO, read_length),
    "ty_le_du": (Measure.PERCENT, read_attendance),
    "vang_khong_ly_do": (Measure.COUNT, read_unexcused),
    "vang_lien_tiep": (Measure.COUNT, read_excused_in_a_row),
    "thong_bao": (Measure.WORDS, _words(check_notice, *NOTICE_CHECKS)),
    "thong_bao_truoc": (Measure.FLAG, _flag(check_notice, *NOTICE_CHECKS)),
    "thong_bao_ngay": (Measure.COUNT, _days_of_notice),
    "hop_chi_uy": (Measure.FLAG, read_committee),
    "cac_buoc": (Measure.FLAG, read_steps),
    "muc_bo_qua": (Measure.COUNT, read_items_left),
    "y_kien": (Measure.COUNT, read_opinions),
    "y_kien_du": (Measure.FLAG, _flag(check_speaking, *SPEAKING)),
    "ty_le_phat_bieu": (Measure.PERCENT, read_share_of_speakers),
    "bieu_duong_phe_binh": (Measure.FLAG, read_criticism),
    "tu_tuong_phut": (Measure.COUNT, read_ideology),
    "nguoi_trinh_bay": (Measure.FLAG, _flag(check_presenter, "presenter")),
    "gui_du_thao": (Measure.FLAG, _flag(check_draft_sent, "draft_sent", "draft_after")),
    "loai_y_kien": (Measure.FLAG, _flag(check_opinion_kinds, "opinion_kinds")),
    "ket_luan": (Measure.FLAG, read_conclusions),
    "nghi_quyet": (Measure.FLAG, read_resolution),
    "phan_cong": (Measure.FLAG, _flag(check_tasks, "action_owner", "action_due")),
    "bien_ban": (Measure.FLAG, read_adoption),
    "ket_qua": (Measure.PERCENT, read_results),
    "ket_thuc": (Measure.WORDS, _words(_ending_checks, "resolution", "vote_failed", "minutes")),
    "dang_tai": (Measure.WORDS, lambda meeting, code: Reading(code, checks=tuple(check_posting(meeting)))),
}
"""What a sheet may name as evidence (`tinh`, `neu`, `minh_chung`), what it measures, and what reads it."""
