"""Members' lists to read, for the tests."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from assistant.rules.problems import Problem
from assistant.workspace.members import MemberList

HEAD = ("Họ và tên", "Trạng thái", "Ngày sinh", "Giới tính", "Điện thoại")


def xlsx(folder: Path, *rows: Sequence[Any], sheet: str = "Đảng viên") -> Path:
    """A workbook with these rows."""
    book = Workbook()
    assert book.active is not None
    book.active.title = sheet
    for row in rows:
        book.active.append(tuple(row))
    path = folder / "dang-vien.xlsx"
    book.save(path)
    return path


def csv(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "dang-vien.csv"
    path.write_bytes(text.encode(encoding))
    return path


def names(found: MemberList) -> list[str]:
    return [member.name for member in found.members]


def only(found: MemberList) -> Problem:
    """The one problem that was told."""
    assert len(found.problems) == 1, [problem.sentence() for problem in found.problems]
    return found.problems[0]
