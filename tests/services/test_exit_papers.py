"""一键出具: each open way prints its application from the case, with no blank left."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediation.documents import from_json
from mediation.domain.agreement.draft import InstalmentDraft
from mediation.domain.agreement.splitting import split_evenly
from mediation.domain.agreement.words import TermKind
from mediation.domain.errors import ActionNotPossible
from mediation.domain.exit_papers import PAPERS_OF
from mediation.domain.exits import Applicant, RouteKind
from mediation.domain.papers import PaperKind
from mediation.domain.small_flows import ExitKind
from mediation.extensions import db
from mediation.models import (
    AgreementTerm,
    Case,
    Employment,
    Instalment,
    Payment,
    TermShare,
)
from mediation.queries import papers
from mediation.queries.agreement_facts import parties_of
from mediation.queries.exit_facts import routes_of
from mediation.queries.filings import filings_of
from mediation.services import exit_papers, exits
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, SHANGHAI
from tests.documents.reading import text_of as text_in
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    effective,
    payment_term,
)
from tests.services.paper_cases import broken, confirmed, enforceable

R, P = RouteKind, PaperKind
# What an application may lawfully leave out: it is printed only when it is known or needed.
MAY_BE_EMPTY = {
    *("page_code", "seal_name", "legal_basis", "ethnicity", "occupation", "service_address"),
    *("credit_code", "legal_representative", "legal_representative_post", "representatives"),
    *("payee", "id_number", "id_type", "sex", "birth_date", "purpose", "when", "paid", "due"),
    *("days_late", "applicant_name", "period_start", "period_end", "text", "third_parties"),
    *("pages", "witnesses", "service_note", "elements", "clauses", "jobs", "burdens"),
    *("phone", "address", "amount", "entrusted_by", "facts"),
}


def issued(case: Case, cast: Cast, way: RouteKind, **changes):
    return exit_papers.issue_all(case, way, by=cast.mediator, at=MONDAY_MORNING, **changes)


@pytest.mark.parametrize(
    ("way", "make"),
    [
        (R.PAYMENT_ORDER, broken),
        (R.ARBITRATION, broken),
        (R.SUIT_FOR_WAGES, broken),
        (R.ENFORCEMENT, enforceable),
        (R.JUDICIAL_CONFIRMATION, broken),
        (R.ARBITRATION_REVIEW, broken),
    ],
)
def test_one_act_issues_the_whole_set(cast: Cast, way: RouteKind, make) -> None:
    case = make(cast)
    made = issued(case, cast, way)
    assert [paper.kind for paper in made] == [kind.value for kind in PAPERS_OF[way]]
    again = issued(case, cast, way)
    assert [paper.id for paper in again] == [paper.id for paper in made]
    for paper in made:
        assert "None" not in text_in(paper.content)


def test_the_payment_order_asks_for_what_is_owed_of_the_wages(cast: Cast) -> None:
    case = broken(cast)
    part = case.agreements[0].terms[0].instalments[0]
    part.payments.append(
        Payment(
            paid_on=TODAY,
            amount_fen=2_600_00,
            voucher="回单 1",
            recorded_by_id=cast.mediator.id,
            recorded_at=MONDAY_MORNING,
        )
    )
    db.session.commit()
    text = text_in(issued(case, cast, R.PAYMENT_ORDER)[-1].content)
    assert "督促被申请人给付申请人王秀兰人民币10,000.00元" in text
    assert "公民身份号码420102197903020000" in text
    assert "此致城东区人民法院" in text
    assert "12,600.002,600.0010,000.003" in text


def test_the_enforcement_names_its_ruling_and_the_last_day(cast: Cast) -> None:
    text = text_in(issued(enforceable(cast), cast, R.ENFORCEMENT)[-1].content)
    assert "城东区人民法院（2026）东0103诉前调确18号民事裁定书" in text
    assert "于2026年11月23日送达" in text
    assert "本申请应于2028年11月20日前（含当日）提出" in text
    assert "《中华人民共和国民事诉讼法》第二百零六条、第二百四十七条" in text


def test_the_arbitration_tells_job_claims_and_evidence(cast: Cast) -> None:
    case = broken(cast)
    case.applicants[0].employment = Employment(
        started_on=date(2019, 3, 1), post="客房服务员", monthly_wage_fen=420_000
    )
    db.session.commit()
    text = text_in(issued(case, cast, R.ARBITRATION)[-1].content)
    assert "申请人于2019年3月1日入职被申请人处，任客房服务员，月工资4,200.00元。" in text
    assert "1．支付拖欠工资，人民币12,600.00元" in text
    assert f"{case.number}调解协议书" in text
    assert "本申请书副本一份" in text


def test_several_workers_ask_each_for_their_own(cast: Cast) -> None:
    case = broken(cast, applicants=("王秀兰", "李强"))
    text = text_in(issued(case, cast, R.SUIT_FOR_WAGES)[-1].content)
    assert "原告王秀兰请求支付拖欠工资，人民币12,600.00元" in text
    assert "以上金额合计人民币25,200.00元" in text


@pytest.mark.parametrize(
    ("way", "change", "words"),
    [
        (R.PAYMENT_ORDER, {"identity_number": None}, "王秀兰的证件号码"),
        (R.PAYMENT_ORDER, {"address": None}, "王秀兰的住所"),
        (R.ARBITRATION, {"sex": None, "birth_on": None}, "王秀兰的性别、王秀兰的出生日期"),
        (R.JUDICIAL_CONFIRMATION, {"phone": None}, "王秀兰的联系电话"),
    ],
)
def test_a_missing_particular_is_named_and_nothing_is_issued(
    cast: Cast, way: RouteKind, change: dict, words: str
) -> None:
    case = broken(cast)
    for name, value in change.items():
        setattr(case.applicants[0], name, value)
    db.session.commit()
    with pytest.raises(ActionNotPossible, match=words):
        issued(case, cast, way)
    db.session.expire_all()
    assert not filings_of(case, today=TODAY)[PAPERS_OF[way][1]].why_not
    assert not papers.of_case(case.id)


def test_the_other_side_is_asked_for_its_leader(cast: Cast) -> None:
    case = broken(cast)
    case.respondents[0].legal_representative = None
    db.session.commit()
    with pytest.raises(ActionNotPossible, match="城东悦来酒店有限公司的法定代表人或者负责人"):
        issued(case, cast, R.PAYMENT_ORDER)


@pytest.mark.parametrize("way", [R.PERFORMANCE, R.INSPECTION, R.COURT_DECREE])
def test_a_way_without_an_application_prints_nothing(cast: Cast, way: RouteKind) -> None:
    with pytest.raises(ActionNotPossible, match="没有由系统出具"):
        issued(broken(cast), cast, way)


def test_a_shut_way_prints_nothing(cast: Cast) -> None:
    with pytest.raises(ActionNotPossible, match="须先有法院的司法确认裁定"):
        issued(broken(cast), cast, R.ENFORCEMENT)


def test_each_application_prints_only_its_clauses(cast: Cast) -> None:
    case = broken(cast)
    agreed = case.agreements[0]
    for position, (purpose, claim, fen) in enumerate(
        [("福利", "welfare", 300_000), ("补偿", "severance", 900_000)], start=1
    ):
        first = agreed.terms[0]
        agreed.terms.append(
            AgreementTerm(
                position=position,
                kind=TermKind.PAYMENT,
                payer_id=first.payer_id,
                purpose=purpose,
                claim_type=claim,
                amount_fen=fen,
                method="transfer",
                due_on=first.due_on,
                shares=[TermShare(payee_id=case.applicants[0].id, amount_fen=fen)],
                instalments=[Instalment(number=1, due_on=first.due_on, amount_fen=fen)],
            )
        )
    agreed.terms.append(
        AgreementTerm(position=3, kind=TermKind.EMPLOYMENT_CONFIRM, text="双方存在劳动关系。")
    )
    db.session.commit()
    order = text_in(issued(case, cast, R.PAYMENT_ORDER)[-1].content)
    assert "人民币21,600.00元" in order
    assert "福利" not in order
    arbitration = text_in(issued(case, cast, R.ARBITRATION)[-1].content)
    assert "支付福利，人民币3,000.00元" in arbitration
    confirmation = text_in(issued(case, cast, R.JUDICIAL_CONFIRMATION)[1].content)
    assert "调解协议第一条、第二条、第三条有效" in confirmation
    assert "存在劳动关系" not in confirmation


def test_what_was_filed_is_printed_for_the_clauses_it_took(cast: Cast) -> None:
    case = broken(cast)
    exits.apply_exit(
        case,
        kind=ExitKind.PAYMENT_ORDER,
        receiver_id=cast.court.id,
        applied_on=TODAY,
        applicant=Applicant.WORKER,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )
    assert case.agreements[0].exits[0].covers == [1]
    assert issued(case, cast, R.PAYMENT_ORDER)[-1].kind == P.PAYMENT_ORDER_APPLICATION


def empty_fields(facts: object, path: str = "") -> list[str]:
    """The fields of frozen facts that hold nothing and have to hold something."""
    found = []
    for each in fields(facts):
        value, name = getattr(facts, each.name), f"{path}{each.name}"
        if is_dataclass(value):
            found += empty_fields(value, f"{name}.")
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            found += [item for one in value for item in empty_fields(one, f"{name}.")]
        elif value in ("", None, ()) and each.name not in MAY_BE_EMPTY:
            found.append(name)
    return found


KINDS = st.sampled_from(["wages", "overtime", "severance", "work_injury", "welfare", "all"])
SUMS = st.decimals(Decimal("0.01"), Decimal("99999.99"), places=2)


@st.composite
def promises(draw):
    """One payment in instalments, the first of them late, for one worker or two."""
    sums = draw(st.lists(SUMS, min_size=1, max_size=4))
    days = [date(2026, 12, 1) + timedelta(days=30 * place) for place in range(len(sums))]
    late_by = draw(st.sampled_from(days)) + timedelta(days=draw(st.integers(1, 40)))
    names = draw(st.sampled_from([("王秀兰",), ("王秀兰", "李强")]))
    return draw(KINDS), sums, days, names, late_by


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(promises(), st.booleans())
def test_what_passes_the_check_prints_with_no_empty_field(cast: Cast, promise, forced) -> None:
    claim, sums, days, names, later = promise
    case = case_at_the_table(cast, names)
    for worker in case.applicants:
        worker.sex, worker.birth_on = "female", date(1979, 3, 2)
        worker.identity_number = "420102197903020046"
    case.respondents[0].legal_representative_post = "经理"
    db.session.commit()
    total = sum(sums, Decimal(0))
    parts = tuple(InstalmentDraft(day, part) for day, part in zip(days, sums, strict=True))
    payees = [party for party in parties_of(case) if party.side == "applicant"]
    shares = split_evenly(total, payees)
    if any(share.amount <= 0 for share in shares):
        return
    term = payment_term(
        case, str(total), claim_type=claim, due_on=None, instalments=parts, shares=shares
    )
    effective(case, cast, draft_with(term))
    if forced:
        confirmed(case, cast)
    moment = datetime(later.year, later.month, later.day, 10, tzinfo=SHANGHAI)
    open_ways = [route.kind for route in routes_of(case, today=later) if route.is_open]
    for way in open_ways:
        if way not in PAPERS_OF:
            continue
        for paper in exit_papers.issue_all(case, way, by=cast.mediator, at=moment):
            if paper.kind != P.AGREEMENT:
                assert not empty_fields(from_json(paper.kind, paper.facts)), paper.kind
