"""Hồ sơ gọn: what a record leaves out stands elsewhere, once, and is put back letter for letter, or is said to lack."""

import base64
import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.domain import commands as c
from assistant.domain.meeting import Meeting
from assistant.journal import rule_texts
from assistant.journal.record import RecordError, dump, load
from assistant.rules.loader import RULE_SETS, override_rules
from assistant.usecases.sample_meeting import write_sample
from assistant.workspace.init import init
from tests.builders import rule_set, rules_with
from tests.documents.meetings import adopted, full
from tests.journal.former_record import dump_former

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
OWN = {"thoi_luong_thuong_ky": {"gia_tri": 75, "can_cu": "Kết luận 5 của Đảng ủy", "tu": date(2026, 6, 1)}}


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    """Adopted, with everything in it."""
    return adopted(full(4, 4)).meeting


def edited(meeting: Meeting, change: Callable[[Any], object]) -> bytes:
    plain = json.loads(dump(meeting))
    change(plain)
    return json.dumps(plain).encode()


def test_the_sample_record_is_at_most_45_kb_and_its_rules_lie_beside(tmp_path: Path) -> None:
    init(tmp_path, sample=True)
    record = write_sample(tmp_path, lambda: NOW)[0]
    assert record.stat().st_size <= 45 * 1024
    (text,) = (tmp_path / "quy-dinh").iterdir()
    assert text.stem == json.loads(record.read_bytes())["rules"]["set"]
    assert load(dump_former(load(record.read_bytes()))) == load(record.read_bytes())


@pytest.mark.parametrize("name", RULE_SETS)
def test_rules_of_a_day_with_values_of_the_cells_own_come_back_whole(meeting: Meeting, name: str) -> None:
    own, problems = override_rules(rule_set(name), OWN)
    assert not problems
    changed_items = tuple(replace(item, title=item.title + ".", points=(), minutes=9) for item in meeting.agenda[:3])
    for rules in (
        rule_set(name),
        own.on(meeting.day),
        own.on(date(2020, 1, 1)),
        rules_with(name, without=["large_cell_minutes"], regular_minutes=3),
        replace(rule_set(name), orders={}),
        replace(rule_set(name), name="khac"),
    ):
        one = replace(meeting, rules=rules, agenda=(*changed_items, *meeting.agenda[3:]))
        assert load(dump(one)) == one
        assert dump(load(dump(one))) == dump(one)
    told = json.loads(dump(replace(meeting, rules=own.on(meeting.day))))["rules"]
    assert [rule["value"] for rule in told["values"]] == [75]


def test_a_set_that_the_program_does_not_ship_any_more_is_read_from_its_text(
    meeting: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier version shipped it: its text lies in the cell's folder, and nowhere else."""
    folder = tmp_path / "2026" / "2026-11-04 thuong-ky"
    folder.mkdir(parents=True)
    data, text = dump(meeting), rule_texts.text_of(meeting.rules)
    assert text is not None
    shipped = rule_texts.shipped_text
    monkeypatch.setattr(rule_texts, "shipped_text", lambda name: replace(shipped(name), digest="0" * 32))
    monkeypatch.setattr(rule_texts, "_known", {})
    rule_texts._on.cache_clear()
    with pytest.raises(RecordError, match=f"không thấy văn bản của bộ ấy .quy-dinh/{text.digest}.json"):
        load(data, folder / "ho-so.json")
    place = tmp_path / "quy-dinh" / text.name
    place.parent.mkdir()
    place.write_bytes(text.data + b" ")
    with pytest.raises(RecordError, match="đã bị sửa hoặc hỏng"):
        load(data, folder / "ho-so.json")
    place.write_bytes(text.data)
    assert load(data, folder / "ho-so.json") == meeting
    assert rule_texts.find_text(data, folder / "ho-so.json") == text
    assert rule_texts.find_text(b"[]", folder / "ho-so.json") is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda p: p["rules"].update(set="../../x"), "“mac-dinh” mà không thấy văn bản"),
        (lambda p: p["rules"].update(day="hôm nay"), "“rules → day”: phải là ngày"),
        (lambda p: p["rules"].pop("day"), "“rules → day”: thiếu mục này"),
        (lambda p: p["rules"].update(orders=[]), "“rules → orders”: mục này không có trong mẫu"),
        (lambda p: p["rules"].update(without=5), "“rules → without”: phải là một danh sách"),
        (lambda p: p["rules"].update(without=["notice_days"]), "thiếu quy định “notice_days”"),
        (lambda p: p["rules"].update(values=[{"code": "x"}]), "“rules → values → x → key”: thiếu mục này"),
        (lambda p: p["agenda"][0].update(order="Z9"), "“agenda → 0 → order”: “Z9” không có trong trình tự"),
        (lambda p: p["announced"].update(agenda=["Z9"]), "“announced → agenda → 0”: “Z9” không có trong chương trình"),
        (lambda p: p["adoption"].update(facts_packed="x"), "“adoption → facts_packed”: phần nén bị hỏng"),
        (lambda p: p["adoption"].update(facts_packed=bomb()), "“adoption → facts_packed”: phần nén bị hỏng"),
    ],
)
def test_what_is_wrong_with_a_reference_is_named(meeting: Meeting, change: Callable[[Any], object], said: str) -> None:
    with pytest.raises(RecordError) as caught:
        load(edited(meeting, change))
    assert said in str(caught.value)


def bomb() -> str:
    """A few kilobytes that unpack to half a gigabyte."""
    return base64.b64encode(zlib.compress(b"0" * 500_000_000, 9)[:-9]).decode()


def test_what_older_records_left_out_with_another_meaning_is_told(meeting: Meeting) -> None:
    """They had no form of a meeting that was face to face, and did not say of the sample cell that it is one."""
    sample = load(dump_former(replace(meeting, details=replace(meeting.details, form=""))))
    for one in (sample, replace(sample, cell=replace(sample.cell, practice=not sample.cell.practice))):
        assert load(dump(one)) == one


def test_what_was_announced_otherwise_is_kept() -> None:
    room = full(3, 3)
    room.send(c.AmendDetails(replace(room.meeting.details, place="Nhà văn hóa")))
    plain = json.loads(dump(room.meeting))
    assert plain["announced"]["details"]["place"] != "Nhà văn hóa"
    assert load(dump(room.meeting)) == room.meeting
