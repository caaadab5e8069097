"""What every page's kernel loads, loaded once: kernels are forked from the process that has imported this module.

Imported by `multiprocessing`'s fork server before it serves (see `forked_kernels`), and by nothing else. It starts no
thread, opens no journal and reads no setting: a fork would carry a copy of each into every page. So the year's and the
committee's pages are not loaded here: pandas and numpy start threads of their own.
"""

import gc
import sys
from importlib import import_module

from assistant.rules import loader

JUPYTER = ("ipykernel.ipkernel", "ipykernel.kernelapp", "ipykernel.debugger", "ipywidgets", "anywidget")
"""A kernel and its widgets."""
DEBUGGER = "debugpy"
"""A kernel loads it whether or not somebody debugs: 7 MiB of each, and no page of ours can ask for it."""
PAGES = ("home", "console", "projector", "chair")
PAPERS = ("docxtpl",)

sys.modules.setdefault(DEBUGGER, None)  # type: ignore[arg-type]  # to Python: not there, which a kernel is content with
for name in (*JUPYTER, *(f"assistant.views.{page}.page" for page in PAGES), *PAPERS, "assistant.server.forked_kernel"):
    import_module(name)
loader.rule_sets()  # shipped with the program, the same for every page

# The collector writes into every object that it looks at, and so makes a copy of the page of memory it lies in: what
# was loaded here stays out of its sight, and is shared by all kernels.
gc.collect()
gc.freeze()
