"""The mediator: sessions, agreement, signatures, payments, exits, referral, closing."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.case_workers import CaseWorker, Fields
from tests.browser.papers import Paper
from tests.browser.person import TICK


class Mediator(CaseWorker):
    """李敏, who mediates."""

    def tells_rights(self, told_on: str) -> None:
        """Tell the parties their rights; nothing to disclose."""
        fields = {"告知之日": told_on, "已询问，无回避事由": TICK}
        self.takes_step("告知权利义务，开始调解", fields)

    def extends(self, extended_to: str, agreed_on: str) -> None:
        """Lengthen the term with the written consent of both."""
        consents = {"申请方已书面同意": TICK, "被申请方已书面同意": TICK}
        paper = {"同意书存放处": "双方同意书原件存正卷"}
        fields = {"延长至": extended_to, "双方同意之日": agreed_on, **consents, **paper}
        self.takes_step("办理延长（双方同意书）", fields)

    def locks_away(self, text: str) -> None:
        """Write what one side said in confidence."""
        self.goes_to(f"{self.case_url}/steps/add_note")
        self.fills({"背靠背记录": TICK, "内容": text})
        self.presses("写备忘")
        self.sees(text)

    def plans_session(self, held_on: str, place: str) -> None:
        """Fix a session for nine in the morning."""
        fields = {"日期": held_on, "时间": "09:00", "地点": place, "现场": TICK}
        self.takes_step("排定调解会", fields)

    def records_session(self, held_on: str, words: Fields, outcome: str) -> None:
        """Take the session down."""
        times = {"日期": held_on, "开始时间": "09:00", "结束时间": "09:30"}
        self.takes_step("记录调解会", {**times, **words, outcome: TICK}, button="保存笔录")

    def writes_agreement(self, fields: Fields) -> None:
        """Open the workbench, change the first term, see how it reads at once, keep the draft."""
        self.opens_workbench()
        self.fills(fields, self.first_term())
        if "款项用途" in fields:
            reads = self.first_term().locator(".reads")
            expect(reads).to_contain_text(f"支付{fields['款项用途']}")
        self.presses("保存草稿并预览")
        self.expects("草稿已保存")

    def opens_workbench(self) -> None:
        """Open the page that proposes terms; its preview may say that something is missing yet."""
        with self.foresees(422):
            self.begins_step("拟写调解协议")
            self.page.wait_for_load_state("networkidle")

    def first_term(self) -> Locator:
        """The part of the workbench that holds the first term."""
        heading = self.page.get_by_role("heading", name=re.compile("^第 1 条"))
        return self.main.locator("section").filter(has=heading)

    def sees_the_draft_beside_the_form(self) -> Paper:
        """The preview in the frame."""
        frame = self.page.get_by_title("调解协议书预览")
        address = (frame.get_attribute("src") or "").partition("#")[0]
        paper = Paper(self.page.request.get(address).body())
        self.office.papers.append(paper)
        return paper

    def settles(self, agreed_on: str) -> None:
        """Register that the parties agreed."""
        self.fills({"达成协议之日": agreed_on})
        self.presses("登记达成协议")
        self.expects("已登记达成协议")

    def has_everybody_sign(self, signed_on: str) -> None:
        """Every party and the mediator by hand and fingerprint, the body by its seal."""
        self.begins_step("登记签章")
        waiting = self.main.get_by_role("table", name="待签")
        for row in waiting.get_by_role("row").all()[1:]:
            is_seal = "调解组织盖章" in row.inner_text()
            way = row.get_by_label(re.compile("方式$"))
            way.select_option(label="盖章" if is_seal else "签名并按指印")
            row.get_by_label(re.compile("日期$")).fill(signed_on)
        self.presses("登记签章")
        self.expects("签章齐全")

    def records_payment(self, paid_on: str, voucher: str) -> None:
        """The next unpaid instalment was paid in full, as the form proposes."""
        self.begins_step("登记付款")
        self.follows(re.compile("^登记第"))
        self.fills({"付款日期": paid_on, "凭证": voucher})
        self.presses("登记付款")

    def applies_for(self, route: str, receiver: str, applied_on: str) -> None:
        """File a joint application."""
        self.begins_step("申请司法确认、仲裁审查、支付令、强制执行")
        self.fills({route: TICK, "向谁申请": receiver, "申请之日": applied_on})
        self.presses("登记申请")
        self.expects("已登记申请")

    def shares_with(self, receiver: str, purpose: str, fields: Fields) -> None:
        """Share the case and all its papers for a purpose."""
        self.goes_to(self.case_url)
        self.follows("共享给联动单位")
        self.follows(f"共享给{receiver}用于{purpose}")
        self.fills(fields)
        papers = self.main.get_by_role("group", name=re.compile("随附文书"))
        for box in papers.get_by_role("checkbox").all():
            box.check()
        self.presses("共享")
        self.expects(f"已共享给{receiver}")

    def closes(self) -> None:
        """Close the case."""
        self.takes_step("结案", {})
        self.sees("已结案")
