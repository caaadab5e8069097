"""Đề xuất nhận xét năm: weaknesses and praise that the records of a year show, each with its evidence; nothing else.

What is proposed is a count and the meetings, members or tasks counted. Whether it is a merit or a fault, and in which
words the cell says so, people decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.analysis.register_table import Register, Sources, records
from assistant.analysis.task_lives import TaskState
from assistant.analysis.year import MonthFigures, YearFigures
from assistant.domain.kinds import ROMAN
from assistant.wording import year as words

Registers = Mapping[str, Register]
"""The registers of the year by their names."""
LEAST_TASKS = 3
"""Tasks of one person from which on "all in time" says something."""
MOST_SPEAKERS = 3
"""Members named for having spoken at the most meetings."""


@dataclass(frozen=True)
class Finding:
    """One proposal: its code, and the sentence with its evidence."""

    code: str
    text: str


def weaknesses(sources: Sources, year: YearFigures, registers: Registers) -> list[Finding]:
    """What the records show to have fallen short, in the order of a report."""
    found = _weaknesses(sources, year, registers)
    return [Finding(code, words.WEAKNESS[code].format(**facts)) for code, facts in found]


def praises(sources: Sources, year: YearFigures, registers: Registers) -> list[Finding]:
    """What the records show to have gone well, and whom they name."""
    found = _praises(sources, year, registers)
    return [Finding(code, words.PRAISE[code].format(**facts)) for code, facts in found]


Found = Iterator[tuple[str, dict[str, Any]]]


def _weaknesses(sources: Sources, year: YearFigures, registers: Registers) -> Found:
    missed = [words.MONTH.format(month=one.month) for one in year.months if one.missed]
    if missed and year.held:
        yield "no_meeting", {"months": words.evidence(missed, by=", ")}
    quarters = [words.QUARTER.format(quarter=ROMAN[one.quarter - 1]) for one in year.quarters if one.missed]
    if quarters and year.held:
        yield "missed_quarter", {"quarters": ", ".join(quarters)}
    yield from _short_months(year)
    yield from _tasks(registers)
    yield from _people(registers)
    votes = [row for row in records(sources.held.votes) if not row["passed"]]
    if votes:
        told = [words.REMARK_EVIDENCE.format(day=words.day_told(row["day"]), text=row["title"]) for row in votes]
        yield "failed", {"count": len(votes), "evidence": words.evidence(told)}
    unadopted = [row for row in records(sources.held.meetings) if row["adopted"] is None]
    if unadopted:
        told = [words.day_told(row["day"]) for row in unadopted]
        yield "unadopted", {"count": len(told), "evidence": words.evidence(told, by=", ")}


def _short_months(year: YearFigures) -> Found:
    """Meetings that were short, badly attended, or in which few spoke."""

    def told(shape: str, months: list[MonthFigures]) -> dict[str, Any]:
        facts = [
            shape.format(**{**vars(one), "day": words.day_told(one.day), "asked": one.minutes_asked}) for one in months
        ]
        return {"count": len(months), "evidence": words.evidence(facts)}

    if short := [one for one in year.held if one.short]:
        yield "short", told(words.SHORT_EVIDENCE, short)
    if low := [one for one in year.held if one.attendance_reached is False]:
        yield "attendance", told(words.ATTENDANCE_EVIDENCE, low)
    if few := [one for one in year.held if one.few]:
        yield "few", told(words.FEW_EVIDENCE, few)


def _tasks(registers: Registers) -> Found:
    book = records(registers["viec"].frame)
    for code, state in (("overdue", TaskState.OVERDUE), ("late", TaskState.LATE)):
        found = [row for row in book if row["state"] is state]
        if found:
            told = [words.TASK_EVIDENCE.format(**row) for row in found]
            yield code, {"count": len(found), "evidence": words.evidence(told, most=5)}


def _people(registers: Registers) -> Found:
    away = [row for row in records(registers["diem-danh"].frame) if row["flag"]]
    if away:
        told = [words.ABSENT_EVIDENCE.format(name=one["name"], what=_in_line(one["remark"])) for one in away]
        yield "absent", {"evidence": words.evidence(told)}


def _in_line(text: str) -> str:
    """Lines as one, beginning small, for the middle of a sentence."""
    told = "; ".join(text.splitlines())
    return told[:1].lower() + told[1:]


def _praises(sources: Sources, year: YearFigures, registers: Registers) -> Found:
    held = year.held
    if held and not any(one.short for one in held):
        yield "all_long", {"count": len(held)}
    if all(one.days for one in year.quarters):
        yield "all_quarters", {}
    due = year.due
    if due.total and due.in_time == due.total:
        yield "all_in_time", {"count": due.total}
    roll = records(registers["diem-danh"].frame)
    always = [row for row in roll if row["expected"] and row["present"] == row["expected"]]
    if always:
        told = [_person(row["name"], words.MEETINGS_OF, row["present"]) for row in always]
        yield "attended", {"evidence": words.evidence(told, by=", ")}
    yield from _speakers(registers)
    yield from _doers(registers)
    told = [
        words.REMARK_EVIDENCE.format(day=words.day_told(row["day"]), text=row["text"])
        for row in records(sources.held.remarks)
        if row["role"] == "praise"
    ]
    if told:
        yield "told", {"evidence": words.evidence(told)}


def _person(name: str, shape: str, count: int) -> str:
    return words.PERSON_EVIDENCE.format(name=name, count=shape.format(count=count))


def _speakers(registers: Registers) -> Found:
    """Those who spoke at the most meetings; whoever spoke as often as the last one named is named too."""
    spoke = sorted(
        (row for row in records(registers["phat-bieu"].frame) if row["spoke"]),
        key=lambda row: -row["spoke"],
    )
    if not spoke:
        return
    least = spoke[min(len(spoke), MOST_SPEAKERS) - 1]["spoke"]
    told = [_person(row["name"], words.MEETINGS_OF, row["spoke"]) for row in spoke if row["spoke"] >= least]
    yield "spoke", {"evidence": words.evidence(told, by=", ")}


def _doers(registers: Registers) -> Found:
    """Those who had several tasks that fell due and did all of them in time."""
    tasks: dict[str, list[TaskState]] = {}
    for row in records(registers["viec"].frame):
        if row["due"] and row["state"] not in {TaskState.OPEN, TaskState.STOPPED} and row["owners"]:
            tasks.setdefault(row["owners"], []).append(row["state"])
    good = {
        who: len(states)
        for who, states in tasks.items()
        if len(states) >= LEAST_TASKS and set(states) == {TaskState.DONE}
    }
    if good:
        told = [_person(who, words.TASKS_OF, many) for who, many in good.items()]
        yield "tasks", {"least": LEAST_TASKS, "evidence": words.evidence(told, by=", ")}
