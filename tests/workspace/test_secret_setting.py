"""`noi_dung_mat` in chi-bo.yaml, and what a secret task of last month becomes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.domain import commands as c
from assistant.domain.kinds import MeetingKind
from assistant.domain.outline import outline_of
from assistant.domain.secrecy import public_version
from assistant.journal import record
from assistant.usecases.past_meetings import tasks_for
from assistant.workspace.init import profile_text
from assistant.workspace.profile import read_profile
from tests.builders import meeting_of, rule_set


@pytest.mark.parametrize(
    ("line", "apart"),
    [("", True), *((f"noi_dung_mat: {w}", w == "luu_rieng") for w in ("luu_rieng", "lưu chung", "Luu-Chung"))],
)
def test_secret_items_are_kept_apart_unless_the_cell_says_otherwise(tmp_path: Path, line: str, apart: bool) -> None:
    (tmp_path / "chi-bo.yaml").write_text(f"ten_chi_bo: Chi bộ 1\n{line}\n", encoding="utf-8")
    profile = read_profile(tmp_path)
    assert profile.secrets_apart is apart
    assert profile.problems == ()


def test_another_word_is_told_and_the_safe_way_is_taken(tmp_path: Path) -> None:
    (tmp_path / "chi-bo.yaml").write_text("ten_chi_bo: Chi bộ 1\nnoi_dung_mat: không\n", encoding="utf-8")
    profile = read_profile(tmp_path)
    assert profile.secrets_apart
    (problem,) = profile.problems
    assert "luu_rieng" in problem.sentence()
    assert "“không”" in problem.sentence()


def test_init_writes_the_setting_with_its_caution(tmp_path: Path) -> None:
    text = profile_text(sample=True, day=date(2026, 11, 4))
    assert "\nnoi_dung_mat: luu_rieng\n" in text
    assert "Luật Bảo vệ bí mật nhà nước" in text
    (tmp_path / "chi-bo.yaml").write_text(text.replace("mat: luu_rieng", "mat: luu_chung"), encoding="utf-8")
    assert not read_profile(tmp_path).secrets_apart


@pytest.mark.parametrize(
    ("day", "law"), [(date(2026, 2, 28), "số 29/2018/QH14"), (date(2026, 3, 1), "số 117/2025/QH15")]
)
def test_init_names_the_law_that_is_in_force(day: date, law: str) -> None:
    """docs/domain.md N32."""
    laws = [line for line in profile_text(sample=False, day=day).splitlines() if "Luật Bảo vệ bí mật nhà nước" in line]
    assert len(laws) == 1
    assert f"Luật Bảo vệ bí mật nhà nước {law}; không ghi" in laws[0]
    assert len(laws[0]) <= 120


def test_a_secret_task_goes_on_as_a_secret_one_and_only_on_the_machine_that_has_it() -> None:
    room = meeting_of(5, 0, secrets_apart=True).start().roll()
    room.send(c.AmendItem("B5", "Việc kín", secret=True))
    room.give("Lập danh sách hộ nghèo", item="B6")
    room.give("Gặp nhân chứng", item="B5")
    room.send(c.EndMeeting("Hết giờ"))
    here, there = room.meeting, record.load(record.dump_redacted(room.meeting, "MAY-1"))
    tasks = tasks_for(MeetingKind.REGULAR, [outline_of(here)], rule_set("mac-dinh"))
    assert [(t.what, t.secret) for t in tasks] == [("Lập danh sách hộ nghèo", False), ("Gặp nhân chứng", True)]
    assert [t.what for t in tasks_for(MeetingKind.REGULAR, [outline_of(there)], rule_set("mac-dinh"))] == [
        "Lập danh sách hộ nghèo"
    ]
    later = replace(meeting_of(5, 0).meeting, carried={t.id: t for t in tasks})
    assert [t.what for t in public_version(later).carried.values()] == ["Lập danh sách hộ nghèo"]
    assert [t.secret for t in tasks_for(MeetingKind.REGULAR, [outline_of(later)], rule_set("mac-dinh"))] == [
        False,
        True,
    ]
