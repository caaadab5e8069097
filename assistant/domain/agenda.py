"""Chương trình: the items of one meeting, in order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.domain.rules import ItemTemplate, Panel, Phase, TextField


@dataclass(frozen=True)
class AgendaItem:
    """Nội dung: one item. Its notes and conclusion are texts of the meeting, its opinions speeches that name it.

    `code` is the place in the order of business (`B4`), empty for an item the cell added itself.
    `presenter` is a member's id, or free text for somebody who is not of the cell.
    """

    id: str
    phase: Phase
    title: str
    code: str = ""
    presenter: str = ""
    who: str = ""
    minutes: int = 5
    records: tuple[str, ...] = ()
    texts: tuple[TextField, ...] = ()
    points: tuple[str, ...] = ()
    short: str = ""
    secret: bool = False
    """Nội dung mật: only its number is shown to the room and printed in a notice. Its title may be kept elsewhere."""
    part: str = ""
    opinion_kinds: tuple[str, ...] = ()
    speech_role: str = ""
    """As in `ItemTemplate`."""

    @property
    def withheld(self) -> bool:
        """Whether only the item's place is here: a secret item whose very title is kept elsewhere."""
        return self.secret and not self.title

    @property
    def rail_title(self) -> str:
        """The name on the narrow rail."""
        return self.short or self.title

    def records_panel(self, panel: Panel) -> bool:
        """Whether the item has this panel."""
        return panel in self.records


AGENCY_MARK = " – "
"""Between the label of a box and the agency whose box it is, in a cell that several agencies share."""
OWN_RECORDS = (Panel.OPINIONS.value, Panel.CONCLUSION.value, Panel.ACTIONS.value)
OWN_TEXTS = (TextField("noi_dung", ""),)
"""The one box of such an item: it has no name of its own (`wording.domain.box_label`)."""


def from_template(template: ItemTemplate) -> AgendaItem:
    """The item of a new meeting made from one line of the order of business; its id is the template's code."""
    return AgendaItem(
        id=template.code,
        phase=template.phase,
        title=template.title,
        code=template.code,
        who=template.who,
        minutes=template.minutes,
        records=template.records,
        texts=template.texts,
        points=template.points,
        short=template.short,
        part=template.part,
        opinion_kinds=template.opinion_kinds,
        speech_role=template.speech_role,
    )


def own_item(item_id: str, phase: Phase, title: str, minutes: int, presenter: str = "") -> AgendaItem:
    """An item the cell adds itself: notes, opinions, the chair's conclusion and tasks."""
    return AgendaItem(item_id, phase, title, "", presenter, "", minutes, OWN_RECORDS, OWN_TEXTS)


def move_within_phase(items: tuple[AgendaItem, ...], item_id: str, to: int) -> tuple[AgendaItem, ...]:
    """The items with one taken out and put in at position `to` (clamped) of its own phase."""
    item = next(i for i in items if i.id == item_id)
    mates = [i for i in items if i.phase is item.phase and i.id != item_id]
    mates.insert(max(0, min(to, len(mates))), item)
    return in_phase_order([*(i for i in items if i.phase is not item.phase), *mates])


def in_phase_order(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Opening, proceedings, closing; inside a phase the order given."""
    phases = list(Phase)
    return tuple(sorted(items, key=lambda i: phases.index(i.phase)))


def with_title(item: AgendaItem, title: str) -> AgendaItem:
    """The item with a new title; the rail then shows the new one too."""
    return item if title == item.title else replace(item, title=title, short="")
