"""The rules against the corpus: each defect by its own rule alone, no red on a sound agreement."""

from collections import Counter
from dataclasses import replace

import pytest

from mediation.domain.agreement.checks import CHECKS, Severity, check
from tests.domain.agreement.corpus import bad_clauses, bad_payments, bad_surroundings, bad_words
from tests.domain.agreement.corpus.defective import DEFECTS
from tests.domain.agreement.corpus.sound import SOUND
from tests.domain.agreement.rule_table import table, written

RULES = {rule.code: rule for rule in CHECKS}
MODULES = (bad_clauses, bad_payments, bad_surroundings, bad_words)


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


def test_the_page_of_rules_is_true() -> None:
    assert written() == table(), "run python -m tests.domain.agreement.rule_table"


def test_no_two_rules_share_a_code_or_a_name() -> None:
    assert len({rule.code for rule in CHECKS}) == len({rule.name for rule in CHECKS})
    assert len(RULES) == len(CHECKS) >= 50


FIRM = {
    *("no_terms", "payer_missing", "payee_missing", "payee_stranger", "payee_is_payer"),
    *("payee_twice", "amount_missing", "shares_do_not_add_up", "instalments_do_not_add_up"),
    *("due_missing", "no_such_day"),
}


def test_what_keeps_the_ledger_right_is_firm_and_nothing_else() -> None:
    assert {rule.code for rule in CHECKS if rule.is_firm} == FIRM
    assert all(RULES[code].severity is Severity.RED for code in FIRM)


@pytest.mark.parametrize("planted", DEFECTS, ids=lambda planted: planted.name)
def test_a_finding_says_why_and_its_words_are_its_fingerprint(planted) -> None:
    findings = RULES[planted.code].findings(planted.build())
    again = RULES[planted.code].findings(planted.build())
    for finding in findings:
        assert finding.reason
        assert finding.where or finding.article
        assert finding.mend or finding.repair is None
    assert [item.fingerprint for item in findings] == [item.fingerprint for item in again]
    assert len({(item.title, item.reason) for item in findings}) == len(
        {item.fingerprint for item in findings}
    )
