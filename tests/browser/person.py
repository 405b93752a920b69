"""Somebody with an account and a browser window, who works by what stands on the page."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, expect

from tests.browser.papers import Paper
from tests.cast import PASSWORD

if TYPE_CHECKING:
    from tests.browser.office import Office

TICK = "✓"
# The mark of a required field and a unit stand in the label too.
AFTER_A_LABEL = r"\s*\*?\s*(（元）|（份）)?\s*"


class Person:
    """What everybody does, whatever their role. Every complaint of the browser is written down."""

    def __init__(self, office: "Office", username: str) -> None:
        self.office, self.username = office, username
        self.faults: list[str] = []
        self.has_javascript = True
        self._page: Page | None = None
        self._foreseen: set[int] = set()

    @property
    def page(self) -> Page:
        """The window, opened when it is first looked at."""
        if self._page is None:
            window = self.office.window(java_script_enabled=self.has_javascript)
            self._page = window.new_page()
            self._page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
            self._page.on("console", self._hear)
            self._page.on("requestfailed", self._miss)
            self._page.on("response", self._weigh)
        return self._page

    @property
    def is_at_work(self) -> bool:
        """Whether the window stands open."""
        return self._page is not None

    @property
    def main(self) -> Locator:
        """The page without its frame."""
        return self.page.get_by_role("main")

    def _hear(self, message: ConsoleMessage) -> None:
        # What failed to load is weighed by its status.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")

    def _miss(self, request: Request) -> None:
        # A request is aborted when somebody leaves the page meanwhile, or when it is a download.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"{request.failure} {request.method} {request.url}")

    def _weigh(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self._foreseen:
            self.faults.append(f"{response.status} {response.request.method} {response.url}")

    @contextmanager
    def foresees(self, *statuses: int) -> Iterator[None]:
        """Within the block an answer of these kinds is no fault."""
        self._foreseen = set(statuses)
        yield
        self._foreseen = set()

    def switches_javascript_off(self) -> Self:
        """Work without scripts from the beginning."""
        assert self._page is None, "the window stands open already"
        self.has_javascript = False
        return self

    def goes_to(self, address: str) -> None:
        """Open an address, signing in on the way when the session is over."""
        self.page.goto(address)
        if "/login" in self.page.url:
            self.signs_in()
            self.page.goto(address)

    def signs_in(self) -> None:
        """Say who one is."""
        self.fills({"用户名": self.username, "密码": PASSWORD})
        self.presses("登录")

    def reads(self) -> str:
        """The text of the page."""
        return re.sub(r"\s+", " ", self.page.locator("body").inner_text())

    def expects(self, *words: str) -> None:
        """The page shows these words."""
        for word in words:
            expect(self.page.locator("body")).to_contain_text(word)

    def is_refused(self, address: str, status: int = 404) -> None:
        """The address answers with this status and nothing else."""
        if self._page is None:
            self.goes_to("/")
        answer = self.page.request.get(address, max_redirects=0)
        assert answer.status == status, f"{self.username} {address}: {answer.status}"

    def finds_nothing_of(self, *words: str) -> None:
        """Neither the search nor its counts know anything of these words."""
        for word in words:
            self.goes_to(f"/search?q={word}")
            shown = self.main.inner_text().replace(word, "", 1)
            assert word not in shown, shown

    def fills(self, fields: dict[str, str], within: Locator | None = None) -> None:
        """Fill fields named by their labels; ✓ ticks a box or picks a radio button."""
        for label, value in fields.items():
            field = self.field(label, within)
            if value == TICK:
                field.check()
            elif field.evaluate("element => element.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)

    def field(self, label: str, within: Locator | None = None) -> Locator:
        """The field of this label, unfolded when it is folded away."""
        name = re.compile(rf"^\s*{re.escape(label)}{AFTER_A_LABEL}$")
        found = (within or self.main).get_by_label(name)
        assert found.count(), f"no field “{label}” at {self.page.url}"
        shown = found.locator("visible=true")
        if not shown.count():
            fold = found.first.locator("xpath=ancestor::details[1]")
            fold.locator("summary").first.click()
        return shown.first

    def presses(self, name: str, within: Locator | None = None) -> None:
        """Press the button of that name, unfolded when folded away; wait for the next page."""
        place = within or self.main
        button = place.get_by_role("button", name=name, exact=True)
        if not button.count():
            folded = place.get_by_role("button", name=name, exact=True, include_hidden=True)
            folded.first.locator("xpath=ancestor::details[1]").locator("summary").first.click()
        with self.page.expect_navigation():
            button.locator("visible=true").last.click()

    def follows(self, name: str | re.Pattern[str]) -> None:
        """Follow the link of that name."""
        with self.page.expect_navigation():
            self.main.get_by_role("link", name=name, exact=isinstance(name, str)).first.click()

    def fetches(self, link: Locator) -> Paper:
        """The paper behind a link, as often as one asks the same bytes."""
        address = link.get_attribute("href") or ""
        first, again = self.page.request.get(address), self.page.request.get(address)
        assert first.ok, f"{address}: {first.status}"
        assert first.body() == again.body(), "the second print differs"
        paper = Paper(first.body())
        self.office.papers.append(paper)
        return paper
