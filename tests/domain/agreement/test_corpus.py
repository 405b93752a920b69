"""The rules against the corpus: each defect by its own rule alone, no red on a sound agreement."""

from collections import Counter
from dataclasses import replace

import pytest

from mediation.domain.agreement.checks import CHECKS, Severity, check
from tests.domain.agreement.corpus import bad_clauses, bad_payments, bad_surroundings
from tests.domain.agreement.corpus.defective import DEFECTS
from tests.domain.agreement.corpus.sound import SOUND

RULES = {rule.code: rule for rule in CHECKS}
MODULES = (bad_clauses, bad_payments, bad_surroundings)


def test_the_corpus_is_as_large_as_promised() -> None:
    assert len({case.__name__ for case in SOUND}) == len(SOUND) >= 25
    assert len({each.name for each in DEFECTS}) == len(DEFECTS) >= 60
    assert {each.build.__module__ for each in DEFECTS} == {module.__name__ for module in MODULES}


@pytest.mark.parametrize("case", SOUND, ids=lambda case: case.__name__)
def test_a_sound_agreement_has_no_red_finding(case) -> None:
    assert [finding.sentence for finding in check(case()).reds] == []


@pytest.mark.parametrize("planted", DEFECTS, ids=lambda planted: planted.name)
def test_a_defect_is_found_by_its_own_rule_alone(planted) -> None:
    report, severity = check(planted.build()), RULES[planted.code].severity
    found = {
        tone: {item.code for item in report.findings if item.severity is tone} for tone in Severity
    }
    assert planted.code in found[severity]
    if severity is Severity.RED:
        assert found[Severity.RED] == {planted.code}
    else:
        assert found[Severity.RED] == set()
    if severity is Severity.AMBER:
        assert found[Severity.AMBER] == {planted.code}


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_finds_its_defect_and_is_kept_by_some_sound_agreement(code: str) -> None:
    assert Counter(each.code for each in DEFECTS)[code]
    assert any(not RULES[code].findings(case()) for case in SOUND)


@pytest.mark.parametrize(
    "planted",
    [each for each in DEFECTS if RULES[each.code].offers],
    ids=lambda planted: planted.name,
)
def test_what_a_rule_offers_mends_what_it_found(planted) -> None:
    facts = planted.build()
    offered = [item for item in RULES[planted.code].findings(facts) if item.repair]
    if not offered:
        pytest.skip("this one must be mended by hand")
    mended = replace(facts, draft=offered[0].repair(facts.draft))
    left = RULES[planted.code].findings(mended)
    assert len(left) < len(RULES[planted.code].findings(facts))
    before = {item.code for item in check(facts).reds}
    assert {item.code for item in check(mended).reds} <= before


def test_a_rule_offers_a_repair_if_and_only_if_some_defect_is_mended_by_it() -> None:
    offering = {
        each.code
        for each in DEFECTS
        if any(item.repair for item in RULES[each.code].findings(each.build()))
    }
    assert offering == {rule.code for rule in CHECKS if rule.offers}
