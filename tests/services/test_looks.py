"""谁看过我的案件: the list tells the rows of access, each of them and nothing else."""

from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.personal_requests import RequestState
from mediation.domain.roles import Role
from mediation.domain.share_answers import ViewKind
from mediation.domain.sharing import OWN_CONSENT, FieldGroup, SharePurpose
from mediation.domain.trail_words import VERBS
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseAccess, PersonalRequest, Share, ShareView, User
from mediation.queries import looks
from mediation.services import emergency_access, share_looks, sharing
from mediation.services.paper_facts import PaperOrder
from mediation.services.paper_facts.looking import looks_record
from tests.cast import Cast, make_user
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of
from tests.factories import make_case
from tests.services.paper_cases import issue
from tests.services.share_terms import grant, make_paper
from tests.services.shared_cases import ID_NUMBER, looked_at, shared_row

REFUSED = (NotVisible, ActionNotAllowed, ActionNotPossible, InvalidInput)
ACTS = ("open", "print", "read", "save", "scan", "revoke", "expire", "share", "emergency")
READERS = count()
KINDS = {
    "open": ViewKind.OPENED,
    "print": ViewKind.PAGE_PRINTED,
    "read": ViewKind.PAPER_OPENED,
    "save": ViewKind.PAPER_SAVED,
    "scan": ViewKind.SCAN_SAVED,
}


