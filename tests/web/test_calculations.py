"""法定对照 on the pages: facts typed once, the runs with their reasons, and who sees none of it."""

from datetime import date

import pytest
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.sharing import FieldGroup, SharePurpose
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import AuditEntry, CalculationRun, Case, Employment, Share, WorkerFacts
from mediation.queries.subject_sums import facts_section
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_calculation, make_case
from tests.page_checks import PageClient, text_of
from tests.statements import StatementCounter

TYPED = {
    "common-version": "0",
    "common-monthly_wage": "6000",
    "unpaid_wages-wanted": "y",
    "unpaid_wages-unpaid_months": "2",
    "act": "calculate",
}


def address(case: Case, place: int = 0) -> str:
    return f"/cases/{case.id}/parties/{case.applicants[place].id}/facts"


def values(client: PageClient, url: str) -> dict[str, str]:
    page = client.page(url)
    return {each.get("name", ""): each.get("value", "") for each in page.iter("input")}


def test_facts_are_typed_once_computed_and_explained(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    case_id, url = case.id, address(case)
    client.sign_in(cast.mediator)
    answer = client.post(url, data=TYPED)
    assert answer.status_code == 302
    assert "核算出 1 项" in text_of(client.page(answer.location))
    run = db.session.scalars(select(CalculationRun)).one()
    shown = text_of(client.page(f"/calculations/{run.id}"))
    assert "12,000.00" in shown
    assert "《劳动合同法》第三十条" in shown
    assert "月工资" in shown
    assert "仅供调解参考，不构成裁判依据" in shown
    section = text_of(client.page(f"/cases/{case_id}"))
    assert "12,000.00" in section
    # 12,600 was claimed.
    assert "主张超过可支持" in section
    assert values(client, url)["common-monthly_wage"] == "6000"


def test_what_was_registered_is_there_already(cast: Cast, client: PageClient) -> None:
    case = make_case(cast, employment_ended_on=date(2026, 10, 20))
    case.claims[0].type = "severance"
    case.applicants[0].employment = Employment(
        started_on=date(2018, 3, 15), monthly_wage_fen=7_800_00
    )
    db.session.commit()
    found = values(client.sign_in(cast.mediator), address(case))
    assert found["common-start"] == "2018-03-15"
    assert found["common-end"] == "2026-10-20"
    assert found["common-monthly_wages-0-month"] == "2025-10"
    assert found["common-monthly_wages-11-month"] == "2026-09"


def test_months_of_wages_are_rows_and_come_back_as_typed(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    case.claims[0].type = "severance"
    db.session.commit()
    url, months = address(case), {}
    for place in range(12):
        months[f"common-monthly_wages-{place}-month"] = f"2025-{place + 1:02d}"
        months[f"common-monthly_wages-{place}-amount"] = str(7000 + place)
    job = {
        "common-start": "2018-03-15",
        "common-end": "2025-12-31",
        "common-end_reason": "no_fault",
    }
    data = {"common-version": "0", "severance-wanted": "y", **months, **job}
    client.sign_in(cast.mediator)
    assert client.post(url, data=data).status_code == 302
    row = db.session.scalars(select(WorkerFacts)).one()
    assert row.facts["common"]["monthly_wages"]["2025-12"] == "7011"
    assert values(client, url)["common-monthly_wages-11-amount"] == "7011"
    run = db.session.scalars(select(CalculationRun)).one()
    assert run.amount_fen == 700550 * 8


def test_a_month_without_its_name_is_asked_for(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    case.claims[0].type = "severance"
    db.session.commit()
    client.sign_in(cast.mediator)
    data = {"common-version": "0", "common-monthly_wages-0-amount": "7000"}
    answer = client.post(address(case), data=data)
    assert answer.status_code == 422
    assert "月份请写成 2026-09。" in answer.text
    assert 'value="7000"' in answer.text


def test_what_cannot_be_read_is_named_beside_its_field(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    client.sign_in(cast.mediator)
    answer = client.post(address(case), data={**TYPED, "common-monthly_wage": "很多"})
    assert answer.status_code == 422
    assert 'id="common-monthly_wage-error"' in answer.text
    assert 'value="很多"' in answer.text
    assert db.session.scalars(select(WorkerFacts)).first() is None


def test_whoever_saves_second_sees_both_and_may_save_again(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    url = address(case)
    client.sign_in(cast.mediator)
    client.post(url, data=TYPED)
    client.post(url, data={**TYPED, "common-version": "1", "common-monthly_wage": "7000"})
    late = {**TYPED, "common-version": "1", "common-monthly_wage": "5000"}
    answer = client.post(url, data=late)
    assert answer.status_code == 409
    assert "刚刚改过这里" in answer.text
    assert "7000" in answer.text
    assert 'value="5000"' in answer.text
    assert 'name="common-version" type="hidden" value="2"' in answer.text
    assert client.post(url, data={**late, "common-version": "2"}).status_code == 302
    assert db.session.scalars(select(WorkerFacts)).one().facts["common"]["monthly_wage"] == "5000"


def test_a_new_run_says_what_moved(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    url = address(case)
    client.sign_in(cast.mediator)
    client.post(url, data=TYPED)
    client.post(url, data={**TYPED, "common-version": "1", "common-monthly_wage": "7000"})
    run = db.session.scalars(select(CalculationRun).order_by(CalculationRun.id.desc())).first()
    assert run is not None
    shown = text_of(client.page(f"/calculations/{run.id}"))
    assert "月工资：6000 → 7000。" in shown
    assert "增加 2,000.00 元" in shown


def test_computing_again_without_a_change_says_so(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    make_calculation(case, by=cast.mediator)
    url = f"/cases/{case.id}/parties/{case.applicants[0].id}/calculations"
    client.sign_in(cast.mediator)
    assert "重新核算" in text_of(client.page(url))
    assert client.post(url).status_code == 302
    assert "结果与上一次相同，没有另存。" in text_of(client.page(url))
    client.sign_in(cast.city_supervisor)
    assert "重新核算" not in text_of(client.page(url))


def test_opening_a_calculation_leaves_a_row(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    run = make_calculation(case, by=cast.mediator)
    client.sign_in(cast.supervisor).page(f"/calculations/{run.id}")
    row = db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()
    assert row is not None
    assert (row.verb, row.case_id) == ("case.calculation_viewed", case.id)


def test_a_draft_is_compared_with_the_law_before_anything_is_agreed(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast, claimed_fen=10_000_00)
    make_calculation(case, by=cast.mediator)
    agreement = make_agreement(case)
    agreement.terms[0].claim_type = "wages"
    db.session.commit()
    shown = text_of(client.sign_in(cast.mediator).page(f"/cases/{case.id}"))
    assert "-2,000.00" in shown
    assert "主张超过可支持" not in shown


@pytest.mark.parametrize("who", ["court_liaison", "hr_liaison", "justice_liaison"])
def test_a_liaison_sees_neither_facts_nor_calculations(
    cast: Cast, client: PageClient, who: str
) -> None:
    case = make_case(cast, state=CaseState.SETTLED)
    run = make_calculation(case, by=cast.mediator)
    liaison = getattr(cast, who)
    share = Share(
        case_id=case.id,
        receiver_id=liaison.organisation_id,
        purpose=SharePurpose.COURT_RESULT,
        basis="当事人单独同意",
        # Everything that can be shared at all.
        field_groups=[group.value for group in FieldGroup],
        until_on=date(2027, 2, 28),
        state=ShareState.NEW,
        shared_by_id=cast.mediator.id,
        shared_at=MONDAY_MORNING,
    )
    db.session.add(share)
    db.session.commit()
    url, run_url, share_url = address(case), f"/calculations/{run.id}", f"/desk/{share.id}"
    client.sign_in(liaison)
    assert client.get(url).status_code == 403
    assert client.get(run_url).status_code == 403
    shown = text_of(client.page(share_url))
    for secret in ("12,000.00", "6000", "法定对照", "核算"):
        assert secret not in shown


def test_a_person_who_asks_is_given_the_facts_that_were_entered(cast: Cast) -> None:
    case = make_case(cast)
    party = case.applicants[0]
    assert facts_section(party) is None
    make_calculation(case, by=cast.mediator)
    section = facts_section(party)
    assert section is not None
    assert section.lines == (("月工资", "6000"), ("拖欠工资：拖欠的整月数", "2"))


def test_a_stranger_finds_nothing_and_a_watcher_changes_nothing(
    cast: Cast, client: PageClient
) -> None:
    case, other = make_case(cast), make_case(cast)
    run = make_calculation(case, by=cast.mediator)
    url, run_url = address(case), f"/calculations/{run.id}"
    foreign = f"/cases/{other.id}/parties/{case.applicants[0].id}"
    client.sign_in(cast.stranger)
    assert client.get(url).status_code == 404
    assert client.get(run_url).status_code == 404
    client.sign_in(cast.city_supervisor)
    assert client.get(run_url).status_code == 200
    assert client.get(url).status_code == 403
    client.sign_in(cast.mediator)
    assert client.get(f"{foreign}/facts").status_code == 404
    assert client.get(f"{foreign}/calculations").status_code == 404


def test_the_case_page_costs_the_same_for_one_and_for_twenty(
    cast: Cast, client: PageClient, statements: StatementCounter
) -> None:
    client.sign_in(cast.mediator)
    counts = []
    for people in (1, 20):
        case = make_case(cast, applicants=tuple(f"工人{place}" for place in range(people)))
        make_calculation(case, by=cast.mediator)
        url = f"/cases/{case.id}"
        client.page(url)
        with statements() as sent:
            client.page(url)
        counts.append(len(sent))
    assert counts[0] == counts[1]
