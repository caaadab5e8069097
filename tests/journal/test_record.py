"""The portable record: equal after a round trip, described by its schema, and clear about what is wrong with it."""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from assistant.domain import commands as c
from assistant.domain.checks import all_checks
from assistant.domain.meeting import Meeting
from assistant.domain.pen import Hand, Pen
from assistant.domain.rules import BALLOT_RULES, MAJORITIES, Matter
from assistant.journal import record
from assistant.journal.record import RecordError, dump, load, meeting_id, schema
from tests.builders import START
from tests.journal.former_record import dump_former
from tests.journal.making import Clock, running

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def meeting(path: Path, clock: Clock) -> Meeting:
    """A meeting with a bit of everything, its minutes adopted, opened again and adopted once more."""
    _, store = running(path, clock)
    item = "B1" if store.meeting.item("B1") else store.meeting.agenda[3].id
    key = next(f"item.{i.id}.{i.texts[0].code}" for i in store.meeting.agenda if i.texts)
    commands = [
        c.AddGuest("Trần Thị Khách", "Ủy viên", "Đảng ủy"),
        c.GoToItem(item),
        c.StartSpeech("dv-03"),
        c.EditText(key, 0, 0, 0, "Chữ gõ dở: e\u0323\u0302 {{ x }} & <b>\n\tdòng hai 🎉"),
        c.AddAction("Rà soát hội viên", ("dv-04", "dv-05"), due=None, product="Danh sách"),
        c.AssessCarried("k1", store.meeting.carried["k1"].status.__class__("done"), "Xong"),
        c.RecordVote(next(iter(store.meeting.motions)), 14, 0, 0),
        c.GivePoints("4.2", 22.5, "ít ý kiến"),
        c.AdoptMinutes(("Dòng một", "Dòng hai \x0b"), '{"a": "\u2028"}', "bien-ban", "0" * 64, 14),
        c.ReopenMinutes("Sai tên"),
        c.AdoptMinutes(("Dòng một",), "{}", "bien-ban", "0" * 64),
        c.EndMeeting("Hết giờ"),
    ]
    for command_id in commands:
        clock.pass_time(61.5)
        store.send(command_id)
    return store.meeting


def changed(meeting: Meeting, change: Change) -> bytes:
    """A record with everything in full, as earlier versions wrote it, after somebody edited it."""
    plain = json.loads(dump_former(meeting))
    change(plain)
    return json.dumps(plain).encode()


def test_a_round_trip_is_equal_and_gives_the_same_bytes(meeting: Meeting) -> None:
    assert load(dump(meeting)) == meeting
    assert dump(load(dump(meeting))) == dump(meeting)
    other_order = replace(
        meeting, roll=dict(reversed([*meeting.roll.items()])), texts=dict(reversed([*meeting.texts.items()]))
    )
    assert other_order == meeting
    assert dump(other_order) == dump(meeting)
    assert list(load(dump(meeting)).members) == list(meeting.members)


def test_it_is_a_text_people_can_read(meeting: Meeting) -> None:
    text = dump(meeting).decode()
    assert text.startswith('{\n "$schema": "chibo-ho-so-2.schema.json",\n "phien_ban": 2,\n "id": "2026-11-04-regular')
    assert '"name": "Trần Thị Khách"' in text


def test_it_keeps_to_its_own_schema(meeting: Meeting) -> None:
    described = schema()
    validator = jsonschema.Draft202012Validator(described, format_checker=jsonschema.FormatChecker())
    validator.check_schema(described)
    plain = json.loads(dump(meeting))
    validator.validate(plain)
    validator.validate(json.loads(dump(replace(meeting, adoption=None, ending=None))))
    for broken in (
        {**plain, "more": 1},
        {**plain, "stage": "begun"},
        {**plain, "members": {}},
        {**plain, "phien_ban": 3},
    ):
        assert not validator.is_valid(broken)
    assert described["$defs"]["Member"]["description"].startswith("Đảng viên")
    assert "Giới" not in described["title"]
    schema()["properties"].clear()
    assert schema() == described


