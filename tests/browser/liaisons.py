"""The liaisons of court and bureau: they see what is shared, and answer."""

import re

from playwright.sync_api import Locator

from tests.browser.case_workers import Clerk, Dispute, Fields
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
        return self._marked(self.main.get_by_role("link", name=re.compile(name)).first)

    def acknowledges(self) -> None:
        """Take note of what was shared."""
        self.presses("接收")
        self.expects("已接收")

    def takes_away(self, name: str) -> Paper:
        """Save a paper that came with the case, to print it."""
        paper = self.main.get_by_role("listitem").filter(has_text=name)
        return self._marked(paper.get_by_role("link", name="下载、打印"))

    def _marked(self, link: Locator) -> Paper:
        """The copy behind a link: each is made for whoever asks, and says so on every page."""
        answer = self.page.request.get(link.get_attribute("href") or "")
        assert answer.ok, answer.status
        paper = Paper(answer.body())
        self.office.papers.append(paper)
        assert all("依共享" in page for page in paper.pages)
        return paper

    def writes(self, text: str) -> None:
        """Leave a message for the office of the case."""
        self.fills({"留言": text})
        self.presses("留言")
        self.expects(text)

    def reports(self, fields: Fields) -> None:
        """Tell how far a referral is."""
        self.follows("登记进展")
        self.fills(fields)
        self.presses("登记进展")
        self.expects("进展已经登记")

    def answers(self, fields: Fields) -> None:
        """Return the result."""
        self.follows("回复结果")
        self.office.shared_pages.append(self.reads())
        self.fills(fields)
        self.presses("返回结果")
        self.expects("结果已经返回")


class CourtLiaison(Liaison, Clerk):
    """高宁 of the court."""

    def sends(self, dispute: Dispute, letter: Fields) -> None:
        """Send a case in."""
        self.goes_to("/incoming/send")
        self.fills(letter)
        self.types(dispute)
        self.presses("转出")


class HrLiaison(Liaison):
    """冯雪 of the HR bureau."""
