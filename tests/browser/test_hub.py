"""A commune's JupyterHub: two cells hold their meetings at once, each behind a login; neither finds the other's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import psutil
import pytest
import websocket
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assistant.journal.store import Store
from tests.browser import live
from tests.browser.browser_session import LAPTOP, Ears
from tests.browser.office import Office, at
from tests.browser.room import OPENING, Console
from tests.server.hub import ADMINISTRATOR, ADMINISTRATOR_PASSWORD, PASSWORD, Hub
from tests.server.running import until

START = at("2026-11-05", "14:00")
SAID = {"thon-an": "Đề nghị sửa đường thôn An.", "thon-binh": "Đề nghị dọn kênh thôn Bình."}


class Cell(Office):
    """A cell whose office is at the hub: its folders below the hub's, its pages below the user's prefix."""

    def __init__(self, hub: Hub, user: str) -> None:
        super().__init__(hub.folder / user)
        self.hub, self.user = hub, user
        self.data, self.workspace, self.clock = hub.root / "may" / user, hub.root / "chi-bo" / user, hub.clock
        self.cli("init", str(self.workspace))
        self.fill_in([(name, "chính thức", "") for name in live.NAMES], ten_chi_bo=f"Chi bộ {user}")

    @property
    def base(self) -> str:
        """Address without path."""
        return f"{self.hub.base}/user/{self.user}"


@dataclass
class Visit:
    """A secretary at her own browser, logged in, with her home page open."""

    cell: Cell
    page: Page
    ears: Ears


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A commune with two cells."""
    running = Hub(Path(tmp_path_factory.mktemp("hub")), tuple(SAID))
    running.start()
    yield running
    running.end()


@pytest.fixture(scope="module")
def cells(hub: Hub) -> dict[str, Cell]:
    """Their offices; each has a meeting whose minutes are to be read."""
    return {user: Cell(hub, user) for user in hub.users}


@pytest.fixture(scope="module")
def stores(cells: dict[str, Cell]) -> dict[str, Store]:
    """A meeting in each."""
    return {user: live.to_be_read(cell, START, said=SAID[user]) for user, cell in cells.items()}


