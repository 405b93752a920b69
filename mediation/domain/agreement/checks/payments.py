"""Rules of the payments of an agreement (law.md 7.4): who, whom, how much, what for, how.

17号令 art. 26 and 特邀规定 art. 24 ask for result, time and way of performance; what is unclear
is refused at 仲裁审查 (33号令 art. 77) and 司法确认 (民诉解释 art. 358).
"""

from collections.abc import Iterator
from decimal import Decimal

from mediation.domain.agreement.checks.facts import AgreementFacts, Numbered
from mediation.domain.agreement.checks.findings import AMBER, RED, Hit, rule
from mediation.domain.agreement.payment_repairs import (
    Offer,
    fitting_instalments,
    fitting_shares,
    known_amount,
    merged_payees,
    usual_payees,
    usual_payer,
)
from mediation.domain.agreement.repairs import set_field
from mediation.domain.agreement.words import PaymentMethod, TaxTerm
from mediation.domain.money import figures
from mediation.domain.parties import PartyKind

CONTENT = "17号令 26、特邀调解规定 24"
UNCLEAR = "33号令 77、民诉法解释 358"


@rule("payer_missing", "每笔款项有付款方", RED, CONTENT, firm=True, offers="写唯一的对方")
def payer_is_named(facts: AgreementFacts) -> Iterator[Hit]:
    """Every sum has somebody who owes it."""
    for each in facts.payments:
        if facts.party(each.term.payer_id) is None:
            offer = usual_payer(each.index, each.term, facts.parties)
            yield Hit(
                f"{each.name}没有付款方",
                "不写由谁支付，无法申请执行。",
                where=f"{each.where}-payer",
                mend=offer.mend,
                repair=offer.repair,
            )


@rule("payee_missing", "每笔款项有收款人", RED, CONTENT, firm=True, offers="付给对方各人")
def payees_are_named(facts: AgreementFacts) -> Iterator[Hit]:
    """Every sum has somebody who gets it."""
    for each in facts.payments:
        if not each.term.shares:
            offer = usual_payees(each.index, each.term, facts.parties)
            yield Hit(
                f"{each.name}没有收款人",
                "请在按人明细中写明每个人得多少。",
                where=f"{each.where}-shares",
                mend=offer.mend,
                repair=offer.repair,
            )


@rule("payee_stranger", "收款人是本案当事人", RED, CONTENT, firm=True)
def payees_are_parties(facts: AgreementFacts) -> Iterator[Hit]:
    """Only a party of the case gets money under it."""
    for each in facts.payments:
        if any(facts.party(key) is None for key in _payees(each)):
            yield Hit(
                f"{each.name}的收款人不是本案当事人",
                "请重新选择。",
                where=f"{each.where}-shares",
            )


@rule("payee_is_payer", "没有人付给自己", RED, CONTENT, firm=True)
def nobody_pays_himself(facts: AgreementFacts) -> Iterator[Hit]:
    """The payer is not among the payees."""
    for each in facts.payments:
        if each.term.payer_id in _payees(each):
            yield Hit(
                f"{each.name}自己付给自己",
                "请核对付款方和收款人。",
                where=f"{each.where}-shares",
            )


@rule("payee_twice", "收款人不重复", RED, UNCLEAR, firm=True, offers="合并为一行")
def payees_stand_once(facts: AgreementFacts) -> Iterator[Hit]:
    """Nobody stands twice among the shares of one payment."""
    for each in facts.payments:
        keys = _payees(each)
        if len(set(keys)) < len(keys):
            offer = merged_payees(each.index, each.term)
            yield Hit(
                f"{each.name}同一人写了两次",
                "请合并为一行。",
                where=f"{each.where}-shares",
                mend=offer.mend,
                repair=offer.repair,
            )


@rule("amount_missing", "每笔款项有金额", RED, CONTENT, firm=True, offers="总额写各人合计")
def amounts_are_positive(facts: AgreementFacts) -> Iterator[Hit]:
    """Every payment is of more than nothing, and so is every part of it."""
    for each in facts.payments:
        parts = [each.term.amount, *(share.amount for share in each.term.shares)]
        parts += [row.amount for row in each.term.instalments]
        if any(part is None or part <= 0 for part in parts):
            offer = known_amount(each.index, each.term)
            yield Hit(
                f"{each.name}有金额没有填写或者为零",
                "每一笔都要写明金额。",
                where=f"{each.where}-amount",
                mend=offer.mend,
                repair=offer.repair,
            )


