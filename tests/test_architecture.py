"""The folder list is the architecture: who may know whom, how thin a notebook is, where the clock stands."""

import ast
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.rings import OUTER

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "assistant"
MODULES = sorted(PACKAGE.rglob("*.py"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

FLOORS = (
    {"domain"},
    {"wording"},
    {"platform"},
    {"rules", "share"},
    {"journal", "widgets"},
    {"workspace"},
    {"documents", "analysis"},
    {"usecases"},
    {"views"},
    {"server"},
    {"cli"},
)
"""The rooms of the house from the ground up: each may know what lies below it, and nothing else."""
IN_DOCUMENTS = (
    {"facts"},
    {"rendering"},
    {"templates"},
    {"requirements", "catalogue", "freshness"},
    {"papers"},
    {"own_templates"},
)
"""The same inside the room of papers: facts know nothing of Word, templates are read on top of rendering."""
KNOW_THE_TIME = {
    "platform/clock.py": "the one clock",
    "share/worker.py": "a process of its own, which makes its clock at its edge",
    "share/supervise.py": "makes the outbox that its worker shares, at the edge of the server",
    "share/probe.py": "compares the age of a file with the time of the disk that wrote it",
}
"""Modules that may ask what time it is, each with its reason."""
AT_THE_ROOT = {
    ".ci", ".gitattributes", ".gitignore", ".pre-commit-config.yaml",
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
    "pyproject.toml", "environment.yml", "package.json", "biome.json", "tsconfig.json",
    "assistant", "notebooks", "templates", "tests", "docs", "deploy",
}  # fmt: skip
"""What may stand at the root of the repository. Anything else was left behind, or wants a line here first."""
MOMENTS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def layer(module: Path) -> str:
    return name_of(module).split("/")[0].removesuffix(".py").removeprefix("__init__")


@cache
def nodes(module: Path) -> tuple[ast.AST, ...]:
    """Every node of a file's tree."""
    return tuple(ast.walk(ast.parse(module.read_text("utf-8"))))


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports, at its top or inside a function, by its full dotted name."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(names: Iterator[str]) -> set[str]:
    return {name.split(".")[1] for name in names if name.startswith("assistant.")}


def below(room: str, floors: tuple[set[str], ...]) -> set[str]:
    """The rooms that lie under this one."""
    floor = next(number for number, rooms in enumerate(floors) if room in rooms)
    return set().union(*floors[:floor])


def test_every_room_has_its_floor() -> None:
    assert {layer(module) for module in MODULES} - {""} == set().union(*FLOORS)


def test_arrows_point_down() -> None:
    up = {name_of(m): own(imported(m)) - {layer(m)} - below(layer(m), FLOORS) for m in MODULES if layer(m)}
    assert {name: known for name, known in up.items() if known} == {}


def test_arrows_point_down_among_the_papers_too() -> None:
    up = {}
    for module in (m for m in MODULES if layer(m) == "documents" and name_of(m) != "documents/__init__.py"):
        room = name_of(module).split("/")[1].removesuffix(".py")
        names = (name.split(".") for name in imported(module))
        known = {name[2] for name in names if name[:2] == ["assistant", "documents"]}
        up[name_of(module)] = known - {room} - below(room, IN_DOCUMENTS)
    assert {name: known for name, known in up.items() if known} == {}


def test_the_domain_knows_only_the_standard_library_and_itself() -> None:
    impure = {"os", "pathlib", "time", "io", "sqlite3", "subprocess", "asyncio", "random"}
    for module in (m for m in MODULES if layer(m) == "domain"):
        names = [name for name in imported(module) if not name.startswith("assistant.domain")]
        assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names - impure, name_of(module)


VIETNAMESE = re.compile("[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]", re.IGNORECASE)
"""A letter that Vietnamese has and English has not; composed (NFC)."""


NO_SENTENCES = {
    "documents/facts/phrases.py LETTERS": "the alphabet of lettered lists in Party papers",
    "documents/templates/field_list.py STYLES": "names of styles in the templates that ship",
    "documents/templates/layout_check.py FORBIDDEN_TEXTS": "what other offices' papers have and a Party paper has not",
    "usecases/downloads.py content_disposition": "đ is the one letter that does not come apart into ASCII and a mark",
    "share/local.py _SYNC_FOLDER": "folder names of other programs",
    "share/sync_copies.py _BEHIND": "what other programs add to the name of a copy",
    "share/sync_copies.py _BEFORE": "what other programs add to the name of a copy",
    "workspace/encodings.py UTF8_AS_LATIN": "what letters of another encoding look like",
    "workspace/encodings.py VNI": "what letters of another encoding look like",
    "workspace/list_rows.py TOTAL": "how offices begin the row of totals",
    "workspace/names.py LOOK_ALIKE": "the letters that others look like",
    "workspace/names.py LETTERS": "the alphabet that names are sorted by",
    "workspace/names.py NAMESAKE_MARKS": "letters that tell namesakes apart",
    "workspace/names.py fold": "đ is the one letter that does not come apart into ASCII and a mark",
}
"""Vietnamese that nobody is shown: what it is part of at the top of its module, and what it is."""


def strings(module: Path) -> Iterator[tuple[str, str]]:
    """Every string of a module that is no docstring, after the name of what it is part of at the top of the module."""
    for statement in ast.parse(module.read_text("utf-8")).body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", None)
        owner = ast.unparse(target) if target else str(getattr(statement, "name", ""))
        told = {node.value for node in ast.walk(statement) if isinstance(node, ast.Expr)}
        for node in ast.walk(statement):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
                yield owner, node.value


@cache
def vietnamese() -> dict[str, list[str]]:
    """The strings with a Vietnamese letter outside the room of the words, by where they stand."""
    found: dict[str, list[str]] = {}
    for module in (m for m in MODULES if layer(m) != "wording"):
        for owner, text in strings(module):
            if VIETNAMESE.search(unicodedata.normalize("NFC", text)):
                found.setdefault(f"{name_of(module)} {owner}", []).append(text)
    return found


def test_the_domain_holds_no_vietnamese() -> None:
    """Decisions carry codes and facts; what a person reads, and what is recognised in people's texts, is wording."""
    assert {where: texts for where, texts in vietnamese().items() if where.startswith("domain/")} == {}


def test_every_vietnamese_sentence_stands_in_wording() -> None:
    """One room to read, to correct and to search; a format's keys have no diacritics."""
    assert {where: texts for where, texts in vietnamese().items() if where not in NO_SENTENCES} == {}


def test_the_vietnamese_that_is_no_sentence_is_there() -> None:
    assert set(NO_SENTENCES) <= set(vietnamese())


@pytest.mark.parametrize("text", ["đảng", "Ý kiến", "tu\u031bo\u031bng", "Cả", "mười", "ngữ"])
def test_vietnamese_is_known_by_its_letters(text: str) -> None:
    assert VIETNAMESE.search(unicodedata.normalize("NFC", text))
    assert not VIETNAMESE.search("Item number 5, chi bo")


def test_only_one_module_knows_docxtpl() -> None:
    assert [name_of(m) for m in MODULES if any(n.split(".")[0] == "docxtpl" for n in imported(m))] == [
        "documents/rendering/word.py"
    ]


def asks_the_time(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        return (owner, node.attr) in MOMENTS
    return isinstance(node, ast.ImportFrom) and node.module == "time" and "time" in {a.name for a in node.names}


def test_nobody_else_asks_what_time_it_is() -> None:
    """A clock is passed in."""
    asking = {name_of(m) for m in MODULES if any(map(asks_the_time, nodes(m)))}
    assert asking <= set(KNOW_THE_TIME)


def test_those_who_may_ask_the_time_exist() -> None:
    assert set(KNOW_THE_TIME) <= {name_of(m) for m in MODULES}


def test_a_module_that_outgrows_400_lines_holds_two_things() -> None:
    """Lists of sentences aside: they are as long as the sentences are many."""
    lines = {name_of(m): len(m.read_text("utf-8").splitlines()) for m in MODULES if layer(m) != "wording"}
    assert {name: many for name, many in lines.items() if many > 400} == {}


def test_a_function_has_at_most_45_lines() -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [(name_of(m), node) for m in MODULES for node in nodes(m) if isinstance(node, functions)]
    long = [(where, node.name) for where, node in found if (node.end_lineno or node.lineno) - node.lineno >= 45]
    assert long == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "common", "manager", "helpers", "misc"}
    assert not [name_of(m) for m in MODULES if empty & set(Path(name_of(m)).with_suffix("").parts)]


def test_there_are_notebooks() -> None:
    assert {n.name for n in NOTEBOOKS} >= {"home.ipynb", "meeting.ipynb", "projector.ipynb"}


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_thin_and_clean(notebook: Path) -> None:
    content = json.loads(notebook.read_text("utf-8"))
    cells = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    code = "\n".join("".join(cell["source"]) for cell in cells)
    assert 0 < len([line for line in code.splitlines() if line.strip()]) <= 10
    heavy = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While, ast.Lambda)
    assert not [node for node in ast.walk(ast.parse(code)) if isinstance(node, heavy)]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)
    assert content["metadata"]["title"]


