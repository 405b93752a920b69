"""Addresses of parties on paper: the one that counts; telephones when asked, and trailed."""

from datetime import date

import pytest
from sqlalchemy import select

from mediation.domain.errors import ActionNotAllowed, InvalidInput, NotVisible
from mediation.domain.paper_prints import AddressForm
from mediation.extensions import db
from mediation.models import AuditEntry, Case, User
from mediation.queries.paper_service import confirmations_of
from mediation.queries.recipients import postal_addresses
from mediation.services import address_prints, service_addresses
from mediation.services.address_prints import AddressWish
from mediation.services.service_addresses import Told
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of
from tests.factories import make_case

NOW = MONDAY_MORNING
CONFIRMED = Told(
    confirmed_on=date(2026, 11, 20),
    recipient="李代收",
    relation="配偶",
    address="江城市江北区和平里5号2单元301室",
    postcode="430014",
    phone="13900005678",
    accepts_electronic=False,
    electronic="",
)


def confirm(case: Case, cast: Cast) -> None:
    party = case.parties[0]
    service_addresses.confirm_address(
        case, party_id=party.id, told=CONFIRMED, by=cast.mediator, at=NOW
    )


def printed(case: Case, by: User, **changes: object) -> str:
    wish = {"party_ids": [party.id for party in case.parties], "form": AddressForm.LABELS} | changes
    return text_of(address_prints.printed([case], AddressWish(**wish), by=by, at=NOW))


def verbs() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.seq)))


@pytest.mark.parametrize("form", list(AddressForm))
def test_the_confirmed_address_counts_and_else_that_of_the_party(
    cast: Cast, form: AddressForm
) -> None:
    case = make_case(cast)
    confirm(case, cast)
    text = printed(case, cast.mediator, form=form)
    for words in ("430014", "江城市江北区和平里5号2单元301室", "李代收收"):
        assert words in text
    assert "城东悦来酒店有限公司收" in text
    assert "江城市城东区槐树街14号" in text
    assert "王秀兰" not in text


def test_an_address_that_was_taken_back_does_not_count(cast: Cast) -> None:
    case = make_case(cast)
    confirm(case, cast)
    (row,) = (each for each in postal_addresses([case]) if each.is_confirmed)
    (confirmation,) = confirmations_of(case.id)
    service_addresses.withdraw_address(
        confirmation, case, withdrawn_on=NOW.date(), by=cast.mediator, at=NOW
    )
    assert not any(each.is_confirmed for each in postal_addresses([case]))
    assert row.party.service_address == CONFIRMED.address
    assert "槐树街14号" in postal_addresses([case])[0].address


def test_telephones_are_printed_only_when_asked_and_each_is_written_down(cast: Cast) -> None:
    case = make_case(cast)
    confirm(case, cast)
    text = printed(case, cast.mediator)
    assert "1390000" not in text
    assert "1380000" not in text
    assert "person.revealed" not in verbs()
    text = printed(case, cast.mediator, with_phone=True)
    assert "13900005678" in text
    assert "027-88886666" in text
    assert "****" not in text
    assert verbs().count("person.revealed") == 2
    assert verbs().count("addresses.printed") == 2


@pytest.mark.parametrize("person", ["city_supervisor", "stranger", "court_liaison", "system_admin"])
def test_others_print_no_addresses(cast: Cast, person: str) -> None:
    case = make_case(cast)
    with pytest.raises(ActionNotAllowed):
        printed(case, getattr(cast, person))
    assert verbs() == []


def test_what_cannot_be_printed_is_told(cast: Cast) -> None:
    case, other = make_case(cast), make_case(cast)
    with pytest.raises(NotVisible):
        printed(case, cast.mediator, party_ids=[other.parties[0].id])
    for changes, sentence in (
        ({"party_ids": []}, "至少选择"),
        ({"first_label": 25}, "1 到 24"),
    ):
        with pytest.raises(InvalidInput, match=sentence):
            printed(case, cast.mediator, **changes)
    case.parties[1].address = None
    db.session.commit()
    with pytest.raises(InvalidInput, match="城东悦来酒店有限公司没有登记地址"):
        printed(case, cast.mediator)
    case.parties[1].address = "江城\ue000市"
    db.session.commit()
    with pytest.raises(InvalidInput):
        printed(case, cast.mediator)
    assert verbs() == []


def test_addresses_of_several_cases_are_one_print_and_a_row_in_each_trail(cast: Cast) -> None:
    first, second = make_case(cast), make_case(cast, applicants=("李桂花",))
    chosen = [party.id for case in (first, second) for party in case.parties]
    wish = AddressWish(chosen, AddressForm.LABELS)
    text = text_of(address_prints.printed([first, second], wish, by=cast.mediator, at=NOW))
    assert text.index("王秀兰") < text.index(first.number) < text.index("李桂花")
    rows = db.session.scalars(select(AuditEntry).filter_by(verb="addresses.printed")).all()
    assert [row.case_id for row in rows] == [first.id, second.id]
    assert [row.data["parties"] for row in rows] == [chosen[:2], chosen[2:]]


def test_one_case_that_is_not_ones_own_stops_the_whole_print(cast: Cast) -> None:
    own, other = make_case(cast), make_case(cast, body=cast.other_body, mediator=None)
    wish = AddressWish([party.id for party in own.parties], AddressForm.SHEETS)
    with pytest.raises(ActionNotAllowed):
        address_prints.printed([own, other], wish, by=cast.mediator, at=NOW)
    assert verbs() == []
