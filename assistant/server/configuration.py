"""All settings of a run. Nothing is read from the current directory or from Jupyter's own configuration."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from traitlets.config import Config

from assistant.server import forked_kernels, static
from assistant.server.door import Door, Tokens
from assistant.server.kernels import Kernels, OwnKernelSpec
from assistant.server.lan import LOCAL
from assistant.server.private import cookie_secret, private_folder
from assistant.server.rights import Rights

EXTENSIONS = ["@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget"]
WARM_AT_ONCE, WARM_LATER = "home.ipynb", "meeting.ipynb"
"""The pages that have a kernel waiting: the one that opens by itself, and the one that most go to from there."""
SIGNATURES = 2_000
"""Signatures of messages that are remembered against one sent twice; twice for every page.

Jupyter remembers 65,536 of 64 letters each by itself: the server grew by 9 MiB a page over an evening.
"""
OUTPUT_WITHIN = 60
"""Seconds within which what a page's notebook shows must have arrived from its kernel.

nbclient waits 4 s by itself and then goes on without it: on a busy machine a page came whose regions were missing for
good, and only loading it anew helped.
"""


@dataclass(frozen=True)
class ServerRun:
    """What one run of the server is asked to be. `silence` in seconds; `lan` are addresses besides 127.0.0.1.

    `most`: how many may be there at once, the chair's pages (`most_chairs`) and those who look (`most_projectors`).
    """

    notebooks: Path
    data: Path
    port: int
    tokens: Tokens
    silence: float
    preheat: bool
    lan: tuple[str, ...] = ()
    most: Mapping[str, int] = field(default_factory=dict)
    proxy: str = ""
    """The name under which a proxy on this machine shows the server; without it, what is passed on opens no console."""


def server_config(run: ServerRun) -> Config:
    """The settings of the application, of Voila and of the kernels."""
    config, visit = Config(), secrets.token_urlsafe(24)
    config.App = Config(
        root_dir=str(run.notebooks),
        data=str(run.data),
        port=run.port,
        ip=LOCAL,
        lan=list(run.lan),
        proxy=run.proxy,
        port_retries=0,
        open_browser=False,
        token=run.tokens.console,
        silence=run.silence,
        preheat=run.preheat,
        identity_provider_class=Door,
        authorizer_class=Rights,
        boot=secrets.token_hex(8),
        visit=visit,
        cookie_secret=cookie_secret(run.data / "cookie.key"),
        log_level="ERROR",
        config_file_paths=[str(private_folder(run.data, "config"))],
        connection_dir_root=str(private_folder(run.data, "run")),
    )
    config.Door = Config(
        chair_token=run.tokens.chair, projector_token=run.tokens.projector, trusts_proxy=bool(run.proxy)
    )
    config.NotebookNotary.data_dir = str(private_folder(run.data, "config"))  # its key is ours too
    config.VoilaConfiguration = _voila(run.preheat)
    config.VoilaExecutor.iopub_timeout = OUTPUT_WITHIN
    config.HTMLExporter.language_code = "vi"
    _kernels(config, run.data, visit)
    most = dict(run.most)
    if "most_projectors" in most:
        config.App.most_projectors = most.pop("most_projectors")
    config.Kernels.update(most)
    return config


def _voila(preheat: bool) -> Config:
    return Config(
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


def _kernels(config: Config, data: Path, visit: str) -> None:
    """Where kernels live, and which pages have one warm: the console's only."""
    config.Kernels.folder = str(private_folder(data, "kernels"))
    config.Kernels.log_file = str(private_folder(data, "logs") / "trang.log")
    config.KernelManager.autorestart = False
    config.Session.digest_history_size = SIGNATURES
    config.KernelProvisionerFactory.default_provisioner_name = forked_kernels.provisioner_name()
    config.VoilaKernelManager.kernel_pools_config = {
        "default": {"pool_size": 0, "kernel_env_variables": {"VOILA_WS_BASE_URL": f"/chibo/visit/{visit}/"}},
        WARM_AT_ONCE: {"pool_size": 1},
    }


def page_config(current: dict[str, Any], **_: Any) -> dict[str, Any]:
    """What the page template needs to know of our own files, as its page sees them; asked anew for every page."""
    root = static.static_folder()
    base = f"../../chibo/static/{static.files_version(root)}/"
    return {**current, "chibo": {"static": base, "script": base + static.PACK}}
