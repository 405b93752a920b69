"""The running program with its people; each works in a browser window of their own."""

from datetime import datetime
from pathlib import Path
from typing import TypeVar

from flask import Flask
from playwright.sync_api import Browser, BrowserContext

from mediation.models import User
from tests.browser.case_workers import Registrar, Supervisor
from tests.browser.liaisons import CourtLiaison, HrLiaison
from tests.browser.mediators import Mediator
from tests.browser.papers import Paper
from tests.browser.person import Person
from tests.cast import Cast
from tests.clock import SHANGHAI
from tests.page_checks import let_go_of_the_database
from tests.programs import patient_window

Somebody = TypeVar("Somebody", bound=Person)
# The screen that the pages are drawn for first (pixels).
SCREEN = {"width": 1366, "height": 768}


class Office:
    """What a journey works with: people, a clock, and what left the house."""

    def __init__(self, app: Flask, browser: Browser, url: str, cast: Cast) -> None:
        self.app, self.browser, self.url = app, browser, url
        self.windows: list[BrowserContext] = []
        self.people: list[Person] = []
        self.papers: list[Paper] = []
        self.shared_pages: list[str] = []
        self.registrar = self._person(Registrar, cast.registrar)
        self.mediator = self._person(Mediator, cast.mediator)
        self.supervisor = self._person(Supervisor, cast.supervisor)
        self.stranger = self._person(Registrar, cast.stranger)
        self.court = self._person(CourtLiaison, cast.court_liaison)
        self.hr_bureau = self._person(HrLiaison, cast.hr_liaison)
        let_go_of_the_database()

    def _person(self, kind: type[Somebody], user: User) -> Somebody:
        person = kind(self, user.username)
        self.people.append(person)
        return person

    def window(self, *, java_script_enabled: bool) -> BrowserContext:
        """A fresh browser window, with nothing remembered."""
        window = patient_window(
            self.browser,
            viewport=SCREEN,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            base_url=self.url,
            java_script_enabled=java_script_enabled,
        )
        self.windows.append(window)
        return window

    def on(self, year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> None:
        """Move the clock of the program."""
        self.app.config["NOW"] = datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)

    def kept_within_four_walls(self, *secrets: str) -> None:
        """No paper and no shared page of this journey says these words."""
        assert self.papers
        for paper in self.papers:
            paper.keeps_quiet_about(*secrets)
        assert not [page for page in self.shared_pages for secret in secrets if secret in page]

    def take_pictures(self, folder: Path) -> list[Path]:
        """What everybody has on the screen now."""
        pictures = []
        for person in self.people:
            if person.is_at_work:
                pictures.append(folder / f"{person.username}.png")
                person.page.screenshot(path=pictures[-1], full_page=True)
        return pictures

    def close(self) -> None:
        """Close the windows; raise AssertionError with every complaint of the browsers."""
        faults = [f"{each.username}: {fault}" for each in self.people for fault in each.faults]
        for window in self.windows:
            window.close()
        assert not faults, "\n".join(faults)
