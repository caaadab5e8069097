"""The wheel in a clean environment, outside the checkout: it makes a cell, starts, and shows its home page."""

import os
import re
import subprocess
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener

import psutil
import pytest

from tests.packages import build_wheel, install, run

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def environment(folder: Path) -> dict[str, str]:
    """The surroundings of an office's computer: no checkout on the path, data in a folder of its own."""
    ours = ("PYTHONPATH", "VIRTUAL_ENV", "JUPYTER_PATH", "CHIBO_WORKSPACE", "CHIBO_CLOCK", "COVERAGE_PROCESS_START")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"CHIBO_DATA": str(folder / "data"), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="module")
def chibo(folder: Path) -> Path:
    """The command `chibo` of the clean environment."""
    python = install(build_wheel(folder / "wheel"), folder)
    return python.with_name("chibo.exe" if os.name == "nt" else "chibo")


@pytest.fixture(scope="module")
def cell(chibo: Path, folder: Path, environment: dict[str, str]) -> Path:
    """The sample cell's folder, with Vietnamese in its name."""
    place = folder / "Chi bộ mẫu"
    run(chibo, "init", place, "--sample", cwd=folder, env=environment)
    return place


def test_the_program_comes_from_the_wheel_and_not_from_the_checkout(
    chibo: Path, folder: Path, environment: dict[str, str]
) -> None:
    python = chibo.with_name("python.exe" if os.name == "nt" else "python")
    code = "import assistant.platform.paths as p; print(p.__file__); print(p.program_folder())"
    module, share = run(python, "-c", code, cwd=folder, env=environment).splitlines()
    assert Path(module).is_relative_to(folder)
    assert Path(share) == Path(module).parents[1] / "share_data"


def test_the_sample_cell_has_its_settings_and_its_members(cell: Path) -> None:
    assert {"chi-bo.yaml", "dang-vien.xlsx"} <= {path.name for path in cell.iterdir()}


@pytest.fixture
def address(chibo: Path, cell: Path, folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """The address that the started program prints, token and all; no process is left when the test is over."""
    command = [str(chibo), "serve", "--workspace", str(cell), "--no-browser", "--port", "0"]
    server = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert server.stdout is not None
    said = []
    try:
        for line in server.stdout:
            said.append(line)
            if found := ADDRESS.search(line):
                yield found.group()
                break
        else:
            pytest.fail(f"no address was printed; the program said:\n{''.join(said)}")
    finally:
        family = [psutil.Process(server.pid), *psutil.Process(server.pid).children(recursive=True)]
        server.terminate()
        _, alive = psutil.wait_procs(family, timeout=30)
        for process in alive:
            process.kill()
        server.stdout.close()
        server.wait()
        assert not alive, f"left over: {alive}"


def visitor() -> OpenerDirector:
    """A browser without a screen: it follows redirects, keeps cookies, and asks no proxy."""
    return build_opener(HTTPCookieProcessor(CookieJar()), ProxyHandler({}))


def test_the_home_page_is_served(address: str) -> None:
    browser = visitor()
    with browser.open(address, timeout=120) as answer:
        page = answer.read().decode("utf-8")
    assert answer.status == 200
    assert re.search(r"<title>[^<]*Chi bộ", page)
    assert "Traceback" not in page
    links = re.findall(r"""(?:src|href)=["']((?!data:)[^"']+\.(?:js|css)[^"']*)["']""", page)
    assert links, "the page brings no script and no style"
    for link in links:
        with browser.open(urljoin(answer.url, link), timeout=60) as file:
            assert file.status == 200


def test_without_the_token_nothing_is_shown(address: str) -> None:
    with pytest.raises(HTTPError) as refused:
        visitor().open(address.split("?", maxsplit=1)[0], timeout=60)
    assert refused.value.code == 403
    refused.value.close()
