"""The browser that looks at what runs under Windows."""

from tests.browser.conftest import artifacts, chrome

__all__ = ["artifacts", "chrome"]
