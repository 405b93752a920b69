"""When an agreement takes effect, by the regime under which it was made."""

from datetime import date

import pytest

from mediation.domain.agreement.effect import (
    EffectRegime,
    SignatureFact,
    effective_on,
    missing_capacities,
    regime_of,
    unsigned_parties,
)
from mediation.domain.agreement.words import SigningCapacity, SigningWay
from mediation.domain.entry_path import EntryPath
from mediation.domain.organisations import LegalType

FIRST, SECOND, THIRD = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 25)
WORKER, COMPANY = 1, 9
BOTH = (WORKER, COMPANY)


def party(key: int, on: date, way: SigningWay = SigningWay.INK) -> SignatureFact:
    return SignatureFact(SigningCapacity.PARTY, "某", way, on, key)


def body(capacity: SigningCapacity, on: date) -> SignatureFact:
    return SignatureFact(capacity, "某", SigningWay.SEAL, on)


PARTIES_SIGNED = (party(WORKER, FIRST), party(COMPANY, SECOND))
MEDIATOR = body(SigningCapacity.MEDIATOR, SECOND)
SEAL = body(SigningCapacity.BODY_SEAL, THIRD)


@pytest.mark.parametrize(
    ("path", "legal_type", "ways", "regime"),
    [
        (EntryPath.OWN_INTAKE, LegalType.TOWNSHIP_BODY, (), EffectRegime.BY_ACT),
        (EntryPath.OWN_INTAKE, LegalType.ENTERPRISE_COMMITTEE, (), EffectRegime.BY_ACT),
        (EntryPath.OWN_INTAKE, None, (), EffectRegime.BY_ACT),
        (EntryPath.OWN_INTAKE, LegalType.PEOPLES_COMMITTEE, (), EffectRegime.PEOPLES_MEDIATION),
        (
            EntryPath.COURT_DELEGATED_PAPER,
            LegalType.PEOPLES_COMMITTEE,
            (),
            EffectRegime.BY_INVITATION,
        ),
        (EntryPath.COURT_DELEGATED_ONLINE, LegalType.COURT_LISTED, (), EffectRegime.ONLINE),
        (
            EntryPath.COURT_DELEGATED_ONLINE,
            LegalType.COURT_LISTED,
            (SigningWay.ONLINE, SigningWay.ONLINE),
            EffectRegime.ONLINE,
        ),
        (
            EntryPath.COURT_DELEGATED_ONLINE,
            LegalType.COURT_LISTED,
            (SigningWay.ONLINE, SigningWay.INK),
            EffectRegime.BY_INVITATION,
        ),
        (
            EntryPath.COURT_ENTRUSTED_ORDINARY,
            LegalType.PEOPLES_COMMITTEE,
            (),
            EffectRegime.PEOPLES_MEDIATION,
        ),
        (EntryPath.COMMISSION_ENTRUSTED, LegalType.COURT_LISTED, (), EffectRegime.BY_ACT),
    ],
)
def test_the_path_and_the_body_choose_the_regime(
    path: EntryPath, legal_type: LegalType | None, ways: tuple, regime: EffectRegime
) -> None:
    signatures = [party(key, FIRST, way) for key, way in zip(BOTH, ways, strict=False)]
    assert regime_of(path, legal_type, signatures) is regime


@pytest.mark.parametrize("regime", [EffectRegime.BY_ACT, EffectRegime.PEOPLES_MEDIATION])
def test_the_act_waits_for_parties_mediator_and_seal(regime: EffectRegime) -> None:
    assert effective_on(regime, PARTIES_SIGNED, BOTH) is None
    assert effective_on(regime, (*PARTIES_SIGNED, MEDIATOR), BOTH) is None
    assert effective_on(regime, (*PARTIES_SIGNED, SEAL), BOTH) is None
    assert effective_on(regime, (PARTIES_SIGNED[0], MEDIATOR, SEAL), BOTH) is None
    assert effective_on(regime, (*PARTIES_SIGNED, MEDIATOR, SEAL), BOTH) == THIRD


@pytest.mark.parametrize("regime", [EffectRegime.BY_INVITATION, EffectRegime.ONLINE])
def test_a_court_case_waits_for_the_parties_alone(regime: EffectRegime) -> None:
    assert effective_on(regime, PARTIES_SIGNED[:1], BOTH) is None
    assert effective_on(regime, PARTIES_SIGNED, BOTH) == SECOND
    assert effective_on(regime, (*PARTIES_SIGNED, MEDIATOR, SEAL), BOTH) == SECOND


def test_a_representative_signs_for_a_party_and_a_mediator_for_none() -> None:
    lawyer = SignatureFact(SigningCapacity.REPRESENTATIVE, "何律", SigningWay.INK, FIRST, WORKER)
    assert unsigned_parties((lawyer,), BOTH) == (COMPANY,)
    assert unsigned_parties((MEDIATOR, SEAL), BOTH) == BOTH


def test_an_agreement_of_nobody_never_takes_effect() -> None:
    assert effective_on(EffectRegime.BY_INVITATION, (MEDIATOR, SEAL), ()) is None


def test_what_the_body_owes_is_listed_only_where_the_law_asks_for_it() -> None:
    assert missing_capacities(EffectRegime.BY_ACT, (MEDIATOR,)) == (SigningCapacity.BODY_SEAL,)
    assert missing_capacities(EffectRegime.BY_INVITATION, ()) == ()


def test_every_regime_cites_its_article_and_says_its_rule() -> None:
    for regime in EffectRegime:
        assert "第" in regime.article
        assert regime.rule


def image(key: int, on: date = SECOND) -> SignatureFact:
    return SignatureFact(SigningCapacity.PARTY, "某", SigningWay.PEN, on, key, counts=False)


@pytest.mark.parametrize("regime", EffectRegime)
def test_the_image_of_a_pen_gives_no_effect(regime: EffectRegime) -> None:
    images = (image(WORKER), image(COMPANY))
    assert unsigned_parties(images, BOTH) == BOTH
    assert effective_on(regime, (*images, MEDIATOR, SEAL), BOTH) is None


def test_beside_an_image_the_hand_on_paper_decides_the_day() -> None:
    signed = (image(WORKER, THIRD), *PARTIES_SIGNED)
    assert effective_on(EffectRegime.BY_INVITATION, signed, BOTH) == SECOND


def test_a_pen_that_the_office_takes_is_a_signature_on_paper_and_none_of_the_court() -> None:
    signed = tuple(party(key, SECOND, SigningWay.PEN) for key in BOTH)
    path = EntryPath.COURT_DELEGATED_ONLINE
    assert regime_of(path, LegalType.COURT_LISTED, signed) is EffectRegime.BY_INVITATION
    assert effective_on(EffectRegime.BY_INVITATION, signed, BOTH) == SECOND
    assert regime_of(path, LegalType.COURT_LISTED, (image(WORKER),)) is EffectRegime.ONLINE


def test_a_mediators_image_does_not_stand_for_the_signature_of_the_act() -> None:
    drawn = SignatureFact(SigningCapacity.MEDIATOR, "某", SigningWay.PEN, SECOND, counts=False)
    assert missing_capacities(EffectRegime.BY_ACT, (drawn,)) == (
        SigningCapacity.MEDIATOR,
        SigningCapacity.BODY_SEAL,
    )
