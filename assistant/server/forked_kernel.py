"""In a process that was just forked: to become the kernel of a page. Loads nothing that is not loaded there already."""

import os
import sys
from multiprocessing import current_process
from pathlib import Path

from assistant.platform.parent import end_with_parent


def run_kernel(arguments: list[str], env: dict[str, str], folder: str, output: str) -> None:
    """Be the kernel that the command line `arguments` describes, in `folder`; what it says goes to a file, `output`."""
    current_process().daemon = False  # it may start helpers of its own, as every kernel may
    os.setsid()
    os.environ.clear()
    os.environ.update(env)
    os.chdir(folder)
    with Path(output).open("ab") as log:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            os.dup2(log.fileno(), stream.fileno())
    end_with_parent()  # a kernel whose server was killed serves nobody
    import ipywidgets
    from ipykernel.kernelapp import IPKernelApp

    sys.argv = ["ipykernel_launcher", *arguments]
    kernel = IPKernelApp.instance()
    kernel.initialize([*arguments, f"--IPKernelApp.parent_handle={os.getppid()}"])
    ipywidgets.load_ipython_extension(kernel.shell)  # it looked for a kernel when it was imported, and there was none
    kernel.start()
