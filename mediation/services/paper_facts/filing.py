"""Facts of what one side files after an agreement was not kept, every blank from the case."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from mediation.documents.facts import (
    ArbitrationApplicationFacts,
    ClaimFacts,
    ComplaintFacts,
    EnforcementApplicationFacts,
    OwedFacts,
    PaymentOrderApplicationFacts,
)
from mediation.documents.facts.performing import ARBITRATION, CONFIRMATION, ORDER
from mediation.documents.wording import day, sentence
from mediation.domain.agreement.sentences import due_text
from mediation.domain.agreement.sentences import sentence as clause_of
from mediation.domain.agreement.words import TermKind
from mediation.domain.exits import RouteKind
from mediation.domain.money import from_fen
from mediation.domain.papers import PaperKind
from mediation.domain.parties import Side
from mediation.domain.small_flows import ExitKind
from mediation.models import Agreement, Case, ExitProcedure, Party
from mediation.queries.agreement_facts import due_after, parties_of, term_of
from mediation.queries.exit_facts import exit_facts_of
from mediation.queries.filings import Filing, filings_of
from mediation.queries.owed import OwedLine
from mediation.services.paper_facts import evidence, people
from mediation.services.paper_facts.agreeing import (
    agreement_number,
    effective,
    effective_on,
    receiver,
    signed_on,
)
from mediation.services.paper_facts.clues import clues_of
from mediation.services.paper_facts.order import PaperOrder

INSTRUMENTS = {
    ExitKind.JUDICIAL_CONFIRMATION: ("民事裁定书", CONFIRMATION),
    ExitKind.ARBITRATION_REVIEW: ("调解书", ARBITRATION),
    ExitKind.PAYMENT_ORDER: ("支付令", ORDER),
}
# What one asks for besides money, in the words of the clause.
ASKED_IN_WORDS = frozenset(
    {TermKind.CERTIFICATE, TermKind.EMPLOYMENT_CONTINUE, TermKind.SOCIAL_INSURANCE}
)
MOST_NAMED = 3
# The subject of an application whose commission the applicant names.
BY_PLACE = "place:any"
_OPENED = {
    RouteKind.SUIT_AFTER_ORDER: "原告依据调解协议申请支付令，人民法院已经裁定终结督促程序",
    RouteKind.SUIT_AFTER_REFUSAL: "双方共同申请司法确认，人民法院裁定不予确认",
    RouteKind.SUIT_FOR_WAGES: "双方仅就劳动报酬达成调解协议，被告不履行给付义务",
}


def payment_order_application(order: PaperOrder) -> PaymentOrderApplicationFacts:
    """支付令申请书 for the clauses whose sums are due (民诉法 art. 225)."""
    case, filing = order.case, _filing(order, PaperKind.PAYMENT_ORDER_APPLICATION)
    agreed = effective(case)
    return PaymentOrderApplicationFacts(
        **people.frame(order),
        **_sides(filing),
        court=receiver(order).name,
        cause=people.cause(case),
        agreement_number=agreement_number(case),
        signed_on=signed_on(agreed),
        effective_on=effective_on(agreed),
        owed=_owed(filing, order.at.date()),
        evidence=tuple(proof.name for proof in evidence.proofs(case)),
        attachments=_attached(filing),
    )


def broken_agreement(order: PaperOrder) -> ArbitrationApplicationFacts:
    """仲裁申请书 on an agreement that was not kept (调解仲裁法 arts. 15, 28)."""
    case, filing = order.case, _filing(order, PaperKind.ARBITRATION_APPLICATION)
    return ArbitrationApplicationFacts(
        **people.frame(order),
        **_sides(filing),
        commission=commission(order),
        claims=_claims(filing, effective(case)),
        facts_and_reasons=_story(case, filing),
        mediation=_mediated(case),
        owed=_owed(filing, order.at.date()),
        proofs=evidence.proofs(case),
        copies=len(filing.other),
        attachments=_attached(filing),
    )


def enforcement_application(order: PaperOrder) -> EnforcementApplicationFacts:
    """强制执行申请书 under the ruling, decree or order in force (民诉法 arts. 247, 250)."""
    case, filing = order.case, _filing(order, PaperKind.ENFORCEMENT_APPLICATION)
    row, since = _instrument(case, filing, order.at.date())
    title, basis = INSTRUMENTS[row.kind]
    window = filing.route.window
    number = row.docket_number or ""
    return EnforcementApplicationFacts(
        **people.frame(order),
        **_sides(filing),
        court=receiver(order).name,
        cause=people.cause(case),
        basis=basis,
        instrument_title=title,
        instrument_number=number,
        instrument_maker=row.receiver.name,
        served_on=row.served_on,
        effective_on=since,
        agreement_number=agreement_number(case),
        owed=_owed(filing, order.at.date()),
        apply_by=window.legal_date if window else None,
        property_clues=clues_of(order, filing),
        attachments=(f"{number}{title}副本", "申请执行人身份证明", "被执行人身份信息"),
    )


def complaint(order: PaperOrder) -> ComplaintFacts:
    """民事起诉状 where no arbitration is needed first (解释（一） arts. 13, 51)."""
    case, filing = order.case, _filing(order, PaperKind.COMPLAINT)
    agreed = effective(case)
    return ComplaintFacts(
        **people.frame(order),
        **_sides(filing),
        court=receiver(order).name,
        cause=people.cause(case),
        claims=_claims(filing, agreed),
        elements=_elements(filing),
        story=told(case, filing.own, "原告", "被告"),
        agreement_number=agreement_number(case),
        signed_on=signed_on(agreed),
        effective_on=effective_on(agreed),
        owed=_owed(filing, order.at.date()),
        opened_by=_OPENED[filing.route.kind],
        basis=filing.route.rule.basis,
        proofs=evidence.proofs(case),
        copies=len(filing.other),
        attachments=_attached(filing),
    )


def commission(order: PaperOrder) -> str:
    """The commission that was chosen; empty where the applicant names it by its place."""
    return "" if order.subject == BY_PLACE else receiver(order).name


def _filing(order: PaperOrder, kind: PaperKind) -> Filing:
    return filings_of(order.case, today=order.at.date())[kind]


def _sides(filing: Filing) -> dict[str, Any]:
    return {
        "applicants": tuple(people.party(row) for row in filing.own),
        "respondents": tuple(people.party(row) for row in filing.other),
    }


def _owed(filing: Filing, today: date) -> tuple[OwedFacts, ...]:
    alone = len(filing.own) == 1
    one_purpose = len({line.clause for line in filing.owed}) == 1
    return tuple(
        OwedFacts(
            number=line.part.number,
            payee="" if alone or line.payee is None else line.payee.name,
            id_number="" if alone or line.payee is None else line.payee.identity_number or "",
            purpose="" if one_purpose else _purpose(line),
            due=line.part.due_on,
            when="" if line.part.due_on else due_text(None, due_after(line.part)),
            amount=from_fen(line.promised_fen),
            paid=from_fen(line.paid_fen),
            days_late=line.days_late(today),
        )
        for line in filing.owed
    )


def _purpose(line: OwedLine) -> str:
    return line.part.term.purpose or f"协议第 {line.clause} 条款项"


def _claims(filing: Filing, agreement: Agreement) -> tuple[ClaimFacts, ...]:
    """The sums clause by clause, for each applicant while they are few, then what else is asked."""
    sums: dict[tuple[int, int], int] = {}
    named = 1 < len(filing.own) <= MOST_NAMED
    names = {row.id: row.name for row in filing.own}
    for line in filing.owed:
        payee = line.payee.id if named and line.payee else 0
        sums[line.clause, payee] = sums.get((line.clause, payee), 0) + line.open_fen
    claims = [
        ClaimFacts(
            kind=f"支付{agreement.terms[clause - 1].purpose or '协议约定的款项'}",
            applicant_name=names.get(payee, ""),
            amount=from_fen(fen),
            text=f"协议第{clause}条约定、已经到期而未付的款项。",
        )
        for (clause, payee), fen in sums.items()
    ]
    parties = parties_of(agreement.case)
    for number in filing.clauses:
        term = agreement.terms[number - 1]
        if term.kind in ASKED_IN_WORDS:
            text = clause_of(term_of(term), parties)
            claims.append(ClaimFacts(kind=f"履行协议第{number}条", text=text))
    return tuple(claims)


def _story(case: Case, filing: Filing) -> str:
    """The facts as they were taken down, after what is known of the job."""
    own = filing.own[0] if len(filing.own) == 1 else None
    story = told(case, filing.own, "申请人", "被申请人")
    return "\n".join(text for text in (_job(own), story) if text)


def told(case: Case, side: Sequence[Party], own: str, other: str) -> str:
    """What was taken down for the mediation; who is who now is said where the titles differ."""
    texts = [text for text in (case.facts, case.reasons) if text]
    asked = {row.side is Side.APPLICANT for row in side}
    titles = (own, other) if asked == {True} else (other, own)
    if titles != ("申请人", "被申请人") and any("申请人" in text for text in texts):
        texts.insert(0, f"以下沿用调解中的称谓，申请人即{titles[0]}，被申请人即{titles[1]}。")
    return "\n".join(texts)


def _job(party: Party | None) -> str:
    job = party.employment if party else None
    if job is None or job.started_on is None:
        return ""
    parts = [f"申请人于{day(job.started_on)}入职被申请人处"]
    if job.post:
        parts.append(f"任{job.post}")
    if job.monthly_wage_fen:
        parts.append(f"月工资{from_fen(job.monthly_wage_fen):,.2f}元")
    if job.ended_on:
        parts.append(f"{day(job.ended_on)}离职")
    return sentence("，".join(parts))


def _mediated(case: Case) -> str:
    agreed = effective(case)
    return (
        f"双方经{case.body.name}主持调解，于{day(signed_on(agreed))}签署{agreement_number(case)}"
        f"调解协议书，协议于{day(effective_on(agreed))}生效"
    )


def _elements(filing: Filing) -> tuple[tuple[str, str], ...]:
    """要素 of the job, for a single plaintiff; what is unknown is left out."""
    job = filing.own[0].employment if len(filing.own) == 1 else None
    if job is None:
        return ()
    known = (
        ("入职时间", day(job.started_on) if job.started_on else ""),
        ("岗位", job.post or ""),
        ("工作地点", job.workplace or ""),
        ("月工资", f"{from_fen(job.monthly_wage_fen):,.2f}元" if job.monthly_wage_fen else ""),
        ("离职时间", day(job.ended_on) if job.ended_on else ""),
    )
    return tuple((name, text) for name, text in known if text)


def _attached(filing: Filing) -> tuple[str, ...]:
    """What the row of the table wants besides the application itself."""
    sues = filing.kind is PaperKind.COMPLAINT
    own, other = ("原告", "被告") if sues else ("申请人", "被申请人")
    return (*filing.route.rule.attach[1:], f"{own}身份证明", f"{other}主体信息")


def _instrument(case: Case, filing: Filing, today: date) -> tuple[ExitProcedure, date | None]:
    """The newest ruling, decree or order that binds these clauses, and since when it binds."""
    facts = exit_facts_of(case, filed_on=today)
    forced = {facts.forced_by(number) for number in filing.clauses}
    pairs = zip(effective(case).exits, facts.filed, strict=True)
    row, item = [(row, item) for row, item in pairs if item in forced][-1]
    return row, item.force_from
