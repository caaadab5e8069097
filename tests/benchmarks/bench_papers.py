"""The whole set of a meeting's papers, and one of them against plain docxtpl on the same template and facts.

Run: python -m tests.benchmarks.bench_papers [rounds]. Goals: the set ≤ 1.5 s from a cold start of the templates (a
process that printed nothing yet); one paper ≤ 1.1× plain docxtpl (median of rounds, the two taken in turn), the
first time its template is used in a process. The plain side escapes and saves, and does nothing else of the gate's.
Exit code 3 where a goal is missed.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import jinja2
from docxtpl import DocxTemplate

from assistant.documents.catalogue import FORMS
from assistant.documents.facts.phrases import FILTERS, utc_time, zone_of
from assistant.documents.facts.print_order import PaperOrder
from assistant.documents.papers import find_template
from assistant.documents.rendering import word
from assistant.domain.meeting import Meeting
from tests.benchmarks.table import MISSED, Row, p50, show
from tests.documents.meetings import adopted, full
from tests.papers import printed_set

SET_GOAL, RATIO_GOAL = 1500.0, 1.1


def milliseconds(action: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def meeting() -> Meeting:
    """30 opinions, 10 tasks, adopted, its officers named."""
    made = adopted(full(opinions=30, tasks=10)).meeting
    return replace(
        made,
        members={i: replace(m, role="Bí thư" if n == 0 else m.role) for n, (i, m) in enumerate(made.members.items())},
    )


def plain(template: object, facts: object) -> None:
    """The same paper by docxtpl alone."""
    document = DocxTemplate(template)
    environment = jinja2.Environment(autoescape=True)
    environment.filters |= FILTERS
    document.render(facts, environment, autoescape=True)
    document.save(BytesIO())


def one(record: Meeting, name: str, rounds: int) -> Row:
    """One document, cold, against docxtpl."""
    form, order = FORMS[name], PaperOrder()
    template = find_template(form.template, None)
    facts = {**form.body(record, order), **form.closing(record, order)}
    properties = word.Properties(form.title, record.cell.name, utc_time(record.details.start, zone_of(record)))

    def ours() -> None:
        word.compile_template.cache_clear()
        word.render(template, facts, properties)

    plain(template, facts)
    ours()
    pairs = [(milliseconds(ours), milliseconds(lambda: plain(template, facts))) for _ in range(rounds)]
    mine, floor = (p50([pair[n] for pair in pairs]) for n in range(2))
    return Row(name, mine, floor, "ms", RATIO_GOAL, bounds_ratio=True)


def main(rounds: int = 9) -> int:
    """Print the table; 3 where a goal is missed."""
    record = meeting()
    first = milliseconds(lambda: printed_set(record))
    many = len(printed_set(record))

    def cold() -> None:
        word.compile_template.cache_clear()
        printed_set(record)

    whole = Row(
        f"{many} văn bản của một buổi, mẫu chưa biên dịch",
        p50([milliseconds(cold) for _ in range(rounds)]),
        None,
        "ms",
        SET_GOAL,
    )
    later = Row("như trên, mẫu đã biên dịch", p50([milliseconds(lambda: printed_set(record)) for _ in range(rounds)]))
    rows = [one(record, name, rounds) for name in ("nghi-quyet", "thong-bao", "diem-danh", "phieu-cham-diem")]
    show("Văn bản của một buổi sinh hoạt", [whole, later, *rows], [f"lần đầu trong tiến trình: {first:.0f} ms"])
    return MISSED if whole.ours > SET_GOAL or any((row.ratio or 0) > RATIO_GOAL for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
