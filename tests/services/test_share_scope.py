"""A share opens what its purpose and the consents allow, to whom it names, and nothing else."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from mediation.domain.consents import ConsentPurpose
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.share_answers import RESULT_FIELDS, AnswerOutcome, ResultField
from mediation.domain.sharing import (
    ABOUT_PEOPLE,
    IDENTITY_PURPOSES,
    OWN_CONSENT,
    PRESET_GROUPS,
    FieldGroup,
    SharePurpose,
    groups_for,
)
from mediation.extensions import db
from mediation.models import Case, Consent, Notice, Share
from mediation.queries import given_shares, share_desk, shares
from mediation.queries.share_desk import DeskTab
from mediation.queries.shared_view import shared_view
from mediation.services import share_messages, sharing
from tests.cast import Cast, make_user
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.services.share_terms import grant
from tests.services.test_papers_of_intake import consented
from tests.web.planted_case import BANK, ID_NUMBER, PHONE, SERVICE_PHONE, planted

TODAY = MONDAY_MORNING.date()
G, P = FieldGroup, SharePurpose
# What stands on the page when its group is open, and never otherwise.
SIGNS: dict[FieldGroup, tuple[str, ...]] = {
    G.PARTIES: ("王秀兰",),
    G.IDENTITY: (ID_NUMBER,),
    G.BANK: (BANK,),
    G.HEALTH: ("孕期、产期、哺乳期女职工",),
    G.FACTS: ("被拖欠工资",),
    G.SESSIONS: ("双方认可欠薪三个月",),
}
NEVER = (PHONE, SERVICE_PHONE, "只肯让到八千", "明日催对方", "申请人当面陈述", "320102198506060012")


def willing(case: Case, cast: Cast) -> list[int]:
    """The keys of the worker's consents to what is sensitive, and to giving it to the court."""
    consented(case, cast, ConsentPurpose.SENSITIVE)
    consented(case, cast, ConsentPurpose.SHARING, receiver_id=cast.court.id)
    chosen = select(Consent.id).where(Consent.purpose == ConsentPurpose.SHARING)
    return list(db.session.scalars(chosen.where(Consent.case_id == case.id)))


def with_care(cast: Cast) -> Case:
    case = planted(cast)
    case.applicants[0].tags = ["motherhood", "union_member"]
    db.session.commit()
    return case


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(groups=st.sets(st.sampled_from(list(FieldGroup)), min_size=1))
def test_what_is_seen_is_within_what_is_granted(cast: Cast, groups: set[FieldGroup]) -> None:
    """The page is built from the share alone, so a random scope shows its own signs at most."""
    if groups & ABOUT_PEOPLE:
        groups = groups | {G.PARTIES}
    case = with_care(cast)
    keys = willing(case, cast)
    chosen = {"field_groups": [each.value for each in groups], "consent_ids": keys}
    made = grant(case, cast.court, cast.mediator, **chosen)
    seen = repr(shared_view(made, TODAY))
    for group, signs in SIGNS.items():
        for sign in signs:
            # The parties' own words may name them; the names stand open only with the parties.
            is_open = group in groups or (sign == "王秀兰" and G.FACTS in groups)
            assert group not in groups or sign in seen, f"{group} does not show {sign}"
            assert is_open or sign not in seen, f"{sign} is seen without {group}"
    assert not [sign for sign in NEVER if sign in seen]
    row = repr(share_desk.row_of(made, TODAY)) + repr(
        shares.find(cast.court_liaison, "王秀", TODAY)
    )
    assert ("王秀兰" in row) is (G.PARTIES in groups)
    assert not [sign for sign in (*NEVER, ID_NUMBER, BANK) if sign in row]
    sharing.revoke(made, reason="试毕", by=cast.mediator, at=MONDAY_MORNING)


def test_only_care_of_the_body_is_told_and_no_other_tag(cast: Cast) -> None:
    case = with_care(cast)
    chosen = {"field_groups": ["parties", "health"], "consent_ids": willing(case, cast)}
    seen = repr(shared_view(grant(case, cast.court, cast.mediator, **chosen), TODAY))
    assert "工会会员" not in seen


@pytest.mark.parametrize("purpose", list(SharePurpose))
def test_whole_numbers_only_for_purposes_that_need_them(cast: Cast, purpose: SharePurpose) -> None:
    assert (G.IDENTITY in groups_for(purpose)) is (purpose in IDENTITY_PURPOSES)
    # The presets are the least that is needed: nothing sensitive is ticked by itself.
    assert not set(PRESET_GROUPS[purpose]) & (OWN_CONSENT | {G.IDENTITY})


def test_a_supervisor_of_wages_gets_no_whole_number(cast: Cast) -> None:
    wanted = {"purpose": P.WAGE_SUPERVISION, "field_groups": ["parties", "identity"]}
    with pytest.raises(InvalidInput, match="不需要完整的证件号码"):
        grant(planted(cast), cast.hr_bureau, cast.mediator, **wanted)