def test_foreign_hands_are_forgiven_what_can_be_mended(meeting: Meeting) -> None:
    def edit(plain: dict[str, Any]) -> None:
        plain["details"]["place"] = unicodedata.normalize("NFD", "Hội trường\x07 \ud83dthôn")
        plain["members"][0]["name"] = unicodedata.normalize("NFD", plain["members"][0]["name"])
        del plain["dues"], plain["$schema"]

    mended = load(changed(meeting, edit))
    assert mended == replace(meeting, details=replace(meeting.details, place="Hội trường thôn"))
    assert load("\ufeff".encode() + dump(meeting)) == meeting
    assert load(dump(meeting).replace(b"\n", b"\r\n")) == meeting


def put(*path: int | str, value: object) -> Change:
    def change(plain: Any) -> None:
        for step in path[:-1]:
            plain = plain[step]
        plain[path[-1]] = value

    return change


def drop(name: str) -> Change:
    return lambda plain: plain.pop(name)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (drop("phien_ban"), "không phải hồ sơ"),
        (put("phien_ban", value=3), "bản Chibo mới hơn ghi (phiên bản 3"),
        (put("phien_ban", value="1"), "“phien_ban”: phải là số nguyên"),
        (drop("members"), "“members”: thiếu mục này"),
        (drop("rules"), "“rules”: thiếu mục này"),
        (put("members", value={}), "“members”: phải là một danh sách"),
        (put("members", value=[]), "“members”: không được để trống"),
        (put("members", 1, "id", value="dv-01"), "“members → 1”: có hai mục cùng mã “dv-01”"),
        (put("members", 1, value=5), "“members → 1”: thiếu mã “id”"),
        (put("rules", value=[]), "“rules”: phải là một nhóm mục"),
        (put("id", value="../../x"), "“id”: mã chỉ gồm"),
        *((put("id", value=name), "đặt được làm tên thư mục trên Windows") for name in ("CON", "nul.1", "com1", "a.")),
        (put("title", value=""), "“title”: không được để trống"),
        (put("extra", value=1), "“extra”: mục này không có trong mẫu"),
        (put("kind", value="party"), "“kind”: chỉ nhận một trong"),
        (put("speeches", 0, "started", value="hôm qua"), "“speeches → s"),
        (put("speeches", 0, "started", value="2026-11-04T14:00:00"), "thời điểm thiếu múi giờ"),
        (put("speeches", 0, "speaker", value="dv-77"), "“dv-77” không có trong danh sách đảng viên"),
        (put("speeches", 0, "item", value="Z9"), "“Z9” không có trong chương trình"),
        (put("details", "chair", value="nguyen-van-x"), "“details → chair”: “nguyen-van-x” không có"),
        (put("actions", 0, "owners", value=["dv-04", "ai-do"]), "→ owners”: “ai-do” không có"),
        (put("roll", "dv-99", value={"presence": "present"}), "“roll → dv-99”: “dv-99” không có"),
        (put("texts", "item.Z9.x", value={"value": "chữ"}), "“texts → item.Z9.x”: “item.Z9.x” không có trong các ô"),
        (put("current", value="Z9"), "“current”: “Z9” không có"),
        (
            put("motions", 0, "vote", "in_favour", value=900),
            "số phiếu 900 không hợp lệ với 14 đảng viên",
        ),
        (
            put("motions", 0, "vote", "majority", value={"parts": 2, "of": 0, "at_least": True}),
            "→ vote → majority”: phải là một tỷ lệ",
        ),
        (put("rules", "values", 0, "value", value="> 1/2"), "“rules → values → regular_minutes → value”: phải là số"),
        (put("adoption", "lines", 0, value="Dòng khác"), "“adoption → lines”: nội dung đã thông qua không còn khớp"),
        (
            put("adoption", "lines", 0, value="Dòng một\ud83d \x0b"),
            "“adoption → lines”: nội dung đã thông qua không còn khớp",
        ),
        (put("reopenings", 0, "earlier", "digest", value=""), "“reopenings → 0 → earlier → lines”"),
        (put("stage", value="planned"), "không khớp với giai đoạn “planned”"),
        (put("ending", value=None), "“ending”: không khớp với giai đoạn “ended”"),
        (put("agenda", 0, "id", value="B2"), "cùng mã “B2”"),
    ],
)
def test_what_is_wrong_is_named(meeting: Meeting, change: Change, said: str) -> None:
    with pytest.raises(RecordError) as caught:
        load(changed(meeting, change))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "dòng 1, cột 1"),
        (b'{"phien_ban": 1,', "dòng 1, cột 17"),
        ("Biên bản".encode("utf-16"), "không phải dạng UTF-8"),
        (b"[]", "không phải hồ sơ"),
        (b'{"phien_ban": NaN}', "không đọc được"),
        (b'{"phien_ban": 1' + b"0" * 5000 + b"}", "không đọc được"),
        (b"[" * 100_000, "không đọc được"),
    ],
)
def test_what_is_no_record_is_said_to_be_none(data: bytes, said: str) -> None:
    with pytest.raises(RecordError) as caught:
        load(data)
    assert said in str(caught.value)
    assert meeting_id(data) == ""


