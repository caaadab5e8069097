"""Mức của cấp ủy: by which cells are said to need help or to have got better, as data with unit and basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ruamel.yaml import YAML

from assistant.domain.oversight import Thresholds

FIELDS: Mapping[str, str] = {
    "diem_duoi": "points_below",
    "so_thang_lien": "months_in_row",
    "nhiem_vu_dung_han": "tasks_percent",
    "tien_bo_tu": "improved_by",
}
"""Key in cap-uy.yaml → field of `Thresholds`."""
WHOLE = frozenset({"months_in_row"})
"""Fields that have no fraction."""


@dataclass(frozen=True)
class Limit:
    """Một mức as it ships: its value, unit, the most that it can be, and what it rests on."""

    key: str
    value: float
    unit: str
    most: float
    basis: str

    @property
    def field(self) -> str:
        """Its field of `Thresholds`."""
        return FIELDS[self.key]

    def takes(self, value: object) -> bool:
        """Whether it can be set to this value: a number from 0, or from 1 for months."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        whole = self.field in WHOLE
        return int(whole) <= value <= self.most and (not whole or float(value).is_integer())


@cache
def shipped_limits() -> tuple[Limit, ...]:
    """The values that ship, in the order in which they are shown."""
    text = resources.files("assistant.rules").joinpath("cap-uy.yaml").read_text(encoding="utf-8")
    written = YAML(typ="safe", pure=True).load(text)["can_giup"]
    return tuple(
        Limit(key, one["gia_tri"], one["don_vi"], one["nhieu_nhat"], one["can_cu"]) for key, one in written.items()
    )


def thresholds(own: Mapping[str, float] | None = None) -> Thresholds:
    """The values that ship with those a committee set itself, by key, laid over them; each was found to be possible."""
    own = own or {}
    values = {one.field: own.get(one.key, one.value) for one in shipped_limits()}
    months = int(values.pop("months_in_row"))
    return Thresholds(months_in_row=months, **values)
