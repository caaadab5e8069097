"""`chibo hub`: the server of one user behind JupyterHub, whose login is the only way in. Needs the extra `chibo[hub]`.

The same routes and the same guard as everywhere, below the user's prefix. What an operator decides is not the user's:
which folder, how much memory, when the program ends.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from filelock import FileLock, Timeout
from jupyterhub import __version__ as hub_version
from jupyterhub.singleuser.extension import JupyterHubIdentityProvider
from traitlets.config import Config

from assistant.domain.roles import PageRole
from assistant.journal.database import JournalUnusable, explain_disk_errors
from assistant.journal.machine import NAME_VARIABLE
from assistant.platform.kernel_session import HOSTED_VARIABLE
from assistant.platform.paths import data_dir, program_folder
from assistant.server.configuration import ServerRun, server_config
from assistant.server.door import HEADERS, Tokens, Visitor
from assistant.server.forked_kernels import USUAL
from assistant.server.serve import SILENCE, STARTING, new_app, settle, tell
from assistant.server.soundness import Unsound, look_at_journal
from assistant.wording import server as words

KEY = "JUPYTERHUB_API_TOKEN"
SERVER_MEMORY, PAGE_MEMORY = 200 * 2**20, 75 * 2**20
"""Bytes that a user's server and its worker take, and each page with its kernel (tests/benchmarks/bench_hub.py)."""


class HubDoor(JupyterHubIdentityProvider):
    """Jupyter's identity provider with the hub's login as its one entrance, for the user whose server this is.

    Nobody else comes in, also where the hub would let him (an administrator, somebody with whom a server was shared):
    what is secret is the secretary's alone.
    """

    def _patch_get_login_url(self, handler: Any) -> None:
        """Only who opens a page is led to the login; what a page asks for is refused (403), and the page tells."""
        if handler.request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate":
            super()._patch_get_login_url(handler)

    async def get_user(self, handler: Any) -> Visitor | None:
        """The owner as the console.

        Scripts and styles are no secret, and a browser asks for them without the word against forged requests that the
        hub wants to see: anybody gets them.
        """
        if getattr(handler, "auth_resource", "") == "asset":
            return Visitor("asset", role=PageRole.PROJECTOR)
        user = await super().get_user(handler)
        if user is None:
            return None
        if user.username != os.environ["JUPYTERHUB_USER"]:
            self.log.warning("%s is not the owner of this server", user.username)
            vars(handler).pop("get_login_url", None)  # he is in already: no login would help
            return None
        return Visitor(user.username, role=PageRole.CONSOLE)


@dataclass(frozen=True)
class Place:
    """What the hub says of the server that it starts: where to listen, below which prefix, with how many bytes."""

    host: str
    port: int
    prefix: str
    memory: int

    @classmethod
    def told(cls) -> "Place | None":
        """As the hub's environment tells it; None where no hub started this process."""
        said = os.environ
        if not all(said.get(name) for name in ("JUPYTERHUB_SERVICE_URL", "JUPYTERHUB_USER", KEY)):
            return None
        url = urlsplit(said["JUPYTERHUB_SERVICE_URL"])
        usual = 443 if url.scheme == "https" else 80
        prefix = said.get("JUPYTERHUB_SERVICE_PREFIX") or url.path or "/"
        return cls(url.hostname or "", url.port or usual, prefix, int(said.get("MEM_LIMIT") or 0))

    def pages(self) -> int:
        """How many pages fit into the memory; 0 where none was named."""
        return max(2, (self.memory - SERVER_MEMORY) // PAGE_MEMORY) if self.memory else 0


def serve(workspace: Path, place: Place) -> int:
    """Run the user's server until the hub ends it; the exit code is 0 then, else 1, and one sentence says why."""
    os.environ[HOSTED_VARIABLE] = "1"
    os.environ.setdefault(NAME_VARIABLE, os.environ["JUPYTERHUB_USER"])
    limit_memory(place.memory)
    workspace, data = settle(workspace), data_dir()
    try:
        with explain_disk_errors(data), FileLock(data / "chibo.lock", timeout=STARTING):
            return _run(data, workspace, place)
    except Timeout:
        tell(words.HUB_DATA_TAKEN.format(folder=data))
    except (JournalUnusable, Unsound) as refusal:
        tell(str(refusal))
    return 1


def _run(data: Path, workspace: Path, place: Place) -> int:
    """Be the one server of this data folder."""
    from assistant.usecases.carrying import Carrying

    damage, token = look_at_journal(), os.environ[KEY]
    # No kernel is kept warm: there are many users, and most of them are not there.
    run = ServerRun(program_folder() / "notebooks", data, place.port, Tokens(""), SILENCE, preheat=False)
    app = new_app(hub_config(run, place, token), data, (token,), damage)
    os.environ.pop(KEY)  # the kernels need it for nothing
    carrying = Carrying(data, workspace)
    app.when_listening = carrying.start
    try:
        app.start()
    finally:
        carrying.stop()
    return 0


def hub_config(run: ServerRun, place: Place, token: str) -> Config:
    """The settings of every run, with the hub's identity in the place of ours."""
    config = server_config(run)
    del config.App["token"]
    config.App.update(
        hosted=True,
        ip=place.host,
        base_url=place.prefix,
        auto_token=True,  # none of ours: Voila would hand an empty one on
        identity_provider_class=HubDoor,
        tornado_settings={"headers": {**HEADERS, "X-JupyterHub-Version": hub_version}},
    )
    config.HubOAuth.api_token = token
    config.KernelProvisionerFactory.default_provisioner_name = USUAL  # a user would pay for what is loaded once
    config.Kernels.most_consoles = place.pages()
    return config


def limit_memory(most: int) -> None:
    """No single process of this user may take more than he has; by what starts him (systemd, Docker) all together."""
    try:
        import resource
    except ImportError:  # Windows, where no hub runs
        return
    if most:
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
