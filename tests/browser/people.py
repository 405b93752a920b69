"""The people of the office: what each of them does, in sentences, through labels and buttons."""

import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.papers import text_of_pdf
from tests.cast import PASSWORD

if TYPE_CHECKING:
    from tests.browser.conftest import Office


class Person:
    """Somebody with an account and a browser window."""

    def __init__(self, office: "Office", username: str) -> None:
        self.office, self.username = office, username
        self.faults: list[str] = []
        self._page: Page | None = None

    @property
    def page(self) -> Page:
        """The window, opened when it is first looked at; its errors are written down."""
        if self._page is None:
            self._page = self.office.window().new_page()
            self._page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
            self._page.on("response", self._watch)
        return self._page

    def uses(self, window: BrowserContext) -> None:
        """Work in this window from now on."""
        self._page = window.new_page()
        self._page.on("response", self._watch)

    def _watch(self, response: Any) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status} {response.request.method} {response.url}")

    def goes_to(self, address: str) -> None:
        """Open an address, signing in on the way when the session is over."""
        self.page.goto(address)
        if "/login" in self.page.url:
            self.page.get_by_label("用户名").fill(self.username)
            self.page.get_by_label("密码").fill(PASSWORD)
            self.page.get_by_role("button", name="登录").click()
            self.page.wait_for_load_state()
            self.page.goto(address)

    def reads(self) -> str:
        """The text of the page."""
        return re.sub(r"\s+", " ", self.page.locator("body").inner_text())

    def expects(self, *words: str) -> None:
        """The page shows these words."""
        for word in words:
            expect(self.page.locator("body")).to_contain_text(word)

    def is_refused(self, address: str, status: int = 404) -> None:
        """The address answers with this status."""
        if self._page is None:
            self.goes_to("/")
        answer = self.page.request.get(address)
        assert answer.status == status, f"{self.username} {address}: {answer.status}"

    def fills(self, fields: dict[str, str]) -> None:
        """Fill fields named by their labels; a value of ✓ ticks a box or picks a radio button."""
        form = self.page.locator("main")
        for label, value in fields.items():
            # The mark of a required field and a unit stand in the label too.
            name = re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*(（元）|（份）)?\s*$")
            field = form.get_by_label(name).first
            if value == "✓":
                field.check()
            elif field.evaluate("element => element.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)

    def unfolds(self, field: Locator) -> None:
        """Open the fold that a field stands in."""
        if not field.is_visible():
            field.locator("xpath=ancestor::details[1]/summary").click()

    def clicks(self, selector: str) -> None:
        """Click something, unfolding what it stands in."""
        field = self.page.locator(selector).first
        self.unfolds(field)
        field.click()

    def presses(self, name: str) -> None:
        """Press the button of that name and wait for the answer."""
        button = self.page.get_by_role("button", name=name, exact=True)
        with self.page.expect_navigation():
            button.locator("visible=true").last.click()

    def opens_paper(self, name: str) -> str:
        """The text of an issued paper, fetched through its link."""
        link = self.page.get_by_role("link", name=re.compile(f"^打印{name}")).first
        answer = self.page.request.get(link.get_attribute("href") or "")
        assert answer.ok, answer.status
        return text_of_pdf(answer.body())


class CaseWorker(Person):
    """Somebody who works on cases."""

    case_url = ""

    def opens(self, case_url: str) -> None:
        """Open the page of a case."""
        self.case_url = case_url
        self.goes_to(case_url)

    def takes_step(self, menu: str, fields: dict[str, str]) -> None:
        """Choose a move from 下一步 and fill its form."""
        self.goes_to(self.case_url)
        self.page.locator("#next-steps > summary").click()
        with self.page.expect_navigation():
            self.page.locator("#next-steps a.move", has_text=menu).first.click()
        self.fills(fields)
        self.sends_the_form()

    def writes_note(self, kind: str, text: str) -> None:
        """Write a note on the case."""
        self.goes_to(f"{self.case_url}/steps/add_note")
        self.fills({kind: "✓", "内容": text})
        self.sends_the_form()

    def sends_the_form(self) -> None:
        """Press the one button of the form that does it."""
        with self.page.expect_navigation():
            self.page.locator("main .form-actions :is(.btn-primary, .btn-grave)").last.click()

    def issues(self, kind: str, name: str, fields: dict[str, str] | None = None) -> str:
        """Preview and issue a paper; returns the text of what was issued."""
        self.goes_to(f"{self.case_url}/documents/{kind}")
        self.fills(fields or {})
        self.presses("出具")
        self.goes_to(self.case_url)
        return self.opens_paper(name)


class Registrar(CaseWorker):
    """张萌 at the desk."""

    def registers(self, case: dict[str, Any]) -> str:
        """Take a dispute down on the one page; returns the address of the case."""
        self.goes_to("/intake/new")
        self._fill_rows("", case["head"])
        for number, party in enumerate(case["applicants"]):
            self._add_row("添加申请人", number)
            self._fill_party(f"applicants-{number}-", party)
        for number, party in enumerate(case["respondents"]):
            self._fill_party(f"respondents-{number}-", party)
        for number, claim in enumerate(case["claims"]):
            self._add_row("添加请求", number)
            self._fill_rows(f"claims-{number}-", claim)
        self.presses("登记")
        assert self.page.url.endswith("/registered"), self.reads()
        self.page.get_by_role("link", name="打开案件").click()
        self.page.wait_for_url(re.compile(r"/cases/\d+$"))
        self.case_url = self.page.url
        return self.case_url

    def _add_row(self, button: str, number: int) -> None:
        if number:
            self.page.get_by_role("button", name=re.compile(button)).click()

    def _fill_party(self, prefix: str, party: dict[str, str]) -> None:
        # The kind decides which fields are shown.
        kind = party.get("kind", "worker" if prefix.startswith("applicants") else "employer")
        self.page.locator(f"[name='{prefix}kind'][value='{kind}']").check()
        self._fill_rows(prefix, {name: text for name, text in party.items() if name != "kind"})

    def _fill_rows(self, prefix: str, values: dict[str, str]) -> None:
        for name, value in values.items():
            field = self.page.locator(f"[name='{prefix}{name}']")
            if field.evaluate("element => element.tagName") == "SELECT":
                field.select_option(value)
            elif field.get_attribute("type") == "checkbox":
                field.check()
            else:
                self.unfolds(field)
                field.fill(value)


class Mediator(CaseWorker):
    """李敏, who mediates."""

    def plans_and_records(self, held_on: str, words: dict[str, str], outcome: str) -> None:
        """Fix a session for this very hour and take it down."""
        self.takes_step(
            "排定调解会",
            {"日期": held_on, "时间": "09:00", "地点": "第二调解室", "现场": "✓"},
        )
        self.takes_step(
            "记录调解会",
            {
                "日期": held_on,
                "开始时间": "09:00",
                "结束时间": "09:30",
                **words,
                outcome: "✓",
            },
        )

    def writes_agreement(self, fields: dict[str, str]) -> None:
        """Open the workbench, change the first draft, keep it; names are field names."""
        self.goes_to(f"{self.case_url}/agreements")
        for name, value in fields.items():
            field = self.page.locator(f"[name='{name}']")
            if field.evaluate("element => element.tagName") == "SELECT":
                field.select_option(value)
            else:
                self.unfolds(field)
                field.fill(value)
        self.presses("保存草稿并预览")
        self.expects("草稿已保存")

    def sees_the_draft_beside_the_form(self) -> str:
        """The text of the preview in the frame."""
        address = self.page.locator("iframe.paper-frame").get_attribute("src") or ""
        return text_of_pdf(self.page.request.get(address).body())

    def settles(self, agreed_on: str) -> None:
        """Register that the parties agreed."""
        self.fills({"达成协议之日": agreed_on})
        self.presses("登记达成协议")
        self.expects("已登记达成协议")

    def has_everybody_sign(self, signed_on: str) -> None:
        """Every party, the mediator and the seal, on one day."""
        self.goes_to(f"{self.case_url}/agreements/signatures")
        rows = self.page.locator("[name$='-has_signed']")
        for index in range(rows.count()):
            key = self.page.locator("[name$='-key']").nth(index).get_attribute("value")
            rows.nth(index).select_option("seal" if key == "seal" else "ink_and_fingerprint")
            self.page.locator("[name$='-signed_on']").nth(index).fill(signed_on)
        self.presses("登记签章")
        self.expects("签章齐全")

    def records_payment(self, paid_on: str, voucher: str) -> None:
        """The next unpaid instalment was paid in full."""
        self.goes_to(f"{self.case_url}/agreements/payments")
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=re.compile("登记第")).first.click()
        self.fills({"付款日期": paid_on, "凭证": voucher})
        self.presses("登记付款")

    def applies_for(self, route: str, receiver: str, applied_on: str) -> None:
        """File a joint application."""
        self.goes_to(f"{self.case_url}/agreements/exits")
        self.fills({route: "✓", "向谁申请": receiver, "申请之日": applied_on})
        self.presses("登记申请")
        self.expects("已登记申请")

    def shares_with(self, receiver: str, purpose: str, fields: dict[str, str]) -> None:
        """Share the case for a purpose."""
        self.goes_to(f"{self.case_url}/shares/new")
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=f"共享给{receiver}用于{purpose}").click()
        self.fills(fields)
        for box in self.page.locator("[name='document_ids']").all():
            box.check()
        self.presses("共享")


class Liaison(Person):
    """Somebody of a court or bureau at the desk of shared cases."""

    def opens_shared(self, words: str) -> str:
        """Open the shared case; returns the address."""
        self.goes_to("/desk")
        with self.page.expect_navigation():
            self.page.locator("table a", has_text=words).first.click()
        self.page.wait_for_url(re.compile(r"/desk/\d+$"))
        return self.page.url

    def answers(self, fields: dict[str, str]) -> None:
        """Take note, then return the result."""
        if self.page.get_by_role("button", name="接收", exact=True).count():
            self.presses("接收")
        with self.page.expect_navigation():
            self.page.get_by_role("link", name="回复结果").click()
        self.fills(fields)
        self.presses("返回结果")


class CourtLiaison(Liaison):
    """高宁 of the court."""


class HrLiaison(Liaison):
    """冯雪 of the HR bureau."""
