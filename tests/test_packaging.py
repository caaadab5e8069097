"""pip and conda ask for the same, every dependency is pinned, and the wheel carries what the program needs."""

import re
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.tags import sys_tags
from packaging.utils import canonicalize_name, parse_wheel_filename
from ruamel.yaml import YAML

from tests import requirements
from tests.packages import ROOT, build_wheel, project

PINS = [Requirement(line) for line in project()["tool"]["uv"]["constraint-dependencies"]]
DIRECT = [Requirement(line) for line in project()["project"]["dependencies"]]
DEVELOPMENT = [Requirement(line) for line in project()["dependency-groups"]["dev"]]


def parts(requirement: str) -> tuple[str, frozenset[str]]:
    """Name and bounds of `voila >=0.5,<0.6`, as pip and conda both write it."""
    found = re.fullmatch(r"([\w.-]+)\s*(.*)", requirement)
    assert found, requirement
    name, bounds = found.groups()
    return canonicalize_name(name), frozenset(re.split(r"\s*,\s*", bounds)) - {""}


def test_conda_and_pip_ask_for_the_same() -> None:
    wanted = dict(map(parts, project()["project"]["dependencies"]))
    listed = YAML(typ="safe").load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    conda = dict(parts(entry) for entry in listed if isinstance(entry, str))
    (by_pip,) = [entry["pip"] for entry in listed if isinstance(entry, dict)]
    assert conda.pop("pip") == frozenset()
    assert conda.pop("python") == frozenset({project()["project"]["requires-python"]})
    assert by_pip.pop() == "--editable ."
    also = dict(map(parts, by_pip))
    assert not conda.keys() & also.keys()
    assert conda | also == wanted


def needed(wanted: Iterable[Requirement] = (*DIRECT, *DEVELOPMENT)) -> set[str]:
    """Names of everything installed that these lead to, direct or not, on this machine."""
    waiting, found = [*wanted], set[str]()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        extras = requirement.extras or {""}
        if requirement.marker and not any(requirement.marker.evaluate({"extra": extra}) for extra in extras):
            continue
        key = f"{name}[{','.join(sorted(requirement.extras))}]"
        if key in found:
            continue
        found |= {name, key}
        for line in metadata.distribution(name).requires or []:
            inner = Requirement(line)
            if inner.marker is None or any(inner.marker.evaluate({"extra": extra}) for extra in extras):
                inner.marker = None
                waiting.append(inner)
    return {name for name in found if "[" not in name}


def test_everything_that_gets_installed_is_pinned_by_name_and_version() -> None:
    assert needed() - {canonicalize_name(pin.name) for pin in PINS} == set()
    for pin in PINS:
        assert re.fullmatch(r"==[\w.]+", str(pin.specifier)), f"{pin} is no pin"
        assert pin.url is None


def test_what_uv_installed_is_what_is_pinned() -> None:
    pinned = {canonicalize_name(p.name): p for p in PINS if p.marker is None or p.marker.evaluate()}
    for name in map(canonicalize_name, needed()):
        installed = metadata.distribution(name)
        if (installed.read_text("INSTALLER") or "").strip() == "uv":
            assert pinned[name].specifier.contains(installed.version), f"{name} {installed.version}"


def test_pins_lie_within_the_bounds_of_the_direct_dependencies() -> None:
    versions = {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in PINS}
    for requirement in (*DIRECT, *DEVELOPMENT):
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement


def test_every_direct_dependency_has_a_lower_bound_and_the_fragile_ones_an_upper() -> None:
    for requirement in DIRECT:
        assert ">=" in str(requirement.specifier), requirement
    bounded = {r.name for r in DIRECT if "<" in str(r.specifier).replace("<=", "<")}
    assert {"voila", "ipywidgets", "anywidget", "docxtpl", "python-docx", "apsw"} <= bounded


def hashed(name: str) -> dict[tuple[str, str], frozenset[str]]:
    """What one file of hashes says: name and version → the files that may answer to it."""
    entries = requirements.read(requirements.FOLDER / f"{name}.txt")
    return {(pin.name, str(pin.requirement.specifier)): pin.hashes for pin in entries}


@pytest.mark.parametrize("file", requirements.listed(), ids=lambda file: file.name)
def test_hashes_are_kept_of_the_very_versions_that_were_tried(file: requirements.File) -> None:
    pins = {(canonicalize_name(one.name), str(one.specifier)) for one in map(Requirement, file.pins)}
    kept = set(hashed(file.name))
    assert kept - pins == set(), "run: uv run python -m tests.requirements"
    assert {canonicalize_name(Requirement(line).name) for line in file.wanted} <= {name for name, _ in kept}
    assert file.name != "develop" or kept == pins


def test_what_an_office_installs_has_the_same_hashes_and_nothing_of_the_tests() -> None:
    run = hashed("run")
    names = {name for name, _ in run}
    assert run.items() <= hashed("develop").items()
    assert needed(DIRECT) <= names
    assert not {"pytest", "playwright", "ruff"} & names


def test_a_file_of_hashes_with_an_address_or_an_option_is_refused(tmp_path: Path) -> None:
    for line in ("--index-url x", "six==1.17.0", "six @ file:///six.whl", "six==1.17.0 --hash=md5:0"):
        (tmp_path / "run.txt").write_text(line, "utf-8")
        with pytest.raises(ValueError, match="no entry with hashes"):
            list(requirements.read(tmp_path / "run.txt"))


@pytest.mark.skipif(
    not (ROOT / "uv.lock").is_file(), reason="not installed by `uv sync`: .ci/run asks for hashes itself"
)
def test_what_uv_was_offered_for_this_machine_are_the_files_that_were_tried() -> None:
    tags, known, strange = set(sys_tags()), hashed("develop"), []
    for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]:
        for wheel in package.get("wheels", ()):
            file = wheel["url"].rsplit("/", 1)[-1]
            fits = tags & parse_wheel_filename(file)[3]
            if fits and wheel["hash"] not in known.get((package["name"], f"=={package['version']}"), ()):
                strange.append(file)
    assert strange == []


def test_ci_installs_by_hash() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    for file in requirements.listed():
        if file.name not in {"run", "hub"}:  # what others install
            assert f"deploy/requirements/{file.name}.txt" in script
    assert script.count("--require-hashes") >= 2


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of all files in the wheel."""
    with ZipFile(build_wheel(tmp_path_factory.mktemp("wheel"))) as wheel:
        return set(wheel.namelist())


def files(folder: str) -> set[str]:
    """Every file of the program below a folder of the checkout, by its path."""
    paths = (p for p in (ROOT / folder).rglob("*") if p.is_file())
    kept = (p.relative_to(ROOT) for p in paths if not {"__pycache__", ".ipynb_checkpoints"} & set(p.parts))
    return {p.as_posix() for p in kept if not p.name.startswith(("~$", "."))}


def test_the_wheel_carries_every_file_of_the_program(packed: set[str]) -> None:
    brought = {
        f"assistant/share_data/{path}"
        for path in files("notebooks") | files("templates/jupyter") | files("templates/word")
    }
    assert (files("assistant") | brought) - packed == set()


@pytest.mark.parametrize("kind", [".ipynb", ".docx", ".yaml", ".js", ".css", ".html", ".j2"])
def test_the_wheel_carries_every_kind_of_file(packed: set[str], kind: str) -> None:
    assert [name for name in packed if Path(name).suffix == kind]


def test_the_wheel_carries_nothing_else(packed: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in packed} == {"assistant", "chibo"}
    assert not [name for name in packed if "test" in Path(name).parts or name.endswith((".pyc", "uv.lock"))]
