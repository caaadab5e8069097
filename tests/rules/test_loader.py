"""The rule sets that ship, and a cell's own values over them."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.kinds import MeetingKind
from assistant.domain.rules import Level, Panel, Phase, RuleValue
from assistant.rules.loader import DEFAULT_SET, RULE_SETS, load, override_rules, rule_sets

CODES = {
    "regular_minutes",
    "thematic_minutes",
    "combined_minutes",
    "min_opinions",
    "min_speakers",
    "notice_days",
    "attendance_percent",
    "attendance_inclusive",
    "max_unexcused",
    "majority_percent",
    "majority_admission",
    "majority_recognition",
    "majority_expulsion",
    "majority_discipline",
    "majority_election",
    "majority_grading",
    "majority_minutes",
    "ballot_discipline",
    "ballot_election",
    "ideology_min_minutes",
    "ideology_max_minutes",
    "briefing_day",
    "committee_days",
    "report_day",
    "post_days",
    "committee_min_officials",
    "committee_max",
    "committee_tasks_to_cell",
    "max_consecutive_excused",
    "min_official_members",
    "temp_in_votes",
    "count_chair",
    "count_secretary",
    "count_presentations",
    "count_guests",
    "grade_good",
    "grade_fair",
    "grade_average",
    "window_first_day",
    "window_last_day",
    "amber_percent",
    "require_item_conclusion",
    "require_read_back",
    "wall_shows_silent",
    "require_action_owner",
    "require_action_due",
    "extraordinary_minutes",
    "require_written_draft",
    "require_presenter",
    "require_opinion_kinds",
    "require_thematic_assessment",
    "require_final_paper",
    "count_probationary",
    "large_cell_from",
    "large_cell_minutes",
    "item_least_seconds",
}
SEQUENCE = [f"{part}{number}" for part, last in (("A", 5), ("B", 9), ("C", 7)) for number in range(1, last + 1)]


@pytest.mark.parametrize("name", RULE_SETS)
def test_every_rule_has_its_basis(name: str) -> None:
    rules = load(name)
    assert rules.name == name
    assert rules.label
    assert set(rules.values) == CODES
    assert len({rule.key for rule in rules.values.values()}) == len(CODES)
    for code, rule in rules.values.items():
        assert rule.code == code
        assert rule.key.isascii()
        assert isinstance(rule.level, Level)
        assert rule.label
        assert rule.basis
        assert rule.unit
        assert not rule.overridden


@pytest.mark.parametrize(
    ("code", "default", "hd42", "hd12"),
    [
        ("regular_minutes", 90, 90, 90),
        ("thematic_minutes", 120, 90, 90),
        ("combined_minutes", 120, 120, 120),
        ("extraordinary_minutes", 90, 90, 90),
        ("require_written_draft", True, True, True),
        ("min_opinions", 4, 0, 0),
        ("notice_days", 1, 1, 1),
        ("attendance_percent", 90, 90, 85),
        ("attendance_inclusive", True, True, False),
        ("max_unexcused", 0, 0, 0),
        ("majority_percent", "> 1/2", "> 1/2", "> 1/2"),
        ("majority_admission", ">= 2/3", ">= 2/3", ">= 2/3"),
        ("majority_recognition", ">= 2/3", ">= 2/3", ">= 2/3"),
        ("majority_expulsion", ">= 2/3", ">= 2/3", ">= 2/3"),
        ("majority_discipline", "> 1/2", "> 1/2", "> 1/2"),
        ("majority_election", "> 1/2", "> 1/2", "> 1/2"),
        ("majority_grading", "> 1/2", "> 1/2", "> 1/2"),
        ("majority_minutes", "> 1/2", "> 1/2", "> 1/2"),
        ("ballot_discipline", True, True, True),
        ("ballot_election", True, True, True),
        ("ideology_min_minutes", 15, 15, 0),
        ("post_days", 2, 2, 0),
        ("committee_min_officials", 9, 9, 9),
        ("committee_max", 7, 7, 7),
        ("max_consecutive_excused", 3, 3, 3),
        ("min_official_members", 3, 3, 3),
        ("temp_in_votes", False, False, False),
        ("count_presentations", False, False, False),
        ("count_guests", False, False, False),
        ("grade_good", 90, 90, 90),
        ("window_first_day", 0, 0, 0),
        ("amber_percent", 80, 80, 80),
        ("count_probationary", True, True, True),
        ("large_cell_from", 0, 0, 0),
        ("large_cell_minutes", 120, 120, 120),
    ],
)
def test_values(code: str, default: RuleValue, hd42: RuleValue, hd12: RuleValue) -> None:
    assert [load(name).values[code].value for name in RULE_SETS] == [default, hd42, hd12]


def test_default_set_is_offered_first() -> None:
    names = [name for name, _ in rule_sets()]
    assert names[0] == DEFAULT_SET == "mac-dinh"
    assert len({label for _, label in rule_sets()}) == 3


def test_unknown_set_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load("hd99")


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("mac-dinh", SEQUENCE),
        ("hd42-2025", SEQUENCE),
        ("hd12-2018", [code for code in SEQUENCE if code != "A4"]),
    ],
)
def test_order_of_the_regular_meeting(name: str, codes: list[str]) -> None:
    assert [item.code for item in load(name).orders[MeetingKind.REGULAR]] == codes


def test_items_are_complete() -> None:
    items = load(DEFAULT_SET).orders[MeetingKind.REGULAR]
    phases = {"A": Phase.OPENING, "B": Phase.PROCEEDINGS, "C": Phase.CLOSING}
    for item in items:
        assert item.phase is phases[item.code[0]]
        assert item.title
        assert item.who
        assert item.minutes > 0
        assert 0 < len(item.short) <= 26
        assert item.records or item.texts
        assert len({box.code for box in item.texts}) == len(item.texts)
    assert 100 <= sum(item.minutes for item in items) <= 110


def test_each_item_records_what_the_minutes_need() -> None:
    records = {item.code: set(item.records) for item in load(DEFAULT_SET).orders[MeetingKind.REGULAR]}
    single = {"A1": "guests", "A2": "secretary", "A3": "roll", "A4": "dues", "A5": "agenda", "C2": "actions"}
    single |= {"C4": "resolution", "C5": "score", "C6": "minutes", "C7": "end"}
    for code, panel in single.items():
        assert records[code] == {panel}
    assert {code for code, panels in records.items() if Panel.CONCLUSION in panels} == {
        *["B1", "B2", "B3", "B4", "B5", "B6", "B8"]
    }
    assert {code for code, panels in records.items() if Panel.OPINIONS in panels} == {f"B{n}" for n in range(1, 10)}
    assert Panel.CARRIED in records["B4"]


def test_seed_items_are_all_there() -> None:
    """S0 lists 5 + 5 + 8 + 5 items in 2.1-2.4; each stands under some item."""
    points = " ".join(
        point for item in load(DEFAULT_SET).orders[MeetingKind.REGULAR] for point in (item.title, *item.points)
    )
    for words in (
        "thời sự quốc tế",
        "từng đảng viên",
        "Chỉ thị, nghị quyết của cấp trên",
        "kế hoạch của đảng ủy",
        "Văn bản mới",
        "vấn đề mới nảy sinh",
        "chính sách, pháp luật",
        "Kiểm điểm",
        "đoàn thể",
        "Thu đảng phí",
        "Khắc phục hạn chế",
        "kế hoạch của đơn vị",
        "vấn đề tư tưởng cần",
        "chính trị trọng tâm",
        "công tác đảng tháng tới",
        "Giải pháp",
        "phân công nhiệm vụ",
        "kiến nghị của chi ủy",
        "tập trung thảo luận",
        "dân chủ, thẳng thắn",
        "ý kiến khác nhau",
        "Biểu quyết",
        "sổ biên bản",
    ):
        assert words in points


def test_a_cell_sets_its_own_values() -> None:
    rules, problems = override_rules(
        load(DEFAULT_SET),
        {
            "so_y_kien_toi_thieu": 5,
            "ty_le_du": 92.5,
            "tinh_y_kien_khach": "có",
            "thoi_luong_thuong_ky": {"gia_tri": 100, "can_cu": "Quy chế chi bộ"},
        },
    )
    assert not problems
    assert (rules.number("min_opinions"), rules.number("attendance_percent"), rules.flag("count_guests")) == (
        5,
        92.5,
        True,
    )
    opinions, minutes = rules.values["min_opinions"], rules.values["regular_minutes"]
    assert opinions.overridden
    assert opinions.level is Level.LOCAL
    assert "4 ý kiến" in opinions.basis
    assert (minutes.value, minutes.basis) == (100, "Quy chế chi bộ")
    assert not load(DEFAULT_SET).values["min_opinions"].overridden


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        ("bieu_quyet_qua", 66.6, 66.6),
        ("bieu_quyet_qua", "Hơn 2/3", "> 2/3"),
        ("bieu_quyet_ket_nap", "ít nhất 3/4", ">= 3/4"),
        ("bieu_quyet_chinh_thuc", ">= 2 / 3", ">= 2/3"),
        ("bieu_quyet_chinh_thuc", "≥2/3", ">= 2/3"),
        ("bieu_quyet_xep_loai", "ít nhất 2/3", ">= 2/3"),
        ("thong_qua_bien_ban", "ít nhất 1/2", ">= 1/2"),
    ],
)
def test_a_cell_writes_a_majority_as_people_say_it(key: str, written: RuleValue, value: RuleValue) -> None:
    rules, problems = override_rules(load(DEFAULT_SET), {key: written})
    assert not problems
    changed = next(rule for rule in rules.values.values() if rule.key == key)
    assert changed.value == value
    assert "thay cho " in changed.basis
    assert "số đảng viên được tính biểu quyết theo Điều lệ Đảng" in changed.basis


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("so_y_kien_toi_thiu", 5, "Có phải ý là “so_y_kien_toi_thieu”?"),
        ("min_opinions", 5, "Có phải ý là “so_y_kien_toi_thieu”?"),
        ("qqq", 5, "Các tên dùng được: thoi_luong_thuong_ky"),
        ("so_y_kien_toi_thieu", "năm", "phải là một số"),
        ("so_y_kien_toi_thieu", True, "phải là một số, đang ghi “có”"),
        ("so_y_kien_toi_thieu", None, "chưa ghi giá trị"),
        ("so_y_kien_toi_thieu", [5], "phải là một số"),
        ("so_y_kien_toi_thieu", -1, "ngoài khoảng"),
        ("so_y_kien_toi_thieu", 4.5, "số nguyên"),
        ("so_y_kien_toi_thieu", {"gia_tri": 5, "don_vi": "x"}, "không hiểu mục con “don_vi”"),
        ("ty_le_du", 101, "từ 0 đến 100"),
        ("ty_le_du", float("nan"), "ngoài khoảng"),
        ("hop_den_ngay", 32, "từ 0 đến 31"),
        ("tinh_y_kien_khach", 1, "phải là có hoặc không"),
        ("xep_loai_kha", 95, "lớn hơn “xep_loai_tot”"),
        ("tu_tuong_toi_da", 10, "lớn hơn “tu_tuong_toi_da”"),
        ("bieu_quyet_qua", 100, "ngoài khoảng"),
        ("bieu_quyet_qua", "quá bán", "“ít nhất 2/3” hoặc “hơn 1/2”"),
        ("bieu_quyet_ket_nap", 66.67, "phải là một tỷ lệ có mức so sánh"),
        ("bieu_quyet_ket_nap", "2/3", "đang ghi “2/3”"),
        ("bieu_quyet_ket_nap", "ít nhất 4/3", "ngoài khoảng"),
        ("bieu_quyet_chinh_thuc", True, "đang ghi “có”"),
    ],
)
def test_wrong_values_are_told_and_left_out(key: str, value: object, said: str) -> None:
    rules, problems = override_rules(load(DEFAULT_SET), {key: value}, file="chi-bo.yaml", lines={key: 7})
    assert rules == load(DEFAULT_SET)
    assert [(problem.file, problem.row, problem.key) for problem in problems] == [("chi-bo.yaml", 7, key)]
    assert problems[0].sentence().startswith(f"Tệp chi-bo.yaml, dòng 7, mục “{key}”: ")
    assert said in problems[0].sentence()


def test_changes_that_are_no_mapping() -> None:
    rules, problems = override_rules(load(DEFAULT_SET), ["so_y_kien_toi_thieu"])
    assert rules == load(DEFAULT_SET)
    assert len(problems) == 1


JUNK = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.lists(st.integers(), max_size=2)
)
KEYS = st.sampled_from([rule.key for rule in load(DEFAULT_SET).values.values()]) | st.text(max_size=8)

DAYS = st.dates() | st.just("1/1/2026") | JUNK
ENTRIES = st.dictionaries(st.sampled_from(["gia_tri", "can_cu", "x"]), JUNK) | st.fixed_dictionaries(
    {"gia_tri": JUNK}, optional={"tu": DAYS, "den": DAYS, "can_cu": JUNK}
)


@given(st.dictionaries(KEYS, JUNK | ENTRIES | st.lists(ENTRIES, max_size=3), max_size=6))
def test_no_change_breaks_the_rules(changes: dict[str, object]) -> None:
    before = load(DEFAULT_SET)
    rules, problems = override_rules(before, changes)
    assert set(rules.values) == CODES
    for code, rule in rules.values.items():
        assert isinstance(rule.value, bool) == isinstance(before.values[code].value, bool)
        if not rule.overridden:
            assert rule == before.values[code]
        assert rule == replace(
            before.values[code],
            value=rule.value,
            basis=rule.basis,
            level=rule.level,
            overridden=rule.overridden,
            terms=rule.terms,
        )
    assert all(problem.message and problem.remedy for problem in problems)


PLACES = re.compile("Xuân Hiệp|Lý Nhân|Hậu Lộc|An Phú|Gia Lai|Phú Thọ|Nghệ An|Cẩm Lệ|một phường|Thanh Hóa")
"""Places whose ways the rule sets learned from."""


@pytest.mark.parametrize("name", RULE_SETS)
def test_what_another_place_does_is_never_told_as_the_basis_of_this_cell(name: str) -> None:
    """The calendar of another commune stood as the basis of this cell's days."""
    bases = [basis.text for rule in load(name).values.values() for term in rule.terms for basis in term.bases]
    local = [text for text in bases if PLACES.search(text)]
    assert local
    assert [text for text in local if not re.search("tham khảo|ví dụ", text, re.IGNORECASE)] == []
