"""What is read to the room: an item as it will stand in the minutes, or the draft of the minutes. Pure."""

from collections.abc import Iterable
from datetime import date

from assistant.domain.actions import ActionItem
from assistant.domain.advance import AdvanceOpinion
from assistant.domain.agenda import AgendaItem
from assistant.domain.boxes import CONCLUSION, box_key, boxes_after, boxes_before
from assistant.domain.carry_over import tally
from assistant.domain.checks import needs_reading, was_read
from assistant.domain.checks.check import rule_asks
from assistant.domain.checks.evidence import record_day
from assistant.domain.checks.speeches import assessed_under
from assistant.domain.floor import Speech, SpeechRole
from assistant.domain.meeting import Meeting
from assistant.domain.procedure.course import MINUTES
from assistant.domain.rules import TextField
from assistant.domain.speaking import speeches_under
from assistant.domain.votes import Motion, MotionKind, Vote
from assistant.views import shared
from assistant.views.console.states import Reading, ReadPart
from assistant.wording import views as words
from assistant.wording.documents import PASSED, REJECTED
from assistant.wording.domain import ADDRESS, box_label, item_title
from assistant.wording.tasks import late_words, percent_words, state_words, tally_words

SPEECH_PARTS = (
    (words.REPORTS, (SpeechRole.PRESENTATION,)),
    (words.OPINIONS, (SpeechRole.OPINION, SpeechRole.GUEST, SpeechRole.SUPERIOR)),
    (words.REPLIES, (SpeechRole.REPLY,)),
)
"""Headings over what was said, and as what it was."""


def reading_state(meeting: Meeting) -> Reading | None:
    """What is being read now; None where nothing is."""
    if meeting.reading == MINUTES:
        return {"what": MINUTES, "title": words.MINUTES, "lines": list(meeting.reading_lines)}
    item = meeting.item(meeting.reading)
    return {"what": item.id, "title": item_title(item), "parts": reading_parts(meeting, item)} if item else None


def is_read_back_asked(meeting: Meeting) -> bool:
    """Whether items are read back before they are left."""
    return rule_asks(meeting, "require_read_back", otherwise=False) and not meeting.frozen


def is_reading_wanted(meeting: Meeting) -> bool:
    """Whether leaving the current item opens the reading back: it has a record, and was not read since it changed."""
    item = meeting.item(meeting.current)
    if item is None or not is_read_back_asked(meeting):
        return False
    return needs_reading(meeting, item) and not was_read(meeting, item)


def reading_parts(meeting: Meeting, item: AgendaItem, secrets: bool = True) -> list[ReadPart]:
    """All that an item holds, as the minutes print it: its boxes, speeches, conclusion, assessments, tasks, votes.

    Without `secrets`, as everybody in the room may see it: no task of last month that is kept apart.
    """
    tasks = [a for a in meeting.actions.values() if a.item == item.id]
    found = [
        *box_lines(meeting, item, boxes_before(item)),
        *((title, speech_lines(meeting, item, *roles)) for title, roles in SPEECH_PARTS),
        (words.SENT_BEFORE, [advance_line(meeting, one) for one in meeting.advance.values() if one.item == item.id]),
        *box_lines(meeting, item, boxes_after(item)),
        (words.CONCLUSION, [meeting.text(box_key(item, CONCLUSION))]),
        (words.ASSESSED, assessment_lines(meeting, item, secrets)),
        (words.TASKS, [task_line(meeting, a) for a in tasks]),
        (
            words.VOTES,
            [line for m in meeting.motions.values() if m.item == item.id for line in motion_lines(meeting, m)],
        ),
    ]
    return [{"title": title, "lines": [x for x in lines if x.strip()]} for title, lines in found if any(lines)]


def box_lines(meeting: Meeting, item: AgendaItem, boxes: Iterable[TextField]) -> list[tuple[str, list[str]]]:
    """What was typed into these boxes of the item, each under its name."""
    return [(box_label(box), [meeting.text(box_key(item, box.code))]) for box in boxes]


def speech_lines(meeting: Meeting, item: AgendaItem, *roles: SpeechRole) -> list[str]:
    """What was said under the item as one of these, in the order it was said."""
    said = speeches_under(meeting, item, *roles)
    return [f"{ADDRESS} {meeting.person(s.speaker)}: {speech_words(meeting, s)}" for s in said]


def advance_line(meeting: Meeting, sent: AdvanceOpinion) -> str:
    """`Đ/c Lê Văn Hòa: …`; dots where nobody knows whose it is."""
    return f"{ADDRESS} {meeting.person(sent.member) or '……'}: {sent.text}"


def speech_words(meeting: Meeting, speech: Speech) -> str:
    """What was said, or why it was not written down."""
    return meeting.text(f"speech.{speech.id}").strip() or speech.no_text or "……"


def assessment_lines(meeting: Meeting, item: AgendaItem, secrets: bool) -> list[str]:
    """What was said of the tasks of last month, each with its owner, and all of them in numbers."""
    assessed = [task for task in assessed_under(meeting, item) if secrets or not task.hidden]
    day = record_day(meeting)
    if all(task.unanswered for task in assessed):
        return []
    return [*(assessment_line(meeting, task, day) for task in assessed), tally_words(tally(assessed, day))]


def assessment_line(meeting: Meeting, task: ActionItem, day: date) -> str:
    """`Lập danh sách – Lê Văn Hòa – hoàn thành một phần, 60%, quá hạn 4 ngày: thiếu hồ sơ gốc`."""
    told = [state_words(task), percent_words(task.percent), late_words(task, day)]
    why = task.struck or task.result.strip()
    line = " – ".join([task.what, shared.owner_line(meeting, task) or words.NO_OWNER, ", ".join(filter(None, told))])
    return f"{line}: {why}" if why else line


def task_line(meeting: Meeting, action: ActionItem) -> str:
    """`Lập danh sách – Lê Văn Hòa – hạn 30/12/2026`."""
    due = words.DUE.format(due=shared.due_text(action)) if action.due else words.NO_DUE
    return " – ".join([action.what, shared.owner_line(meeting, action) or words.NO_OWNER, due])


def motion_lines(meeting: Meeting, put: Motion) -> list[str]:
    """What was put to the vote, its title before a wording of its own, and the count as a sentence of its own."""
    text = meeting.text(f"motion.{put.id}").strip()
    if not text and put.vote is None:
        return []
    titled = put.kind is not MotionKind.RESOLUTION or not text
    return list(filter(None, [put.title if titled else "", text, vote_line(put.vote)]))


def vote_line(counted: Vote | None) -> str:
    """`Kết quả biểu quyết (giơ tay): tán thành 6/8 (75%, quá nửa), không tán thành 1, …; được thông qua`."""
    vote = shared.vote_state(counted)
    if vote is None:
        return words.NO_VOTE
    return words.VOTE_COUNTED.format(
        way=f" ({vote['how']})" if vote["how"] else "",
        outcome=PASSED if vote["passed"] else REJECTED,
        **{part: vote[part] for part in ("in_favour", "base", "percent", "share", "against", "abstained")},
    )
