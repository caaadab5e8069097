"""The dialog of papers: numbers proposed and objected to, editions kept apart, out of date told, secrets not sent."""

import email
import json
import zipfile
from collections.abc import Callable
from datetime import date
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from assistant.documents.facts.phrases import DOTS
from assistant.documents.rendering import pdf
from assistant.documents.rendering.docx_text import text_lines
from assistant.domain import commands as c
from assistant.domain.kinds import ROMAN
from assistant.domain.numbering import IssuedNumber
from assistant.domain.rules import Phase
from assistant.domain.topics import TopicStep
from assistant.journal.record import dump
from assistant.journal.store import Store
from assistant.platform.paths import data_dir, papers_folder
from assistant.share.outbox import Outbox
from assistant.usecases.minutes_printing import print_minutes
from assistant.usecases.number_register import FOLDER, NumberBook, Register
from assistant.usecases.past_meetings import YearRecords
from assistant.usecases.topic_plan import NO_PLAN, ToldStep, TopicWriter
from assistant.views.console.page import Console
from assistant.widgets.region import Region
from assistant.wording.usecases import REOPENED
from tests.documents.test_catalogue import thematic_of
from tests.documents.test_papers import own_template
from tests.journal.making import Clock
from tests.pages import Visitor

SECRET = "Việc không được nói ra ngoài"
Rows = dict[str, dict[str, Any]]


@pytest.fixture
def head(console: Console, store: Store) -> Region:
    """The bar whose button opens the dialog, in a meeting that runs."""
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    store.send(c.EditText("motion.nq", 0, 0, 0, "Điều 1. Làm đường thôn Đông."))
    console.show()
    return console.regions["head"]


@pytest.fixture
def rows(head: Region, visitor: Visitor) -> Callable[[], Rows]:
    """The list as the dialog shows it, by name."""
    return lambda: {row["name"]: row for row in visitor.ask(head, "ListPapers")["papers"]}


def issue(head: Region, visitor: Visitor, form: str = "nghi-quyet", **more: Any) -> dict[str, Any]:
    return visitor.ask(head, "PrintPapers", form=form, **more)


def folder_of(store: Store) -> Path:
    return papers_folder(store.id)


def test_the_next_number_is_proposed_and_kept_with_the_paper(
    head: Region, visitor: Visitor, rows: Callable[[], Rows], workspace: Path
) -> None:
    before = rows()["nghi-quyet"]
    assert (before["number"], before["proposed"], before["printed"]) == ("01", "01", [])
    issue(head, visitor, number="01")
    after = rows()["nghi-quyet"]
    assert (after["number"], after["proposed"]) == ("01", "02")
    issued = Register(data_dir(), workspace).book().issued
    assert [(one.number, one.kind, one.issuer) for one in issued] == [("01", "NQ", "CB")]
    assert rows()["ket-luan"]["proposed"] == "01"


