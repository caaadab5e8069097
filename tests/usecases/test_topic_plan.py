"""Kế hoạch chuyên đề in the cell's folder: two machines, a share that is away, meetings and papers made from it."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from assistant.documents import papers
from assistant.documents.catalogue import CELL_FORMS
from assistant.domain.kinds import MeetingKind
from assistant.domain.outline import outline_of
from assistant.domain.people import Member
from assistant.domain.period import quarter_of
from assistant.domain.rules import TextRole
from assistant.domain.status import MemberStatus
from assistant.domain.topics import QuarterState, Topic, TopicState, TopicStep
from assistant.journal.journal import Journal
from assistant.journal.store import Store
from assistant.platform.paths import data_dir
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.usecases.topic_meeting import with_topic, write_topic
from assistant.usecases.topic_papers import PLAN, YearTopics, topic_paper
from assistant.usecases.topic_plan import (
    FOLDER,
    NO_PLAN,
    PlanRead,
    Session,
    ToldStep,
    TopicWriter,
    author_name,
    person_told,
    presented_by,
    quarters_of,
    read_plan,
    require_to_hold,
    session_of,
    unplanned_sessions,
    with_sessions,
)
from assistant.views.topics import plan_state
from assistant.wording.named_days import named_day
from assistant.workspace.kept_changes import read_changes
from assistant.workspace.labels import with_ids
from tests.builders import CELL, making, meeting_of, members_of
from tests.journal.making import Clock

TODAY = date(2026, 11, 4)
TITLE = "Chuyển đổi số trong phục vụ người dân"


def carried(outbox: Outbox) -> None:
    """As the worker does."""
    while item := outbox.next():
        item.target.parent.mkdir(parents=True, exist_ok=True)
        item.target.write_bytes(outbox.payload(item))
        outbox.mark_delivered(item)


@pytest.fixture
def outbox(workspace: Path, now: Clock) -> Outbox:
    return Outbox(data_dir(), now, workspace)


@pytest.fixture
def writer(workspace: Path, now: Clock, outbox: Outbox) -> TopicWriter:
    return TopicWriter(workspace, now, outbox)


def added(writer: TopicWriter, **told: str) -> PlanRead:
    return writer.add(NO_PLAN, 2026, {"quarter": "4", "title": TITLE, **told}, "w1")


def topic_of(plan: PlanRead) -> Topic:
    (topic,) = plan.topics
    return topic


def test_a_topic_is_kept_here_and_on_the_share_as_files_that_a_person_can_read(
    writer: TopicWriter, workspace: Path, outbox: Outbox
) -> None:
    plan = added(writer, group="task", author="chinh-thuc-3")
    assert read_plan(workspace).topics == plan.topics, "the share has not got it yet"
    carried(outbox)
    (file,) = (workspace / FOLDER).iterdir()
    assert f'"title": "{TITLE}"' in file.read_text("utf-8")
    assert read_plan(workspace).topics == plan.topics


def test_a_topic_whose_command_is_sent_again_is_added_once(writer: TopicWriter, workspace: Path) -> None:
    told = {"quarter": "4", "title": TITLE}
    plan = added(writer)
    assert writer.add(plan, 2026, told, "w1") is plan
    assert len(writer.add(plan, 2026, told, "w2").topics) == 2, "another command adds another, also of the same title"
    assert len(read_plan(workspace).topics) == 2


def namesakes(*births: int) -> tuple[Member, ...]:
    """A list with these members, all of one name, born in these years."""
    return with_ids([Member("", "Nguyễn Văn Hòa", MemberStatus.OFFICIAL, birth=date(year, 1, 2)) for year in births])


def test_who_prepares_a_topic_is_told_by_name_also_when_the_list_gives_another_id(writer: TopicWriter) -> None:
    """An id is another beside a namesake; nobody ever reads the id itself."""
    alone, two = namesakes(1978), namesakes(1978, 1990)
    assert (alone[0].id, two[0].id) == ("nguyen-van-hoa", "nguyen-van-hoa-1978-01-02")
    topic = topic_of(added(writer, author=two[0].id))
    assert (presented_by(topic, alone), author_name(topic, alone)) == ("nguyen-van-hoa", "Nguyễn Văn Hòa")
    doubtful = topic_of(added(writer, author=alone[0].id))
    assert (presented_by(doubtful, two), author_name(doubtful, two)) == ("", "Nguyễn Văn Hòa")
    assert person_told(doubtful.author, two) == "Nguyễn Văn Hòa (có người trùng tên, xin chọn lại)"
    gone = members_of()
    assert (presented_by(topic, gone), author_name(topic, gone)) == ("", "")
    assert person_told(topic.author, gone) == "người không còn trong danh sách đảng viên"
    assert person_told("Ban Tuyên giáo Đảng ủy", gone) == "Ban Tuyên giáo Đảng ủy"


def test_in_december_home_tells_of_the_next_years_first_quarter(writer: TopicWriter) -> None:
    told = {"quarter": "1", "title": "Học tập và làm theo Bác"}
    plan = writer.add(NO_PLAN, 2027, told, "w1")

    def labels(day: int, month: int) -> list[str]:
        state = plan_state(plan, 2026, members_of(), {}, date(2026, month, day), coming=True)
        return [row["label"] for row in state["quarters"]]

    assert labels(30, 11) == ["Quý I", "Quý II", "Quý III", "Quý IV"]
    assert labels(1, 12)[4:] == ["Quý I/2027"]
    state = plan_state(plan, 2026, members_of(), {}, date(2026, 12, 1), coming=True)
    assert [one["title"] for one in state["quarters"][4]["topics"]] == [told["title"]]
    assert [row["topics"] for row in state["quarters"][:4]] == [[], [], [], []]


def test_steps_are_told_and_taken_back_each_with_day_and_person(writer: TopicWriter) -> None:
    plan = added(writer)
    id_ = topic_of(plan).id
    plan = writer.tell_step(plan, id_, "drafted", ToldStep(date(2026, 11, 20), TODAY, "chinh-thuc-3"), TODAY)
    assert topic_of(plan).done[TopicStep.DRAFTED].by == "chinh-thuc-3"
    assert topic_of(plan).due[TopicStep.DRAFTED] == date(2026, 11, 20)
    back = writer.tell_step(plan, id_, "drafted", ToldStep(date(2026, 11, 20)), TODAY)
    assert topic_of(back).done == {}
    assert writer.tell_step(back, id_, "drafted", ToldStep(date(2026, 11, 20)), TODAY) is back, "nothing new: no file"


def test_two_machines_change_one_topic_and_nothing_is_lost(
    workspace: Path, now: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Outbox(data_dir(), now, workspace)
    plan = added(TopicWriter(workspace, now, first))
    id_ = topic_of(plan).id
    carried(first)
    here = TopicWriter(workspace, now, first).amend(plan, id_, {"title": "Chuyển đổi số ở bộ phận một cửa"})
    assert topic_of(here).title == "Chuyển đổi số ở bộ phận một cửa"
    monkeypatch.setenv("CHIBO_DATA", str(tmp_path / "máy khác"))
    second = Outbox(data_dir(), now, workspace)
    seen = read_plan(workspace)
    assert topic_of(seen).title == TITLE, "the other machine's change is still on its way"
    TopicWriter(workspace, now, second).amend(seen, id_, {"author": "chinh-thuc-4"})
    carried(second)
    carried(first)
    both = topic_of(read_plan(workspace))
    assert (both.title, both.author) == ("Chuyển đổi số ở bộ phận một cửa", "chinh-thuc-4")


def test_while_the_share_is_away_the_plan_goes_on_as_it_was_seen(
    writer: TopicWriter, workspace: Path, outbox: Outbox, tmp_path: Path
) -> None:
    plan = added(writer)
    carried(outbox)
    read_plan(workspace)
    own = list((data_dir() / FOLDER).rglob("2026*.json"))
    assert own
    for path in own:
        path.unlink()
    away = workspace.rename(tmp_path / "mất mạng")
    without = read_plan(workspace)
    assert without.topics == plan.topics
    assert without.problems
    away.rename(workspace)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"cua": "x"}', b"\xff\xfe", b'{"cua":1,"luc":2,"may":3,"sua":4}'])
def test_a_damaged_file_is_named_and_the_others_are_read(
    writer: TopicWriter, workspace: Path, outbox: Outbox, data: bytes
) -> None:
    plan = added(writer)
    carried(outbox)
    (workspace / FOLDER / "hỏng.json").write_bytes(data)
    (file, *_) = (workspace / FOLDER).glob("2026*.json")
    file.with_name(f"{file.stem} - Copy.json").write_bytes(file.read_bytes())
    found = read_plan(workspace)
    assert found.topics == plan.topics
    assert "hỏng.json" in found.problems[0]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"title": " "}, "tên chuyên đề"),
        ({"title": "x" * 301}, "300"),
        ({"quarter": "5"}, "quý"),
        ({"group": "khac"}, "nhóm"),
    ],
)
def test_what_is_no_topic_is_refused_in_words(writer: TopicWriter, told: dict[str, str], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        added(writer, **told)


def test_a_day_to_come_is_no_day_on_which_something_was_done(writer: TopicWriter) -> None:
    plan = added(writer)
    with pytest.raises(BadInput, match="chưa đến"):
        writer.tell_step(plan, topic_of(plan).id, "sent", ToldStep(done=date(2026, 11, 5)), TODAY)
    with pytest.raises(BadInput, match="bước"):
        writer.tell_step(plan, topic_of(plan).id, "x", ToldStep(), TODAY)
    with pytest.raises(BadInput, match="không còn"):
        writer.amend(plan, "khác", {"title": "x"})


def test_a_topic_is_struck_for_a_reason_and_that_is_taken_back(writer: TopicWriter) -> None:
    plan = added(writer)
    id_ = topic_of(plan).id
    with pytest.raises(BadInput, match="vì sao"):
        writer.drop(plan, id_, " ")
    struck = writer.drop(plan, id_, "Đảng ủy giao chuyên đề khác")
    with pytest.raises(BadInput):
        require_to_hold(topic_of(struck), MeetingKind.THEMATIC)
    assert topic_of(writer.drop(struck, id_, "", back=True)) == topic_of(plan)


def texts_by_role(store: Store) -> dict[str, str]:
    meeting = store.meeting
    boxes = ((box.role, f"item.{item.id}.{box.code}") for item in meeting.agenda for box in item.texts)
    return {role: meeting.text(key) for role, key in boxes if meeting.text(key)}


@pytest.mark.parametrize("kind", [MeetingKind.THEMATIC, MeetingKind.COMBINED])
def test_the_meeting_is_made_from_the_plan(writer: TopicWriter, now: Clock, kind: MeetingKind) -> None:
    plan = added(writer, author="chinh-thuc-3")
    id_ = topic_of(plan).id
    plan = writer.tell_step(plan, id_, "approved", ToldStep(done=date(2026, 11, 1)), TODAY)
    plan = writer.tell_step(plan, id_, "finished", ToldStep(due=date(2026, 12, 20)), TODAY)
    topic = topic_of(plan)
    require_to_hold(topic, kind)
    store = Store.make(Journal(data_dir() / "chibo.sqlite"), with_topic(making(members_of(), kind=kind), topic), now)
    write_topic(store, topic, "w1")
    write_topic(store, topic, "w2")  # a second time nothing is written over
    name = next(m.name for m in members_of() if m.id == "chinh-thuc-3")
    assert texts_by_role(store) == {
        TextRole.TOPIC: TITLE,
        TextRole.PREPARER: f"đồng chí {name}",
        TextRole.APPROVED: "Chi ủy thông qua ngày 01/11/2026",
        TextRole.FINAL_DUE: "Trước ngày 20/12/2026",
    }
    assert store.meeting.details.quarter == quarter_of(date(2026, 12, 1))
    prepared = {i.code: i.presenter for i in store.meeting.agenda if i.code in ("T3", "T5")}
    assert prepared == {"T3": "chinh-thuc-3", "T5": "chinh-thuc-3"}
    noted = writer.note_meeting(plan, id_, store.id)
    sessions = {(2026, 4): [Session(store.id, date(2026, 12, 4))]}
    (held,) = with_sessions(noted.topics, sessions)
    assert held.done[TopicStep.HELD].on == date(2026, 12, 4)
    with pytest.raises(BadInput, match="đã sinh hoạt"):
        require_to_hold(held, kind)
    state = plan_state(noted, 2026, members_of(), sessions, TODAY)
    assert (state["told"], state["quarters"][3]["mark"]) == ("1/4 quý đã sinh hoạt", "done")


def test_a_regular_meeting_has_no_topic(writer: TopicWriter) -> None:
    with pytest.raises(BadInput, match="chuyên đề"):
        require_to_hold(topic_of(added(writer)), MeetingKind.REGULAR)


def told_of(plan: PlanRead) -> YearTopics:
    quarters = quarters_of(2026, plan.topics, {}, TODAY)
    return YearTopics(CELL, tuple(members_of()), 2026, plan.of_year(2026), quarters, TODAY)


def rows(data: bytes) -> list[list[str]]:
    table = next(t for t in Document(io.BytesIO(data)).tables if t.rows[0].cells[0].text == "Quý")
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]


def test_plan_and_report_are_papers_by_the_cells_own_template(writer: TopicWriter, now: Clock, workspace: Path) -> None:
    plan = added(writer, group="task", author="chinh-thuc-3")
    id_ = topic_of(plan).id
    plan = writer.tell_step(plan, id_, "sent", ToldStep(date(2026, 12, 1), TODAY), TODAY)
    name = next(m.name for m in members_of() if m.id == "chinh-thuc-3")
    file, data = topic_paper(PLAN, told_of(plan), workspace, now())
    assert file == "ke-hoach-chuyen-de-2026.docx"
    assert [row[0] for row in rows(data)] == ["I", "II", "III", "IV"]
    assert rows(data)[3][2:5] == [TITLE, "Nâng cao chất lượng thực hiện nhiệm vụ chính trị", name]
    assert rows(data)[3][7] == "01/12/2026"
    file, data = topic_paper("bao-cao-chuyen-de", told_of(plan), workspace, now())
    assert file == "bao-cao-chuyen-de-2026.docx"
    assert rows(data)[0][6] == "04/11/2026"
    assert rows(data)[0][-1] == "chưa sinh hoạt"
    text = "\n".join(p.text for p in Document(io.BytesIO(data)).paragraphs)
    assert "Quý chưa có sinh hoạt chuyên đề: I, II, III, IV." in text
    own = workspace / "mau" / "bao-cao-chuyen-de.docx"
    own.parent.mkdir()
    changed = Document(str(papers.find_template("bao-cao-chuyen-de", None)))
    changed.add_paragraph("Mẫu của Đảng ủy xã")
    changed.save(str(own))
    _, data = topic_paper("bao-cao-chuyen-de", told_of(plan), workspace, now())
    assert Document(io.BytesIO(data)).paragraphs[-1].text == "Mẫu của Đảng ủy xã"
    with pytest.raises(BadInput):
        topic_paper("bien-ban", told_of(plan), workspace, now())


def test_a_session_without_a_topic_has_its_line_in_the_report_that_counts_it(
    writer: TopicWriter, now: Clock, workspace: Path
) -> None:
    plan = added(writer)
    plan = writer.note_meeting(plan, topic_of(plan).id, "buổi quý IV")
    held = {
        (2026, 4): [Session("buổi quý IV", TODAY)],
        (2026, 1): [Session("buổi khác", date(2026, 3, 6))],
        (2025, 4): [Session("x", TODAY)],
    }
    unplanned = unplanned_sessions(2026, plan.topics, held)
    assert unplanned == ((1, date(2026, 3, 6)),)
    topics, quarters = with_sessions(plan.topics, held), quarters_of(2026, plan.topics, held, TODAY)
    told = YearTopics(CELL, tuple(members_of()), 2026, topics, quarters, TODAY, unplanned)
    _, data = topic_paper("bao-cao-chuyen-de", told, workspace, now())
    assert [(row[0], row[7], row[-1]) for row in rows(data)] == [
        ("I", "06/3/2026", "buổi họp không lập từ kế hoạch"),
        ("IV", "04/11/2026", ""),
    ]
    assert "2/4 quý" in "\n".join(p.text for p in Document(io.BytesIO(data)).paragraphs)


def test_the_report_takes_the_days_that_the_meeting_names(writer: TopicWriter, now: Clock, workspace: Path) -> None:
    room = meeting_of(kind=MeetingKind.THEMATIC).start().roll()
    for box, text in (("T1.thong_qua", "Bí thư thông qua ngày 25/11/2026"), ("T1.gui_truoc", "27/11")):
        room.write(f"item.{box}", text)
    room.write("item.T7.han_gui", "Trước ngày 10/12/2026")
    session = session_of(replace(outline_of(room.meeting), id="buổi quý IV", day=date(2026, 12, 1)))
    plan = added(writer)
    plan = writer.note_meeting(plan, topic_of(plan).id, "buổi quý IV")
    held = {(2026, 4): [session]}
    topics, quarters = with_sessions(plan.topics, held), quarters_of(2026, plan.topics, held, TODAY)
    assert topics[0].due[TopicStep.FINISHED] == date(2026, 12, 10)
    told = YearTopics(CELL, tuple(members_of()), 2026, topics, quarters, TODAY)
    _, data = topic_paper("bao-cao-chuyen-de", told, workspace, now())
    assert [row[5:8] for row in rows(data)] == [["25/11/2026", "27/11/2026", "01/12/2026"]]
    steps = plan_state(plan, 2026, members_of(), held, TODAY)["quarters"][3]["topics"][0]["steps"]
    assert [step["step"] for step in steps if step["by_meeting"]] == ["approved", "sent", "held"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bí thư thông qua ngày 25/11/2026", date(2026, 11, 25)),
        ("Chi ủy xem ngày 20-11, thông qua 25.11", date(2026, 11, 25)),
        ("05/01", date(2027, 1, 5)),
        ("31/11/2026", None),
        ("Công văn 12/2026", None),
        ("", None),
    ],
)
def test_the_day_that_a_sentence_names(text: str, day: date | None) -> None:
    assert named_day(text, date(2026, 12, 4)) == day


@pytest.mark.parametrize("form", CELL_FORMS)
def test_the_templates_of_a_whole_year_are_known_to_the_check(form: str) -> None:
    template = papers.find_template(form, None)
    assert papers.form_of_template(template) == form
    assert papers.check_template(template) == []
    assert all(field.meaning for field in papers.form_fields(form))


def test_how_a_topic_stands_is_told(writer: TopicWriter) -> None:
    plan = added(writer, author="chinh-thuc-3")
    id_ = topic_of(plan).id
    plan = writer.tell_step(plan, id_, "assigned", ToldStep(done=date(2026, 11, 1)), TODAY)
    plan = writer.tell_step(plan, id_, "drafted", ToldStep(due=date(2026, 11, 1)), TODAY)
    (row,) = plan_state(plan, 2026, members_of(), {}, TODAY)["quarters"][3]["topics"]
    name = next(m.name for m in members_of() if m.id == "chinh-thuc-3")
    assert row["told"] == f"đ/c {name} · đã giao 01/11 · chưa có dự thảo, quá hạn 3 ngày"
    assert (row["mark"], topic_of(plan).state(TODAY)) == ("missing", TopicState.LATE)
    states = quarters_of(2026, plan.topics, {}, TODAY)
    assert states[3] is QuarterState.MISSED
    assert len(read_changes(data_dir() / "không có")[0]) == 0
