"""A made-up commune with its committee, and the papers of that committee: for pictures and tests."""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from assistant.analysis.rollup.cache import Cache
from assistant.analysis.rollup.reading import read_tree
from assistant.documents.facts.committee import CHOSEN, GRADES_OF_MONTH, NOTICE, SUMMARY, VISITS
from assistant.documents.rendering import layout
from assistant.usecases.committee_papers import chosen_cells, notice_of_dates, visits_of_observers
from assistant.usecases.province.tree import make_province
from assistant.usecases.rolling_up import RolledUp, tables_of
from assistant.usecases.rollup_papers import grades_of_month, quality_summary
from assistant.workspace.committee import FOLDER, read_committee, settings_file

YEAR, NOW = 2025, datetime(2025, 12, 29, 2, tzinfo=UTC)
SETTINGS = """\
ten_cap_uy: Đảng ủy xã Xuân Sơn
cap_tren: Đảng bộ tỉnh Phú Thọ
dia_danh: Xuân Sơn
thang_diem: phu-tho
can_bo_du:
  - Nguyễn Văn Hòa
  - Trần Thị Minh
"""


@lru_cache(maxsize=1)
def made_commune(folder: Path) -> RolledUp:
    """Six cells of one commune over a year, with the settings of its committee."""
    make_province(folder, 6, 12, 3, YEAR, lambda done, total: None)
    (folder / FOLDER / layout.OWN_TEMPLATES).mkdir(parents=True)
    settings_file(folder).write_text(SETTINGS, "utf-8")
    return tables_of(read_tree(folder, YEAR, lambda: NOW, Cache(None)), read_committee(folder))


def make_real(tree: Path) -> Path:
    """The tree as if its cells were real ones: months that nobody made are months without a meeting then."""
    for file in tree.rglob("ho-so.json"):
        file.write_bytes(file.read_bytes().replace(b'"practice": true', b'"practice": false'))
    return tree


def committee_sample(form: str, look: str, folder: Path) -> bytes:
    """A paper of that commune as a Word file, in this layout."""
    found = made_commune(folder)
    (folder / FOLDER / layout.OWN_TEMPLATES / layout.FILE_NAME).write_text(f"bo: {look}\n", "utf-8")
    return printed(form, found)


def printed(form: str, found: RolledUp) -> bytes:
    """That paper of this tree, of the month or year that is looked at."""
    made = {
        SUMMARY: lambda: quality_summary(found, NOW),
        GRADES_OF_MONTH: lambda: grades_of_month(found, NOW, 11),
        NOTICE: lambda: notice_of_dates(found, NOW, YEAR + 1, 1),
        CHOSEN: lambda: chosen_cells(found, NOW, f"năm {YEAR}"),
        VISITS: lambda: visits_of_observers(found, NOW, YEAR + 1, 1),
    }
    return made[form]()
