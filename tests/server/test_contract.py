"""The internals of Voila 0.5 and jupyter_server that the server leans on. One of these fails before a page does."""

import inspect
import json
import re
from pathlib import Path

import anywidget
import pytest
import voila.app
import voila.handler
import voila.utils
from jupyter_core.paths import jupyter_path
from jupyter_server.auth.identity import IdentityProvider
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from voila.configuration import VoilaConfiguration
from voila.notebook_renderer import NotebookRenderer
from voila.request_info_handler import RequestInfoSocketHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.voila_kernel_manager import voila_kernel_manager_factory

from assistant.paths import share
from assistant.server.app import EXTENSIONS, KEPT, App, configuration

TEMPLATE = share() / "templates/jupyter/voila/templates/chibo/index.html.j2"


def source(relative: str) -> str:
    return next(Path(base, relative) for base in jupyter_path() if Path(base, relative).is_file()).read_text("utf-8")


def test_start_asks_for_settings_then_handlers_then_listens() -> None:
    order = [
        inspect.getsource(voila.app.Voila.start).index(f"self.{name}(")
        for name in ("init_settings", "init_handlers", "listen")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("route", KEPT)
def test_voila_still_has_the_routes_we_keep(route: str) -> None:
    assert route in inspect.getsource(voila.app.Voila.init_handlers)


def test_a_browser_may_not_execute_code() -> None:
    allowed = re.search(r"allowed_message_types=\[(.*?)\]", inspect.getsource(voila.app.Voila.init_settings), re.DOTALL)
    assert allowed is not None
    assert "execute_request" not in allowed.group(1)


@pytest.mark.parametrize("name", ["html_head_js", "notebook_css", "body_header", "body_loop", "html_head_js_mermaidjs"])
def test_blocks_of_the_page_template(name: str) -> None:
    known = source("voila/templates/lab/index.html.j2") + source("nbconvert/templates/lab/index.html.j2")
    assert f"block {name}" in known


def test_the_two_foreign_sheets_stand_where_our_template_cuts_them_out() -> None:
    css = source("voila/templates/lab/index.html.j2").split("block notebook_css")[1]
    assert css.count("https://") == 2
    assert "super.super()" in TEMPLATE.read_text("utf-8")


def test_helpers_that_show_the_page_need_no_spinner() -> None:
    helpers = source("voila/templates/base/voila_setup.macro.html.j2")
    for name in ("voila_process", "voila_finish", "voila_heartbeat", "rendered_cells", "if(el)"):
        assert name in helpers


def test_settings_exist() -> None:
    config = configuration(Path(), Path(), 1, "t", 1, True) if Path("cookie.key").exists() else None
    assert config is None, "tests must not run in a data folder"
    for name in (
        "port",
        "ip",
        "root_dir",
        "port_retries",
        "token",
        "cookie_secret",
        "identity_provider_class",
        "config_file_paths",
        "connection_dir_root",
        "tornado_settings",
        "open_browser",
    ):
        assert name in App.class_trait_names(), name
    for name in (
        "template",
        "theme",
        "allow_template_override",
        "allow_theme_override",
        "show_tracebacks",
        "file_allowlist",
        "extension_allowlist",
        "page_config_hook",
        "multi_kernel_manager_class",
        "preheat_kernel",
        "default_pool_size",
    ):
        assert name in VoilaConfiguration.class_trait_names(), name


def test_preheated_kernels_come_as_expected() -> None:
    manager = voila_kernel_manager_factory(AsyncMappingKernelManager, True, 0)
    assert manager.__name__ == "VoilaKernelManager"
    assert "kernel_pools_config" in manager.class_trait_names()
    assert {"fill_if_needed", "get_rendered_notebook", "shutdown_kernel"} <= set(vars(manager))
    assert "self._pools" in inspect.getsource(manager)
    assert "super().start_kernel(" in inspect.getsource(manager._initialize)
    assert "_waiters" in vars(RequestInfoSocketHandler)
    assert "_cache" in vars(RequestInfoSocketHandler)
    assert "VOILA_WS_BASE_URL" in inspect.getsource(voila.utils.wait_for_request)
    assert {"VOILA_KERNEL_ID", "VOILA_REQUEST_URL", "VOILA_PREHEAT"} <= set(voila.utils.ENV_VARIABLE.__members__)


def test_the_page_handler_streams_a_generator() -> None:
    assert "get_generator(path=path)" in inspect.getsource(TornadoVoilaHandler.get)
    assert "kernel_id" in inspect.getsource(NotebookRenderer._jinja_kernel_start)


def test_the_identity_provider_is_asked_for_the_token() -> None:
    assert "self.get_user_token(handler)" in inspect.getsource(IdentityProvider._get_user)
    for name in ("get_token", "get_user_token", "login_available", "get_handlers", "generate_anonymous_user"):
        assert hasattr(IdentityProvider, name)


def test_the_script_offers_the_kernel_connection() -> None:
    static = next(
        Path(base, "voila/templates/base/static")
        for base in jupyter_path()
        if Path(base, "voila/templates/base/static").is_dir()
    )
    script = "".join(path.read_text("utf-8") for path in static.glob("*voila.js"))
    assert "jupyterapp" in script
    assert "widgetManager" in script


def test_extensions_are_installed_under_their_names() -> None:
    bases = [Path(base, folder) for base in jupyter_path() for folder in ("labextensions", "voila/labextensions")]
    for name in EXTENSIONS:
        described = [base / name / "package.json" for base in bases if (base / name / "package.json").is_file()]
        assert described
        assert json.loads(described[0].read_text("utf-8"))["name"] == name
    assert anywidget.__version__
