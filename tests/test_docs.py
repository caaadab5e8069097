"""docs/: every document has its page, picture and field list; what the pages tell people to type, what they name and
what the code cites exists.
"""

import argparse
import re
import shlex
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from docx import Document

from assistant.cli import main
from assistant.documents import papers
from assistant.documents.catalogue import COMMITTEE_FORMS, FORMS
from assistant.documents.rendering import layout
from assistant.documents.templates.check import FindingKind
from assistant.rules import loader
from assistant.wording.browser.pages import HOME, PROGRAM
from tests import gallery
from tests.test_architecture import FLOORS, IN_DOCUMENTS

AGAIN = "made anew by: python -m tests.gallery"
ROOT = gallery.DOCS.parent
DOMAIN, HOUSE = gallery.DOCS / "domain.md", gallery.DOCS / "architecture.md"
FOR_DEVELOPERS = (DOMAIN, HOUSE, ROOT / "CONTRIBUTING.md", ROOT / "README.md")
PLACE = r"(?:\d+(?:\.\d+)?(?: [ABC]\d+)?|[NW]\d+a?)"
"""A section (`2.1`), an item of it (`2.1 B4`), a rule (`N20`, `N19a`) or a weakness (`W3`)."""
CITED = re.compile(rf"docs/domain[.]md (?={PLACE})({PLACE}(?:(?:, | and |–|-){PLACE})*)")
OUTSIDE = re.compile(
    r"\bshared/(?!ooxml-xsd)|\b(?:pitfalls|design|style)[.]md\b|(?<!docs/)\bdomain[.]md [\dNW]"
    r"|\bseed 0\d\d\b|\bdossier\b"
)
"""What stood beside the repository when the program was made, and is not there for its readers."""


