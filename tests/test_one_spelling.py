"""One name, two spellings: accents composed (NFC) or each a sign behind its letter (NFD), as a Mac and some IMEs do."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.documents.facts.head import signer_among
from assistant.documents.rendering.file_names import numbered_name, unique_name
from assistant.documents.requirements import has_signer
from assistant.domain import commands as c
from assistant.domain.numbering import IssuedNumber, NumberingHabit, same_number, same_run
from assistant.domain.status import MemberStatus
from assistant.domain.text import folded
from assistant.rules.override import _flag
from assistant.share.names import name_key
from assistant.usecases.attached_files import with_paper, without_paper
from assistant.usecases.batch_printing import unique_folder
from assistant.usecases.editions import Editions
from assistant.usecases.proposals import usual_chair
from assistant.wording.dates import resolve_due
from tests.builders import meeting_of, members_of

FOLDING = {
    "domain/text.py",
    *("domain/committee.py", "domain/roster.py", "workspace/names.py", "analysis/folding.py"),  # take the marks off
}
"""Modules that fold letters themselves."""


def apart(text: str) -> str:
    """The text with its accents as signs of their own."""
    found = unicodedata.normalize("NFD", text)
    assert found != text, "a name without accents shows nothing"
    return found


def test_no_module_compares_names_without_their_spelling() -> None:
    """`str.casefold` alone takes NFD and NFC for two; `domain.text.folded` does not."""
    root = Path(__file__).parents[1] / "assistant"
    found = {p.relative_to(root).as_posix() for p in root.rglob("*.py") if ".casefold()" in p.read_text("utf-8")}
    assert found == FOLDING


@pytest.mark.parametrize("name", ["Dự thảo nghị quyết.docx", "ĐẢNG ỦY XÃ", "Hoà Bình"])
def test_both_spellings_are_one(name: str) -> None:
    assert folded(apart(name)) == folded(name) == folded(name.upper())
    assert name_key(apart(name)) == name_key(name)


def test_a_file_of_the_same_name_is_not_written_over(tmp_path: Path) -> None:
    name = "Dự thảo.docx"
    assert numbered_name(apart(name), [name]) == f"{apart('Dự thảo')} (2).docx"
    taken = {apart(name)}
    assert unique_name(name, taken) == "Dự thảo (2).docx"
    assert unique_name(name, taken) == "Dự thảo (3).docx"
    assert unique_folder(tmp_path / apart("Tháng mười"), {folded(str(tmp_path / "Tháng mười"))}).name.endswith("(2)")
    (tmp_path / apart(name)).write_bytes(b"x")
    assert re.search(r"2", Editions(tmp_path).free(name))


def test_a_paper_is_named_once_in_the_line_that_goes_with_the_files() -> None:
    line = apart("Báo cáo; Dự thảo nghị quyết")
    assert with_paper(line, "Dự thảo nghị quyết.docx") == line
    assert folded(without_paper(line, "DỰ THẢO nghị quyết.pdf")) == folded("Báo cáo")


def test_a_member_is_not_added_twice() -> None:
    room = meeting_of(3, 0).start().roll()
    name = "Nguyễn Văn Hòa"
    room.meeting = replace(
        room.meeting, members={k: replace(m, name=apart(name)) for k, m in room.meeting.members.items()}
    )
    assert room.refused(c.AddMember(name, MemberStatus.OFFICIAL, "danh sách sót")) == "member_twice"


def test_an_office_is_an_office() -> None:
    member, *_ = members_of(1)
    member = replace(member, role=apart("Bí thư chi bộ"))
    assert signer_among([member], lambda one: one.name)["nguoi_ky"] == member.name
    assert usual_chair([replace(member, role=apart("Bí thư"))]) == member.id
    meeting = meeting_of(3, 0).meeting
    assert has_signer(replace(meeting, members={member.id: member}))


def test_numbers_of_one_issuer_are_one_run() -> None:
    one = IssuedNumber("Số năm", "NQ", apart("CB thôn Đồi Mới"), date(2026, 11, 4), "a")
    assert same_run([one], NumberingHabit(), "NQ", "CB thôn Đồi Mới", date(2026, 11, 4)) == [one]
    assert same_number(one, apart("Số năm"))


def test_a_day_and_a_yes_are_read() -> None:
    today = date(2026, 11, 4)
    assert resolve_due("mốt", today) == resolve_due(apart("mốt"), today) is not None
    assert _flag(apart("có")) is True
