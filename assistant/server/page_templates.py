"""The pages' templates, compiled once: Voila draws each page in an environment of its own, which compiles them anew."""

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from voila import notebook_renderer
from voila.exporter import VoilaExporter


class Compiled(BytecodeCache):
    """What has been compiled in this process, by template; Jinja takes it for the very same text only."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over what is kept of a template."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was just compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


class PageExporter(VoilaExporter):
    """Voila's exporter, which shares with the others of this process what they have compiled."""

    @property
    def environment(self) -> Environment:
        """As Voila makes it."""
        made: Environment = super().environment
        made.bytecode_cache = COMPILED
        return made


def share_compiled_templates() -> None:
    """Have Voila draw all pages by it: of a page's seventeen templates each is compiled once a run of the server."""
    notebook_renderer.VoilaExporter = PageExporter
