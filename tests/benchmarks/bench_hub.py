"""A commune's JupyterHub: memory of a user, and a click until the projector has it while others hold meetings too.

Run: python -m tests.benchmarks.bench_hub [users [clicks]]. Goals: ≤ 200 MiB for a user who waits, ≤ 280 MiB with
console and projector (PSS: what is shared is counted once); p95 ≤ 300 ms. The others' meetings go on meanwhile, a click
every `PAUSE` seconds each. All pages stand in one browser on this machine, which does more work than the servers: with
browsers elsewhere more meetings fit. Floor: the same clicks with nobody else there.
"""

import sys
import tempfile
from pathlib import Path

import psutil
from playwright.sync_api import Browser, BrowserContext, Page

from assistant.workspace.init import init
from tests.benchmarks.bench_click_to_projector import CONSOLE, PROJECTOR
from tests.benchmarks.stand import OPENING, WRITES, browser, meeting_under_way, settle
from tests.benchmarks.table import Row, p50, p95, show
from tests.server.hub import PASSWORD, Hub, why_not
from tests.server.running import Running

MIB = 2**20
GOAL, GOAL_WAITING, GOAL_MEETING = 300, 200, 280
PAUSE = 4.0
GOES_ON = """(pause) => {
  let n = 0;
  setInterval(() => {
    const chips = [...document.querySelectorAll("aside .chip:not(.live)")];
    if (n++ % 4 < 2) chips[n % chips.length]?.click();
    else dispatchEvent(new KeyboardEvent("keydown", { key: "F9", shiftKey: n % 2 === 1 })); // the rail only looks
  }, pause * 1000);
}"""


class Cell(Running):
    """A user's folders, as the hub gives them."""

    def __init__(self, hub: Hub, user: str) -> None:
        super().__init__(hub.folder / user)
        self.data, self.workspace = hub.root / "may" / user, hub.root / "chi-bo" / user
        self.data.mkdir(parents=True)
        init(self.workspace, sample=True)


def memory(server: psutil.Process) -> float:
    """MiB of a user's processes together."""
    return sum(one.memory_full_info().pss for one in [server, *server.children(recursive=True)]) / MIB


def logged_in(chromium: Browser, hub: Hub, user: str) -> BrowserContext:
    """A browser of a user whose server has started; no page of it is open."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{hub.base}/hub/login")
    page.get_by_label("Username").fill(user)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{hub.base}/user/{user}/voila/**", timeout=OPENING)
    page.wait_for_selector('html[data-ready="1"]', timeout=OPENING)
    page.goto("about:blank")
    page.close()
    return context


def opened(context: BrowserContext, hub: Hub, user: str, meeting: str) -> tuple[Page, Page]:
    """Console and projector of a user's meeting."""
    pages = []
    for name in ("projector", "meeting"):
        page = context.new_page()
        page.goto(f"{hub.base}/user/{user}/voila/render/{name}.ipynb?meeting={meeting}")
        page.wait_for_selector('html[data-ready="1"]', timeout=OPENING)
        pages.append(page)
    projector, console = pages
    console.wait_for_selector(WRITES, timeout=OPENING)
    return console, projector


def measured(folder: Path, users: tuple[str, ...], clicks: int) -> tuple[dict[str, float], list[float], list[float]]:
    """Memory of the first user, who waits and who holds a meeting; clicks when he is alone, and with all the others."""
    hub = Hub(folder, users)
    cells = {user: Cell(hub, user) for user in users}
    hub.start()
    try:
        with browser() as chromium:
            first, held = users[0], {}
            contexts = {user: logged_in(chromium, hub, user) for user in users}
            server = hub.server_of(first)
            settle(server, 3)
            held["waiting"] = memory(server)
            meetings = {user: meeting_under_way(cell) for user, cell in cells.items()}
            console, projector = opened(contexts[first], hub, first, meetings[first])
            settle(server, 3)
            held["console and projector"] = memory(server)
            projector.evaluate(PROJECTOR)
            alone = clicked(console, clicks)
            for user in users[1:]:
                other, _ = opened(contexts[user], hub, user, meetings[user])
                other.evaluate(GOES_ON, PAUSE)
            among_others = clicked(console, clicks)
            held["the hub and its proxy"] = common(hub)
    finally:
        hub.end()
    return held, alone, among_others


def clicked(console: Page, clicks: int) -> list[float]:
    """Milliseconds of every click."""
    return [one for kind in console.evaluate(CONSOLE, clicks)["times"].values() for one in kind]


def common(hub: Hub) -> float:
    """MiB of what all users share: the hub, its proxy, the culler."""
    assert hub.child is not None
    root = psutil.Process(hub.child.pid)
    shared = [one for one in root.children() if "JUPYTERHUB_USER" not in one.environ()]
    return sum(one.memory_full_info().pss for one in [root, *shared]) / MIB


def main(users: int = 4, clicks: int = 60) -> None:
    """Print the table."""
    if missing := why_not():
        print(missing)
        return
    with tempfile.TemporaryDirectory() as name:
        names = tuple(f"thon-{n}" for n in range(1, users + 1))
        held, alone, among_others = measured(Path(name) / "hub", names, clicks)
    rows = [
        Row("waiting", held["waiting"], unit="MiB", goal=GOAL_WAITING),
        Row("console and projector", held["console and projector"], unit="MiB", goal=GOAL_MEETING),
        Row("the hub and its proxy, once", held["the hub and its proxy"], unit="MiB"),
        Row(f"click to projector, p50, {users} meetings", p50(among_others), p50(alone)),
        Row(f"click to projector, p95, {users} meetings", p95(among_others), p95(alone), goal=GOAL),
    ]
    show(f"A user of a hub, {users} of them there", rows, ["floor: the same clicks with nobody else there"])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
