"""What the tests of many meetings share: a folder of their own for what the program keeps on this machine."""

from tests.writes import own_data

__all__ = ["own_data"]
