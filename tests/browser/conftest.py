"""The browser's tests: one office per session, one browser per module, and ears on everything the pages say."""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from tests.browser.browser_session import Ears, enter, leave
from tests.browser.office import Office, lived_in
from tests.browsers import find_browser, launch_arguments

ARTIFACTS = Path(__file__).with_name("artifacts")


def words_of(page: Page) -> str:
    """What a page says."""
    try:
        return page.locator("body").inner_text(timeout=2_000)
    except BrowserError as error:
        return f"(not readable: {error.message})"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failure tells what stood on the pages, since on another machine nobody sees them."""
    report = yield
    if report.failed and report.when == "call":
        contexts = [given for given in item.funcargs.values() if isinstance(given, BrowserContext)]
        pages = [page for context in contexts for page in context.pages]
        report.sections.extend((f"page {page.url}", words_of(page)) for page in pages)
    return report


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """Where pictures are kept to be looked at; not part of the repository."""
    ARTIFACTS.mkdir(exist_ok=True)
    return ARTIFACTS


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample cell's office. No kernel survives its server."""
    yield from lived_in(Path(tmp_path_factory.mktemp("office")))


@pytest.fixture
def own_templates(office: Office) -> Iterator[Path]:
    """The office's folder of templates of its own, gone after the test: the office is that of other tests too."""
    folder = office.workspace / "mau"
    folder.mkdir(exist_ok=True)
    yield folder
    for template in folder.glob("*.docx"):
        template.unlink()


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    """A browser without a window. Per module: other modules start a Playwright of their own."""
    find_browser()
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        yield browser
        browser.close()


@pytest.fixture
def visitor(chrome: Browser, office: Office) -> Iterator[BrowserContext]:
    """A person at the sample cell's office; afterwards all pages are closed."""
    yield (context := enter(chrome, office))
    leave(context)
    context.close()


@pytest.fixture
def ears(visitor: BrowserContext, office: Office) -> Ears:
    """What the visitor's pages ask for and complain about."""
    return Ears(visitor, office.base)


@pytest.fixture
def tester(chrome: Browser, office: Office) -> Iterator[BrowserContext]:
    """A browser in which a test may add a script to the page."""
    yield (context := enter(chrome, office, scripts=True))
    leave(context)
    context.close()