@rule("purpose_missing", "每笔款项有用途", RED, UNCLEAR, offers="写所清偿的请求")
def purpose_is_named(facts: AgreementFacts) -> Iterator[Hit]:
    """Every sum says what it is for, so that another claim cannot hide behind it."""
    labels = {claim.type: claim.label for claim in facts.claims}
    for each in facts.payments:
        if not each.term.purpose.strip():
            label = labels.get(each.term.claim_type or "", "")
            yield Hit(
                f"{each.name}没有写款项用途",
                "例如“2026年6月至9月工资”。",
                where=f"{each.where}-purpose",
                mend=f"写“{label}”" if label else "",
                repair=set_field(f"{each.where}-purpose", label) if label else None,
            )


@rule("method_missing", "每笔款项有付款方式", RED, CONTENT, offers="改为转账")
def method_is_named(facts: AgreementFacts) -> Iterator[Hit]:
    """Every sum says how it is paid."""
    for each in facts.payments:
        if each.term.method is None:
            yield Hit(
                f"{each.name}没有付款方式",
                "请选择转账、现金或者转付。",
                where=f"{each.where}-method",
                mend="改为转账至收款人本人账户",
                repair=set_field(f"{each.where}-method", PaymentMethod.TRANSFER),
            )


@rule(
    "shares_do_not_add_up",
    "按人明细合计等于总额",
    RED,
    UNCLEAR,
    firm=True,
    offers="使明细与总额一致",
)
def shares_add_up(facts: AgreementFacts) -> Iterator[Hit]:
    """What the payees get is what is paid, to the 分."""
    for each in facts.payments:
        if each.term.shares:
            offer = fitting_shares(each.index, each.term)
            yield from _difference(each, "按人明细", each.term.shares_total, "shares", offer)


@rule(
    "instalments_do_not_add_up",
    "各期合计等于总额",
    RED,
    UNCLEAR,
    firm=True,
    offers="差额并入最后一期",
)
def instalments_add_up(facts: AgreementFacts) -> Iterator[Hit]:
    """The instalments are the whole sum, to the 分."""
    for each in facts.payments:
        if each.term.instalments:
            offer = fitting_instalments(each.index, each.term)
            yield from _difference(each, "各期", each.term.instalments_total, "instalments", offer)


@rule("tax_open", "写明税前或税后", AMBER, "个人所得税法 9", offers="写明税前")
def tax_is_settled(facts: AgreementFacts) -> Iterator[Hit]:
    """Money from an employer to a worker says whether tax is taken off (law.md 7.4 item 11)."""
    for each in facts.payments:
        payer = facts.party(each.term.payer_id)
        if payer and payer.kind is PartyKind.EMPLOYER and each.term.tax is None:
            yield Hit(
                f"{each.name}没有写明税前还是税后",
                "日后代扣个人所得税时容易再起争议。",
                where=f"{each.where}-tax",
                mend="写明税前",
                repair=set_field(f"{each.where}-tax", TaxTerm.BEFORE_TAX),
            )


@rule("applicant_without_share", "没有遗漏申请人", AMBER, "33号令 63")
def everybody_gets_something(facts: AgreementFacts) -> Iterator[Hit]:
    """In a dispute of many nobody is left out by mistake."""
    paid = {key for each in facts.payments for key in _payees(each)}
    left_out = [party.name for party in facts.applicants if party.id not in paid]
    if len(facts.applicants) > 1 and 0 < len(left_out) < len(facts.applicants):
        names = "、".join(left_out[:5]) + ("等" if len(left_out) > 5 else "")
        yield Hit(
            f"有 {len(left_out)} 名申请人没有分到款项",
            f"{names}。集体争议的代表人不能替他人放弃请求，请核对是否遗漏。",
        )


def _payees(each: Numbered) -> list[int]:
    return [share.payee_id for share in each.term.shares]


def _difference(
    each: Numbered, what: str, parts: Decimal, field: str, offer: Offer
) -> Iterator[Hit]:
    whole = each.term.amount
    if whole is not None and parts != whole:
        yield Hit(
            f"{each.name}{what}合计不等于总额",
            f"{what.removeprefix('按人')}合计 {figures(parts)} 元，总额 {figures(whole)} 元，"
            f"相差 {figures(abs(parts - whole))} 元。",
            where=f"{each.where}-{field}",
            mend=offer.mend,
            repair=offer.repair,
        )


PAYMENT_RULES = (
    payer_is_named,
    payees_are_named,
    payees_are_parties,
    nobody_pays_himself,
    payees_stand_once,
    amounts_are_positive,
    purpose_is_named,
    method_is_named,
    shares_add_up,
    instalments_add_up,
    tax_is_settled,
    everybody_gets_something,
)
