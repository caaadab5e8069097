"""Papers by an office's own template on the pages: a faulty one is refused, and what a paper does not show is told."""

from pathlib import Path
from typing import Any

import pytest

from assistant.domain import commands as c
from assistant.journal.record import dump, load
from assistant.journal.store import Store
from assistant.platform.paths import papers_folder
from assistant.usecases.minutes_printing import print_minutes
from assistant.views.console.page import Console
from assistant.widgets.region import Region
from tests.documents.templates.test_check import change
from tests.documents.templates.test_gate import LONE, own
from tests.pages import Visitor

NO_FORM = change("- Hình thức: {{ hinh_thuc }}", "- Hình thức:")
NO_TEXT = change("{{ bq.noi_dung }}", "")
"""The text stands twice: with several lines, and with one."""
MISSPELT = change("{{ bieu_duong }}", "{{ bieu_duongg }}")
TOLD = "Hồ sơ có ghi nhưng văn bản không in: "


@pytest.fixture
def mau(workspace: Path) -> Path:
    """The cell's folder of templates."""
    (workspace / "mau").mkdir()
    return workspace / "mau"


@pytest.fixture
def head(console: Console, store: Store, mau: Path) -> Region:
    """The bar whose button opens the dialog, in a meeting that is at its minutes."""
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    store.send(c.EditText("motion.nq", 0, 0, 0, "Điều 1. Làm đường thôn Đông."))
    store.send(c.GoToItem("C6"))
    console.show()
    return console.regions["head"]


