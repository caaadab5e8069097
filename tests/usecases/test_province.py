"""A made-up province: its records are sound, its figures those of its facts, and every file says it is invented."""

import json
from pathlib import Path

import jsonschema
import pytest

from assistant.documents.papers import print_paper
from assistant.domain.meeting_figures import Figures, figures_of
from assistant.journal import record
from assistant.journal.shapes import shape_of
from assistant.usecases.province.tree import NotEmpty, make_province, units
from assistant.wording.province import INVENTED
from assistant.workspace.members import read_members
from assistant.workspace.profile import read_profile


def make(folder: Path, seed: int = 3) -> Path:
    made = make_province(folder, 3, 2, seed, 2026, lambda done, total: None)
    assert made.cells == 3
    return folder


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("province") / "tinh")


def test_every_record_is_valid_and_counts_what_its_facts_give(province: Path) -> None:
    valid = jsonschema.Draft202012Validator(record.schema())
    files = sorted(province.rglob("ho-so.json"))
    assert files
    for file in files:
        plain = json.loads(file.read_text("utf-8"))
        valid.validate(plain)
        meeting = record.load(file.read_bytes(), file)
        assert json.loads(shape_of(Figures).write(figures_of(meeting))) == plain["figures"]
        assert meeting.cell.practice
        assert meeting.cell.name == read_profile(file.parents[2]).cell.name


def test_its_minutes_print_as_they_were_adopted(province: Path) -> None:
    file = next(iter(sorted(province.rglob("ho-so.json"))))
    meeting = record.load(file.read_bytes(), file)
    paper = print_paper(meeting)
    assert meeting.cell.name in "\n".join(paper.lines)
    assert "Qz" not in "\n".join(paper.lines)


def test_every_cell_has_its_settings_and_its_members(province: Path) -> None:
    for folder in sorted(path.parent for path in province.rglob("chi-bo.yaml")):
        profile = read_profile(folder)
        assert profile.problems == ()
        assert profile.cell.practice
        found = read_members(folder / profile.members)
        assert found.problems == ()
        assert len(found.members) >= 7


def test_every_file_says_that_it_is_invented(province: Path) -> None:
    for file in (path for path in province.rglob("*") if path.is_file() and path.parent.name != "quy-dinh"):
        text = file.read_text("utf-8")
        assert INVENTED in text or '"practice": true' in text, file


def test_the_same_numbers_give_the_same_bytes_and_others_do_not(province: Path, tmp_path: Path) -> None:
    def content(folder: Path) -> dict[str, bytes]:
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    assert content(make(tmp_path / "again")) == content(province)
    assert content(make(tmp_path / "other", seed=4)) != content(province)


def test_no_two_of_many_cells_lie_in_one_folder() -> None:
    paths = [unit.path for unit in units(6000)]
    assert len(set(paths)) == len(paths)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thu.txt").write_text("của tôi", "utf-8")
    with pytest.raises(NotEmpty, match="đã có tệp"):
        make(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thu.txt"]
