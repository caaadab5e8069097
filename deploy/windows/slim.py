"""What of the packages stays behind: not imported while meetings were held and papers made, or made for programmers.

The first was seen by an audit hook in server, kernels and worker.

What is left out is named; everything else goes along. A name that matches nothing is told, so that the list stays true.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

from packaging.utils import canonicalize_name


class Kind(NamedTuple):
    """Things of one reason, as patterns below the program's folder."""

    reason: str
    patterns: tuple[str, ...]


SITE = "Lib/site-packages"
PACKAGES = {
    "debugpy": "a debugger; each kernel would load 200 of its files",
    "jedi": "completes code that is typed",
    "parso": "reads code for that",
    "prompt_toolkit": "a terminal",
    "wcwidth": "a terminal",
    "winpty": "a terminal",
    "terminado": "a terminal in a page",
    "jupyter_server_terminals": "the same",
    "widgetsnbextension": "widgets of the old Notebook",
    "jupyterlab_widgets": "widgets of JupyterLab",
    "argon2": "passwords; our door has keys",
    "_argon2_cffi_bindings": "the same",
    "cffi": "the same",
    "pycparser": "the same",
    "lark": "checks the addresses of event schemas",
    "rfc3987_syntax": "the same",
}
"""Folders of whole packages, and what they would be for."""
DISTRIBUTIONS = {"winpty": "pywinpty", "argon2": "argon2-cffi", "_argon2_cffi_bindings": "argon2-cffi-bindings"}
"""Names of the distribution where it is called otherwise than its folder."""
KINDS = (
    Kind("commands of the packages", (f"{SITE}/bin",)),
    Kind("manuals", ("share/man",)),
    Kind(
        "pages of other programs",
        (
            "share/jupyter/nbextensions",
            "share/jupyter/labextensions/jupyterlab_pygments",
            "share/jupyter/labextensions/@jupyter-widgets",
            "etc/jupyter/jupyter_server_config.d/jupyter_server_terminals.json",
            "etc/jupyter/nbconfig",
        ),
    ),
    Kind(
        "tests of the packages",
        tuple(
            f"{SITE}/{package}/**/tests"
            for package in [
                "pandas",
                "numpy",
                "pyarrow",
                "matplotlib",
                "mpl_toolkits",
                "zmq",
                "IPython",
                "nbformat",
                "traitlets",
            ]
        ),
    ),
    Kind("examples", (f"{SITE}/matplotlib/mpl-data/sample_data",)),
    Kind(
        "parts of Arrow for servers and for C++",
        tuple(
            f"{SITE}/pyarrow/{name}"
            for name in ("include", "src", "includes", "*flight*", "*substrait*", "*gandiva*", "*.pxi")
        ),
    ),
    Kind(
        "for C, for type checkers, for debuggers of JavaScript",
        tuple(f"{SITE}/**/*.{end}" for end in ("h", "lib", "pxd", "pyx", "pyi", "map")),
    ),
)
LOCALES = {"root.dat", "en.dat", "en_US.dat", "en_001.dat", "vi.dat", "vi_VN.dat"}
"""Of Babel's 1,000 languages, those that are spoken here."""


def leave_out(app: Path) -> list[str]:
    """Take it all away; the patterns that matched nothing."""
    idle = []
    for package in PACKAGES:
        idle += [] if take_away(app, f"{SITE}/{package}") else [package]
        named = canonicalize_name(DISTRIBUTIONS.get(package, package))
        for info in (app / SITE).glob("*.dist-info"):
            if canonicalize_name(info.name.removesuffix(".dist-info").rpartition("-")[0]) == named:
                shutil.rmtree(info)
    for kind in KINDS:
        idle += [pattern for pattern in kind.patterns if not take_away(app, pattern)]
    for language in (app / SITE / "babel" / "locale-data").glob("*.dat"):
        if language.name not in LOCALES:
            language.unlink()
    return idle


def take_away(app: Path, pattern: str) -> int:
    """Remove what matches; how many."""
    found = sorted(app.glob(pattern))
    for one in found:
        if one.is_dir():
            shutil.rmtree(one)
        elif one.exists():  # it may have lain in a folder that has just gone
            one.unlink()
    return len(found)
