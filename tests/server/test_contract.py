"""The internals of Voila 0.5 and jupyter_server that the server leans on. One of these fails before a page does."""

import inspect
import json
import re
from pathlib import Path
from types import ModuleType

import anywidget
import ipywidgets
import pytest
import voila.app
import voila.handler
import voila.utils
from ipywidgets import Widget
from jupyter_client.manager import KernelManager
from jupyter_client.session import Session
from jupyter_core.paths import jupyter_path
from jupyter_server.auth.identity import IdentityProvider
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.services.kernels.connection.base import BaseKernelWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from nbformat.v4 import new_notebook
from tornado.http1connection import HTTP1Connection
from voila.configuration import VoilaConfiguration
from voila.execute import VoilaExecutor
from voila.notebook_renderer import NotebookRenderer
from voila.request_info_handler import RequestInfoSocketHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.voila_kernel_manager import voila_kernel_manager_factory

from assistant.platform.paths import program_folder
from assistant.server import handlers, wall
from assistant.server.app import App
from assistant.server.configuration import EXTENSIONS, OUTPUT_WITHIN, SIGNATURES, ServerRun, server_config
from assistant.server.door import Door, Tokens
from assistant.server.guard import GUARDED, Guarded
from assistant.server.kernels import Kernels

TEMPLATE = program_folder() / "templates/jupyter/voila/templates/chibo/index.html.j2"


def source(relative: str) -> str:
    return next(Path(base, relative) for base in jupyter_path() if Path(base, relative).is_file()).read_text("utf-8")


def test_start_asks_for_settings_then_handlers_then_listens() -> None:
    order = [
        inspect.getsource(voila.app.Voila.start).index(f"self.{name}(")
        for name in ("init_settings", "init_handlers", "listen")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize("kind", GUARDED)
def test_voila_still_has_the_handlers_we_guard(kind: type) -> None:
    assert f" {kind.__name__},\n" in inspect.getsource(voila.app.Voila.init_handlers)
    assert getattr(voila.app, kind.__name__) is kind


def test_a_browser_may_not_execute_code() -> None:
    allowed = re.search(r"allowed_message_types=\[(.*?)\]", inspect.getsource(voila.app.Voila.init_settings), re.DOTALL)
    assert allowed is not None
    assert "execute_request" not in allowed.group(1)


@pytest.mark.parametrize("name", ["html_head_js", "notebook_css", "body_header", "body_loop", "html_head_js_mermaidjs"])
def test_blocks_of_the_page_template(name: str) -> None:
    known = source("voila/templates/lab/index.html.j2") + source("nbconvert/templates/lab/index.html.j2")
    assert f"block {name}" in known


def test_nothing_of_jupyterlabs_scripts_and_sheets_is_on_the_page() -> None:
    """Voila's own blocks name two sheets of a foreign host and a script of megabytes: ours stand in their place."""
    theirs = source("voila/templates/lab/index.html.j2")
    assert theirs.split("block notebook_css")[1].count("https://") == 2
    assert "voila_setup_labextensions(" in theirs.split("block body_footer")[1]
    ours = TEMPLATE.read_text("utf-8")
    of_our_server = re.findall(r"if page_config\.chibo -?%}(.*?){%- e(?:lse|ndif)", ours, re.DOTALL)
    assert of_our_server
    assert not any("super" in part or "resources.include" in part for part in of_our_server)
    assert "super.super()" in ours, "in another Voila the foreign sheets are left out too"


def test_what_a_cell_gives_comes_as_json_and_voilas_helpers_are_named() -> None:
    theirs = source("voila/templates/lab/index.html.j2")
    assert '<script type="application/vnd.voila.cell-output+json">' in theirs
    assert 'id="jupyter-config-data"' in theirs
    for name in ("voila_process(", "voila_finish("):
        assert name in theirs


def test_settings_exist(tmp_path: Path) -> None:
    config = server_config(ServerRun(tmp_path, tmp_path, 1, Tokens("t"), 1, True))
    for section, owner in (
        ("App", App),
        ("VoilaConfiguration", VoilaConfiguration),
        ("Door", Door),
        ("Kernels", Kernels),
        ("Session", Session),
    ):
        assert set(config[section]) <= set(owner.class_trait_names()), section


def test_what_a_page_shows_has_time_to_arrive_on_a_busy_machine(tmp_path: Path) -> None:
    """After 4 s nbclient went on without it, and the page stayed empty until it was loaded anew."""
    executor = VoilaExecutor(
        new_notebook(), config=server_config(ServerRun(tmp_path, tmp_path, 1, Tokens("t"), 1, True))
    )
    assert executor.iopub_timeout == OUTPUT_WITHIN


def test_what_is_remembered_of_messages_does_not_grow_with_the_evening(tmp_path: Path) -> None:
    """By itself Jupyter keeps 65,536 signatures, and for every page twice."""
    config = server_config(ServerRun(tmp_path, tmp_path, 1, Tokens("t"), 1, True))
    page = Session(config=config, key=b"k")
    kernel = Session(config=KernelManager(config=config).session.config, key=b"k")
    for session in (page, kernel):
        for number in range(3 * SIGNATURES):
            session._add_digest(b"%d" % number)
        assert len(session.digest_history) <= SIGNATURES
    assert "Session(config=self.config)" in inspect.getsource(BaseKernelWebsocketConnection)
    assert "config=kernel.session.config" in inspect.getsource(AsyncMappingKernelManager.start_watching_activity)


def test_the_connection_tells_where_it_arrived() -> None:
    assert "self.stream = stream" in inspect.getsource(HTTP1Connection.__init__)
    assert "allowed_message_types" in AsyncMappingKernelManager.class_trait_names()


def test_the_guard_stands_before_every_route() -> None:
    """Jupyter's `prepare` runs before the route's own method, and no class between leaves it out."""
    for kind in [*GUARDED.values(), *ours(handlers), *ours(wall)]:
        assert kind.__mro__.index(Guarded) < kind.__mro__.index(JupyterHandler)
        assert "prepare" not in vars(kind) or kind is handlers.UnknownRoute


def ours(module: ModuleType) -> list[type]:
    kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module.__name__]
    return [
        kind for kind in kinds if kind is not handlers.VisitorSocket
    ]  # it has an address that only our kernels know


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


def test_the_kernel_tells_of_its_widgets_when_it_is_asked() -> None:
    told = inspect.getsource(Widget._handle_control_comm_msg)
    for name in ("'request_states'", "method='update_states'", "'state': widget.get_state("):
        assert name in told
    assert "jupyter.widget.control" in inspect.getsource(ipywidgets)
    assert ipywidgets.widgets.widget.CONTROL_PROTOCOL_VERSION_MAJOR == "1"


def test_extensions_are_installed_under_their_names() -> None:
    bases = [Path(base, folder) for base in jupyter_path() for folder in ("labextensions", "voila/labextensions")]
    for name in EXTENSIONS:
        described = [base / name / "package.json" for base in bases if (base / name / "package.json").is_file()]
        assert described
        assert json.loads(described[0].read_text("utf-8"))["name"] == name
    assert anywidget.__version__
