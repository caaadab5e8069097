"""Every sentence that the browser itself says, by the module of `widgets/static` that says it.

What depends on what the meeting is comes ready from Python; what only a page knows (what is open, how long somebody
speaks by its clock) is filled into these by `fill`. `assistant.wording.generate` writes them for the browser
(`widgets/static/wording.js`). Names of kinds and states are those of `assistant.wording.domain`: there is one table.
"""

from collections.abc import Mapping

from assistant.wording.browser import cell, console, pages, panels, shared, tree

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "shared": shared.SHARED,
    "texts": shared.TEXTS,
    "paste": shared.PASTE,
    "copy_text": shared.COPY_TEXT,
    "kit": shared.KIT,
    "fields": shared.FIELDS,
    "figures": shared.FIGURES,
    "watch": shared.WATCH,
    "viewer": shared.VIEWER,
    "desk": console.DESK,
    "head": console.HEAD,
    "details_dialog": console.DETAILS_DIALOG,
    "machines": console.MACHINES,
    "penbar": console.PENBAR,
    "pen": console.PEN,
    "rail": console.RAIL,
    "readback": console.READBACK,
    "side": console.SIDE,
    "course": console.COURSE,
    "keys": console.KEYS,
    "opening": panels.OPENING,
    "proceedings": panels.PROCEEDINGS,
    "tasks": panels.TASKS,
    "closing": panels.CLOSING,
    "papers": panels.PAPERS,
    "handbook": panels.HANDBOOK,
    "home": pages.HOME,
    "filed": pages.FILED,
    "file_box": pages.FILE_BOX,
    "prepare": pages.PREPARE,
    "program": pages.PROGRAM,
    "cycle": pages.CYCLE,
    "members": cell.MEMBERS,
    "attached": cell.ATTACHED,
    "rotation": cell.ROTATION,
    "topics": cell.TOPICS,
    "templates": pages.TEMPLATES,
    "chair": pages.CHAIR,
    "scenes": pages.SCENES,
    "wall": pages.WALL,
    "absent": pages.ABSENT,
    "year": pages.YEAR,
    "committee": tree.COMMITTEE,
}
"""The sentences of each module of the browser, by the name of the module."""