def tracked() -> list[Path]:
    """What git keeps, and what it would keep after `git add`."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    hosts = "pypi|pythonhosted|debian|npmjs|anaconda|jsdelivr|unpkg"
    forbidden = re.compile(rf"\b(?:{hosts})\.(?:org|com|net)\b|(?<![\w.\-*/])/(?:work|root)/")
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in forbidden.finditer(text)]
    assert found == []


def test_nothing_was_left_at_the_root() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} - AT_THE_ROOT == set()


def test_what_the_type_checker_is_told_to_overlook_has_a_code_and_a_reason() -> None:
    overlooked = re.compile(r"#\s*type:\s*ignore(?!\[[\w, -]+\]\s+#\s*\w)")
    python = [path for path in tracked() if path.suffix == ".py" and path != Path(__file__)]
    assert [str(p.relative_to(ROOT)) for p in python if overlooked.search(p.read_text("utf-8"))] == []


def test_no_lock_file_is_kept() -> None:
    assert "uv.lock" not in {path.name for path in tracked()}


AT_ONCE = {
    "cli/main.py": "nothing at all (os.devnull)",
    "cli/start.py": "a log that is added to",
    "documents/own_templates.py": "our own template, which nobody replaces; and a new file",
    "documents/rendering/layout.py": "data of the program",
    "documents/rendering/pdf.py": "a folder that nobody else knows",
    "documents/templates/check.py": "our own template",
    "documents/templates/field_list.py": "our own styles",
    "documents/templates/fields.py": "data of the program",
    "documents/templates/gate.py": "our own template",
    "documents/papers.py": "our own template",
    "journal/journal.py": "a copy that is being made",
    "journal/repair.py": "notes that lie beside a damaged journal for good",
    "platform/clock.py": "the rehearsal's clock",
    "platform/paths.py": "written by a server that is alone",
    "platform/patient_files.py": "this is where patience is",
    "rules/laws.py": "data of the program",
    "rules/loader.py": "data of the program",
    "rules/oversight.py": "data of the program",
    "rules/order.py": "data of the program",
    "rules/rubric.py": "data of the program",
    "server/handlers.py": "a websocket",
    "server/forked_kernel.py": "the same log as kernels.py",
    "server/kernels.py": "a log that is added to",
    "server/private.py": "written by a server that is alone, before anybody reads",
    "server/serve.py": "a browser",
    "server/static.py": "data of the program",
    "share/files.py": "who calls it tries again, by what went wrong (share/atomic.py, share/delivery.py)",
    "share/local.py": "Linux's own list",
    "share/probe.py": "a file of its own; what is refused is asked again soon",
    "share/supervise.py": "a log that is added to",
    "usecases/batch_printing.py": "a list that is added to",
    "widgets/code.py": "data of the program",
    "widgets/modules.py": "data of the program",
    "widgets/parcel.py": "data of the program",
    "workspace/init.py": "a new file",
}
"""Modules that open a file by themselves, and why none of them meets one that another process is just replacing."""


def opens_a_file(node: ast.AST) -> bool:
    named = {"read_bytes", "read_text", "open"}
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in named


def test_what_another_process_may_be_replacing_is_read_patiently() -> None:
    """Windows refuses a file for the moment in which it is replaced: `platform/patient_files.py`."""
    assert {name_of(m) for m in MODULES if any(map(opens_a_file, nodes(m)))} == set(AT_ONCE)


def test_no_program_that_is_started_opens_a_window_of_its_own() -> None:
    """Started by a shortcut (pythonw) the program has none that a child could share: a black one would appear."""
    for module in MODULES:
        for node in nodes(module):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"subprocess.Popen", "subprocess.run"}:
                assert "CREATE_NO_WINDOW" in ast.unparse(node), f"{name_of(module)}:{node.lineno}"


def loaded_with(module: Path) -> set[str]:
    """What is imported as soon as the module is: modules, and the names out of them."""
    found = set[str]()
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def test_no_module_asks_for_what_windows_has_not_before_it_is_needed() -> None:
    """The program would not start there."""
    windows_lacks = {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"}
    windows_lacks |= {
        f"multiprocessing.{name}"
        for kind in ("Fork", "ForkServer")
        for name in (f"context.{kind}Process", f"context.{kind}Context", f"popen_{kind.lower()}")
    }
    windows_lacks |= {f"os.{name}" for name in ("fork", "geteuid", "getpgid", "getuid", "killpg", "mkfifo", "setsid")}
    windows_lacks |= {"asyncio.unix_events", "multiprocessing.forkserver", "signal.SIGHUP", "signal.SIGKILL"}
    assert {name_of(one): lost for one in MODULES if (lost := loaded_with(one) & windows_lacks)} == {}


def test_what_the_quick_ring_leaves_out_is_there() -> None:
    assert [path for path in OUTER if not (ROOT / "tests" / path).exists()] == []
