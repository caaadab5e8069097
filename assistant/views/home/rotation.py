"""Luân phiên người chuẩn bị on Home: whose turn each item is, the lists, and taking the turns over."""

from collections.abc import Callable
from pathlib import Path

from assistant.domain.kinds import MeetingKind
from assistant.domain.people import distinct_name
from assistant.domain.refusal import Refused
from assistant.domain.rules import Phase
from assistant.journal.store import Store
from assistant.platform.clock import Clock
from assistant.share.outbox import Outbox
from assistant.usecases.bad_input import BadInput
from assistant.usecases.cell_folder import CellContents
from assistant.usecases.rotation import RotationWriter, amendments_for, by_todays_list, last_turns, turns_of
from assistant.usecases.topic_plan import person_told
from assistant.views.home.states import RotationList, RotationRow
from assistant.views.page import Action, Arguments
from assistant.views.states import NamedPerson
from assistant.widgets.region import Answer
from assistant.wording import rotation as words
from assistant.wording import views as said


def rotation_state(cell: CellContents, planned: Store | None) -> RotationList:
    """The lists as Home shows them."""
    names = {member.id: distinct_name(member, cell.members) for member in cell.members}
    before = last_turns(cell.rotations, cell.last, cell.members)
    orders = by_todays_list(cell.rotations, cell.last, cell.members).orders
    turns = turns_of(cell.rotations, cell.last, cell.members)
    rows: list[RotationRow] = []
    for item in cell.profile.rules.orders.get(MeetingKind.REGULAR, ()):
        if item.phase is not Phase.PROCEEDINGS:
            continue
        order = orders.get(item.code, ())
        who, last = turns.get(item.code, ""), before.get(item.code, "")
        shape = words.TURN_AFTER if last in names else words.TURN
        told = shape.format(name=names.get(who, words.NOBODY), before=names.get(last, "")) if order else ""
        people: list[NamedPerson] = [{"id": one, "name": person_told(one, cell.members)} for one in order]
        rows.append({"item": item.code, "title": item.title, "order": people, "told": told})
    return {
        "rows": rows,
        "members": [{"id": one, "name": name} for one, name in names.items()],
        "open": len(amendments_for(planned.meeting, turns)) if planned else 0,
    }


class RotationPanel:
    """The page's own wishes about turns."""

    def __init__(self, folder: Path | None, clock: Clock, outbox: Outbox) -> None:
        self._folder, self._clock, self._outbox = folder, clock, outbox

    def page_commands(
        self,
        cell: Callable[[], CellContents | None],
        keep: Callable[[CellContents], None],
        planned: Callable[[], Store | None],
    ) -> dict[str, Action]:
        """By their names; `keep` takes the cell after a change."""

        def known() -> tuple[CellContents, Path]:
            found = cell()
            if found is None or self._folder is None:
                raise BadInput(said.NOT_READ_YET)
            return found, self._folder

        def set_order(arguments: Arguments, command_id: str) -> Answer:
            found, folder = known()
            told = arguments.get("order")
            order = [str(one) for one in told] if isinstance(told, list) else []
            writer = RotationWriter(folder, self._clock, self._outbox)
            after = writer.set_order(found.rotations, str(arguments.get("item", "")), order, found.members)
            keep(found.with_rotations(after))
            return {}

        def take(arguments: Arguments, command_id: str) -> Answer:
            found, folder = known()
            store = planned()
            if store is None:
                raise Refused("no_meeting")
            turns = turns_of(found.rotations, found.last, found.members)
            wanted = amendments_for(store.meeting, turns)
            for number, command in enumerate(wanted):
                store.send(command, f"{command_id}.{number}")
            codes = {item.id: item.code for item in store.meeting.agenda}
            taken = {codes[one.item]: one.presenter for one in wanted}
            after = RotationWriter(folder, self._clock, self._outbox).note_turns(found.rotations, taken)
            keep(found.with_rotations(after))
            return {}

        return {"SetRotation": set_order, "TakeTurns": take}