def log_in_at(page: Page, hub: Hub, user: str) -> None:
    """The hub's form."""
    page.goto(f"{hub.base}/hub/login")
    page.get_by_label("Username").fill(user)
    page.get_by_label("Password").fill(ADMINISTRATOR_PASSWORD if user == ADMINISTRATOR else PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def log_in(context: BrowserContext, cell: Cell) -> Page:
    """By the hub's own form; the hub starts the server meanwhile."""
    page = context.new_page()
    log_in_at(page, cell.hub, cell.user)
    page.wait_for_url(f"{cell.base}/voila/render/home.ipynb", timeout=OPENING)
    expect(page.locator(".homepage header b")).to_be_visible(timeout=OPENING)
    return page


@pytest.fixture(scope="module")
def visits(chrome: Browser, cells: dict[str, Cell], stores: dict[str, Store]) -> Iterator[dict[str, Visit]]:
    """Both are there at once."""
    contexts = {user: chrome.new_context(viewport=LAPTOP, accept_downloads=True) for user in cells}
    ears = {user: Ears(context, cells[user].hub.base) for user, context in contexts.items()}
    yield {user: Visit(cells[user], log_in(context, cells[user]), ears[user]) for user, context in contexts.items()}
    for context in contexts.values():
        context.close()


def adopted(visit: Visit, artifacts: Path, kept: Path) -> None:
    """Home, console, projector, the minutes adopted and downloaded, back home."""
    page, cell = visit.page, visit.cell
    page.screenshot(path=artifacts / f"hub-{cell.user}-1-home.png")
    page.get_by_role("button", name="Tiếp tục").first.click()
    console = Console(page, cell)
    expect(page.locator("nav .looking .name")).to_have_text("Thông qua biên bản", timeout=OPENING)
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Mở màn chiếu").click()
    wall = opened.value
    expect(wall.locator(".wall h1").first).to_be_visible(timeout=OPENING)
    console.read_and_adopt()
    page.screenshot(path=artifacts / f"hub-{cell.user}-2-console.png")
    wall.screenshot(path=artifacts / f"hub-{cell.user}-3-wall.png")
    with page.expect_download() as coming:
        page.locator("header a[download]").first.click()
    coming.value.save_as(kept)
    wall.close()
    page.locator("header a.home").click()
    expect(page.locator(".homepage")).to_be_visible(timeout=OPENING)


def shared_minutes(cell: Cell) -> Path:
    """The minutes in the cell's folder, once they are there."""
    found = until("the minutes reach the folder", lambda: [*cell.workspace.rglob("2026-11*/bien-ban.docx")], 30)
    return Path(found[0])


def text_of(file: Path) -> str:
    """What a paper says."""
    return "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)


def test_two_cells_hold_their_meetings_at_once(visits: dict[str, Visit], artifacts: Path, tmp_path: Path) -> None:
    for user, visit in visits.items():
        kept = tmp_path / f"{user}.docx"
        adopted(visit, artifacts, kept)
        assert kept.read_bytes() == shared_minutes(visit.cell).read_bytes()
        assert SAID[user] in text_of(kept)
        others = [said for other, said in SAID.items() if other != user]
        assert not any(said in text_of(kept) for said in others)
        assert not any(said in visit.page.content() for said in others)
        assert visit.ears.strangers == []
        assert visit.ears.complaints == []


PATHS = (
    "/",
    "/voila/render/home.ipynb",
    "/voila/render/meeting.ipynb?meeting={meeting}",
    "/voila/render/projector.ipynb",
    "/chibo/papers/{meeting}/bien-ban.docx",
    "/chibo/secret-papers/{meeting}/phu-luc.docx",
    "/chibo/wall",
    "/chibo/wall/scenes",
    "/chibo/ping?kernel=x",
    "/api/kernels/{kernel}",
    "/api/kernels/{kernel}/channels",
    "/no/such",
)
"""What a server has that shows something of its cell, or of whether it is there."""


def addresses(cell: Cell, store: Store, kernel: str = "1-2-3-4-5") -> list[str]:
    """Of one cell's server."""
    return [cell.base + path.format(meeting=store.id, kernel=kernel) for path in PATHS]


def kernel_of(page: Page) -> str:
    """The id of the kernel behind a page."""
    return str(page.evaluate("() => JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"))


def test_no_cell_comes_to_the_other_s_pages_and_papers(visits: dict[str, Visit], stores: dict[str, Store]) -> None:
    for user, visit in visits.items():
        ((other, theirs),) = [(name, one) for name, one in visits.items() if name != user]
        ask = visit.page.context.request
        kernel = kernel_of(theirs.page)
        for address in addresses(theirs.cell, stores[other], kernel):
            answer = ask.get(address)
            assert answer.status == 403, address
            assert SAID[other] not in answer.text()
        for path in (f"/api/kernels/{kernel}", f"/chibo/papers/{stores[other].id}/bien-ban.docx"):
            assert ask.get(visit.cell.base + path).status == 404, "nor by way of the own server"


def test_who_runs_the_hub_does_not_come_in_by_it_either(hub: Hub, chrome: Browser, visits: dict[str, Visit]) -> None:
    context = chrome.new_context()
    page = context.new_page()
    log_in_at(page, hub, ADMINISTRATOR)
    page.wait_for_url(re.compile("/hub/"), timeout=OPENING)
    for visit in visits.values():
        page.goto(f"{visit.cell.base}/voila/render/home.ipynb")
        with page.expect_response(f"{visit.cell.base}/voila/render/home.ipynb") as answer:
            page.get_by_role("button", name="Authorize").click()  # the hub would let an administrator in
        assert answer.value.status == 403
        expect(page.locator("h1")).to_have_text("Đây là trang của chi bộ khác")
    context.close()


def test_a_stranger_gets_the_hub_s_login_and_nothing_else(
    chrome: Browser, visits: dict[str, Visit], stores: dict[str, Store]
) -> None:
    context = chrome.new_context()
    page = context.new_page()
    for user, visit in visits.items():
        for address in addresses(visit.cell, stores[user], kernel_of(visit.page)):
            answer = context.request.get(address, max_redirects=0, headers={"Sec-Fetch-Mode": "navigate"})
            assert answer.status in (302, 403), address
            assert answer.status == 403 or "/hub/api/oauth2/authorize" in answer.headers["location"]
            assert context.request.get(address, max_redirects=0, headers={"Sec-Fetch-Mode": "cors"}).status == 403
        page.goto(f"{visit.cell.base}/voila/render/home.ipynb")
        expect(page).to_have_url(re.compile("/hub/login"))
    context.close()


def test_the_token_of_a_program_of_one_s_own_opens_nothing_here(
    hub: Hub, chrome: Browser, visits: dict[str, Visit]
) -> None:
    stranger = chrome.new_context()
    for user, visit in visits.items():
        ask = visit.page.context.request
        xsrf = {"X-XSRFToken": visit.page.evaluate("() => /_xsrf=([^;]*)/.exec(document.cookie)[1]")}
        assert ask.get(f"{visit.cell.base}/chibo/enter?token=").status == 404
        assert ask.post(f"{visit.cell.base}/chibo/stop", headers=xsrf).status == 404
        assert ask.post(f"{visit.cell.base}/chibo/restart", headers=xsrf).status == 404
        (port,) = {one.laddr.port for one in hub.server_of(user).net_connections("tcp") if one.status == "LISTEN"}
        direct = f"http://127.0.0.1:{port}"  # past the proxy, as any program of this machine may ask
        for path in ("/chibo/enter?token=", f"/user/{user}/chibo/enter?token=", f"/user/{user}/"):
            answer = stranger.request.get(direct + path, max_redirects=0)
            assert answer.status == 302, path
            assert answer.headers["location"].startswith("/hub/api/oauth2/authorize"), path
    stranger.close()


def test_a_page_of_another_site_opens_no_line_to_a_kernel(visits: dict[str, Visit]) -> None:
    for visit in visits.values():
        cookies = {one["name"]: one["value"] for one in visit.page.context.cookies(f"{visit.cell.base}/")}
        address = visit.cell.base.replace("http", "ws") + f"/api/kernels/{kernel_of(visit.page)}/channels"
        sent = [f"Cookie: {'; '.join(f'{name}={value}' for name, value in cookies.items())}"]
        websocket.create_connection(address, header=sent, timeout=15, origin=visit.cell.hub.base).close()
        with pytest.raises(websocket.WebSocketBadStatusException) as refused:
            websocket.create_connection(address, header=sent, timeout=15, origin="http://evil.example")
        assert refused.value.status_code == 403


def test_kernels_know_nothing_of_the_hub_s_key(visits: dict[str, Visit]) -> None:
    for visit in visits.values():
        kernels = [psutil.Process(pid).environ() for pid in visit.cell.kernels()]
        assert kernels
        assert not [one for one in kernels if "JUPYTERHUB_API_TOKEN" in one]


def test_the_folder_is_the_operator_s_choice(visits: dict[str, Visit]) -> None:
    for visit in visits.values():
        visit.page.get_by_role("heading", name="Nơi lưu tệp").click()
        expect(visit.page.get_by_text(str(visit.cell.workspace), exact=True).first).to_be_visible()
        expect(visit.page.get_by_text("Mở thư mục khác")).to_have_count(0)
        expect(visit.page.get_by_role("button", name="Đóng chương trình")).to_have_count(0)


def test_whoever_has_left_is_out_at_once(visits: dict[str, Visit]) -> None:
    visit = next(iter(visits.values()))
    page = visit.page.context.new_page()
    page.goto(f"{visit.cell.base}/logout")
    page.wait_for_url(re.compile("/hub/"), timeout=OPENING)
    page.goto(f"{visit.cell.base}/voila/render/home.ipynb")
    expect(page).to_have_url(re.compile("/hub/login"))
    page.close()
