"""A command that cannot be granted, said so that a person knows what is wrong and what to do."""


class Refused(Exception):
    """A refused command. `code` names the reason (`wording.refusals`), `facts` fill its sentence; nothing changed."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class Stale(Refused):
    """An edit made on an older revision of a text; the page merges and sends again."""

    def __init__(self, field: str, rev: int, value: str) -> None:
        super().__init__("stale", field=field, rev=rev, value=value)
