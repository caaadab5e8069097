"""What keeps a version from being released is told; wheel, sdist and their digests come of one command."""

import hashlib
import tarfile
from pathlib import Path

import pytest

from deploy.release import __main__ as release
from deploy.windows.packages import version
from tests.packages import ROOT

READY = "# Changelog\n\n## Unreleased\n\n## 1.2.3 – 2027-01-31\n\n### Added\n- A thing.\n"


def test_this_version_is_told_and_its_sample_is_kept() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    left = release.find_faults(changelog, version(), release.kept_samples())
    assert [fault for fault in left if "under Unreleased" not in fault] == []


@pytest.mark.parametrize(
    ("changelog", "samples", "told"),
    [
        (READY, ["1.2.3"], []),
        (READY, ["1.2.2"], ["no kept sample"]),
        (READY.replace("2027-01-31", "not released yet"), ["1.2.3"], ["has no section '## 1.2.3"]),
        (READY.replace("## Unreleased\n\n", ""), ["1.2.3"], ["no section '## Unreleased'"]),
        (READY.replace("Unreleased\n", "Unreleased\n\n### Fixed\n- Another.\n"), ["1.2.3"], ["under Unreleased"]),
    ],
)
def test_what_keeps_a_version_from_being_released_is_told(changelog: str, samples: list[str], told: list[str]) -> None:
    found = release.find_faults(changelog, "1.2.3", samples)
    assert len(found) == len(told)
    assert all(part in fault for part, fault in zip(told, found, strict=True))


def test_one_command_makes_wheel_sdist_and_their_digests(tmp_path: Path) -> None:
    assert release.main(["--out", str(tmp_path), "--draft", "--no-windows"]) == 0
    lines = (tmp_path / f"Chibo-{version()}.sha256").read_text("utf-8").splitlines()
    listed = {line[66:]: line[:64] for line in lines}
    assert set(listed) == {f"chibo-{version()}-py3-none-any.whl", f"chibo-{version()}.tar.gz"}
    for name, digest in listed.items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    with tarfile.open(tmp_path / f"chibo-{version()}.tar.gz") as source:
        names = {name.split("/", 1)[-1] for name in source.getnames()}
    assert {"pyproject.toml", "README.md", "tests/test_release.py", "notebooks/home.ipynb"} <= names
    assert not [name for name in names if name.startswith(("node_modules", ".venv", "dist/", "uv.lock"))]


def test_without_nsis_it_says_so_and_makes_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(release, "TOOLS", {"no-such-program": "NSIS is missing (apt-get install nsis)"})
    monkeypatch.setattr(release, "make_packages", lambda out: [Path(__file__)])
    assert release.main(["--out", str(tmp_path), "--draft"]) == release.MISSING
    assert "no setup and no zip for Windows: NSIS is missing" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [f"Chibo-{version()}.sha256"]
