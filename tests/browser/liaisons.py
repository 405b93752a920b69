"""The liaisons of court and bureau: they see what is shared, and answer."""

import re

from tests.browser.case_workers import Fields
from tests.browser.papers import Paper
from tests.browser.person import Person


class Liaison(Person):
    """Somebody of a court or bureau at the desk of shared cases."""

    def opens_shared(self, number: str) -> None:
        """Open the case that was shared under this number."""
        self.goes_to("/desk")
        self.follows(number)
        assert re.search(r"/desk/\d+$", self.page.url), self.page.url
        self.office.shared_pages.append(self.reads())

    def reads_paper(self, name: str) -> Paper:
        """Open a paper that came with the case."""
        return self.fetches(self.main.get_by_role("link", name=re.compile(name)).first)

    def acknowledges(self) -> None:
        """Take note of what was shared."""
        self.presses("接收")
        self.expects("已接收")

    def answers(self, fields: Fields) -> None:
        """Return the result."""
        self.follows("回复结果")
        self.office.shared_pages.append(self.reads())
        self.fills(fields)
        self.presses("返回结果")
        self.expects("结果已经返回")


class CourtLiaison(Liaison):
    """高宁 of the court."""


class HrLiaison(Liaison):
    """冯雪 of the HR bureau."""
