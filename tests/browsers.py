"""Find the browser that the tests drive; where there is none, try to install one, else say so in one sentence."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge", "chrome")
NOT_FOUND = (
    "No Chromium, Chrome or Edge was found and none could be installed: install one of them and run the tests again."
)


@cache
def find_browser() -> str:
    """Path of a Chromium-like browser. Raises RuntimeError with one clear sentence."""
    found = next(_present(), None) or _install()
    if found is None:
        raise RuntimeError(NOT_FOUND)
    return found


def launch_arguments() -> list[str]:
    """Chromium refuses its sandbox to root (containers)."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def _present() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    folders = [
        Path(os.environ[name]) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA") if name in os.environ
    ]
    windows = (
        "Google/Chrome/Application/chrome.exe",
        "Microsoft/Edge/Application/msedge.exe",
        "Chromium/Application/chrome.exe",
    )
    mac = ("Google Chrome", "Microsoft Edge", "Chromium")
    places = [folder / name for folder in folders for name in windows]
    places += [Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in mac]
    yield from (str(place) for place in places if place.is_file())
    yield from _playwrights_own()


def _playwrights_own() -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).is_file():
        yield path


def _install() -> str | None:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        steps = [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]]
    else:
        steps = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    for step in steps:
        subprocess.run(step, check=False, timeout=600)
    return next(_present(), None)
