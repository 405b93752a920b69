"""An agreement as it is being written: structured terms, and the clause that each one prints.

Parties are named by their keys; `AgreementParty` says who stands behind a key. Money is Decimal
yuan. Nothing here is complete by force: what is missing is found by `agreement_check`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mediation.domain.agreement.words import PaymentMethod, TaxTerm, TermKind
from mediation.domain.money import capitals, figures, split_exactly
from mediation.domain.parties import Authority, PartyKind, RepresentativeKind, Side

# A payment that settles everything its payees asked for, not one kind of claim.
ALL_CLAIMS = "all"


class Extent(StrEnum):
    """How much of a dispute an agreement settles; written to case.outcome."""

    WHOLE = "whole"
    PART = "part"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"whole": "全部达成协议", "part": "部分达成协议"}[self.value]


@dataclass(frozen=True)
class AgreementSpokesman:
    """Who speaks for a party, and whether they may settle for it (民诉法 art. 62)."""

    name: str
    kind: RepresentativeKind
    authority: Authority

    @property
    def may_settle(self) -> bool:
        """A statutory representative acts by law, all others need a special authority."""
        return self.kind is RepresentativeKind.STATUTORY or self.authority is Authority.SPECIAL


@dataclass(frozen=True)
class AgreementParty:
    """One party of the case, as far as an agreement needs to know it."""

    id: int
    side: Side
    kind: PartyKind
    name: str
    birth_on: date | None = None
    account: str = ""
    spokesmen: tuple[AgreementSpokesman, ...] = ()

    @property
    def full_name(self) -> str:
        """'被申请人城东悦来酒店有限公司': the name as a clause writes it."""
        return f"{self.side.label}{self.name}"


@dataclass(frozen=True)
class ShareDraft:
    """What one payee gets of a payment, and into which account."""

    payee_id: int
    amount: Decimal
    account: str = ""


@dataclass(frozen=True)
class InstalmentDraft:
    """One dated part of a payment."""

    due_on: date | None
    amount: Decimal | None
    condition: str = ""


@dataclass(frozen=True)
class TermDraft:
    """One term: a payment by its particulars, any other kind by its text.

    A payment without instalments falls due once, on `due_on`; with instalments `due_on` is unused.
    `claim_type` is the kind of claim that a payment settles, ALL_CLAIMS, or None.
    """

    kind: TermKind
    text: str = ""
    payer_id: int | None = None
    purpose: str = ""
    amount: Decimal | None = None
    tax: TaxTerm | None = None
    method: PaymentMethod | None = None
    due_on: date | None = None
    shares: tuple[ShareDraft, ...] = ()
    instalments: tuple[InstalmentDraft, ...] = ()
    claim_type: str | None = None

    @property
    def is_payment(self) -> bool:
        """Whether this term moves money."""
        return self.kind is TermKind.PAYMENT

    @property
    def schedule(self) -> tuple[InstalmentDraft, ...]:
        """The dated parts of a payment; one sum on one day is a schedule of one."""
        return self.instalments or (InstalmentDraft(self.due_on, self.amount),)

    @property
    def shares_total(self) -> Decimal:
        """What the payees get together."""
        return sum((share.amount for share in self.shares), Decimal(0))

    @property
    def instalments_total(self) -> Decimal:
        """What the instalments come to; one without a sum counts for nothing."""
        return sum((item.amount or Decimal(0) for item in self.instalments), Decimal(0))


@dataclass(frozen=True)
class AgreementDraft:
    """Everything of a 调解协议书 that people write (17号令 art. 26; 特邀规定 art. 24)."""

    is_whole: bool = True
    disputed_facts: str = ""
    remaining: str = ""
    copies: int = 3
    terms: tuple[TermDraft, ...] = field(default=())

    @property
    def extent(self) -> Extent:
        """Whether it settles the whole dispute or a part of it."""
        return Extent.WHOLE if self.is_whole else Extent.PART


def split_evenly(total: Decimal, payees: Sequence[AgreementParty]) -> tuple[ShareDraft, ...]:
    """Give every payee the same, exact to 分: the first ones get the cents left over."""
    return split_by_weight(total, payees, [1] * len(payees))


def split_by_weight(
    total: Decimal, payees: Sequence[AgreementParty], weights: Sequence[Decimal | int]
) -> tuple[ShareDraft, ...]:
    """Share a sum by weight, e.g. by what each one claimed; ValueError if no weight counts."""
    parts = split_exactly(total, weights)
    return tuple(
        ShareDraft(payee.id, amount, payee.account)
        for payee, amount in zip(payees, parts, strict=True)
        if amount
    )


def natural_payees(
    payer_id: int | None, parties: Sequence[AgreementParty]
) -> tuple[AgreementParty, ...]:
    """Whom a payer would pay if nothing else is said: the other side, in its order."""
    payer = next((party for party in parties if party.id == payer_id), None)
    side = Side.RESPONDENT if payer and payer.side is Side.APPLICANT else Side.APPLICANT
    return tuple(party for party in parties if party.side is side and party.id != payer_id)


def sentence(term: TermDraft, parties: Sequence[AgreementParty]) -> str:
    """The clause that a term prints, the same on page and paper (law.md 7.4; 支付结算办法 附件一).

    A particular that is still missing is printed as a gap, which `agreement_check` refuses.
    """
    if not term.is_payment:
        return _closed(term.text)
    names = {party.id: party for party in parties}
    payer = names.get(term.payer_id or 0)
    parts = [
        f"{payer.full_name if payer else GAP}{_once(term)}向{_payees(term, names)}",
        f"支付{term.purpose or GAP}{_tax(term)}{'共计' if len(term.shares) > 1 else ''}",
        f"{_sum(term.amount)}{_account(term)}",
        f"，付款方式：{term.method.label if term.method else GAP}",
    ]
    return _closed("".join(parts) + _instalments(term)) + _closed(term.text)


GAP = "＿＿＿＿"


def _closed(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in "。；！？" else f"{text}。"


def _once(term: TermDraft) -> str:
    return "" if term.instalments else f"于{_by(term.due_on)}"


def _by(day: date | None) -> str:
    # 民法典 art. 1259 counts the day itself only for 以内 and 届满, so 前 says it in words.
    return f"{day.year}年{day.month}月{day.day}日前（含当日）" if day else GAP


def _payees(term: TermDraft, names: dict[int, AgreementParty]) -> str:
    payees = [names[share.payee_id] for share in term.shares if share.payee_id in names]
    if not payees:
        return GAP
    if len(payees) == 1:
        return payees[0].full_name
    if len(payees) == 2:
        return "、".join(payee.full_name for payee in payees)
    return f"{payees[0].full_name}等{len(payees)}人"


def _tax(term: TermDraft) -> str:
    return f"（{term.tax.label}）" if term.tax else ""


def _sum(amount: Decimal | None) -> str:
    if amount is None:
        return f"人民币{GAP}元"
    return f"人民币{figures(amount)}元（大写：{capitals(amount)}）"


def _account(term: TermDraft) -> str:
    if len(term.shares) > 1:
        return "，各人金额和收款账户见附表"
    account = term.shares[0].account if term.shares else ""
    return f"（收款账户：{account}）" if account else ""


def _instalments(term: TermDraft) -> str:
    if not term.instalments:
        return ""
    lines = [
        f"第{number}期{_by(item.due_on)}支付{_sum(item.amount)}"
        + (f"（{item.condition}）" if item.condition else "")
        for number, item in enumerate(term.instalments, 1)
    ]
    return f"，分{len(lines)}期支付：" + "；".join(lines)
