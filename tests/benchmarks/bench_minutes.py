"""Minutes with 30 opinions and 10 tasks through the render gate, against plain docxtpl on the same template and facts.

Run: python -m tests.benchmarks.bench_minutes [rounds]. Goal: ratio ≤ 1.1 (median of rounds, the two taken in turn),
for the first rendering of a template in a process; later ones find it compiled and are printed beside it.
The plain side escapes and saves, and does nothing else of what the gate does: no cleaning, no repair, no properties,
no reading back.
"""

import sys
import time
from collections.abc import Callable
from io import BytesIO
from statistics import median

import jinja2
from docxtpl import DocxTemplate

from assistant.documents.facts import minutes
from assistant.documents.facts.phrases import FILTERS, utc_time, zone_of
from assistant.documents.papers import find_template
from assistant.documents.rendering import word
from tests.benchmarks.table import Row, show
from tests.documents.meetings import adopted, full

GOAL = 1.1


def seconds(action: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main(rounds: int = 15) -> None:
    """Print the table."""
    meeting = adopted(full(opinions=30, tasks=10)).meeting
    template = find_template("bien-ban", None)
    context = {**minutes.minutes_body(meeting), **minutes.closing_facts(meeting)}
    properties = word.Properties("Biên bản", meeting.cell.name, utc_time(meeting.details.start, zone_of(meeting)))

    def plain() -> None:
        document = DocxTemplate(template)
        environment = jinja2.Environment(autoescape=True)
        environment.filters |= FILTERS
        document.render(context, environment, autoescape=True)
        document.save(BytesIO())

    def gate() -> None:
        word.render(template, context, properties)

    def first() -> None:
        word.compile_template.cache_clear()
        gate()

    plain()
    first()
    times = [(seconds(plain), seconds(first), seconds(gate)) for _ in range(rounds)]
    floor, cold, warm = (median(row[n] for row in times) * 1000 for n in range(3))
    paired = [median(row[n] / row[0] for row in times) for n in (1, 2)]
    facts = median(seconds(lambda: minutes.minutes_body(meeting)) for _ in range(rounds)) * 1000
    rows = [
        Row("render gate, first of a process", cold, floor, goal=GOAL, bounds_ratio=True),
        Row("render gate, later ones", warm, floor),
        Row("facts (minutes.body)", facts),
    ]
    notes = [f"medians of the {rounds} rounds' own ratios: first {paired[0]:.2f}, later {paired[1]:.2f}"]
    show("Minutes with 30 opinions and 10 tasks (floor: plain docxtpl, same template and facts)", rows, notes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
