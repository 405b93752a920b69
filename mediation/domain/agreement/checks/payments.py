"""Checks of the payments of an agreement (law.md 7.4): who, whom, how much, when, how.

17号令 art. 26 and 特邀规定 art. 24 ask for result, time and way of performance; what is unclear
is refused at 仲裁审查 (33号令 art. 77) and 司法确认 (民诉解释 art. 358).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from mediation.domain.agreement.checks.findings import (
    AgreementFacts,
    Finding,
    NamedCheck,
    amber,
    red,
)
from mediation.domain.agreement.draft import TermDraft
from mediation.domain.agreement.words import PaymentMethod, TermKind
from mediation.domain.money import figures
from mediation.domain.parties import PartyKind, Side

CONTENT = "17号令 26、特邀调解规定 24"
UNCLEAR = "33号令 77、民诉法解释 358"
WEEKDAYS = "一二三四五六日"


def payments(facts: AgreementFacts) -> Iterator[tuple[str, str, TermDraft]]:
    """Each payment with the name of its fields and its number: ('terms-0', '第 1 条', term)."""
    for index, term in enumerate(facts.draft.terms):
        if term.is_payment:
            yield f"terms-{index}", f"第 {index + 1} 条", term


def payer_is_named(facts: AgreementFacts) -> Iterator[Finding]:
    """Every sum has somebody who owes it."""
    for where, number, term in payments(facts):
        if facts.party(term.payer_id) is None:
            yield red(
                *("payer_missing", f"{number}没有付款方", "不写由谁支付，无法申请执行。"),
                article=CONTENT, where=f"{where}-payer",
            )  # fmt: skip


def payees_are_named(facts: AgreementFacts) -> Iterator[Finding]:
    """Every sum has somebody who gets it, who is a party and not the payer, and only once."""
    for where, number, term in payments(facts):
        keys = [share.payee_id for share in term.shares]
        field = f"{where}-shares"
        if not keys:
            yield red(
                *("payee_missing", f"{number}没有收款人", "请在按人明细中写明每个人得多少。"),
                article=CONTENT, where=field,
            )  # fmt: skip
        if any(facts.party(key) is None for key in keys):
            yield red(
                "payee_stranger", f"{number}的收款人不是本案当事人", "请重新选择。", where=field
            )
        if term.payer_id in keys:
            yield red(
                "payee_is_payer", f"{number}自己付给自己", "请核对付款方和收款人。", where=field
            )
        if len(set(keys)) < len(keys):
            yield red("payee_twice", f"{number}同一人写了两次", "请合并为一行。", where=field)


def amount_is_positive(facts: AgreementFacts) -> Iterator[Finding]:
    """Every payment is of more than nothing, and so is every part of it."""
    for where, number, term in payments(facts):
        parts = [term.amount, *(share.amount for share in term.shares)]
        parts += [item.amount for item in term.instalments]
        if any(part is None or part <= 0 for part in parts):
            yield red(
                *("amount_missing", f"{number}有金额没有填写或者为零", "每一笔都要写明金额。"),
                article=CONTENT, where=f"{where}-amount",
            )  # fmt: skip


def purpose_is_named(facts: AgreementFacts) -> Iterator[Finding]:
    """Every sum says what it is for, so that another claim cannot hide behind it."""
    for where, number, term in payments(facts):
        if not term.purpose.strip():
            yield red(
                *("purpose_missing", f"{number}没有写款项用途", "例如“2026年6月至9月工资”。"),
                article=UNCLEAR, where=f"{where}-purpose",
            )  # fmt: skip


def dates_are_named(facts: AgreementFacts) -> Iterator[Finding]:
    """Every sum, and every instalment, has a day by which it is paid."""
    for where, number, term in payments(facts):
        if not all(item.is_dated for item in term.schedule):
            yield red(
                *("due_missing", f"{number}没有付款日期", "没有履行期限的条款不能申请执行。"),
                article=CONTENT, where=f"{where}-due_on",
            )  # fmt: skip


def method_is_named(facts: AgreementFacts) -> Iterator[Finding]:
    """Every sum says how it is paid."""
    for where, number, term in payments(facts):
        if term.method is None:
            yield red(
                *("method_missing", f"{number}没有付款方式", "请选择转账、现金或者转付。"),
                article=CONTENT, where=f"{where}-method",
            )  # fmt: skip


def accounts_are_written(facts: AgreementFacts) -> Iterator[Finding]:
    """A transfer names the account of every payee."""
    for where, number, term in payments(facts):
        without = sum(1 for share in term.shares if not share.account.strip())
        if term.method is PaymentMethod.TRANSFER and without:
            yield amber(
                *("account_missing", f"{number}有 {without} 人没有收款账户"),
                "转账付款应写明开户行、户名和账号，免得付错或者推说不知道账号。",
                where=f"{where}-shares",
            )


def shares_add_up(facts: AgreementFacts) -> Iterator[Finding]:
    """What the payees get is what is paid, to the 分."""
    for where, number, term in payments(facts):
        total = term.shares_total
        if term.shares and term.amount is not None and total != term.amount:
            yield red(
                *("shares_do_not_add_up", f"{number}按人明细合计不等于总额"),
                f"明细合计 {figures(total)} 元，总额 {figures(term.amount)} 元，"
                f"相差 {figures(abs(total - term.amount))} 元。",
                article=UNCLEAR, where=f"{where}-shares",
            )  # fmt: skip


def instalments_add_up(facts: AgreementFacts) -> Iterator[Finding]:
    """The instalments are the whole sum, to the 分."""
    for where, number, term in payments(facts):
        total = term.instalments_total
        if term.instalments and term.amount is not None and total != term.amount:
            yield red(
                *("instalments_do_not_add_up", f"{number}各期合计不等于总额"),
                f"各期合计 {figures(total)} 元，总额 {figures(term.amount)} 元，"
                f"相差 {figures(abs(total - term.amount))} 元。",
                article=UNCLEAR, where=f"{where}-instalments",
            )  # fmt: skip


def dates_are_not_past(facts: AgreementFacts) -> Iterator[Finding]:
    """No sum is due before the agreement is made; on the same day it is paid at once."""
    for where, text, day in _due_days(facts):
        if day < facts.agreed_on:
            yield red(
                *("due_in_past", f"{text}应付日 {day} 早于协议日期"),
                "已经过去的日期一签字就算逾期；当场付清的，请写协议当日。",
                where=where,
            )


def dates_are_working_days(facts: AgreementFacts) -> Iterator[Finding]:
    """An agreed day does not move when it falls on a rest day: banks and offices are closed."""
    for where, text, day in _due_days(facts):
        if day < facts.agreed_on or not facts.calendar.is_rest_day(day):
            continue
        before = _workday_before(facts, day)
        note = f"{day.year} 年放假安排未录入，暂定。" if _is_unknown(facts, day) else ""
        yield amber(
            *("due_on_rest_day", f"{text}应付日 {day} 是{_kind_of_day(facts, day)}"),
            f"约定日期不自动顺延，当日银行可能不办理对公转账。{note}",
            mend=f"改为 {before}（周{WEEKDAYS[before.weekday()]}）" if before else "",
            where=where,
            value=before.isoformat() if before else "",
        )


def instalments_are_in_order(facts: AgreementFacts) -> Iterator[Finding]:
    """The instalments follow each other in time."""
    for where, number, term in payments(facts):
        days = [item.due_on for item in term.instalments if item.due_on]
        if days != sorted(set(days)):
            yield amber(
                *("instalments_out_of_order", f"{number}各期日期没有先后顺序"),
                "有两期同日或者后一期早于前一期，请核对。",
                where=f"{where}-instalments",
            )


def tax_is_settled(facts: AgreementFacts) -> Iterator[Finding]:
    """Money from an employer to a worker says whether tax is taken off (law.md 7.4 item 11)."""
    for where, number, term in payments(facts):
        payer = facts.party(term.payer_id)
        if payer and payer.kind is PartyKind.EMPLOYER and term.tax is None:
            yield amber(
                *("tax_open", f"{number}没有写明税前还是税后"),
                "日后代扣个人所得税时容易再起争议。",
                where=f"{where}-tax",
            )


def default_clause_is_present(facts: AgreementFacts) -> Iterator[Finding]:
    """Money that is paid later needs a clause on what happens if it is not."""
    later = any(day > facts.agreed_on for _, _, day in _due_days(facts))
    if later and not any(term.kind is TermKind.DEFAULT for term in facts.draft.terms):
        yield amber(
            *("default_clause_missing", "没有逾期责任条款"),
            "款项不是当场付清，建议约定任何一期逾期即可就全部未付款项一并主张。",
            mend="加入逾期责任条款",
            adds=TermKind.DEFAULT.value,
        )


def everybody_gets_something(facts: AgreementFacts) -> Iterator[Finding]:
    """In a dispute of many nobody is left out by mistake (33号令 art. 63)."""
    applicants = [party for party in facts.parties if party.side is Side.APPLICANT]
    paid = {share.payee_id for _, _, term in payments(facts) for share in term.shares}
    left_out = [party.name for party in applicants if party.id not in paid]
    if len(applicants) > 1 and len(left_out) < len(applicants) and left_out:
        names = "、".join(left_out[:5]) + ("等" if len(left_out) > 5 else "")
        yield amber(
            *("applicant_without_share", f"有 {len(left_out)} 名申请人没有分到款项"),
            f"{names}。集体争议的代表人不能替他人放弃请求，请核对是否遗漏。",
            article="33号令 63",
        )


def _due_days(facts: AgreementFacts) -> Iterator[tuple[str, str, date]]:
    for where, number, term in payments(facts):
        for index, item in enumerate(term.schedule):
            if item.due_on is None:
                continue
            if term.instalments:
                field = f"{where}-instalments-{index}-due_on"
                yield field, f"{number}第 {index + 1} 期", item.due_on
            else:
                yield f"{where}-due_on", number, item.due_on


def _kind_of_day(facts: AgreementFacts, day: date) -> str:
    if facts.calendar.is_statutory_holiday(day):
        return "法定节假日"
    return f"星期{WEEKDAYS[day.weekday()]}" if day.weekday() >= 5 else "放假调休日"


def _is_unknown(facts: AgreementFacts, day: date) -> bool:
    return facts.calendar.is_provisional(day.year)


def _workday_before(facts: AgreementFacts, day: date) -> date | None:
    while facts.calendar.is_rest_day(day):
        day -= timedelta(days=1)
    return day if day >= facts.agreed_on else None


PAYMENT_CHECKS = (
    NamedCheck("每笔款项有付款方", payer_is_named),
    NamedCheck("每笔款项有收款人", payees_are_named),
    NamedCheck("每笔款项有金额", amount_is_positive),
    NamedCheck("每笔款项有用途", purpose_is_named),
    NamedCheck("每笔款项有付款日期", dates_are_named),
    NamedCheck("每笔款项有付款方式", method_is_named),
    NamedCheck("转账付款有收款账户", accounts_are_written),
    NamedCheck("按人明细合计等于总额", shares_add_up),
    NamedCheck("各期合计等于总额", instalments_add_up),
    NamedCheck("付款日期不早于协议日期", dates_are_not_past),
    NamedCheck("付款日期不落在休息日", dates_are_working_days),
    NamedCheck("各期日期依次先后", instalments_are_in_order),
    NamedCheck("写明税前或税后", tax_is_settled),
    NamedCheck("有逾期责任条款", default_clause_is_present),
    NamedCheck("没有遗漏申请人", everybody_gets_something),
)
