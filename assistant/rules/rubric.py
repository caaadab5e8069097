"""Thang điểm: the frame of the score sheet, which provinces and wards set themselves (docs/domain.md 4.1–4.6)."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from ruamel.yaml import YAML

from assistant.domain.rules import ScoreRow
from assistant.wording import rules as words
from assistant.wording.domain import number_text

EVIDENCE_CODES = ("thoi_luong", "ty_le_du", "thong_bao", "cac_buoc", "y_kien", "ket_qua", "ket_thuc")
"""What `tinh` may name: what the record knows of a criterion (`documents.facts.score_sheet.EVIDENCE`)."""
ROW_KEYS = ("so", "ten", "diem", "tinh", "nhom")
TOTAL_POINTS = 100
MOST = 100
"""Rows of one frame."""
RubricProblems = list[tuple[str, str, bool]]
"""Message, remedy, and whether the frame cannot be used for it."""


@cache
def shipped_rubric() -> tuple[ScoreRow, ...]:
    """The national frame of HD 42-HD/BTCTW, as `thang-diem.yaml` has it."""
    text = resources.files("assistant.rules").joinpath("thang-diem.yaml").read_text(encoding="utf-8")
    rows, _ = read_rubric(YAML(typ="safe", pure=True).load(text))
    return rows


def read_rubric(written: object) -> tuple[tuple[ScoreRow, ...], RubricProblems]:
    """The rows of a frame and what is wrong with it; no rows where it cannot be used."""
    if not isinstance(written, list) or not 1 <= len(written) <= MOST:
        return (), [(words.NOT_RUBRIC, words.RUBRIC_REMEDY, True)]
    rows = [_row(entry) for entry in written]
    wrong = [n for n, row in enumerate(rows, start=1) if row is None]
    if wrong:
        message = words.WRONG_ROWS.format(rows=", ".join(map(str, wrong)))
        return (), [(message, words.RUBRIC_REMEDY, True)]
    good = tuple(row for row in rows if row)
    total = sum(row.points for row in good if not row.group)
    if total == TOTAL_POINTS:
        return good, []
    return good, [(words.NOT_HUNDRED.format(total=number_text(total)), words.NOT_HUNDRED_REMEDY, False)]


def _row(entry: object) -> ScoreRow | None:
    """One row; None where something of it is missing or means nothing."""
    if not isinstance(entry, Mapping) or not set(entry) <= set(ROW_KEYS):
        return None
    mark, title = (str(entry.get(part) or "").strip() for part in ("so", "ten"))
    points, evidence, group = entry.get("diem"), str(entry.get("tinh") or ""), entry.get("nhom", False)
    if isinstance(points, bool) or not isinstance(points, int | float) or not 0 < points <= TOTAL_POINTS:
        return None
    if not (mark and title) or (evidence and evidence not in EVIDENCE_CODES) or not isinstance(group, bool):
        return None
    return ScoreRow(mark, title, float(points), evidence, group)
