"""The clause that each term prints, the same on page and paper (law.md 7.4, 7.6)."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from mediation.domain.agreement.draft import AgreementParty, DueAfter, InstalmentDraft, TermDraft
from mediation.domain.agreement.particulars import (
    Confidentiality,
    DefaultClause,
    DefaultExtra,
    EmploymentConfirm,
    EmploymentContinue,
    EmploymentEnd,
    Handover,
    HandoverItem,
    InsuranceClause,
    InsuranceTreatment,
    Withdrawal,
)
from mediation.domain.claim_types import ClaimType
from mediation.domain.money import capitals, figures
from mediation.domain.parties import PartyKind, Side

# What is still missing prints as a gap, which the check of an agreement refuses.
GAP = "＿＿＿＿"
Parties = Sequence[AgreementParty]


def sentence(term: TermDraft, parties: Parties) -> str:
    """The whole text of a term: the clause of its particulars, then what was written by hand."""
    if term.is_payment:
        return _closed(_payment(term, parties)) + _closed(term.text)
    return _closed(particulars_sentence(term, parties)) + _closed(term.text)


def particulars_sentence(term: TermDraft, parties: Parties) -> str:
    """The clause that the particulars of a term print; empty for a term of text alone."""
    given: Any = term.particulars
    return _CLAUSES[type(given)](given, parties) if given is not None else ""


def due_text(due_on: date | None, after: DueAfter | None) -> str:
    """'2026年12月31日前（含当日）', '本协议生效之日起5个工作日内，最迟不晚于…', or a gap.

    民法典 art. 1259 counts the day itself only for 以内 and 届满, so 前 says it in words.
    """
    if after is None:
        return f"{_day(due_on)}前（含当日）" if due_on else GAP
    told = after.label
    return f"{told}，最迟不晚于{_day(due_on)}（含当日）" if due_on else told


def _payment(term: TermDraft, parties: Parties) -> str:
    names = {party.id: party for party in parties}
    payer = names.get(term.payer_id or 0)
    once = "" if term.instalments else f"于{due_text(term.due_on, term.due_after)}"
    parts = [
        f"{payer.full_name if payer else GAP}{once}向{_payees(term, names)}",
        f"支付{term.purpose or GAP}{_tax(term)}{'共计' if len(term.shares) > 1 else ''}",
        f"{sum_text(term.amount)}{_account(term)}",
        f"，付款方式：{term.method.label if term.method else GAP}",
    ]
    return "".join(parts) + _instalments(term.instalments)


def sum_text(amount: Decimal | None) -> str:
    """'人民币9,000.00元（大写：人民币玖仟元整）', or a gap."""
    if amount is None:
        return f"人民币{GAP}元"
    return f"人民币{figures(amount)}元（大写：{capitals(amount)}）"


def claim_name(code: str) -> str:
    """The Chinese name of a kind of claim; a code that is unknown stands as it is."""
    return ClaimType(code).label if code in set(ClaimType) else code


def _closed(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in "。；！？" else f"{text}。"


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else GAP


def _by(day: date | None) -> str:
    return due_text(day, None)


def _payees(term: TermDraft, names: dict[int, AgreementParty]) -> str:
    payees = [names[share.payee_id] for share in term.shares if share.payee_id in names]
    if not payees:
        return GAP
    if len(payees) <= 2:
        return "、".join(payee.full_name for payee in payees)
    return f"{payees[0].full_name}等{len(payees)}人"


def _tax(term: TermDraft) -> str:
    return f"（{term.tax.label}）" if term.tax else ""


def _account(term: TermDraft) -> str:
    if len(term.shares) > 1:
        return "，各人金额和收款账户见附表"
    account = term.shares[0].account if term.shares else ""
    return f"（收款账户：{account}）" if account else ""


def _instalments(rows: Sequence[InstalmentDraft]) -> str:
    if not rows:
        return ""
    lines = [
        f"第{number}期{due_text(item.due_on, item.due_after)}支付{sum_text(item.amount)}"
        + (f"（{item.condition}）" if item.condition else "")
        for number, item in enumerate(rows, 1)
    ]
    return f"，分{len(lines)}期支付：" + "；".join(lines)


def _employer(parties: Parties) -> str:
    found = [party for party in parties if party.kind is PartyKind.EMPLOYER]
    found = [party for party in found if party.side is not Side.THIRD_PARTY] or found
    return found[0].full_name if found else "用人单位"


def _workers(parties: Parties) -> str:
    found = [party for party in parties if party.kind is PartyKind.WORKER]
    if not found:
        return "劳动者"
    return found[0].full_name if len(found) == 1 else f"各{found[0].side.label}"


def _everybody(parties: Parties) -> str:
    """双方; with a third party, who signs what it owes, 各方."""
    return "各方" if any(party.side is Side.THIRD_PARTY for party in parties) else "双方"


def _employment_end(given: EmploymentEnd, parties: Parties) -> str:
    ground = given.ground
    told = f"{ground.told}（{ground.article}）" if ground else f"因{GAP}解除"
    return (
        f"{_employer(parties)}与{_workers(parties)}确认，双方劳动关系于{_day(given.ended_on)}{told}"
    )


def _employment_continue(given: EmploymentContinue, parties: Parties) -> str:
    post = f"担任{given.post}" if given.post else "回到原岗位工作"
    told = f"月工资不低于{sum_text(given.monthly_wage)}"
    wage = told if given.monthly_wage else "工资标准不低于原标准"
    return (
        f"双方继续履行劳动合同，{_employer(parties)}于{_by(given.resume_on)}"
        f"安排{_workers(parties)}{post}，{wage}"
    )


def _employment_confirm(given: EmploymentConfirm, parties: Parties) -> str:
    until = f"至{_day(given.to_on)}存在劳动关系"
    told = until if given.to_on else "起存在劳动关系，至本协议签署之日仍然存续"
    return f"{_employer(parties)}与{_workers(parties)}确认，双方自{_day(given.from_on)}{told}"


def _handover(given: Handover, parties: Parties) -> str:
    by_employer = [item for item in given.items if not item.is_by_worker]
    parts = []
    if by_employer or not given.items:
        acts = _acts(by_employer) if by_employer else GAP
        parts.append(f"{_employer(parties)}于{_by(given.by)}为{_workers(parties)}{acts}")
    if HandoverItem.WORK_HANDOVER in given.items:
        act = HandoverItem.WORK_HANDOVER.label
        parts.append(f"{_workers(parties)}于{_by(given.by)}{act}")
    return "；".join(parts)


def _acts(items: Sequence[HandoverItem]) -> str:
    return "，".join(item.label for item in items)


def _insurance(given: InsuranceClause, parties: Parties) -> str:
    if given.treatment is InsuranceTreatment.OUTSIDE:
        return (
            "社会保险费的缴纳不在本协议处理范围，由社会保险费征收机构依法处理，"
            "本协议不影响劳动者依法主张的权利"
        )
    return (
        f"{_employer(parties)}于{_by(given.by)}按规定为{_workers(parties)}补缴"
        f"{_day(given.from_on)}至{_day(given.to_on)}期间的社会保险费，"
        "个人应当缴纳的部分由个人承担"
    )


def _withdrawal(given: Withdrawal, parties: Parties) -> str:
    parts = []
    if given.withdrawn:
        parts.append(f"申请人撤回下列请求：{_claims(given.withdrawn)}")
    if given.reserved:
        parts.append(f"下列请求不在本协议处理，申请人保留依法主张的权利：{_claims(given.reserved)}")
    if given.done:
        what = "就本协议已处理的事项" if given.reserved else "就本案请求事项"
        parts.append(f"本协议履行完毕后，{_everybody(parties)}{what}再无其他争议")
    return "；".join(parts)


def _claims(codes: Sequence[str]) -> str:
    return "、".join(claim_name(code) for code in codes)


def _default(given: DefaultClause, parties: Parties) -> str:
    grace = "逾期" if not given.grace_days else f"逾期超过{given.grace_days}日"
    parts = [f"付款方任何一期{grace}的"]
    if given.accelerates:
        parts.append("其余未到期款项提前到期，收款人可以就全部未付款项一并主张")
    if given.extra is DefaultExtra.LPR:
        rate = "按全国银行间同业拆借中心公布的一年期贷款市场报价利率"
        parts.append(f"付款方自逾期之日起就未付款项{rate}支付逾期付款损失")
    elif given.extra is DefaultExtra.DAILY_RATE:
        rate = f"{given.per_ten_thousand.normalize():f}" if given.per_ten_thousand else GAP
        parts.append(f"付款方自逾期之日起就未付款项按每日万分之{rate}支付逾期付款损失")
    elif given.extra is DefaultExtra.FIXED_SUM:
        parts.append(f"付款方另行支付违约金{sum_text(given.fixed)}")
    elif not given.accelerates:
        parts.append(GAP)
    return "，".join(parts)


def _confidentiality(given: Confidentiality, parties: Parties) -> str:
    what = "本协议约定的金额" if given.sums_only else "本协议内容"
    return (
        f"{_everybody(parties)}对{what}保密；依法向有关机关、仲裁机构、人民法院提供或者投诉举报，"
        "以及向本人近亲属、代理人说明的除外"
    )


_CLAUSES: dict[type, Callable[[Any, Parties], str]] = {
    EmploymentEnd: _employment_end,
    EmploymentContinue: _employment_continue,
    EmploymentConfirm: _employment_confirm,
    Handover: _handover,
    InsuranceClause: _insurance,
    Withdrawal: _withdrawal,
    DefaultClause: _default,
    Confidentiality: _confidentiality,
}