@pytest.mark.parametrize("group", ["bank", "health"])
def test_accounts_and_health_want_two_consents_of_every_worker(cast: Cast, group: str) -> None:
    case = with_care(cast)
    wanted = {"field_groups": ["parties", group]}
    with pytest.raises(InvalidInput, match="王秀兰处理敏感个人信息的单独同意"):
        grant(case, cast.court, cast.mediator, **wanted)
    keys = willing(case, cast)
    with pytest.raises(InvalidInput, match="请勾选每名劳动者同意"):
        grant(case, cast.court, cast.mediator, **wanted)
    assert grant(case, cast.court, cast.mediator, **wanted, consent_ids=keys).id


def test_one_liaison_by_name_sees_it_and_the_colleague_does_not(cast: Cast) -> None:
    second = make_user("court2", "高远", cast.court, *cast.court_liaison.roles)
    made = grant(make_case(cast), cast.court, cast.mediator, receiver_user_id=second.id)
    assert shares.get_for(second, made.id, TODAY) is made
    with pytest.raises(NotVisible):
        shares.get_for(cast.court_liaison, made.id, TODAY)
    assert not share_desk.page(cast.court_liaison, DeskTab.TO_DO, TODAY).rows
    assert share_desk.counts(cast.court_liaison, TODAY).new == 0
    with pytest.raises(InvalidInput, match="联络员"):
        grant(make_case(cast), cast.court, cast.mediator, receiver_user_id=cast.hr_liaison.id)


def test_the_result_holds_the_fields_of_its_purpose(cast: Cast) -> None:
    made = grant(planted(cast), cast.hr_bureau, cast.mediator, purpose=P.WAGE_SUPERVISION)
    facts = {
        ResultField.AMOUNT: "１2,600元",
        ResultField.DUE_ON: "2026-12-15",
        ResultField.PERSON: "冯雪",
        ResultField.SERVED_ON: "2026-12-01",
    }
    given = {"docket": "城东人社监立〔2026〕7号", "answered_on": TODAY, "note": ""}
    by = {"by": cast.hr_liaison, "at": MONDAY_MORNING}
    late = facts | {ResultField.DUE_ON: "2026-11-01", ResultField.AMOUNT: "很多"}
    with pytest.raises(InvalidInput) as wrong:
        sharing.answer(made, outcome=AnswerOutcome.DOCKETED, facts=late, **given, **by)
    assert {each.field for each in wrong.value.problems} == {"amount", "due_on"}
    sharing.answer(made, outcome=AnswerOutcome.DOCKETED, facts=facts, **given, **by)
    said = dict(given_shares.one(made, TODAY).facts)
    # A field that this purpose does not have is not kept.
    assert said == {
        "金额（元）": "12,600.00",
        "履行或者处理期限": "2026-12-15",
        "承办人、承办律师": "冯雪",
    }
    assert set(RESULT_FIELDS) == set(SharePurpose)


def test_the_two_offices_write_to_each_other_and_nothing_is_rewritten(cast: Cast) -> None:
    case = planted(cast)
    made = grant(case, cast.court, cast.mediator)
    share_messages.write(made, "请先看第三条", by=cast.mediator, at=MONDAY_MORNING)
    share_messages.reply(made, " 收到 ", by=cast.court_liaison, at=MONDAY_MORNING)
    seen = [(each.who, each.text) for each in shared_view(made, TODAY).messages]
    assert seen == [
        (f"{cast.body.name} 李敏", "请先看第三条"),
        (f"{cast.court.name} {cast.court_liaison.name}", "收到"),
    ]
    told = db.session.scalars(select(Notice.user_id).where(Notice.code == "share_message"))
    assert set(told) == {cast.court_liaison.id, cast.mediator.id}
    (first, _) = given_shares.messages_of(made.id)
    assert not first.in_main_volume
    share_messages.choose(made, first.id, chosen=True, by=cast.mediator, at=MONDAY_MORNING)
    assert first.in_main_volume


def test_who_may_write_and_when(cast: Cast) -> None:
    made = grant(planted(cast), cast.court, cast.mediator)
    for text in ("", " ", "长" * 1001):
        with pytest.raises(InvalidInput):
            share_messages.reply(made, text, by=cast.court_liaison, at=MONDAY_MORNING)
    with pytest.raises(NotVisible):
        share_messages.reply(made, "我也看看", by=cast.hr_liaison, at=MONDAY_MORNING)
    with pytest.raises(ActionNotAllowed):
        share_messages.write(made, "代为告知", by=cast.other_mediator, at=MONDAY_MORNING)
    after = MONDAY_MORNING + timedelta(days=200)
    with pytest.raises(ActionNotPossible):
        share_messages.write(made, "还在吗", by=cast.mediator, at=after)
    with pytest.raises(NotVisible):
        share_messages.reply(made, "还在吗", by=cast.court_liaison, at=after)
    other: Share = grant(planted(cast), cast.court, cast.mediator)
    kept = share_messages.write(other, "另一件", by=cast.mediator, at=MONDAY_MORNING)
    with pytest.raises(NotVisible):
        share_messages.choose(made, kept.id, chosen=True, by=cast.mediator, at=MONDAY_MORNING)
