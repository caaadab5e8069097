"""What a record on the shared folder says of the secret part that it does not hold."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Withheld:
    """Phần mật không ghi ở đây: what a record on the shared folder leaves out (`domain.secrecy.public`)."""

    machines: tuple[str, ...] = ()
    """Names of the computers that hold it."""
    opinions: int = 0
    """How many members spoke only there, so that the number of opinions stays right."""
