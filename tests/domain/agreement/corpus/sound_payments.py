"""Sound agreements that differ in how, when and by whom is paid."""

from datetime import date
from decimal import Decimal

from mediation.domain.agreement.checks.facts import (
    AgreementFacts,
    WayOut,
    WorkerAtHand,
)
from mediation.domain.agreement.draft import (
    DueAfter,
    InstalmentDraft,
    ShareDraft,
)
from mediation.domain.agreement.splitting import split_by_weight, split_evenly
from mediation.domain.agreement.words import DueEvent, PaymentMethod
from mediation.domain.exits import RouteKind
from tests.domain.agreement.corpus.making import (
    DEFAULT,
    FEBRUARY,
    JANUARY,
    MARCH,
    THREE_PARTS,
    claim,
    one,
    parts,
    to_one,
)
from tests.domain.agreement.corpus.people import (
    COMPANY,
    SIDES_TURNED,
    WORKER,
    WORKERS,
    crew,
)
from tests.domain.agreement.samples import AGREED_ON, draft, facts, payment


def single() -> AgreementFacts:
    return one()


def several() -> AgreementFacts:
    return facts()


def paid_at_once() -> AgreementFacts:
    return one(to_one(due_on=AGREED_ON, method=PaymentMethod.CASH))


def in_instalments() -> AgreementFacts:
    return one(to_one(due_on=None, instalments=THREE_PARTS), DEFAULT)


def after_confirmation() -> AgreementFacts:
    after = DueAfter(DueEvent.CONFIRMED, 5, in_working_days=True)
    ways = (WayOut(RouteKind.JUDICIAL_CONFIRMATION, until=date(2026, 12, 23)),)
    return one(to_one(due_on=FEBRUARY, due_after=after), DEFAULT, ways=ways)


def after_effect() -> AgreementFacts:
    return one(to_one(due_on=None, due_after=DueAfter(DueEvent.EFFECTIVE, 7)), DEFAULT)


def instalments_after_an_event() -> AgreementFacts:
    first = InstalmentDraft(
        date(2027, 1, 15), Decimal("5000"), due_after=DueAfter(DueEvent.HANDED_OVER, 3)
    )
    rows = (first, *parts((MARCH, "4000")))
    return one(to_one(due_on=None, instalments=rows), DEFAULT)


def collective() -> AgreementFacts:
    parties = crew(12, "工友0号", "工友1号", "工友2号")
    workers = parties[:-1]
    amount = Decimal("120000.01")
    term = payment(amount=amount, shares=split_evenly(amount, workers))
    claims = tuple(claim("wages", "12000", party=worker.id) for worker in workers)
    return facts(draft(term, DEFAULT, copies=14), parties=parties, claims=claims)


def shared_by_weight() -> AgreementFacts:
    shares = split_by_weight(Decimal("9000"), WORKERS, (3, 2, 1))
    return facts(draft(payment(shares=shares), DEFAULT))


def worker_pays() -> AgreementFacts:
    term = payment(
        payer_id=WORKER.id,
        purpose="服务期违约金",
        amount=Decimal("10000"),
        tax=None,
        shares=(ShareDraft(COMPANY.id, Decimal("10000"), "工行城东支行 1602023319200012345"),),
        claim_type="training_penalty",
    )
    asked = claim("training_penalty", "30000", party=COMPANY.id)
    return facts(draft(term, DEFAULT, copies=3), parties=SIDES_TURNED, claims=(asked,))


def deducted_from_wages() -> AgreementFacts:
    term = payment(
        payer_id=WORKER.id,
        purpose="损失赔偿",
        amount=Decimal("2000"),
        tax=None,
        due_on=None,
        instalments=parts((JANUARY, "1000"), (FEBRUARY, "1000")),
        shares=(ShareDraft(COMPANY.id, Decimal("2000"), "工行 1602023319200012345"),),
        text="从申请人工资中扣除，每月不超过工资的20%。",
        claim_type="employer_claim",
    )
    asked = claim("employer_claim", "3000", party=COMPANY.id)
    worker = {WORKER.id: WorkerAtHand(monthly_wage=Decimal("6000"))}
    the_draft = draft(term, DEFAULT, copies=3)
    return facts(the_draft, parties=SIDES_TURNED, claims=(asked,), workers=worker)


SOUND_PAYMENTS = (
    single,
    several,
    paid_at_once,
    in_instalments,
    after_confirmation,
    after_effect,
    instalments_after_an_event,
    collective,
    shared_by_weight,
    worker_pays,
    deducted_from_wages,
)
