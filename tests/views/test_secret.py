"""Nội dung mật on the console: both parts are read and adopted, the wall sees one; the annex goes to nobody."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.documents.rendering.docx_text import text_lines
from assistant.domain import commands as c
from assistant.domain.roles import PageRole
from assistant.domain.votes import MotionKind
from assistant.journal.journal import Journal
from assistant.journal.machine import Machine
from assistant.journal.record import dump, dump_redacted, load
from assistant.journal.store import Store
from assistant.platform.paths import data_dir, journal_file, papers_folder, secrets_folder
from assistant.share.outbox import Outbox
from assistant.usecases.publishing import Publisher
from assistant.views.chair.page import chair_state
from assistant.views.console.page import Console
from assistant.views.papers import PaperCommands
from assistant.views.projector.present import projector_state
from tests.builders import START
from tests.journal.making import Clock, making
from tests.pages import Visitor

SECRET = "Lời kể của nhân chứng"
TITLE = "Đơn tố cáo đồng chí Tuấn"


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    """A running meeting with a secret item in which something was written."""
    journal, command_id = Journal(journal_file()), making()
    made = Store.make(journal, replace(command_id, details=replace(command_id.details, secrets_apart=True)), Clock())
    made.send(c.AmendItem("B1", TITLE, secret=True))
    made.send(c.StartMeeting())
    made.send(c.MarkRestPresent())
    made.send(c.EditText("item.B1.noi_dung", 0, 0, 0, SECRET))
    yield made
    journal.close()


@pytest.fixture
def console(store: Store, visitor: Visitor) -> Console:
    """The secretary's page."""
    return Console(Journal(journal_file()), store, PaperCommands(data_dir(), Journal(journal_file()), Clock()))


def test_both_parts_are_read_and_adopted_and_the_wall_sees_one(
    console: Console, visitor: Visitor, store: Store
) -> None:
    desk = console.regions["desk"]
    read = visitor.ask(desk, "ReadMinutes")
    assert not [line for line in read["lines"] if SECRET in line or TITLE in line]
    assert [line for line in read["annex"] if SECRET in line]
    store.refresh()
    wall = projector_state(store.meeting, START)
    assert wall["reading"]
    assert len(wall["reading"]["rows"]) == len(read["lines"]), "what is kept apart is not in it, so the room may see it"
    assert SECRET not in str(wall)
    assert TITLE not in str(wall)
    refused = visitor.ask(desk, "AdoptDraft", digest=read["digest"])
    assert "Hãy đọc lại" in str(refused), "the annex was not read"
    visitor.ask(desk, "AdoptDraft", digest=read["digest"], annex_digest=read["annex_digest"])
    store.refresh()
    assert store.meeting.adoption is not None
    assert store.meeting.adoption.annex is not None
    assert list(store.meeting.adoption.annex.lines) == read["annex"]


def test_the_chairs_phone_names_nothing_secret(store: Store) -> None:
    """It is on the network, where the wall's words may be and no others."""
    store.send(c.GoToItem("B1"))
    store.send(c.ProposeMotion(MotionKind.SPECIAL, TITLE))
    motion = list(store.meeting.motions)[-1]
    store.send(c.EditText(f"motion.{motion}", 0, 0, 0, SECRET))
    hand = chair_state(store.meeting, START, PageRole.CHAIR)
    assert hand["vote"]
    assert hand["vote"]["title"] == "Nội dung biểu quyết mật"
    assert hand["undo"] == "", "what the secretary did is not the phone's to take back"
    phone = Store(store._journal, store.id, store._clock, PageRole.CHAIR)
    phone.send(c.RecordVote(motion, 4, 0, 0))
    assert chair_state(phone.meeting, START, PageRole.CHAIR)["undo"] == "Việc vừa làm"
    phone.send(c.Undo())
    assert chair_state(phone.meeting, START, PageRole.CHAIR)["redo"] == "Đã hoàn tác việc vừa làm"
    store.send(c.GoToItem("A5"))
    assert chair_state(store.meeting, START)["next_title"] == "Nội dung số 6 (mật)"
    for told in (hand, chair_state(store.meeting, START)):
        assert SECRET not in str(told)
        assert TITLE not in str(told)


