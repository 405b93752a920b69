"""The people who work on cases: the desk and the supervisor. What each does, in sentences."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.browser.papers import Paper
from tests.browser.person import TICK, Person

Fields = dict[str, str]


@dataclass(frozen=True)
class Dispute:
    """What somebody tells at the desk: field labels with what is typed into them."""

    head: Fields
    applicants: list[Fields]
    respondents: list[Fields]
    claims: list[Fields]


class Clerk(Person):
    """Somebody who fills in the page of a dispute: at our desk, or in the office that sends it."""

    def types(self, dispute: Dispute) -> None:
        """Fill the page, adding rows on the way."""
        self.fills(dispute.head)
        for number, party in enumerate(dispute.applicants, 1):
            self.fills(party, self._party(f"申请人 {number}", "添加申请人"))
        for number, party in enumerate(dispute.respondents, 1):
            self.fills(party, self._party(f"被申请人 {number}", "添加被申请人"))
        for number, claim in enumerate(dispute.claims, 1):
            self.fills(claim, self._claim(number))

    def _party(self, name: str, button: str) -> Locator:
        """The block of a party, added when it is not there yet."""
        block = self.main.get_by_role("group", name=name, exact=True)
        return self._added(block, button)

    def _claim(self, number: int) -> Locator:
        """The row of a claim, added when it is not there yet."""
        head = self.page.get_by_role("columnheader", name="请求类型")
        rows = self.main.get_by_role("table").filter(has=head).get_by_role("row")
        return self._added(rows.nth(number), "添加请求")

    def _added(self, row: Locator, button: str) -> Locator:
        if not row.count():
            self.main.get_by_role("button", name=re.compile(f"＋ {button}")).click()
            # With a script it is there at once; without one the server draws the page anew.
            expect(row).to_be_visible()
        return row


class CaseWorker(Person):
    """Somebody who works on cases."""

    case_url = ""

    def opens(self, case_url: str) -> None:
        """Open the page of a case."""
        self.case_url = case_url
        self.goes_to(case_url)

    def sees(self, *words: str) -> None:
        """The page of the case, opened afresh, shows these words."""
        self.goes_to(self.case_url)
        self.expects(*words)

    def takes_step(self, step: str, fields: Fields, button: str = "") -> None:
        """Choose a move from 下一步, fill its form and press its button."""
        self.begins_step(step)
        self.fills(fields)
        self.presses(button or step.partition("（")[0])

    def begins_step(self, step: str) -> None:
        """Choose a move from 下一步."""
        self.goes_to(self.case_url)
        self.main.locator("summary", has_text="下一步").click()
        self.follows(re.compile(f"^{re.escape(step)}"))

    def cannot_yet(self, step: str, why: str) -> None:
        """The menu shows a move greyed, with the reason."""
        self.goes_to(self.case_url)
        menu = self.main.locator("details", has=self.page.locator("summary", has_text="下一步"))
        menu.locator("summary").first.click()
        expect(menu.get_by_role("link", name=step, exact=True)).to_have_count(0)
        expect(menu).to_contain_text(why)

    def issues(self, name: str, fields: Fields | None = None) -> Paper:
        """Open the form of a paper, issue it, fetch what was issued and check its every page."""
        self.goes_to(self.case_url)
        self.follows(name)
        self.fills(fields or {})
        self.presses("出具")
        self.expects("已出具")
        listed = self.page.get_by_role("table", name="已出具的文书").get_by_role("row")
        row = listed.filter(has_text=name).last
        paper = self.fetches(row.get_by_role("link").first)
        paper.counts_its_pages()
        paper.says(name)
        if "申请书" not in name:
            # What the parties write themselves bears no number of the house on its first page.
            paper.says(row.get_by_role("cell").nth(1).inner_text())
        return paper

    def corrects(self, fields: Fields) -> None:
        """Change what was registered, without saving yet."""
        self.goes_to(f"{self.case_url}/edit")
        self.fills(fields)

    def assigns(self, mediator: str) -> None:
        """Put a mediator in charge."""
        self.begins_step("指派调解员")
        people = self.field("调解员").get_by_role("option").all_inner_texts()
        chosen = next(person for person in people if person.startswith(mediator))
        self.fills({"调解员": chosen, "调解组织指定": TICK})
        self.presses("指派调解员")


class Registrar(CaseWorker, Clerk):
    """张萌 at the desk."""

    def registers(self, dispute: Dispute) -> str:
        """Take a dispute down on the one page; returns the address of the case."""
        self.goes_to("/intake/new")
        self.types(dispute)
        self.presses("登记")
        assert self.page.url.endswith("/registered"), self.reads()
        self.follows("打开案件")
        self.case_url = self.page.url
        return self.case_url

    def takes_in(self, docket: str) -> str:
        """Accept what another office sent; returns the address of the case."""
        self.goes_to("/incoming")
        self.follows(docket)
        self.presses("接收")
        self.expects("已接收并受理")
        self.case_url = self.page.url
        return self.case_url

    def inquires(self, asked_on: str, answer_by: str, way: str) -> None:
        """Ask the respondent whether it is willing."""
        fields = {"征询之日": asked_on, "请对方在此日前答复": answer_by, "怎样联系的": way}
        self.takes_step("征询对方意愿", fields)

    def hears_consent(self, answered_on: str, note: str) -> None:
        """Write down that the respondent is willing."""
        fields = {"同意调解": TICK, "答复之日": answered_on, "备注": note}
        self.takes_step("登记对方答复", fields)

    def accepts(self, accepted_on: str, number: str, **more: str) -> None:
        """Accept the case, which gives it its number."""
        self.takes_step("受理", {"受理之日": accepted_on, **more})
        self.expects(number)

    def archives(self, archived_on: str) -> None:
        """Put the file away."""
        self.takes_step("归档", {"归档之日": archived_on})
        self.sees("已归档")


class Supervisor(CaseWorker):
    """赵刚, who answers for the body."""
