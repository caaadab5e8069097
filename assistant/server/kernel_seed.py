"""What every page's kernel loads, loaded once: kernels are forked from the process that has imported this module.

Imported by `multiprocessing`'s fork server before it serves (see `forked_kernels`), and by nothing else. It starts no
thread, opens no journal and reads no setting: a fork would carry a copy of each into every page. So the year's and the
committee's pages are not loaded here: pandas and numpy start threads of their own.
"""

import gc
from importlib import import_module

from assistant.rules import loader

JUPYTER = ("ipykernel.ipkernel", "ipykernel.kernelapp", "debugpy", "ipywidgets", "anywidget")
"""A kernel and its widgets; the kernel loads the debugger (debugpy) by itself, whether or not somebody debugs."""
PAGES = ("home", "console", "projector", "chair")
PAPERS = ("docxtpl",)

for name in (*JUPYTER, *(f"assistant.views.{page}.page" for page in PAGES), *PAPERS, "assistant.server.forked_kernel"):
    import_module(name)
loader.rule_sets()  # shipped with the program, the same for every page

# The collector writes into every object that it looks at, and so makes a copy of the page of memory it lies in: what
# was loaded here stays out of its sight, and is shared by all kernels.
gc.collect()
gc.freeze()
