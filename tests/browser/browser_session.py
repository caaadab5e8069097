"""A person's browser: how it comes in, how it leaves, and everything its pages ask for and complain about."""

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Request, ViewportSize, WebError

from tests.browser.room import OPENING
from tests.server.running import Running

LAPTOP = ViewportSize(width=1366, height=768)


def enter(browser: Browser, server: Running, scripts: bool = False) -> BrowserContext:
    """A browser of its own that came in by the entrance. `scripts`: a test may add one to its pages, which the
    program's policy forbids to everybody else.
    """
    context = browser.new_context(viewport=LAPTOP, accept_downloads=True, bypass_csp=scripts)
    context.set_default_navigation_timeout(OPENING)
    context.request.get(server.entrance, max_redirects=0)
    return context


def leave(context: BrowserContext) -> None:
    """Close the pages as a person does, and the browser."""
    for page in context.pages:
        with page.expect_event("close"):
            page.close(run_before_unload=True)


class Ears:
    """What the pages of a browser ask for, and what they complain about."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.base = base
        self.asked: list[str] = []
        self.complaints: list[str] = []
        context.on("request", self._asks)
        context.on("console", self._says)
        context.on("weberror", self._fails)
        context.on("dialog", self._wants)

    def _asks(self, request: Request) -> None:
        self.asked.append(request.url)

    def _says(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _fails(self, failure: WebError) -> None:
        self.complaints.append(str(failure.error))

    def _wants(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    @property
    def strangers(self) -> list[str]:
        """Addresses that are not this program's own."""
        return [url for url in self.asked if not url.startswith((f"{self.base}/", "data:", "blob:"))]