def section(page: Path, heading: str) -> str:
    """The text under a heading, up to the next of any depth."""
    found = re.search(
        rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert found, f"{page.name} has no section “{heading}”"
    return found[1]


def size(picture: Path) -> tuple[int, int]:
    """Width and height of a sound PNG."""
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    begin = data.index(b"IDAT")
    length = struct.unpack(">I", data[begin - 4 : begin])[0]
    assert len(zlib.decompress(data[begin + 4 : begin + 4 + length])) == height * ((width + 1) // 2 + 1)
    return width, height


def shows_its_pictures(form: str, text: str) -> None:
    for look in layout.names():
        picture = gallery.picture(form, look)
        assert f"]({picture.relative_to(gallery.DOCS).as_posix()})" in text
        assert picture.is_file(), AGAIN
        assert min(size(picture)) > 500, "large enough to be read"
        assert picture.stat().st_size <= gallery.LARGEST


@pytest.mark.parametrize("form", FORMS)
def test_every_document_has_its_page_and_pictures(form: str) -> None:
    text = section(gallery.PAGE, FORMS[form].title)
    for what in ("Dùng để", "Căn cứ", "Tạo được khi", f"--form {form}\n"):
        assert what in text
    shows_its_pictures(form, text)


@pytest.mark.parametrize("form", COMMITTEE_FORMS)
def test_every_paper_of_a_committee_has_its_page_and_pictures(form: str) -> None:
    text = section(gallery.PAGE, COMMITTEE_FORMS[form].title)
    for what in ("Dùng để", "Căn cứ", "Lập ở", f"`cap-uy/mau/{form}.docx`"):
        assert what in text
    shows_its_pictures(form, text)


def test_pictures_are_few_and_small() -> None:
    pictures = list(gallery.PICTURES.iterdir())
    wanted = {gallery.picture(form, look).name for form in gallery.PICTURED for look in layout.names()}
    assert {p.name for p in pictures} == wanted, AGAIN
    assert sum(p.stat().st_size for p in pictures) <= gallery.ALTOGETHER


@pytest.mark.parametrize("form", FORMS)
def test_the_guide_lists_the_fields_of_every_document(form: str) -> None:
    text = section(gallery.GUIDE, FORMS[form].title)
    assert f"chibo template fields {form}\n" in text
    known = {field.path for field in papers.form_fields(form) if "." not in field.path and "[" not in field.path}
    assert set(re.findall(r"^\| `(\w+)`", text, re.MULTILINE)) == known, AGAIN
    assert "\n".join(gallery.section(form)).strip() in gallery.GUIDE.read_text(encoding="utf-8"), AGAIN


def test_the_guide_names_every_layout() -> None:
    assert all(f"`{name}`" in section(gallery.GUIDE, "6. Thể thức") for name in layout.names())


def commands(page: Path) -> list[str]:
    """What a page tells people to type."""
    return re.findall(r"^chibo .+$", page.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("page", [gallery.PAGE, gallery.GUIDE], ids=lambda page: page.name)
def test_what_people_are_told_to_type_exists(page: Path) -> None:
    told = commands(page)
    assert len(told) > len(FORMS)
    for line in told:
        options = main.parser().parse_args(shlex.split(line.replace("\\", "/"))[1:])
        assert isinstance(options, argparse.Namespace)
        assert options.command in main.COMMANDS
        if getattr(options, "form", ""):
            assert options.form in FORMS, line


@pytest.mark.parametrize("page", [gallery.PAGE, gallery.GUIDE, *FOR_DEVELOPERS[1:]], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """To a file, and where a heading is named, to one that it has."""
    targets = re.findall(r"\]\(([^)#:]*)(?:#([^)]+))?\)", page.read_text(encoding="utf-8"))
    assert targets
    lost = [target for target, _ in targets if target and not (page.parent / target).is_file()]
    assert lost == []
    assert [
        f"{t}#{anchor}" for t, anchor in targets if anchor and anchor not in anchors(page.parent / t if t else page)
    ] == []


def anchors(page: Path) -> set[str]:
    """The headings of a page as an address names them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_tags_the_guide_teaches_are_understood(tmp_path: Path) -> None:
    """Every example of a tag, put into a template, passes the check; every field in them is a field of some paper."""
    text = gallery.GUIDE.read_text(encoding="utf-8").partition("## 3.")[0]
    blocks = re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert sum("{%p for" in block for block in blocks) == 1
    document = Document()
    for line in "".join(blocks).splitlines():
        document.add_paragraph(line)
    rows = re.findall(r"^\| (`\{.*)$", text, re.MULTILINE)
    table = document.add_table(0, 3)
    for row in rows:
        cells = table.add_row().cells
        for cell, content in zip(cells, row.strip(" |").split("|"), strict=False):
            cell.text = content.strip(" `")
    path = tmp_path / "bien-ban.docx"
    document.save(str(path))
    assert [one.sentence for one in papers.check_template(path) if one.kind is FindingKind.BROKEN] == []
    names = {field.path.split(".")[-1].removesuffix("[]") for form in FORMS for field in papers.form_fields(form)}
    used = set(re.findall(r"\{\{ (?:\w+\.)?(\w+)| in (\w+) %| if (?:\w+\.)?(\w+) %", text))
    assert {name for found in used for name in found if name} <= names


def own_files() -> list[Path]:
    """What git keeps, or would keep after `git add`, that is read as text."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    read = {".py", ".js", ".mjs", ".css", ".html", ".j2", ".yaml", ".toml", ".json", ".md", ".ipynb"}
    paths = [ROOT / name for name in listed if name]
    return [path for path in paths if path.suffix in read and path.is_file() and path != Path(__file__)]


def said(pattern: re.Pattern[str]) -> list[tuple[str, re.Match[str]]]:
    """Every place in the repository that says such a thing, with its file."""
    files = ((path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in own_files())
    return [(name, found) for name, text in files for found in pattern.finditer(text)]


def places() -> set[str]:
    """What docs/domain.md has: sections, items of the order of business, rules, weaknesses, open questions."""
    text = DOMAIN.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (\d+(?:\.\d+)?)\b", text, re.MULTILINE)
    return {*headings, *re.findall(r"^\| ([ABCNW]\d+a?|11\.\d+) \|", text, re.MULTILINE)}


def test_what_the_code_cites_of_the_domain_is_there() -> None:
    known, cited = places(), said(CITED)
    assert len(cited) > 40
    named = [(name, part) for name, found in cited for part in re.findall(r"[ABCNW]\d+a?|\d+(?:\.\d+)?", found[1])]
    assert [(name, part) for name, part in named if part not in known] == []


def test_a_rule_named_by_its_number_alone_is_there_too() -> None:
    """`(N15, N17)`, where the sentence speaks of the rule; in assistant/ nothing else looks like that."""
    bare = [(name, found[0]) for name, found in said(re.compile(r"\b[NW]\d\d?a?\b")) if name.startswith("assistant/")]
    assert [(name, rule) for name, rule in bare if rule not in places() and name.endswith(".py")] == []


def test_the_domain_is_cited_with_its_place() -> None:
    code = (".py", ".yaml", ".js")
    named = {(name, found.start()) for name, found in said(re.compile(r"docs/domain[.]md")) if name.endswith(code)}
    assert named == {(name, found.start()) for name, found in said(CITED) if name.endswith(code)}


def test_the_settings_that_the_domain_names_are_rules() -> None:
    section_ = section(DOMAIN, "3. Numeric rules")
    settings = {
        name
        for row in re.findall(r"^\| N.*\| ([^|]+) \|$", section_, re.MULTILINE)
        for name in re.findall(r"`([a-z_]+)`", row)
    }
    assert settings - set(loader.load("hd42-2025").values) == {"noi_dung_mat"}


def test_nothing_cites_what_is_outside_the_repository() -> None:
    assert [(name, found[0]) for name, found in said(OUTSIDE)] == []


@pytest.mark.parametrize("page", FOR_DEVELOPERS, ids=lambda page: page.name)
def test_what_developers_are_shown_exists(page: Path) -> None:
    """A path in backticks is there; `<name>` and `*` stand for any name."""
    named = re.findall(r"`((?:assistant|tests|templates|notebooks|docs)/[^`\s]*)`", page.read_text(encoding="utf-8"))
    assert [path for path in named if not any(ROOT.glob(re.sub(r"<\w+>", "*", path.rstrip("/"))))] == []


def test_the_picture_of_the_house_has_its_rooms_on_their_floors() -> None:
    """As tests/test_architecture.py has them: number of the floor, name of the room."""
    text = section(HOUSE, "Rooms and floors")
    rows = [(int(floor), room) for floor, room in re.findall(r"^\| (\d+) \| `(\w+)`", text, re.MULTILINE)]
    house, papers_ = (
        [(n, room) for n, rooms in enumerate(floors, 1) for room in rooms] for floors in (FLOORS, IN_DOCUMENTS)
    )
    assert sorted(rows) == sorted([*house, *papers_])


def test_the_glossary_names_what_the_code_has() -> None:
    rows = re.findall(r"^\| [^|]+ \| (`[^|]+) \| (`[^|]+) \|$", section(HOUSE, "Glossary"), re.MULTILINE)
    assert len(rows) > 30
    for names, files in rows:
        for group, file in zip(names.split("; "), files.split("; "), strict=True):
            code = (ROOT / file.strip("`")).read_text(encoding="utf-8")
            assert [
                name
                for name in re.findall(r"`(\w+)`", group)
                if not re.search(rf"^ *(?:class |def )?{name}\b", code, re.MULTILINE)
            ] == [], file


@pytest.mark.parametrize("page", ["README.md", "docs/windows.md", "deploy/windows/setup.nsi", "deploy/windows/tree.py"])
def test_where_the_program_is_ended_is_told_as_home_has_it(page: str) -> None:
    """The button stands at the foot by itself (tests/browser/test_home_folds.py), not where files are kept."""
    text = re.sub(r"\s+", " ", (ROOT / page).read_text(encoding="utf-8"))
    sentences = [one for one in re.split(r"[.|;] |[$]n", text) if PROGRAM["end"] in one or "cũng ở đó" in one]
    assert any(PROGRAM["end"] in one and "cuối cột bên phải" in one for one in sentences)
    assert [one for one in sentences if HOME["folders"] in one or "cũng ở đó" in one] == []
