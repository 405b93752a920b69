"""Facts of the papers of a collective dispute: 代表人推选书, 调解方案同意书, both with the list."""

from collections import defaultdict
from collections.abc import Mapping

from mediation.documents.agreement_terms import clause_texts
from mediation.documents.facts import (
    PartyFacts,
    RepresentativeElectionFacts,
    SettlementConsentFacts,
    WorkerSumFacts,
)
from mediation.domain.agreement.checks.people import FEWEST_ELECTED, MOST_ELECTED
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.money import from_fen
from mediation.domain.papers import Extra
from mediation.domain.parties import PartyKind, RepresentativeKind, Side
from mediation.models import Agreement, Case, Party
from mediation.queries.case_facts import current_agreement
from mediation.services.paper_facts import agreeing, people
from mediation.services.paper_facts.order import PaperOrder

Sums = Mapping[int, int]


def representative_election(order: PaperOrder) -> RepresentativeElectionFacts:
    """代表人推选书: who was elected is typed or on record; else there is room to write."""
    case, asked = order.case, defaultdict[int, int](int)
    for claim in case.claims:
        asked[claim.party_id] += claim.claimed_fen or 0
    return RepresentativeElectionFacts(
        **people.frame(order),
        workers=_workers(case, asked),
        respondent_names=people.names(case, Side.RESPONDENT),
        cause=people.cause(case),
        elected=tuple(_elected(order)),
    )


def settlement_consent(order: PaperOrder) -> SettlementConsentFacts:
    """调解方案同意书: the clauses of the agreement as it stands, and what each worker gets."""
    case, agreement = order.case, current_agreement(order.case)
    assert agreement is not None, "the table of papers asks for an agreement"
    return SettlementConsentFacts(
        **people.frame(order),
        workers=_workers(case, _shares(agreement)),
        respondent_names=people.names(case, Side.RESPONDENT),
        cause=people.cause(case),
        elected_names=_on_record(case),
        clauses=clause_texts(agreeing.agreement(order)),
    )


def _workers(case: Case, sums: Sums) -> tuple[WorkerSumFacts, ...]:
    return tuple(
        WorkerSumFacts(
            worker=people.party(row), amount=from_fen(sums[row.id]) if sums.get(row.id) else None
        )
        for row in _applying(case)
    )


def _applying(case: Case) -> list[Party]:
    return [row for row in case.applicants if row.kind is PartyKind.WORKER]


def _shares(agreement: Agreement) -> Sums:
    """分 by worker over all payments of an agreement."""
    found = defaultdict[int, int](int)
    for term in agreement.terms:
        for share in term.shares:
            found[share.payee_id] += share.amount_fen
    return found


def _on_record(case: Case) -> tuple[str, ...]:
    """Whom the register names as elected, each once."""
    return tuple(
        dict.fromkeys(
            each.name
            for row in _applying(case)
            for each in row.representatives
            if each.kind == RepresentativeKind.ELECTED
        )
    )


def _elected(order: PaperOrder) -> list[PartyFacts]:
    """Three to five of the workers themselves (33号令 art. 63)."""
    names = order.lines(Extra.ELECTED) or _on_record(order.case)
    known = {row.name: row for row in _applying(order.case)}
    strangers = [name for name in names if name not in known]
    if strangers:
        _refuse(f"{'、'.join(strangers)}不是本案申请的劳动者，代表人应当从申请的劳动者中推选。")
    if names and not FEWEST_ELECTED <= len(set(names)) <= MOST_ELECTED:
        _refuse(f"推选三至五名代表人，现在有{len(set(names))}名。")
    return [people.party(known[name]) for name in dict.fromkeys(names)]


def _refuse(sentence: str) -> None:
    raise InvalidInput(FieldProblem(Extra.ELECTED.value, sentence))