class Office:
    """Two offices and a colleague act by chance on a case; what was let through is remembered."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.case = cast, make_case(cast)
        self.case.parties[0].identity_number = ID_NUMBER
        db.session.commit()
        self.paper = make_paper(self.case)
        self.now, self.let = MONDAY_MORNING, list[tuple[datetime, str]]()
        self.shares = [self.share(may_print=True), self.share(may_print=False)]

    def share(self, *, may_print: bool) -> Share:
        bureau = SharePurpose.WAGE_SUPERVISION if may_print else None
        receiver = self.cast.hr_bureau if bureau else self.cast.court
        changes = {"purpose": bureau} if bureau else {}
        papers = [self.paper.id]
        return grant(
            self.case, receiver, self.cast.mediator, document_ids=papers, may_print=may_print,
            **changes,
        )  # fmt: skip

    def act(self, what: str, which: int) -> None:
        """Do one thing a minute later; whoever is refused leaves nothing."""
        self.now += timedelta(minutes=1)
        share = self.shares[which % len(self.shares)]
        try:
            told = self._done(what, share)
        except REFUSED:
            db.session.rollback()
        else:
            self.let += [(self.now, told)] if told else []

    def _done(self, what: str, share: Share) -> str:
        if what == "revoke":
            sharing.revoke(share, reason="收回", by=self.cast.mediator, at=self.now)
        elif what == "expire":
            share.until_on = self.now.date() - timedelta(days=1)
            db.session.commit()
        elif what == "share":
            self.shares.append(self.share(may_print=bool(len(self.shares) % 2)))
        elif what == "emergency":
            return self._emergency()
        else:
            return self._look(KINDS[what], share)
        return ""

    def _emergency(self) -> str:
        reader = make_user(f"reader{next(READERS)}", "周正", self.cast.body, Role.MEDIATOR)
        db.session.commit()
        reason = "李敏住院，明天开会需要核对"
        number = self.case.number or ""
        emergency_access.open_case(reader, number, reason, hours=4, at=self.now)
        return "周正"

    def _look(self, kind: ViewKind, share: Share) -> str:
        liaisons = {
            self.cast.court.id: self.cast.court_liaison,
            self.cast.hr_bureau.id: self.cast.hr_liaison,
        }
        who: User = liaisons[share.receiver_id]
        key = self.paper.id if not kind.is_of_page else None
        share_looks.look(share, kind, by=who, at=self.now, document_id=key)
        return who.name


def rows_of(case: Case) -> set[str]:
    """Every row of access to a case, as the tables have it."""
    shared = select(ShareView.id).join(Share).where(Share.case_id == case.id)
    opened = select(CaseAccess.id).where(CaseAccess.case_id == case.id)
    return {f"share_view:{key}" for key in db.session.scalars(shared)} | {
        f"case_access:{key}" for key in db.session.scalars(opened)
    }


def traced(case: Case) -> int:
    """How many looks the trail has, which knows nothing of those tables."""
    verbs = db.session.scalars(select(AuditEntry.verb).where(AuditEntry.case_id == case.id))
    looked = {f"share.{kind.value}" for kind in ViewKind} | {"case.emergency_access"}
    return sum(verb in looked for verb in verbs)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5)), max_size=25))
def test_the_list_and_the_rows_of_access_are_the_same_both_ways(
    cast: Cast, acts: list[tuple[str, int]]
) -> None:
    office = Office(cast)
    for what, which in acts:
        office.act(what, which)
    told = looks.looks_at(office.case.id)
    assert len({look.row for look in told}) == len(told)
    assert {look.row for look in told} == rows_of(office.case)
    assert len(told) == traced(office.case)
    assert [(look.at, look.who) for look in reversed(told)] == office.let
    order = PaperOrder(
        case=office.case,
        by=cast.mediator,
        at=office.now,
        subject=f"party:{office.case.parties[0].id}",
        extra={"requester": "self", "verification": "identity_card"},
    )
    printed = [(look.at, look.who) for look in looks_record(order).looks]
    assert [at for at, _ in printed] == [at for at, _ in office.let]
    assert all(who.endswith(name) for (_, who), (_, name) in zip(printed, office.let, strict=True))


def test_every_kind_of_look_has_its_words_in_list_count_and_trail() -> None:
    for kind in ViewKind:
        assert kind.label
        assert kind.in_short
        assert kind is ViewKind.PHONE_REVEALED or f"share.{kind.value}" in VERBS


def test_the_answer_is_a_paper_of_the_side_volume_and_an_answered_request(cast: Cast) -> None:
    case = looked_at(cast)
    made = issue(case, "looks_record", cast.registrar)
    assert made.volume is Volume.SIDE
    text = text_of(made.content)
    said = "城东区人民法院高宁因委派、委托调解反馈，查看了当事人姓名、名称、请求事项与金额。"
    assert said in text
    assert "王秀兰（本人，当面核对本人身份证件原件）" in text
    (request,) = db.session.scalars(select(PersonalRequest))
    assert (request.state, request.person_name) == (RequestState.GRANTED, "王秀兰")
    assert request.answered_by_id == cast.registrar.id
    assert made.number in (request.answer or "")
    # Who asks again is answered again: both papers stand.
    later = issue(case, "looks_record", cast.registrar, requester="self")
    assert later.supersedes_id is None


@pytest.mark.parametrize(
    ("told", "spoil", "words"),
    [
        ({"verification": "with_authority"}, None, "请求人是“本人”时"),
        ({"requester": "agent", "verification": "with_authority"}, None, "代为提出的人的姓名"),
        ({}, "identity_number", "没有王秀兰的证件号码"),
    ],
)
def test_nobody_is_told_whose_identity_is_not_proved(
    cast: Cast, told: dict[str, str], spoil: str | None, words: str
) -> None:
    case = looked_at(cast)
    if spoil:
        setattr(case.parties[0], spoil, None)
        db.session.commit()
    with pytest.raises(InvalidInput, match=words):
        issue(case, "looks_record", cast.registrar, **told)
    assert db.session.scalars(select(PersonalRequest)).all() == []


def test_an_employer_is_told_without_what_is_the_workers_own_and_leaves_no_request(
    cast: Cast,
) -> None:
    case = looked_at(cast)
    share = shared_row(case, cast)
    share.field_groups = [FieldGroup.PARTIES.value, *(group.value for group in OWN_CONSENT)]
    share.views = [
        ShareView(user_id=cast.court_liaison.id, what=ViewKind.OPENED.value, at=MONDAY_MORNING)
    ]
    db.session.commit()

    def printed(subject: int) -> str:
        return text_of(
            issue(case, "looks_record", cast.registrar, subject=f"party:{subject}").content
        )

    worker, employer = case.parties
    assert "收款账户" in printed(worker.id)
    text = printed(employer.id)
    assert not [group.label for group in OWN_CONSENT if group.label in text]
    assert "你单位问谁看过你单位的案件" in text
    assert len(db.session.scalars(select(PersonalRequest)).all()) == 1
