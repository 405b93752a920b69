"""What the law supports stands beside the draft, and nowhere else that anybody outside sees."""

import pytest

from mediation.domain.sharing import OWN_CONSENT, PURPOSES_BY_KIND, FieldGroup
from mediation.extensions import db
from mediation.models import Case
from mediation.queries.agreement_sums import claim_sums, given_sums, kinds_left
from mediation.services import issuing
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of as text_of_pdf
from tests.page_checks import PageClient, text_of
from tests.services.agreement_steps import (
    case_at_the_table,
    draft_with,
    payment_term,
    saved,
    settled,
)
from tests.services.share_terms import grant
from tests.web.test_exports import every_text, export
from tests.web.workbench import NAMES, read, typed, url

# A sum that stands nowhere else in the case.
CANARY, SHOWN = 31_415_93, "31,415.93"
FORMS_OF_IT = (SHOWN, "31415.93", "3141593", "法定核算")


@pytest.fixture
def case(cast: Cast) -> Case:
    found = case_at_the_table(cast, NAMES)
    found.claims[0].calculated_fen = CANARY
    db.session.commit()
    return found


# Opened with consents of their own, or for some purposes only.
SENSITIVE = OWN_CONSENT | {FieldGroup.IDENTITY}


def says_nothing_of_it(text: str) -> None:
    told = [form for form in FORMS_OF_IT if form in text]
    assert not told


def test_the_workbench_shows_how_far_the_draft_lies_from_the_law(
    cast: Cast, client: PageClient, case: Case
) -> None:
    mediator = client.sign_in(cast.mediator)
    agreement = saved(case, cast, draft_with(payment_term(case, "37800.00")))
    address = url(case, f"/{agreement.id}")
    shown = text_of(mediator.page(address))
    assert SHOWN in shown
    assert "-18,815.93" in shown
    sent = typed(mediator.get(address).text) | {
        "terms-0-shares-0-amount": "30,000.00",
        "terms-0-amount": "55,200.00",
    }
    assert "-1,415.93" in read(mediator, f"{address}/read", sent)


def test_paper_and_comparison_say_nothing_of_it(cast: Cast, client: PageClient, case: Case) -> None:
    mediator = client.sign_in(cast.mediator)
    agreement = saved(case, cast, draft_with(payment_term(case)))
    address = url(case, f"/{agreement.id}")
    sent = typed(mediator.get(address).text)
    says_nothing_of_it(text_of_pdf(mediator.post(f"{address}/preview.pdf", data=sent).data))
    compared = mediator.page(url(case, f"/compare?old={agreement.id}&new={agreement.id}"))
    says_nothing_of_it(text_of(compared))
    settled(case, cast, draft_with(payment_term(case)))
    paper = issuing.issue(case, "agreement", by=cast.mediator, at=MONDAY_MORNING)
    says_nothing_of_it(text_of_pdf(paper.content))


@pytest.mark.parametrize("who", ["court_liaison", "hr_liaison", "justice_liaison"])
def test_a_share_of_everything_says_nothing_of_it(
    cast: Cast, client: PageClient, case: Case, who: str
) -> None:
    settled(case, cast, draft_with(payment_term(case)))
    liaison = getattr(cast, who)
    everything = [group.value for group in FieldGroup if group not in SENSITIVE]
    purpose = next(iter(PURPOSES_BY_KIND[liaison.organisation.kind]))
    terms = {"purpose": purpose, "field_groups": everything, "basis": "双方书面同意"}
    share = grant(case, liaison.organisation, cast.mediator, **terms)
    client.sign_in(liaison)
    says_nothing_of_it(text_of(client.page(f"/desk/{share.id}")))


def test_an_export_says_nothing_of_it(cast: Cast, client: PageClient, case: Case) -> None:
    saved(case, cast, draft_with(payment_term(case)))
    says_nothing_of_it(every_text(export(client.sign_in(cast.supervisor))))


@pytest.mark.parametrize("who", ["registrar", "court_liaison", "stranger", "system_admin"])
def test_nobody_else_reads_what_is_typed(
    cast: Cast, client: PageClient, case: Case, who: str
) -> None:
    agreement = saved(case, cast, draft_with(payment_term(case)))
    client.sign_in(getattr(cast, who))
    for rest in ("/new/read", f"/{agreement.id}/read"):
        assert client.post(url(case, rest), data={}).status_code in {403, 404}


def test_a_crowd_is_told_by_kind_and_by_who_stays_farthest_below(
    cast: Cast, client: PageClient
) -> None:
    crowd = case_at_the_table(cast, [f"工人{place:03d}" for place in range(60)])
    for place, claim in enumerate(crowd.claims):
        claim.calculated_fen = 12_600_00 + place
    db.session.commit()
    agreement = saved(crowd, cast, draft_with(payment_term(crowd, "756000.00")))
    page = client.sign_in(cast.mediator).page(url(crowd, f"/{agreement.id}"))
    (table,) = [each for each in page.iter() if each.get("id") == "live-gap"]
    text = text_of(table)
    assert "60 项" in text
    assert "工人059" in text
    assert "工人040" in text
    assert "工人039" not in text


def test_sums_are_given_to_claims_as_they_will_be_when_agreed(cast: Cast, case: Case) -> None:
    draft = draft_with(payment_term(case))
    assert sum(given_sums(case, draft).values()) == 12_600_00
    assert [each.numbers.statutory for each in claim_sums(case, draft)] == [CANARY, None, None]
    assert kinds_left(case, draft) == []
    assert kinds_left(case, draft_with()) == ["wages"]