def row(head: Region, visitor: Visitor, form: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = visitor.ask(head, "ListPapers")["papers"]
    return next(one for one in rows if one["name"] == form)


@pytest.mark.parametrize("command", ["PrintPapers", "PreviewPaper"])
def test_a_faulty_template_is_refused_and_the_paper_comes_once_it_is_mended(
    head: Region, visitor: Visitor, store: Store, mau: Path, command: str
) -> None:
    template = own(mau, MISSPELT, form="nghi-quyet")
    said = visitor.ask(head, command, form="nghi-quyet", number="01")["error"]
    assert "“nghi-quyet.docx” có lỗi" in said
    assert "Có phải ý là “bieu_duong”" in said
    assert "thư mục mau để dùng mẫu có sẵn" in said
    assert not papers_folder(store.id).exists()
    assert row(head, visitor, "nghi-quyet")["issued"] == [], "no number was used up"
    template.unlink()
    assert "error" not in visitor.ask(head, command, form="nghi-quyet", number="01")


def test_what_a_paper_does_not_show_is_told_before_and_after_it_is_printed(
    head: Region, visitor: Visitor, store: Store, mau: Path
) -> None:
    own(mau, NO_TEXT, NO_TEXT, form="nghi-quyet")
    assert row(head, visitor, "nghi-quyet")["printed"] == []
    (before,) = visitor.ask(head, "PreviewPaper", form="nghi-quyet")["left_out"]
    assert before.startswith(TOLD)
    printed = visitor.ask(head, "PrintPapers", form="nghi-quyet", sure=True, confirmer="Lê Văn Hòa")["printed"]
    assert [one["unprinted"] for one in printed] == [before]
    assert row(head, visitor, "nghi-quyet")["printed"][0]["unprinted"] == before
    assert "thôn Đông" not in (papers_folder(store.id) / "van-ban.json").read_text("utf-8")
    (mau / "nghi-quyet.docx").unlink()
    visitor.ask(head, "PrintPapers", form="nghi-quyet")
    assert [one["unprinted"] for one in row(head, visitor, "nghi-quyet")["printed"]] == [""]


def test_what_a_paper_does_not_show_is_confirmed_with_a_name_before_it_is_saved(
    head: Region, visitor: Visitor, store: Store, mau: Path
) -> None:
    """Who, when, where and which facts stay in the record; the same paper is not asked about again."""
    own(mau, NO_TEXT, NO_TEXT, form="nghi-quyet")
    answer: dict[str, Any] = {}
    tries: list[dict[str, Any]] = [{}, {"sure": True}, {"sure": True, "confirmer": " "}]
    for said in tries:
        answer = visitor.ask(head, "PrintPapers", form="nghi-quyet", number="01", **said)
        assert "– nội dung chi bộ thông qua và kết quả biểu quyết: nội dung" in " ".join(answer["ask"])
        assert "files" not in answer
    assert answer["confirmer"] == store.meeting.person(store.meeting.details.secretary)
    assert not papers_folder(store.id).exists()
    assert row(head, visitor, "nghi-quyet")["issued"] == [], "no number was used up"
    done = visitor.ask(head, "PrintPapers", form="nghi-quyet", number="01", sure=True, confirmer="Lê Văn Hòa")
    assert done["files"]
    store.refresh()
    (omission,) = load(dump(store.meeting)).omissions
    assert (omission.form, omission.template, omission.by) == ("nghi-quyet", "nghi-quyet.docx", "Lê Văn Hòa")
    assert any(path.endswith("noi_dung") for path in omission.fields)
    assert omission.where
    assert "ask" not in visitor.ask(head, "PrintPapers", form="nghi-quyet", number="01")
    own(mau, NO_TEXT, NO_TEXT, change("tại {{ dia_diem }}", "tại xã"), form="nghi-quyet")
    assert "nơi họp" in " ".join(visitor.ask(head, "PrintPapers", form="nghi-quyet", number="01")["ask"])


def test_papers_printed_by_an_earlier_version_are_listed_as_before(
    head: Region, visitor: Visitor, store: Store
) -> None:
    visitor.ask(head, "PrintPapers", form="nghi-quyet")
    listed = papers_folder(store.id) / "van-ban.json"
    listed.write_text(listed.read_text("utf-8").replace(', "unprinted": []', ""), "utf-8")
    assert "unprinted" not in listed.read_text("utf-8")
    assert [one["unprinted"] for one in row(head, visitor, "nghi-quyet")["printed"]] == [""]


def test_minutes_are_not_read_by_a_faulty_template_and_are_adopted_by_ours(
    head: Region, visitor: Visitor, store: Store, mau: Path
) -> None:
    """As with a template that cannot be filled: told, nothing recorded is lost, and the room goes on without it."""
    template = own(mau, LONE)
    assert "{ dia_diem }" in visitor.ask(head, "ReadMinutes")["error"]
    store.refresh()
    assert store.meeting.text("motion.nq") == "Điều 1. Làm đường thôn Đông."
    template.rename(template.with_name("bien-ban cũ.docx"))
    read = visitor.ask(head, "ReadMinutes")
    assert "error" not in visitor.ask(head, "AdoptDraft", digest=read["digest"])
    store.refresh()
    assert print_minutes(store.meeting)


def test_a_template_that_is_spoilt_between_reading_and_adopting_stops_the_adoption_in_words(
    head: Region, visitor: Visitor, store: Store, mau: Path
) -> None:
    read = visitor.ask(head, "ReadMinutes")
    template = own(mau, LONE)
    assert "{ dia_diem }" in visitor.ask(head, "AdoptDraft", digest=read["digest"])["error"]
    template.unlink()
    assert "error" not in visitor.ask(head, "AdoptDraft", digest=read["digest"])


def test_what_the_minutes_do_not_show_is_told_before_they_are_adopted_and_beside_the_file(
    head: Region, visitor: Visitor, store: Store, mau: Path, console: Console
) -> None:
    own(mau, NO_FORM)
    read = visitor.ask(head, "ReadMinutes")
    assert read["unprinted"] == ["hình thức họp"]
    assert "xác nhận" in visitor.ask(head, "AdoptDraft", digest=read["digest"])["error"]
    store.refresh()
    assert store.meeting.adoption is None
    assert "error" not in visitor.ask(head, "AdoptDraft", digest=read["digest"], confirmer="Lê Văn Hòa")
    store.refresh()
    assert [one.by for one in store.meeting.omissions] == ["Lê Văn Hòa"]
    assert print_minutes(store.meeting)
    (printed,) = row(head, visitor, "bien-ban")["printed"]
    told = f"{TOLD}hình thức họp. Nếu không cố ý bỏ, hãy thêm lại các trường này vào mẫu Word."
    assert printed["unprinted"] == told
    console.show()
    assert head.state["paper"]["unprinted"] == told


def test_minutes_that_end_unadopted_and_show_less_wait_for_a_name(
    head: Region, visitor: Visitor, store: Store, mau: Path
) -> None:
    own(mau, NO_FORM)
    store.send(c.EndMeeting("hết giờ"))
    store.refresh()
    assert print_minutes(store.meeting) is None
    assert "hình thức họp" in row(head, visitor, "bien-ban")["refused"]
    assert "hình thức họp" in " ".join(visitor.ask(head, "PrintPapers", form="bien-ban")["ask"])
    answer = visitor.ask(head, "PrintPapers", form="bien-ban", sure=True, confirmer="Lê Văn Hòa")
    assert [one["name"] for one in answer["files"]] == ["bien-ban.docx"]
    assert row(head, visitor, "bien-ban")["refused"] == ""


def test_minutes_by_the_template_that_ships_have_nothing_to_tell(head: Region, visitor: Visitor, store: Store) -> None:
    read = visitor.ask(head, "ReadMinutes")
    assert read["unprinted"] == []
    visitor.ask(head, "AdoptDraft", digest=read["digest"])
    store.refresh()
    assert print_minutes(store.meeting)
    assert row(head, visitor, "bien-ban")["printed"][0]["unprinted"] == ""
    assert row(head, visitor, "bien-ban")["refused"] == ""


def test_minutes_of_a_meeting_that_ended_without_adoption_are_asked_for_again(
    head: Region, visitor: Visitor, store: Store, mau: Path, workspace: Path
) -> None:
    """The server tried once, by a faulty template; nothing in the record changes any more, so it does not try again."""
    template = own(mau, LONE)
    store.send(c.EndMeeting("hết giờ"))
    store.refresh()
    assert print_minutes(store.meeting) is None
    assert "{ dia_diem }" in row(head, visitor, "bien-ban")["refused"]
    assert "{ dia_diem }" in visitor.ask(head, "PrintPapers", form="bien-ban")["error"]
    template.unlink()
    answer = visitor.ask(head, "PrintPapers", form="bien-ban")
    assert [one["name"] for one in answer["files"]] == ["bien-ban.docx"]
    minutes = row(head, visitor, "bien-ban")
    assert (minutes["refused"], minutes["printed"][0]["file"]) == ("", "bien-ban.docx")
    assert "tự tạo" in visitor.ask(head, "PrintPapers", form="bien-ban")["error"], "they are there now"