def test_the_register_is_read_once_for_the_whole_list(
    rows: Callable[[], Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a share that takes its time each reading is waited for; it was read anew for every paper."""
    readings = []
    read = Register.book

    def counted(register: Register) -> NumberBook:
        readings.append(register)
        return read(register)

    monkeypatch.setattr(Register, "book", counted)
    assert len(rows()) > 10
    assert len(readings) == 1


def test_a_number_that_is_taken_or_leaves_a_gap_is_asked_about_and_never_forced(
    head: Region, visitor: Visitor, store: Store, workspace: Path
) -> None:
    facts = {
        "so": "01",
        "loai": "NQ",
        "noi_ban_hanh": "CB",
        "ngay": "2026-10-04",
        "van_ban": "x",
        "ten": "Nghị quyết 10",
    }
    (workspace / FOLDER / "NQ").mkdir(parents=True)
    (workspace / FOLDER / "NQ" / "của máy khác.json").write_text(json.dumps(facts), encoding="utf-8")
    assert issue(head, visitor, number="01")["ask"] == ["Số 01 đã dùng cho “Nghị quyết 10” ngày 04/10/2026."]
    assert issue(head, visitor, number="04")["ask"] == ["Lấy số 04 thì bỏ trống số 02, 03."]
    assert not folder_of(store).exists()
    assert issue(head, visitor, number="04", sure=True)["files"][0]["name"] == "nghi-quyet.docx"


def test_the_years_plan_reads_the_years_records(
    head: Region,
    visitor: Visitor,
    rows: Callable[[], Rows],
    store: Store,
    workspace: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its thematic meetings lie in the cell's folder; a folder that does not answer is said, and nothing is printed."""
    past = thematic_of("m-3", 3)
    folder = workspace / "2026" / "2026-03-24 chuyen-de"
    folder.mkdir(parents=True)
    (folder / "ho-so.json").write_bytes(dump(past))
    issue(head, visitor, form="ke-hoach-chuyen-de", number="01")
    kept = folder_of(store) / "ke-hoach-chuyen-de.docx"
    assert any("Chuyên đề tháng 3 | …………" in line for line in text_lines(kept.read_bytes()))
    assert rows()["ke-hoach-chuyen-de"]["printed"][0]["stale"] == []
    (folder / "ho-so.json").unlink()
    assert rows()["ke-hoach-chuyen-de"]["printed"][0]["stale"] != []

    def away(folder: Path, year: int) -> YearRecords:
        raise OSError(folder)

    monkeypatch.setattr("assistant.usecases.issuing.year_of", away)
    assert rows()["ke-hoach-chuyen-de"]["printed"][0]["stale"] == []
    assert "ổ chung" in str(issue(head, visitor, form="ke-hoach-chuyen-de"))


def test_the_plan_that_the_console_prints_is_the_cells_plan_with_what_the_meetings_know(
    head: Region, visitor: Visitor, rows: Callable[[], Rows], store: Store, workspace: Path, now: Clock
) -> None:
    held = thematic_of("m-9", 9)
    for past in (thematic_of("m-3", 3), held):
        folder = workspace / "2026" / f"2026-{past.details.start:%m-%d} chuyen-de"
        folder.mkdir(parents=True)
        (folder / "ho-so.json").write_bytes(dump(past))
    writer, plan = TopicWriter(workspace, now, Outbox(data_dir(), now, workspace)), NO_PLAN
    for quarter, title in (("2", "Chuyển đổi số"), ("3", "Học tập Bác"), ("4", "Bỏ đi")):
        facts = {"quarter": quarter, "title": title, "group": "task", "author": "Nguyễn Văn Ngoài"}
        plan = writer.add(plan, 2026, facts, title)
    by_title = {one.title: one.id for one in plan.topics}
    due = ToldStep(date(2026, 5, 20), None)
    plan = writer.tell_step(plan, by_title["Chuyển đổi số"], TopicStep.DRAFTED, due, now().date())
    plan = writer.note_meeting(plan, by_title["Học tập Bác"], held.id)
    plan = writer.drop(plan, by_title["Bỏ đi"], "trùng nội dung")
    issue(head, visitor, form="ke-hoach-chuyen-de", number="01")
    lines = text_lines((folder_of(store) / "ke-hoach-chuyen-de.docx").read_bytes())
    quarters = [line.split(" | ") for line in lines if line.split(" | ")[0] in ROMAN]
    assert [(row[0], row[2]) for row in quarters] == [
        ("I", "Chuyên đề tháng 3"),
        ("II", "Chuyển đổi số"),
        ("III", "Học tập Bác"),
        ("IV", DOTS),
    ]
    assert quarters[1][4:6] == ["Nguyễn Văn Ngoài", "20/5/2026"]
    assert quarters[2][1] == "9", "the month of the meeting that was made from the topic"
    assert rows()["ke-hoach-chuyen-de"]["printed"][0]["stale"] == []
    writer.amend(plan, by_title["Chuyển đổi số"], {"title": "Chuyển đổi số ở thôn"})
    assert rows()["ke-hoach-chuyen-de"]["printed"][0]["stale"] != []


def test_a_record_of_the_year_that_cannot_be_read_is_told_before_the_plan_is_printed(
    head: Region, visitor: Visitor, workspace: Path
) -> None:
    for name, data in (("2026-03-24 chuyen-de", b"{"), ("2026-06-24 chuyen-de", dump(thematic_of("m-6", 6)))):
        (workspace / "2026" / name).mkdir(parents=True)
        (workspace / "2026" / name / "ho-so.json").write_bytes(data)
    copy = workspace / "2026" / "2026-06-24 chuyen-de - Copy" / "ho-so.json"
    copy.parent.mkdir()
    copy.write_bytes(dump(thematic_of("m-6", 6)))
    left_out = visitor.ask(head, "PreviewPaper", form="ke-hoach-chuyen-de")["left_out"]
    assert len(left_out) == 1 and "2026-03-24 chuyen-de" in left_out[0], "a copy is no meeting that is missing"
    asked = issue(head, visitor, form="ke-hoach-chuyen-de", number="01")
    assert asked["ask"] == left_out
    assert issue(head, visitor, form="ke-hoach-chuyen-de", number="01", sure=True)["files"]
    assert visitor.ask(head, "PreviewPaper", form="nghi-quyet")["left_out"] == [], "it is not a paper of the year"


def test_gaps_and_doubles_of_the_register_stand_at_the_paper(
    head: Region, visitor: Visitor, rows: Callable[[], Rows]
) -> None:
    issue(head, visitor, number="03", sure=True)
    assert rows()["nghi-quyet"]["notes"] == ["Sổ số văn bản còn trống số 01, 02."]


def test_a_mistyped_number_is_struck_and_stays_to_be_seen(
    head: Region, visitor: Visitor, rows: Callable[[], Rows], store: Store, workspace: Path
) -> None:
    """Thirty typed for three: the gap goes, the paper is told out of date, the number comes back by hand alone."""
    issue(head, visitor, number="30", sure=True)
    assert rows()["nghi-quyet"]["issued"] == ["30"]
    assert "lý do" in str(visitor.ask(head, "StrikeNumber", form="nghi-quyet", number="30", reason=" "))
    assert "không có trong sổ" in str(visitor.ask(head, "StrikeNumber", form="nghi-quyet", number="07", reason="Nhầm"))
    assert visitor.ask(head, "StrikeNumber", form="nghi-quyet", number="30", reason="Gõ nhầm") is not None
    row = rows()["nghi-quyet"]
    assert (row["issued"], row["notes"], row["number"], row["proposed"]) == ([], [], "01", "01")
    assert "lý do: Gõ nhầm" in row["struck"][0]
    assert row["printed"][0]["stale"] == ["số đã bỏ"]
    assert "đã bỏ" in " ".join(issue(head, visitor, number="30")["ask"])
    issue(head, visitor, number="30", sure=True)
    assert (rows()["nghi-quyet"]["issued"], rows()["nghi-quyet"]["struck"] != []) == (["30"], True)


def test_the_number_in_adopted_minutes_is_not_struck(head: Region, visitor: Visitor, store: Store) -> None:
    store.send(c.GoToItem("C6"))
    visitor.ask(head, "SetNumber", number="05")
    visitor.ask(head, "AdoptDraft", digest=visitor.ask(head, "ReadMinutes")["digest"])
    assert "mở lại biên bản" in str(visitor.ask(head, "StrikeNumber", form="bien-ban", number="05", reason="Nhầm"))


def test_the_minutes_number_goes_into_the_register_when_they_are_adopted(
    head: Region, visitor: Visitor, store: Store, workspace: Path, rows: Callable[[], Rows]
) -> None:
    store.send(c.GoToItem("C6"))
    visitor.ask(head, "SetNumber", number="05")
    assert (rows()["bien-ban"]["number"], rows()["bien-ban"]["proposed"]) == ("05", "01")
    assert Register(data_dir(), workspace).book().issued == ()
    visitor.ask(head, "AdoptDraft", digest=visitor.ask(head, "ReadMinutes")["digest"])
    assert [(one.number, one.kind) for one in Register(data_dir(), workspace).book().issued] == [("05", "BB")]


def test_the_minutes_number_is_asked_for_while_they_are_read_and_stands_in_what_is_adopted(
    head: Region, visitor: Visitor, store: Store, rows: Callable[[], Rows]
) -> None:
    store.send(c.GoToItem("C6"))
    read = visitor.ask(head, "ReadMinutes")
    assert (read["number"], read["proposed"], read["doubts"]) == ("", "01", [])
    visitor.ask(head, "SetNumber", number=read["proposed"])
    read = visitor.ask(head, "ReadMinutes")
    assert (read["number"], read["proposed"]) == ("01", "")
    assert any("Số 01-BB/" in line for line in read["lines"])
    visitor.ask(head, "AdoptDraft", digest=read["digest"])
    assert rows()["bien-ban"]["issued"] == ["01"]


def test_a_number_that_is_taken_is_told_before_the_minutes_are_adopted_with_it(
    head: Region, visitor: Visitor, store: Store, workspace: Path
) -> None:
    symbol, day = store.meeting.cell.symbol, date(2026, 10, 4)
    taken = IssuedNumber("05", "BB", symbol, day, "other bien-ban", "Biên bản tháng 10")
    Register(data_dir(), workspace).keep(taken)
    store.send(c.GoToItem("C6"))
    assert visitor.ask(head, "ReadMinutes")["proposed"] == "06"
    visitor.ask(head, "SetNumber", number="5")
    assert "Biên bản tháng 10" in visitor.ask(head, "ReadMinutes")["doubts"][0]


def test_no_number_is_offered_for_minutes_that_stand(
    head: Region, visitor: Visitor, store: Store, rows: Callable[[], Rows]
) -> None:
    """What is offered works: the number is part of the text, so after the adoption it can't be given."""
    store.send(c.GoToItem("C6"))
    assert rows()["bien-ban"]["proposed"] == "01"
    visitor.ask(head, "AdoptDraft", digest=visitor.ask(head, "ReadMinutes")["digest"])
    assert (rows()["bien-ban"]["number"], rows()["bien-ban"]["proposed"]) == ("", "")
    store.refresh()
    store.send(c.ReopenMinutes("Ghi số"))
    assert rows()["bien-ban"]["proposed"] == "01"
    assert "error" not in visitor.ask(head, "SetNumber", number="01")


def test_a_paper_is_out_of_date_when_its_own_text_changes_and_only_then(
    head: Region, visitor: Visitor, store: Store, rows: Callable[[], Rows]
) -> None:
    issue(head, visitor, number="01")
    store.refresh()
    store.send(c.EditText("item.B1.ket_luan", 0, 0, 0, "Không vào nghị quyết."))
    assert rows()["nghi-quyet"]["printed"][0]["stale"] == []
    store.refresh()
    store.send(c.EditText("motion.nq", 1, 0, 0, "Sửa. "))
    assert rows()["nghi-quyet"]["printed"][0]["stale"]


def test_a_notice_handed_out_before_stays_up_to_date_and_keeps_its_number(
    console: Console, visitor: Visitor, store: Store
) -> None:
    """The meeting opens later than planned; and where the list of printed papers is on another machine."""
    console.show()
    head = console.regions["head"]

    def row(form: str) -> dict[str, Any]:
        return next(one for one in visitor.ask(head, "ListPapers")["papers"] if one["name"] == form)

    for form in ("thong-bao", "chuong-trinh"):
        issue(head, visitor, form=form, number="16", sure=True)
    store.refresh()
    store.send(c.StartMeeting())
    store.send(c.MarkRestPresent())
    store.send(c.EditText("item.A1.ly_do", 0, 0, 0, "Sinh hoạt tháng này."))
    for form in ("thong-bao", "chuong-trinh"):
        assert (row(form)["number"], [one["stale"] for one in row(form)["printed"]]) == ("16", [[]])
    (papers_folder(store.id) / "van-ban.json").unlink()
    assert row("thong-bao")["number"] == "16"


def test_what_was_handed_out_is_not_written_over(
    head: Region, visitor: Visitor, store: Store, rows: Callable[[], Rows]
) -> None:
    issue(head, visitor, number="01")
    first = (folder_of(store) / "nghi-quyet.docx").read_bytes()
    assert issue(head, visitor, number="01")["files"][0]["name"] == "nghi-quyet.docx"
    store.refresh()
    store.send(c.EditText("motion.nq", 1, 0, 0, "Sửa. "))
    again = issue(head, visitor, number="01")
    assert again["files"][0]["name"] == "nghi-quyet (bản 2).docx"
    assert (folder_of(store) / "nghi-quyet.docx").read_bytes() == first
    assert [(one["file"], one["stale"]) for one in rows()["nghi-quyet"]["printed"]] == [("nghi-quyet (bản 2).docx", [])]


def test_a_damaged_list_of_editions_loses_no_paper(head: Region, visitor: Visitor, store: Store) -> None:
    issue(head, visitor)
    (folder_of(store) / "van-ban.json").write_text("{", encoding="utf-8")
    assert issue(head, visitor)["files"][0]["name"] == "nghi-quyet (bản 2).docx"


def test_the_preview_is_what_is_printed_and_keeps_nothing(head: Region, visitor: Visitor, store: Store) -> None:
    page = visitor.ask(head, "PreviewPaper", form="nghi-quyet", number="01")["pages"][0]
    assert not folder_of(store).exists()
    issue(head, visitor, number="01")
    assert tuple(page["lines"]) == text_lines((folder_of(store) / "nghi-quyet.docx").read_bytes())


def test_minutes_adopted_again_do_not_take_the_place_of_the_first(
    head: Region, visitor: Visitor, store: Store, rows: Callable[[], Rows]
) -> None:
    store.send(c.GoToItem("C6"))
    for reason in ("", "Ghi nhầm tên"):
        if reason:
            visitor.ask(head, "ReopenMinutes", reason=reason)
            assert rows()["bien-ban"]["printed"][0]["stale"] == [REOPENED]
        visitor.ask(head, "AdoptDraft", digest=visitor.ask(head, "ReadMinutes")["digest"])
        store.refresh()
        assert print_minutes(store.meeting)
    assert {path.name for path in folder_of(store).glob("*.docx")} == {"bien-ban.docx", "bien-ban (bản 2).docx"}
    assert [(p["file"], p["stale"]) for p in rows()["bien-ban"]["printed"]] == [("bien-ban (bản 2).docx", [])]


def test_the_minutes_are_not_printed_by_hand(head: Region, visitor: Visitor) -> None:
    assert "tự tạo" in issue(head, visitor, "bien-ban")["error"]


def test_own_templates_are_checked_on_the_screen(head: Region, visitor: Visitor, workspace: Path) -> None:
    assert visitor.ask(head, "CheckTemplates")["templates"] == []
    (workspace / "mau").mkdir()
    own_template(workspace / "mau", "{{ hinh_thuc }}", "{{ hinh_thuk }}")
    (workspace / "mau" / "hỏng.docx").write_bytes(b"x")
    (workspace / "mau" / "~$nghi-quyet.docx").write_bytes(b"x")
    first, second = visitor.ask(head, "CheckTemplates")["templates"]
    assert any("hinh_thuk" in f["sentence"] and "hinh_thuc" in f["sentence"] for f in first["findings"])
    assert (second["file"], len(second["findings"])) == ("hỏng.docx", 1)


def test_papers_are_sent_as_zip_and_as_a_draft(head: Region, visitor: Visitor, store: Store) -> None:
    assert "Chưa có văn bản" in visitor.ask(head, "SendPapers")["error"]
    issue(head, visitor, number="01")
    issue(head, visitor, "diem-danh")
    sent = visitor.ask(head, "SendPapers")
    assert (sent["papers"], sent["left_out"], sent["stale"]) == (["nghi-quyet.docx"], [], [])
    packed, draft = (folder_of(store) / one["name"] for one in sent["files"])
    with zipfile.ZipFile(packed) as package:
        assert package.read("nghi-quyet.docx") == (folder_of(store) / "nghi-quyet.docx").read_bytes()
    letter = email.message_from_bytes(draft.read_bytes(), policy=default)
    assert (letter["To"], letter["From"], letter["X-Unsent"]) == ("", None, "1")
    assert "Sinh hoạt" in letter["Subject"]
    body = letter.get_body()
    assert body is not None
    assert "1. nghi-quyet" in body.get_content()
    assert [part.get_filename() for part in letter.iter_attachments()] == ["nghi-quyet.docx"]


def test_papers_with_something_secret_are_not_sent(head: Region, visitor: Visitor, store: Store) -> None:
    store.refresh()
    store.send(c.AddItem(Phase.PROCEEDINGS, "Việc riêng của đồng chí A"))
    store.refresh()
    item = next(item.id for item in store.meeting.agenda if "đồng chí A" in item.title)
    store.send(c.AmendItem(item, "Việc riêng của đồng chí A", secret=True))
    store.send(c.GoToItem(item))
    store.send(c.EditText(f"item.{item}.ket_luan", 0, 0, 0, SECRET))
    issue(head, visitor, "ket-luan")
    issue(head, visitor)
    sent = visitor.ask(head, "SendPapers")
    assert SECRET in " ".join(text_lines((folder_of(store) / "ket-luan.docx").read_bytes()))
    assert (sent["papers"], sent["left_out"]) == (["nghi-quyet.docx"], ["ket-luan.docx"])
    store.refresh()
    store.send(c.EndMeeting("hết giờ"))
    store.refresh()
    assert print_minutes(store.meeting)
    sent = visitor.ask(head, "SendPapers")
    assert (sent["papers"], sent["left_out"]) == (["nghi-quyet.docx"], ["bien-ban.docx", "ket-luan.docx"])
    for one in sent["files"]:
        assert SECRET.encode() not in (folder_of(store) / one["name"]).read_bytes()


def test_no_pdf_program_is_said_plainly(
    head: Region, visitor: Visitor, store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "chưa được tạo" in visitor.ask(head, "MakePdf", file="../x.docx")["error"]
    issue(head, visitor)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "MAC_PROGRAM", tmp_path / "none")
    assert "LibreOffice" in visitor.ask(head, "MakePdf", file="nghi-quyet.docx")["error"]


def test_what_is_remembered_of_a_paper_holds_no_text_of_it(head: Region, visitor: Visitor, store: Store) -> None:
    issue(head, visitor)
    kept = (folder_of(store) / "van-ban.json").read_text("utf-8")
    assert "thôn Đông" not in kept
    assert json.loads(kept)["papers"][0]["version"] == store.meeting.version
