"""The kernels' life: every page has one, it counts once, and it ends with its page or soon after."""

import logging
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError
from traitlets import Int, Unicode, default

from assistant.domain.roles import PageRole
from assistant.platform.kernel_session import ROLE_VARIABLE

log = logging.getLogger(__name__)
WIDGETS_NEED = ["comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request"]
"""The messages a browser may send to a kernel; all others, shutdown_request too, are dropped with a warning."""


MOST_PAGES: Mapping[PageRole, int] = {PageRole.CHAIR: 4, PageRole.PROJECTOR: 0}
"""Pages with a kernel open at once by role; each costs this laptop a process of some 60 MB. The console's are not
counted. Who only looks has none (`viewers`)."""


@dataclass(frozen=True)
class Owner:
    """Whose page a kernel serves."""

    role: PageRole
    session: str


visitor: ContextVar[Owner | None] = ContextVar("visitor", default=None)
"""For whom the present request starts a kernel. Voila has no other way to tell its kernel manager."""


class OwnKernelSpec(KernelSpecManager):
    """Knows this Python only: a kernel that the user installed for another Python under the same name is not taken."""

    @default("kernel_dirs")
    def _no_folders(self) -> list[str]:
        return []


class Kernels(AsyncMappingKernelManager):
    """Voila's kernel manager plus the signs of life that pages give.

    Times are `time.monotonic()` seconds. A kernel that waits pre-heated for its visitor is never overdue.
    """

    folder = Unicode(config=True, help="Working directory of every kernel: a private one, never the shared drive.")
    log_file = Unicode(config=True, help="Where the kernels' own output goes.")
    most_chairs = Int(
        MOST_PAGES[PageRole.CHAIR], config=True, help="Pages that holders of the chair's link may have open."
    )

    most_consoles = Int(0, config=True, help="Pages of the console that may be open; 0: they are not counted.")

    def __init__(self, **kwargs: Any) -> None:
        self.signs: dict[str, float] = {}
        self.owners: dict[str, Owner] = {}
        self.ending: set[str] = set()
        self.starting: Counter[PageRole] = Counter()
        self.closing = False
        self.swept = time.monotonic()
        super().__init__(**{**kwargs, "allowed_message_types": WIDGETS_NEED})

    def cwd_for_path(self, path: str, **kwargs: Any) -> str:
        """One private folder for all: nothing is imported or read by chance from where a notebook lies."""
        return self.folder

    async def start_kernel(self, **kwargs: Any) -> str:  # type: ignore[override] # Jupyter types it as the base of both kinds of manager
        """Start a kernel that knows its role. A pre-heated one is the console's and belongs to nobody yet.

        It does not inherit the address of the visitor before either (Voila hands it on).
        """
        env, owner = dict(kwargs.get("env") or os.environ), visitor.get()
        if env.get("VOILA_PREHEAT") == "True":
            env.pop("VOILA_REQUEST_URL", None)
            owner = None
            env[ROLE_VARIABLE] = PageRole.CONSOLE
        else:
            env[ROLE_VARIABLE] = owner.role if owner else PageRole.PROJECTOR
        with self._counted(owner), Path(self.log_file).open("ab") as out:  # noqa: ASYNC230  local, opened at once
            kernel_id: str = await super().start_kernel(**{**kwargs, "env": env}, stdout=out, stderr=out)
        self.signs[kernel_id] = time.monotonic()
        if owner is not None:
            self.owners[kernel_id] = owner
        return kernel_id

    @contextmanager
    def _counted(self, owner: Owner | None) -> Iterator[None]:
        """While a kernel is being started that has no id yet; 429 where its owner's role has all it may have."""
        if owner is None:
            yield
            return
        if self.is_full(owner.role):
            raise HTTPError(429)
        self.starting[owner.role] += 1
        try:
            yield
        finally:
            self.starting[owner.role] -= 1

    def is_full(self, role: PageRole) -> bool:
        """Whether a role has all the pages it may have; those being started count, pre-heated ones nobody's yet do not.

        Without this whoever holds the projector's link could open pages until the laptop has no memory left. The
        console's are counted where an operator shares one machine out to many (`hub`).
        """
        if role is PageRole.CONSOLE and not self.most_consoles:
            return False
        most = {**MOST_PAGES, PageRole.CONSOLE: self.most_consoles, PageRole.CHAIR: self.most_chairs}[role]
        living = [kernel_id for kernel_id, owner in self.owners.items() if owner.role is role]
        return self.starting[role] + len(set(living) - self.ending) >= most

    def claim(self, kernel_id: str, owner: Owner) -> None:
        """A pre-heated kernel gets its visitor; one that belongs to somebody stays his."""
        self.owners.setdefault(kernel_id, owner)

    def sign(self, kernel_id: str) -> None:
        """A page has just asked after this kernel."""
        if kernel_id in self:
            self.signs[kernel_id] = time.monotonic()

    async def process(self, kernel_id: str) -> int | None:
        """The process id of a living kernel, None when it is gone."""
        if kernel_id not in self:
            return None
        kernel = self.get_kernel(kernel_id)
        pid = getattr(kernel.provisioner, "pid", None)
        return pid if pid is not None and await ensure_async(kernel.is_alive()) else None

    def waiting(self) -> dict[str, str]:
        """Pre-heated kernels that no visitor has taken yet, with their notebooks."""
        pools: dict[str, list[Any]] = getattr(self, "_pools", {})
        done = [(notebook, task) for notebook, tasks in pools.items() for task in tasks if task.done()]
        return {task.result()["kernel_id"]: notebook for notebook, task in done if task.exception() is None}

    def keep_warm(self, notebook: str) -> None:
        """Have a kernel wait for a notebook's visitor from now on."""
        pools: Any = getattr(self, "kernel_pools_config")  # noqa: B009  as below
        self.set_trait("kernel_pools_config", {**pools, notebook: {"pool_size": 1}})
        self.refill(notebook)

    def refill(self, notebook: str) -> None:
        """Warm up another kernel for a notebook whose waiting one died (Voila's own class below this one does it)."""
        fill: Any = getattr(self, "fill_if_needed")  # noqa: B009  exists when pre-heating is on
        fill(delay=0, notebook_name=notebook)

    async def end(self, kernel_id: str, now: bool = False) -> None:
        """Shut a kernel down, once; harmless for one that is gone or going already."""
        if kernel_id not in self or kernel_id in self.ending or self.closing:
            return
        self.ending.add(kernel_id)
        try:
            await self.shutdown_kernel(kernel_id, now=now)
        finally:
            self.ending.discard(kernel_id)
            self.signs.pop(kernel_id, None)
            self.owners.pop(kernel_id, None)

    async def shutdown_all(self, now: bool = False) -> None:  # type: ignore[override] # Jupyter types it as the base of both kinds of manager
        """End every kernel. Those being started or ended belong to a loop that has stopped: they are killed at once.

        Waiting for them, or shutting them down a second time, fails in Jupyter's own bookkeeping.
        """
        self.closing = True
        for kernel_id in {*self.ending, *self._pending_kernels}:
            self._pending_kernels.pop(kernel_id, None)
            kernel = self.remove_kernel(kernel_id)
            if process := getattr(getattr(kernel, "provisioner", None), "process", None):
                process.kill()
        await super().shutdown_all(now=now)

    async def sweep(self, silence: float) -> None:
        """End kernels that died, and those whose page has been silent for more than `silence` seconds.

        After the computer has slept nobody has pinged for hours: every page then gets its full time again.
        """
        now, slept = time.monotonic(), time.monotonic() - self.swept > max(30.0, silence)
        self.swept = now
        waiting = self.waiting()
        for kernel_id in [known for known in self.list_kernel_ids() if known not in self.ending]:
            alive = await self.process(kernel_id) is not None
            if alive and (slept or kernel_id in waiting or kernel_id not in self.signs):
                self.signs[kernel_id] = now
            elif not alive or now - self.signs[kernel_id] > silence:
                log.info("Ending kernel %s (%s)", kernel_id, "silent page" if alive else "process gone")
                await self.end(kernel_id, now=not alive)
                if kernel_id in waiting:
                    self.refill(waiting[kernel_id])
