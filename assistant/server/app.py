"""The server: Voila, fit for one laptop in a meeting room. Leans on voila 0.5 internals; tests/server guards them."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_core.utils import run_sync
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import RequestHandler
from traitlets import Bool, Float, Unicode
from traitlets.config import Config
from voila.app import Voila

from assistant.clock import clock
from assistant.server import handlers, static
from assistant.server.door import ENTER, HEADERS, Door, cookie_secret, redacted
from assistant.server.kernels import Kernels, OwnKernelSpec, private_folder

MESSAGE_LIMIT = 100 * 2**20
KERNEL = r"(\w+-\w+-\w+-\w+-\w+)"
# Voila's routes that we keep; its tree, contents, files and login routes are not served.
KEPT = (
    r"/api/kernels/",
    r"/voila/templates/",
    r"/voila/static/",
    r"/voila/api/themes/",
    r"/voila/labextensions/",
)
EXTENSIONS = ["@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget"]
PREHEATED = ("home.ipynb", "meeting.ipynb")


class App(Voila):
    """Voila on 127.0.0.1 with our own routes, entrance, templates and kernel care."""

    name = "chibo"
    when_listening: Callable[[], None] | None = None
    silence = Float(300.0, config=True, help="Seconds without a ping after which a page's kernel is ended.")
    preheat = Bool(True, config=True, help="Keep one kernel warm for the home page and one for the console.")
    data = Unicode(config=True, help="This machine's data folder.")
    boot = Unicode(config=True, help="Identity of this run of the server.")
    visit = Unicode(config=True, help="The part of an address that only our own kernels know.")

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings, closed: local host names only, our headers, our error pages, nothing secret in the log."""
        settings: dict[str, Any] = super().init_settings()
        settings.update(
            allow_remote_access=False,
            local_hostnames=["localhost"],
            headers=HEADERS,
            jinja2_env=settings["voila_jinja2_env"],
            log_function=self._log_request,
            login_url="/chibo/closed",
        )
        return settings

    def init_handlers(self) -> list[Any]:
        """Our routes first, then those of Voila that pages need."""
        data, root = Path(self.data), static.folder()
        ours: list[Any] = [
            (r"/(?:voila/tree.*)?", handlers.Home),
            (ENTER, handlers.Enter),
            (r"/chibo/ping", handlers.Ping, {"clock": clock(), "boot": self.boot}),
            (rf"/chibo/goodbye/{KERNEL}", handlers.Goodbye),
            (r"/chibo/papers/([^/]+)/([^/]+)", handlers.Papers, {"root": data / "papers"}),
            (r"/chibo/static/([^/]+)/(.+)", handlers.Static, {"root": root}),
            (rf"/chibo/visit/{self.visit}/voila/query/{KERNEL}", handlers.Visit),
            (r"/voila/render/(.*)", handlers.Page, self._page_arguments()),
        ]
        theirs = [route for route in super().init_handlers() if route[0].startswith(KEPT)]
        return ours + theirs + [(r".*", handlers.Missing)]

    def _page_arguments(self) -> dict[str, Any]:
        return {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }

    def _log_request(self, handler: RequestHandler) -> None:
        if handler.get_status() >= 400:
            self.log.warning("%d %s %s", handler.get_status(), handler.request.method, redacted(handler.request.uri))

    def listen(self) -> None:
        """Start to serve, with the sweep that ends forgotten kernels; `when_listening` runs once the port is ours."""
        if self.when_listening is not None:
            IOLoop.current().add_callback(self.when_listening)
        every = min(2.0, self.silence / 3)
        PeriodicCallback(lambda: self.kernel_manager.sweep(self.silence), every * 1000).start()
        super().listen()

    def stop(self) -> None:
        """End every kernel before the connection files go."""
        run_sync(self.kernel_manager.shutdown_all)(now=True)
        super().stop()


def page_config(current: dict[str, Any], **_: Any) -> dict[str, Any]:
    """What the page template needs to know of our own files; asked anew for every page."""
    root = static.folder()
    base = f"/chibo/static/{static.version(root)}/"
    return {**current, "chibo": {"static": base, "modules": static.modules(root)}}


def configuration(notebooks: Path, data: Path, port: int, token: str, silence: float, preheat: bool) -> Config:
    """All settings of a run. Nothing is read from the current directory or from Jupyter's own configuration."""
    config = Config()
    visit = secrets.token_urlsafe(24)
    config.App = Config(
        root_dir=str(notebooks),
        data=str(data),
        port=port,
        ip="127.0.0.1",
        port_retries=0,
        open_browser=False,
        token=token,
        silence=silence,
        preheat=preheat,
        identity_provider_class=Door,
        boot=secrets.token_hex(8),
        visit=visit,
        cookie_secret=cookie_secret(data / "cookie.key"),
        log_level="ERROR",
        config_file_paths=[str(private_folder(data, "config"))],
        connection_dir_root=str(private_folder(data, "run")),
        tornado_settings={"websocket_max_message_size": MESSAGE_LIMIT},
    )
    config.VoilaConfiguration = Config(
        template="chibo",
        theme="light",
        allow_template_override="NO",
        allow_theme_override="NO",
        show_tracebacks=False,
        extension_allowlist=EXTENSIONS,
        page_config_hook=page_config,
        multi_kernel_manager_class=Kernels,
        kernel_spec_manager_class=OwnKernelSpec,
        preheat_kernel=preheat,
        default_pool_size=0,
        file_allowlist=[],
    )
    config.Kernels.folder = str(private_folder(data, "kernels"))
    config.Kernels.log_file = str(private_folder(data, "logs") / "trang.log")
    config.KernelManager.autorestart = False
    config.HTMLExporter.language_code = "vi"
    config.VoilaKernelManager.kernel_pools_config = {
        "default": {"pool_size": 0, "kernel_env_variables": {"VOILA_WS_BASE_URL": f"/chibo/visit/{visit}/"}},
        **{name: {"pool_size": 1} for name in PREHEATED},
    }
    return config