def test_whose_record_it_is(meeting: Meeting) -> None:
    assert meeting_id(dump(meeting)) == meeting.id
    assert record.FILE_NAME == "ho-so.json"


LATER_RULES = {
    *(code for matter, (code, _) in MAJORITIES.items() if matter is not Matter.ORDINARY),
    *BALLOT_RULES.values(),
}


def test_a_record_of_before_a_motion_had_a_matter_opens_with_its_old_meaning(meeting: Meeting) -> None:
    """Majorities were percentages to be exceeded then, and there was no other than the ordinary one."""

    def as_before(plain: Any) -> None:
        rules = plain["rules"]["values"]
        plain["rules"]["values"] = [
            {**rule, "value": 50} if rule["code"] == "majority_percent" else rule
            for rule in rules
            if rule["code"] not in LATER_RULES
        ]
        for motion in plain["motions"]:
            del motion["matter"], motion["way"], motion["vote"]["majority"]
            del motion["vote"]["way"], motion["vote"]["ballots"]
            motion["vote"]["majority_percent"] = 50.0

    old = load(changed(meeting, as_before))
    assert {motion.matter for motion in old.motions.values()} == {Matter.ORDINARY}
    assert {motion.vote.way for motion in old.motions.values() if motion.vote} == {None}
    for key, motion in old.motions.items():
        before = meeting.motions[key].vote
        assert motion.vote
        assert before
        assert motion.vote.passed is before.passed
    assert load(dump(old)) == old


def test_a_record_of_before_rules_had_dates_opens_with_its_rules_for_every_day(meeting: Meeting) -> None:
    def as_before(plain: Any) -> None:
        del plain["rules"]["span"]
        for rule in plain["rules"]["values"]:
            del rule["terms"]

    old = load(changed(meeting, as_before))
    assert {code: rule.value for code, rule in old.rules.values.items()} == {
        code: rule.value for code, rule in meeting.rules.values.items()
    }
    assert old.rules.on(date(2019, 1, 1)) == old.rules
    assert "rules_period" not in {check.code for check in all_checks(old, meeting.ended() or START)}
    assert load(dump(old)) == old


@pytest.mark.parametrize(("value", "sound"), [(">= 2/3", True), (66.6, True), ("2/3", False), ("> 1/1", False)])
def test_a_majority_in_a_records_rules_is_one(meeting: Meeting, value: object, sound: bool) -> None:
    def edit(plain: Any) -> None:
        (rule,) = [rule for rule in plain["rules"]["values"] if rule["code"] == "majority_percent"]
        rule["value"] = value

    def edit_term(plain: Any) -> None:
        (rule,) = [rule for rule in plain["rules"]["values"] if rule["code"] == "majority_percent"]
        rule["terms"][0]["value"] = value

    if sound:
        assert load(changed(meeting, edit)).rules.values["majority_percent"].value == value
        return
    for change in (edit, edit_term):
        with pytest.raises(RecordError, match="phải là một tỷ lệ"):
            load(changed(meeting, change))


def test_pen_and_undo_are_of_the_running_program_and_in_no_record(meeting: Meeting) -> None:
    held = replace(meeting, pen=Pen(Hand("thẻ-1"), meeting.details.start))
    assert held.undoable
    assert not {"pen", "undoable", "redoable"} & set(json.loads(dump(held)))
    assert dump(held) == dump(meeting)
    back = load(dump(held))
    assert (back.pen, back.undoable) == (None, ())
    assert not {"pen", "undoable", "redoable"} & set(schema()["properties"])
    assert not {"Pen", "Hand"} & set(schema()["$defs"])


@pytest.mark.parametrize("name", ["pen", "undoable", "redoable"])
def test_a_record_with_a_field_of_the_running_program_is_refused(meeting: Meeting, name: str) -> None:
    with pytest.raises(RecordError, match=name):
        load(changed(meeting, lambda plain: plain.update({name: None})))
