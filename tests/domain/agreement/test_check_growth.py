"""The check of an agreement with five hundred applicants takes its time in proportion."""

import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from mediation.domain.agreement.checks import check
from mediation.domain.agreement.checks.facts import AgreementFacts
from mediation.domain.agreement.splitting import split_evenly
from tests.domain.agreement.corpus.making import DEFAULT, claim
from tests.domain.agreement.corpus.people import COMPANY, crew
from tests.domain.agreement.samples import clause, draft, facts, payment

FEW, MANY = 50, 500


def of(count: int) -> AgreementFacts:
    parties = crew(count, "工友0号", "工友1号", "工友2号")
    workers = [party for party in parties if party is not COMPANY]
    total = Decimal(9000 * count)
    term = payment(amount=total, shares=split_evenly(total, workers))
    claims = tuple(
        claim(kind, "9000", party=worker.id) for worker in workers for kind in ("wages", "overtime")
    )
    said = clause("申请人工友1号与被申请人城东悦来酒店有限公司确认本条。" * 20)
    the_draft = draft(term, DEFAULT, said, copies=count + 2)
    return facts(the_draft, parties=parties, claims=claims)


def best(act: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return min(times)


def test_ten_times_the_people_take_no_more_than_thirty_times_as_long() -> None:
    few, many = of(FEW), of(MANY)
    # A copy each time, so that nothing is remembered from the time before.
    small, large = best(lambda: check(replace(few))), best(lambda: check(replace(many)))
    assert large < small * 30
    assert large < 1
