"""Facts of 案件查看记录 and 联动单位往来记录: who looked, and what the offices wrote."""

from dataclasses import dataclass

from mediation.documents.facts import (
    ExchangedFacts,
    ExchangeRecordFacts,
    LookFacts,
    LooksRecordFacts,
    SharedWithFacts,
)
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.papers import Extra
from mediation.domain.parties import PartyKind
from mediation.domain.personal_requests import Requester, Verification, verification_problem
from mediation.domain.sharing import OWN_CONSENT, FieldGroup
from mediation.models import Party, Share
from mediation.queries import given_shares, looks
from mediation.queries.looks import NOTHING, Look
from mediation.services.paper_facts import people
from mediation.services.paper_facts.order import PaperOrder


@dataclass(frozen=True)
class Asked:
    """Who asked for a natural person, and how the office made sure of it."""

    party: Party
    requester: Requester
    requester_name: str
    verification: Verification

    @property
    def words(self) -> str:
        """What the paper says of it."""
        name = self.requester_name or self.party.name
        return f"{name}（{self.requester.label}，{self.verification.label}）"


def asked(order: PaperOrder) -> Asked | None:
    """Who asks; None for an employer, who has no personal data. InvalidInput when unproved."""
    party = people.party_of(order.case, order.subject_id)
    if party.kind is not PartyKind.WORKER:
        return None
    try:
        requester = Requester(order.text(Extra.REQUESTER))
        verification = Verification(order.text(Extra.VERIFICATION))
    except ValueError as error:
        problem = FieldProblem(Extra.VERIFICATION.value, "请选择由谁提出、怎样核实身份。")
        raise InvalidInput(problem) from error
    name = order.text(Extra.REQUESTER_NAME)
    found = [(Extra.VERIFICATION, verification_problem(requester, verification))]
    if requester is not Requester.SELF and not name:
        found.append((Extra.REQUESTER_NAME, "请填写代为提出的人的姓名。"))
    if not party.identity_number:
        words = f"登记中没有{party.name}的证件号码，不能核实身份，请先在案件登记中补录。"
        found.append((Extra.SUBJECT, words))
    problems = [FieldProblem(field.value, words) for field, words in found if words]
    if problems:
        raise InvalidInput(*problems)
    return Asked(party, requester, name, verification)


def looks_record(order: PaperOrder) -> LooksRecordFacts:
    """案件查看记录: every row of access to the case as it stands, oldest first."""
    case, who = order.case, asked(order)
    party = people.party_of(case, order.subject_id)
    # What only a worker may consent to is not even named to the other side.
    hidden = NOTHING if who else OWN_CONSENT
    return LooksRecordFacts(
        **people.frame(order),
        party_name=party.name,
        addressed_as=people.addressed_as(party),
        requester=who.words if who else "",
        cause=people.cause(case),
        listed_at=order.at,
        shared=tuple(_shared(each.share, hidden) for each in _given(order)),
        looks=tuple(_look(each) for each in reversed(looks.looks_at(case.id, hidden))),
    )


def exchange_record(order: PaperOrder) -> ExchangeRecordFacts:
    """联动单位往来记录: the chosen messages of every share of the case, oldest first."""
    return ExchangeRecordFacts(
        **people.frame(order),
        **people.both_names(order.case),
        messages=tuple(
            ExchangedFacts(
                at=each.at,
                office=each.author.organisation.name,
                author=each.author.name,
                about=share.purpose.label,
                text=each.text,
            )
            for each, share in given_shares.filed_messages(order.case.id)
        ),
    )


def _given(order: PaperOrder) -> list[given_shares.GivenShare]:
    return given_shares.given(order.case.id, order.at.date())[::-1]


def _shared(share: Share, hidden: frozenset[FieldGroup]) -> SharedWithFacts:
    papers = [f"《{paper.title}》" for paper in share.documents]
    return SharedWithFacts(
        receiver=share.receiver.name,
        purpose=share.purpose.label,
        basis=share.basis,
        given="、".join([looks.groups_in_words(share, hidden), *papers]),
        since=share.shared_at.date(),
        until=share.revoked_at.date() if share.revoked_at else share.until_on,
        is_revoked=share.revoked_at is not None,
    )


def _look(look: Look) -> LookFacts:
    return LookFacts(
        at=look.at,
        who=f"{look.organisation}{look.who}",
        because=look.purpose,
        did=look.did,
    )
