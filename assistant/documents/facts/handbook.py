"""Trang chép vào Sổ tay đảng viên điện tử: what is typed into that system after a meeting, as blocks of plain text.

The system is compulsory and takes nothing but what somebody types or pastes. Whatever is marked secret is left out,
wherever its text is kept: what is typed there leaves the cell (docs/domain.md N32).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import tzinfo
from typing import TypedDict

from assistant.documents.facts.common_facts import announced_items, count_facts, decided_facts
from assistant.documents.facts.head import meeting_facts
from assistant.documents.facts.invitation import responsible_person
from assistant.documents.facts.minutes import closing_facts
from assistant.documents.facts.minutes_items import item_conclusion, score_facts
from assistant.documents.facts.minutes_roll import NameAndNote, absent_members
from assistant.documents.facts.minutes_votes import CountColumns, other_votes
from assistant.documents.facts.phrases import DOTS, subject_line, without_dots, zone_of
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.facts.sheets import roll_sheet_facts
from assistant.documents.facts.tasks import task_facts
from assistant.domain.attendance import Presence
from assistant.domain.checks.score import has_score
from assistant.domain.meeting import Meeting
from assistant.domain.secrecy import public_version
from assistant.domain.speaking import opinion_count, speaker_count
from assistant.domain.votes import MotionKind
from assistant.wording import handbook as words
from assistant.wording.domain import item_title


class HandbookBlock(TypedDict):
    """Một khối chữ: which part of the handbook it is for, and its text."""

    code: str
    title: str
    text: str


class HandbookTable(TypedDict):
    """Một bảng: its title, its columns, its rows as text."""

    title: str
    columns: list[str]
    rows: list[list[str]]


def without_secrets(meeting: Meeting) -> Meeting:
    """The meeting without what is marked secret, also where that is kept together with the rest."""
    tasks = {key: replace(task, secret=task.hidden) for key, task in meeting.carried.items()}
    return public_version(replace(meeting, carried=tasks, details=replace(meeting.details, secrets_apart=True)))


def handbook_blocks(meeting: Meeting, files: Iterable[str] = ()) -> list[HandbookBlock]:
    """The blocks of a meeting; before it began, those that announce it. `files`: its papers by name."""
    shown, zone = without_secrets(meeting), zone_of(meeting)
    texts = {"schedule": _schedule(shown, zone), "documents": _documents(shown, files)}
    if meeting.begun:
        texts |= {
            "attendance": _attendance(shown),
            "result": _result(shown, zone),
            "resolution": _resolution(shown),
        }
    joined = {code: "\n".join(lines) for code, lines in texts.items()}
    return [{"code": code, "title": words.TITLE[code], "text": text} for code, text in joined.items() if text]


def _schedule(meeting: Meeting, zone: tzinfo) -> Iterator[str]:
    facts = meeting_facts(meeting, PaperOrder(zone))
    yield subject_line(meeting)
    yield words.TIME.format(time=facts["thoi_gian"])
    yield words.PLACE.format(place=facts["dia_diem"])
    if meeting.details.form.strip():
        yield words.FORM.format(form=meeting.details.form)
    yield words.OFFICES.format(chair=facts["chu_tri"], secretary=facts["thu_ky"])
    yield words.CONTENTS
    for number, (item, title) in enumerate(announced_items(meeting), start=1):
        who = "" if item.secret else without_dots(responsible_person(meeting, item))
        shape = words.ITEM_BY if who else words.ITEM
        yield shape.format(number=number, title=title, who=who)


def _documents(meeting: Meeting, files: Iterable[str]) -> Iterator[str]:
    papers, names = meeting.details.papers.strip(), list(files)
    if papers:
        yield words.ENCLOSED.format(papers=papers)
    if names:
        yield words.MADE
        yield from (words.FILE.format(name=name) for name in names)
    if not papers and not names:
        yield words.NO_DOCUMENTS


def _attendance(meeting: Meeting) -> Iterator[str]:
    counts = count_facts(meeting)
    told = words.COUNTED.format(
        people=counts["goi"], all=counts["tong"], present=counts["co_mat"],
        excused=counts["vang_co_ly_do"], unexcused=counts["vang_khong_ly_do"],
    )  # fmt: skip
    yield told + (words.RATE.format(rate=counts["ty_le"]) if counts["ty_le"] else "")
    for presence, shape in ((Presence.EXCUSED, words.EXCUSED), (Presence.UNEXCUSED, words.UNEXCUSED)):
        if absent := absent_members(meeting, presence):
            yield shape.format(names="; ".join(map(_named, absent)))


def _named(one: NameAndNote) -> str:
    why = without_dots(one["ghi_chu"])
    return (words.NAMED_WHY if why else words.NAMED).format(name=one["ten"], why=why)


def _result(meeting: Meeting, zone: tzinfo) -> Iterator[str]:
    minutes = without_dots(closing_facts(meeting, zone)["thoi_luong"])
    if minutes:
        yield words.LASTED.format(minutes=minutes)
    people = count_facts(meeting)["goi"]
    yield words.SPOKEN.format(opinions=opinion_count(meeting), speakers=speaker_count(meeting), people=people)
    if concluded := [(item, text) for item in meeting.agenda if (text := without_dots(item_conclusion(meeting, item)))]:
        yield words.CONCLUDED
        yield from (words.CONCLUSION.format(title=item_title(item), text=text) for item, text in concluded)
    if voted := other_votes(meeting, MotionKind.SPECIAL):
        yield words.VOTES
        yield from (_vote(words.SPECIAL, one, one["ten"]) for one in voted)
    if meeting.actions:
        yield words.TASKS
        for task in task_facts(meeting, meeting.actions.values()):
            yield words.TASK.format(task=task["nhiem_vu"], who=task["nguoi"], due=task["thoi_han"])
    if has_score(meeting):
        score = score_facts(meeting)
        yield words.SCORED.format(points=score["diem"], grade=score["xep_loai"])


def _resolution(meeting: Meeting) -> Iterator[str]:
    for one in decided_facts(meeting):
        yield one["noi_dung"]
        if one["tan_thanh"] != DOTS:
            yield _vote(words.VOTE, one)


def _vote(shape: str, one: CountColumns, title: str = "") -> str:
    return shape.format(
        title=title, in_favour=one["tan_thanh"], base=one["co_so"], share=one["ty_le"], outcome=one["ket_qua"]
    )


def handbook_tables(meeting: Meeting) -> list[HandbookTable]:
    """Điểm danh and nhiệm vụ as tables."""
    shown, zone = without_secrets(meeting), zone_of(meeting)
    roll = roll_sheet_facts(shown, PaperOrder(zone))["danh_sach"]
    tasks = task_facts(shown, shown.actions.values())
    fields = ("so", "ho_ten", "loai", "chuc_vu", "co_mat", "co_ly_do", "khong_ly_do", "ghi_chu")
    of_task = ("so", "nhiem_vu", "nguoi", "san_pham", "thoi_han", "bao_cao")
    return [
        {
            "title": words.ROLL_SHEET,
            "columns": list(words.ROLL_COLUMNS),
            "rows": [[str(line[field]) for field in fields] for line in roll],  # type: ignore[literal-required] # named above
        },
        {
            "title": words.TASK_SHEET,
            "columns": list(words.TASK_COLUMNS),
            "rows": [[without_dots(str(line[field])) for field in of_task] for line in tasks],  # type: ignore[literal-required] # named above
        },
    ]
