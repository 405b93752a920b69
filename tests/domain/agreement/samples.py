"""One sound agreement on the table, which a test changes in the one place it is about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mediation.domain.agreement.checks import check
from mediation.domain.agreement.checks.facts import AgreementFacts, ClaimToSettle
from mediation.domain.agreement.draft import (
    AgreementDraft,
    AgreementParty,
    TermDraft,
)
from mediation.domain.agreement.splitting import split_evenly
from mediation.domain.agreement.words import PaymentMethod, TaxTerm, TermKind
from mediation.domain.calendar import national_calendar
from mediation.domain.parties import PartyKind, Side

AGREED_ON = date(2026, 11, 23)
WORKERS = tuple(
    AgreementParty(
        number,
        Side.APPLICANT,
        PartyKind.WORKER,
        name,
        date(1979, 3, 2),
        f"农行城东支行 622848003900123{number}",
    )
    for number, name in enumerate(("王秀兰", "李强", "陈静"), 1)
)
COMPANY = AgreementParty(9, Side.RESPONDENT, PartyKind.EMPLOYER, "城东悦来酒店有限公司")
PARTIES = (*WORKERS, COMPANY)
DEFAULT = TermDraft(
    TermKind.DEFAULT, text="任何一期逾期超过五日的，申请人可以就全部未付款项一并主张。"
)


def payment(**changes: object) -> TermDraft:
    """The company pays three workers 9,000 元 in one sum on a working day."""
    sound = TermDraft(
        kind=TermKind.PAYMENT,
        payer_id=COMPANY.id,
        purpose="2026年6月至9月工资",
        amount=Decimal("9000.00"),
        tax=TaxTerm.BEFORE_TAX,
        method=PaymentMethod.TRANSFER,
        due_on=date(2026, 12, 31),
        shares=split_evenly(Decimal("9000.00"), WORKERS),
        claim_type="wages",
    )
    return replace(sound, **changes)


def clause(text: str, kind: TermKind = TermKind.OTHER) -> TermDraft:
    return TermDraft(kind, text=text)


def draft(*terms: TermDraft, **changes: object) -> AgreementDraft:
    sound = AgreementDraft(
        disputed_facts="拖欠工资属实。", copies=5, terms=terms or (payment(), DEFAULT)
    )
    return replace(sound, **changes)


def facts(the_draft: AgreementDraft | None = None, **changes: object) -> AgreementFacts:
    """The sound agreement; changes are of its surroundings."""
    sound = AgreementFacts(
        draft=the_draft or draft(),
        parties=PARTIES,
        agreed_on=AGREED_ON,
        calendar=national_calendar(),
        claims=tuple(ClaimToSettle(worker.id, "wages", "拖欠工资") for worker in WORKERS),
    )
    return replace(sound, **changes)


def reds(found: AgreementFacts) -> set[str]:
    return {item.code for item in check(found).reds}


def ambers(found: AgreementFacts) -> set[str]:
    return {item.code for item in check(found).ambers}
