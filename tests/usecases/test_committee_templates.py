"""A committee's own templates, its head, and the templates that it takes to change them."""

import io
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from assistant.cli.main import main
from assistant.documents.catalogue import COMMITTEE_FORMS
from assistant.documents.papers import find_template
from assistant.documents.rendering.docx_text import read_document
from assistant.documents.rendering.template_errors import TemplateError
from assistant.usecases.committee_tree import WantedFile, files_offered, make_file, narrowed
from assistant.usecases.rolling_up import RolledUp
from assistant.usecases.rollup_papers import templates_of
from assistant.workspace.committee import FOLDER, settings_file
from tests.committees import NOW, YEAR, made_commune, printed
from tests.writes import own_data

__all__ = ["own_data"]


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> RolledUp:
    made_commune.cache_clear()
    return made_commune(tmp_path_factory.mktemp("xa") / "tinh")


def put(commune: RolledUp, form: str, old: str, new: str) -> Path:
    """The committee's own template: the one that ships, with another text."""
    own = commune.reading.root / FOLDER / "mau" / f"{form}.docx"
    with ZipFile(find_template(form, None)) as shipped, ZipFile(own, "w") as changed:
        for name in shipped.namelist():
            data = shipped.read(name)
            if name == "word/document.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            changed.writestr(name, data)
    return own


@pytest.mark.parametrize("form", COMMITTEE_FORMS)
def test_the_superior_stands_above_the_committee_and_no_line_where_it_has_none(commune: RolledUp, form: str) -> None:
    body = read_document(printed(form, commune)).body
    text = "\n".join(body).casefold()
    assert 0 <= text.index("đảng bộ tỉnh phú thọ") < text.index("đảng ủy xã xuân sơn")
    none = replace(commune, committee=replace(commune.committee, superior=""))
    without = read_document(printed(form, none)).body
    assert "đảng bộ tỉnh phú thọ" not in "\n".join(without).casefold()
    assert "……" not in without[0]


@pytest.mark.parametrize("form", COMMITTEE_FORMS)
def test_a_committees_own_template_is_the_one_that_is_printed(commune: RolledUp, form: str) -> None:
    own = put(commune, form, "Người lập bảng", "Trưởng ban")
    try:
        told = "\n".join(read_document(printed(form, commune)).body).casefold()
    finally:
        own.unlink()
    assert "trưởng ban" in told
    assert "người lập bảng" not in told
    assert "trưởng ban" not in "\n".join(read_document(printed(form, commune)).body).casefold()


def test_a_template_with_an_error_prints_nothing_and_is_told_on_every_way(
    commune: RolledUp, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = put(commune, "khen-giup", "{{ cach_khen }}", "{{ cach_khenn }}")
    try:
        with pytest.raises(TemplateError, match="cach_khenn"):
            printed("khen-giup", commune)
        assert main(["template", "check", str(own)]) == 1
        assert "cach_khenn" in capsys.readouterr().out
    finally:
        own.unlink()
    own = put(commune, "tong-hop", "{{ cach_chon }}", "{{ cach_chonn }}")
    paper = tmp_path / "giay.docx"
    try:
        assert main(["rollup", str(commune.reading.root), "--year", str(YEAR), "--docx", str(paper)]) == 2
    finally:
        own.unlink()
    assert "cach_chonn" in capsys.readouterr().err
    assert not paper.exists()


def test_the_templates_in_force_are_offered_on_the_page_to_be_changed(commune: RolledUp) -> None:
    assert "templates" in files_offered(NOW, YEAR)
    own = put(commune, "lich-du", "Người lập bảng", "Trưởng ban")
    try:
        with ZipFile(io.BytesIO(templates_of(commune))) as files:
            assert files.namelist() == [f"{form}.docx" for form in COMMITTEE_FORMS]
            assert files.read("lich-du.docx") == own.read_bytes()
            assert files.read("tong-hop.docx") == find_template("tong-hop", None).read_bytes()
    finally:
        own.unlink()
    assert make_file(commune, WantedFile("templates"), NOW).endswith("mau-van-ban-cap-uy.zip")


def test_a_committee_below_stands_under_the_one_of_the_tree_and_calls_itself_as_it_set(commune: RolledUp) -> None:
    folder = next(iter(commune.tables.cells["area"]))
    below = narrowed(commune, folder).committee
    assert (below.superior, below.locality) == ("Đảng ủy xã Xuân Sơn", "")
    own = settings_file(commune.reading.root / folder)
    own.parent.mkdir()
    own.write_text("ten_cap_uy: Chi ủy khu\ncap_tren: Đảng ủy khu\ndia_danh: Khu 3\n", "utf-8")
    try:
        below = narrowed(commune, folder).committee
    finally:
        own.unlink()
    assert (below.name, below.superior, below.locality) == ("Chi ủy khu", "Đảng ủy khu", "Khu 3")
    assert below.observers == commune.committee.observers
