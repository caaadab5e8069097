"""Báo cáo chuyên đề năm (docs/domain.md 6.6), as the cell's own plan tells it.

A paper of the cell and not of one meeting: its facts come from the plan, by whoever reads that.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from assistant.documents.facts.head import PaperHead, SignerFacts
from assistant.documents.facts.phrases import DOTS, or_dots
from assistant.documents.facts.thematic_plan import known_day
from assistant.domain.topics import Topic, TopicStep
from assistant.wording import topics as words

REPORT = "bao-cao-chuyen-de"
"""Name of the report's template in `templates/word`, and in the cell's `mau`."""


class ReportedTopic(TypedDict):
    """Một chuyên đề: what became of it, each with its day."""

    quy: str
    chuyen_de: str
    nhom: str
    nguoi_chuan_bi: str
    du_thao: str
    thong_qua: str
    gui: str
    sinh_hoat: str
    hoan_thien: str
    bao_cao: str
    ghi_chu: str


class ThematicReportFacts(PaperHead, SignerFacts):
    """Báo cáo kết quả sinh hoạt chuyên đề năm."""

    so_ky_hieu: str
    nam: str
    tinh_den: str
    tom_tat: str
    quy_chua: str
    """Which quarters have had no session yet."""
    chuyen_de: list[ReportedTopic]


def reported_lines(
    topics: Sequence[Topic], names: Sequence[str], unplanned: Sequence[tuple[int, date]] = ()
) -> list[ReportedTopic]:
    """The lines of the report by quarter, struck topics too, with why they were.

    `unplanned`: quarter and day of each session held without a topic of the plan. It has a line of its own, for its
    quarter counts as held.
    """
    lines = [(one.quarter, _reported(one, name)) for one, name in zip(topics, names, strict=True)]
    lines += [(quarter, _unplanned(quarter, day)) for quarter, day in unplanned]
    return [line for _, line in sorted(lines, key=lambda one: one[0])]


def _unplanned(quarter: int, day: date) -> ReportedTopic:
    return ReportedTopic(
        quy=words.roman(quarter), chuyen_de=DOTS, nhom=DOTS, nguoi_chuan_bi=DOTS, du_thao=DOTS[:2],
        thong_qua=DOTS[:2], gui=DOTS[:2], sinh_hoat=known_day(day), hoan_thien=DOTS[:2], bao_cao=DOTS[:2],
        ghi_chu=words.UNPLANNED,
    )  # fmt: skip


def _reported(topic: Topic, name: str) -> ReportedTopic:
    def on(step: TopicStep) -> str:
        done = topic.done.get(step)
        return known_day(done.on if done else None)

    note = words.DROPPED.format(why=topic.dropped) if topic.dropped else ""
    return ReportedTopic(
        quy=words.roman(topic.quarter),
        chuyen_de=or_dots(words.title_told(topic)),
        nhom=words.GROUP[topic.group] if topic.group else DOTS,
        nguoi_chuan_bi=or_dots(name),
        du_thao=on(TopicStep.DRAFTED),
        thong_qua=on(TopicStep.APPROVED),
        gui=on(TopicStep.SENT),
        sinh_hoat=on(TopicStep.HELD),
        hoan_thien=on(TopicStep.FINISHED),
        bao_cao=on(TopicStep.REPORTED),
        ghi_chu=note or ("" if TopicStep.HELD in topic.done else words.NOT_HELD),
    )