def test_a_change_in_the_annex_is_to_be_read_again(console: Console, visitor: Visitor, store: Store) -> None:
    read = visitor.ask(console.regions["desk"], "ReadMinutes")
    store.send(c.EditText("item.B1.noi_dung", 1, 0, 0, "Thêm: "))
    answer = visitor.ask(
        console.regions["desk"], "AdoptDraft", digest=read["digest"], annex_digest=read["annex_digest"]
    )
    assert "Hãy đọc lại" in str(answer)


def test_the_item_says_where_its_text_goes(console: Console, visitor: Visitor, store: Store) -> None:
    store.send(c.GoToItem("B1"))
    console.show()
    assert "chỉ lưu trên máy này" in console.regions["desk"].state["item"]["where"]
    store.send(c.AmendDetails(replace(store.meeting.details, secrets_apart=False)))
    console.show()
    assert "ổ chung ghi đủ" in console.regions["desk"].state["item"]["where"]


def test_another_machine_that_goes_on_says_where_the_secret_is(visitor: Visitor, store: Store, tmp_path: Path) -> None:
    shared = load(dump_redacted(store.meeting, "MAY-CU"))
    other = Store.make(Journal(tmp_path / "khac.sqlite"), c.RestoreMeeting(shared), Clock())
    other.send(c.GoToItem("B1"))
    console = Console(
        Journal(tmp_path / "khac.sqlite"), other, PaperCommands(data_dir(), Journal(journal_file()), Clock())
    )
    assert console.regions["desk"].state["item"]["where"] == "Nội dung mật ở máy MAY-CU; máy này không có."
    assert SECRET not in str([region.state for region in console.regions.values()])
    assert dump(other.meeting).decode().count("MAY-CU") == 1


def test_the_annex_is_in_no_list_no_parcel_and_not_on_the_share(
    console: Console, visitor: Visitor, store: Store, workspace: Path
) -> None:
    desk, head = console.regions["desk"], console.regions["head"]
    read = visitor.ask(desk, "ReadMinutes")
    visitor.ask(desk, "AdoptDraft", digest=read["digest"], annex_digest=read["annex_digest"])
    store.send(c.EndMeeting("Hết giờ"))
    outbox = Outbox(data_dir(), Clock(), workspace)
    Publisher(Journal(journal_file()), outbox, workspace, Clock(), Machine("a" * 32, "MAY-CU")).tick(hurry=True)
    console.show()
    annex = head.state["paper"]["annex"]
    assert annex["url"].endswith("/phu-luc-mat.docx")
    assert annex["folder"] == str(secrets_folder(store.id))
    assert "phu-luc-mat" not in [row["name"] for row in visitor.ask(head, "ListPapers")["papers"]]
    assert "không gửi đi" in str(visitor.ask(head, "PrintPapers", form="phu-luc-mat"))
    for form in ("nghi-quyet", "phu-luc-y-kien", "diem-danh"):
        visitor.ask(head, "PrintPapers", form=form, sure=True)
    visitor.ask(head, "SendPapers")
    files = [path for path in papers_folder(store.id).iterdir() if path.suffix == ".docx"]
    assert len(files) == 4
    assert not [path.name for path in files if SECRET in " ".join(text_lines(path.read_bytes()))]
    waiting = [item for w in outbox.status().waiting if (item := outbox.waiting_for(w.target))]
    assert {item.target.name for item in waiting} >= {"ho-so.json", "bien-ban.docx", "nghi-quyet.docx"}
    for item in waiting:
        data = outbox.payload(item)
        told = " ".join(text_lines(data)) if item.target.suffix == ".docx" else data.decode("utf-8", "replace")
        assert SECRET not in told
        assert TITLE not in told
