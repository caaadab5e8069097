"""The projector's page as the people in the room see it."""

from urllib.parse import quote

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.room import OpenPage
from tests.server.running import Running

HALL = ViewportSize(width=1280, height=720)


class Wall(OpenPage):
    """Màn chiếu."""

    notebook = "projector"

    @classmethod
    def of(cls, page: Page, server: Running, meeting: str) -> "Wall":
        """The projector of a meeting, open."""
        wall = cls(page, server, f"?meeting={quote(meeting)}")
        page.set_viewport_size(HALL)
        wall.open()
        return wall

    def shows(self, text: str) -> None:
        """Wait until the wall says so."""
        self.page.wait_for_function("(text) => document.querySelector('.wall').textContent.includes(text)", arg=text)

    def item(self, title: str) -> None:
        """The current item."""
        self.shown(".wall h1", title)

    def speaker(self, name: str) -> None:
        """Who has the floor; nobody for an empty name."""
        speaking = self.page.locator(".wall .speaker .name")
        expect(speaking).to_have_text([name] if name else [])

    def opinions(self, have: int, least: int) -> None:
        """The dots and the number beside them."""
        expect(self.page.locator(".wall .opinions .num")).to_contain_text(f"{have}/{least} ý kiến")
        expect(self.page.locator(".wall .opinions .dot.on")).to_have_count(min(have, least))

    def ended(self) -> None:
        """Đã kết thúc."""
        expect(self.page.locator(".wall.ended")).to_be_visible()
