"""Begins the process that kernels are forked from (see `forked_kernels`). Loads next to nothing, to begin early."""

import sys
from multiprocessing import get_context

SEED = "assistant.server.kernel_seed"
CAN_FORK = sys.platform == "linux"


def prepare(at_once: bool) -> None:
    """Have what all kernels need loaded in a process of its own: `at_once`, while this one goes on, else for the first.

    Unprepared, that process would have loaded nothing, and each kernel would by itself. It ends with this one.
    """
    if CAN_FORK:
        from multiprocessing import forkserver

        get_context("forkserver").set_forkserver_preload([SEED])
        if at_once:
            forkserver.ensure_running()
