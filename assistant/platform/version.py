"""Which version of the program this is, as it was installed."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """The version (`0.2.0`); empty where the program was never installed, only unpacked."""
    try:
        return version("chibo")
    except PackageNotFoundError:
        return ""
