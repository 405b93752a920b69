"""Kept facts: JSON and back, equal; anything that does not fit is refused."""

import json
from datetime import datetime, timedelta, timezone

import pytest

from mediation.documents import DOCUMENTS, FactsError, from_json, to_json
from mediation.documents.facts import AgreementFacts, ReceiptFacts
from tests.documents import sample_agreement, samples

PAPERS = samples.all_papers()


@pytest.mark.parametrize("kind", PAPERS)
def test_facts_survive_being_kept(kind: str) -> None:
    kept = json.loads(json.dumps(to_json(PAPERS[kind]), ensure_ascii=False))
    assert from_json(kind, kept) == PAPERS[kind]


def test_forty_applicants_survive_being_kept() -> None:
    facts = sample_agreement.collective_agreement(40)
    assert from_json("agreement", json.loads(json.dumps(to_json(facts)))) == facts


def test_amounts_dates_and_times_keep_their_exact_form() -> None:
    kept = to_json(samples.receipt())
    assert kept["received_at"] == "2026-11-10T09:30:00+08:00"
    assert to_json(samples.agreement())["terms"][0]["amount"] == "12600.00"
    rebuilt = from_json("receipt", kept)
    assert isinstance(rebuilt, ReceiptFacts)
    assert rebuilt.received_at == datetime(2026, 11, 10, 9, 30, tzinfo=timezone(timedelta(hours=8)))


def test_facts_kept_by_an_older_template_take_defaults_for_what_is_new() -> None:
    kept = to_json(samples.agreement())
    del kept["partial"], kept["remaining"]
    rebuilt = from_json("agreement", kept)
    assert isinstance(rebuilt, AgreementFacts)
    assert rebuilt.remaining == ""


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"invented": 1}, "unknown"),
        ({"cause": None}, "cause"),
        ({"signed_on": "2026-13-01"}, "signed_on"),
        ({"signed_on": 20261123}, "signed_on"),
        ({"applicants": "王秀兰"}, "applicants"),
        ({"body": "工会"}, "body"),
        ({"payment_order": "yes"}, "payment_order"),
    ],
)
def test_malformed_facts_are_refused(change: dict[str, object], complaint: str) -> None:
    kept = to_json(samples.agreement()) | change
    with pytest.raises(FactsError, match=complaint):
        from_json("agreement", kept)


def test_missing_facts_are_refused() -> None:
    kept = to_json(samples.agreement())
    del kept["applicants"]
    with pytest.raises(FactsError, match="missing"):
        from_json("agreement", kept)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(FactsError, match="no paper"):
        from_json("decree", {})


def test_only_plain_facts_are_kept() -> None:
    with pytest.raises(FactsError, match="plain"):
        to_json(samples.agreement(cause=1.5))


def test_every_kind_has_title_version_and_facts() -> None:
    assert set(DOCUMENTS) == set(PAPERS)
    for kind, module in DOCUMENTS.items():
        assert kind == module.KIND
        assert module.TITLE
        assert module.TEMPLATE_VERSION
        assert isinstance(PAPERS[kind], module.FACTS)
