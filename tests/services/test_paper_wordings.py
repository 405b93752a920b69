"""文书用语 with four eyes: which edition counts where and when, and who decides about it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from mediation.documents import DOCUMENTS
from mediation.domain.case_flow import CaseState
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    InvalidInput,
)
from mediation.domain.four_eyes import ApprovalState
from mediation.domain.notices import sentence_of
from mediation.extensions import db
from mediation.models import Case, Notice, PaperWording, User
from mediation.queries import paper_wordings as queries
from mediation.services import four_eyes
from mediation.services import paper_wordings as services
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.services.wordings import (
    CITY,
    KIND,
    PASSAGE,
    TODAY,
    approved,
    give_up,
    previewed,
    proposed,
    said,
    second_keeper,
    verbs,
)
from tests.statements import seen_statements


@pytest.fixture
def second(cast: Cast) -> User:
    return second_keeper(cast)


@pytest.fixture
def case(cast: Cast, second: User) -> Case:
    return make_case(cast, state=CaseState.UNSETTLED)


def in_force(case: Case, on: date = TODAY) -> str:
    found = queries.wordings_for(case.body, KIND, on).get(PASSAGE)
    return found.text[0] if found else ""


def test_words_count_once_a_second_person_agrees(cast: Cast, second: User, case: Case) -> None:
    row = proposed(cast)
    assert in_force(case) == ""
    services.approve(row, by=second, at=MONDAY_MORNING)
    assert (row.state, row.decided_by_id) == (ApprovalState.APPROVED, second.id)
    assert in_force(case) == "调"
    assert verbs()[-2:] == ["wording.proposed", "wording.approved"]


def test_the_narrowest_place_counts_in_whatever_order_it_was_approved(
    cast: Cast, second: User, case: Case
) -> None:
    places = [
        said(name="区", region="420103"),
        said(name="己", region="", body_id=cast.body.id),
        said(name="国", region=""),
        said(name="市", region="4201"),
        said(name="省", region="42"),
        said(name="外", region="43"),
        said(name="邻", region="", body_id=cast.other_body.id),
    ]
    seen = [in_force(case)]
    for data in places:
        approved(cast, second, data)
        seen.append(in_force(case))
    assert seen == ["", "区", "己", "己", "己", "己", "己", "己"]
    other = make_case(cast, body=cast.other_body)
    assert in_force(other) == "邻"
    cast.body.division_code = None
    db.session.commit()
    assert in_force(case) == "己"
    for row in db.session.query(PaperWording).filter_by(body_id=cast.body.id):
        end = give_up(row, second)
        services.approve(end, by=cast.city_supervisor, at=MONDAY_MORNING)
    # A body without a division is in no region.
    assert in_force(case, TODAY + timedelta(days=9)) == "国"


def test_a_newer_edition_ends_the_older_on_the_day_before(
    cast: Cast, second: User, case: Case
) -> None:
    old = approved(cast, second, said(name="旧"))
    new = approved(cast, second, said(name="新", valid_from=date(2027, 1, 1)))
    assert (old.state, old.valid_to) == (ApprovalState.ENDED, date(2026, 12, 31))
    assert (old.edition, new.edition) == (1, 2)
    assert in_force(case, date(2026, 12, 31)) == "旧"
    assert in_force(case, date(2027, 1, 1)) == "新"
    assert in_force(case, TODAY - timedelta(days=1)) == ""
    assert verbs()[-3:] == ["wording.proposed", "wording.ended", "wording.approved"]


def test_words_approved_late_count_from_the_day_of_the_approval(
    cast: Cast, second: User, case: Case
) -> None:
    row = proposed(cast)
    services.approve(row, by=second, at=MONDAY_MORNING + timedelta(days=5))
    assert row.valid_from == TODAY + timedelta(days=5)
    assert in_force(case, TODAY + timedelta(days=4)) == ""


def test_the_words_of_a_place_are_given_up_by_two_persons(
    cast: Cast, second: User, case: Case
) -> None:
    approved(cast, second, said(name="国", region=""))
    row = approved(cast, second, said(name="市"))
    end = give_up(row, cast.city_supervisor)
    assert in_force(case, end.valid_from) == "市"
    services.approve(end, by=second, at=MONDAY_MORNING)
    assert in_force(case, end.valid_from - timedelta(days=1)) == "市"
    assert in_force(case, end.valid_from) == "国"
    assert (end.edition, end.text) == (2, "")
    for gone in (row, end):
        with pytest.raises(InvalidInput, match="只有已生效"):
            give_up(gone, second, days=20)


def test_nobody_decides_about_their_own_proposal(cast: Cast, second: User) -> None:
    row = proposed(cast)
    for act in (services.approve, four_eyes.refuse):
        with pytest.raises(ActionNotAllowed, match="不能复核自己提出的文书用语"):
            act(row, by=cast.city_supervisor, at=MONDAY_MORNING)
    assert row.state is ApprovalState.WAITING
    row.state, row.decided_by_id = ApprovalState.APPROVED, row.asked_by_id
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


@pytest.mark.parametrize(
    "who",
    [
        *("registrar", "mediator", "supervisor", "court_liaison", "hr_liaison"),
        *("security_admin", "audit_admin"),
    ],
)
def test_others_neither_propose_nor_decide_nor_look(
    cast: Cast, second: User, case: Case, who: str
) -> None:
    user = getattr(cast, who)
    with pytest.raises(ActionNotAllowed, match="文书用语由最上级工会"):
        services.propose(KIND, PASSAGE, CITY, by=user, at=MONDAY_MORNING)
    row = approved(cast, second)
    waiting = proposed(cast, said(region="42"))
    for act in (services.approve, four_eyes.refuse, four_eyes.withdraw):
        with pytest.raises(ActionNotAllowed):
            act(waiting, by=user, at=MONDAY_MORNING)
    with pytest.raises(ActionNotAllowed):
        give_up(row, user)
    with pytest.raises(ActionNotAllowed):
        previewed(user, case.number)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": ""}, "不能为空"),
        ({"text": "可以申请仲裁或者提起诉讼{案号}。"}, "没有字段{案号}"),
        ({"text": "可以申请仲裁。"}, "缺少必须有的内容“提起诉讼”"),
        ({"text": "可以申请仲裁或者提起诉讼\ue000。"}, "U\\+E000"),
        ({"text": "可以申请仲裁或者提起诉讼{"}, "没有成对"),
        ({"region": "4"}, "地区代码"),
        ({"body_id": 10**6, "region": ""}, "请在列表中选择"),
        ({"valid_from": TODAY - timedelta(days=1)}, "不能早于今天"),
        ({"reason": " "}, "来源和理由"),
    ],
)
def test_what_cannot_be_used_is_not_kept(
    cast: Cast, second: User, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(InvalidInput, match=words):
        proposed(cast, replace(CITY, **changes))
    assert not db.session.query(PaperWording).count()


def test_a_body_is_in_no_other_place(cast: Cast, second: User) -> None:
    with pytest.raises(InvalidInput, match="不再限定地区"):
        proposed(cast, said(body_id=cast.body.id))
    with pytest.raises(InvalidInput, match="请在列表中选择"):
        proposed(cast, said(region="", body_id=cast.court.id))


def test_words_that_change_nothing_are_not_kept(cast: Cast, second: User) -> None:
    approved(cast, second)
    with pytest.raises(InvalidInput, match="没有差别"):
        proposed(cast, replace(CITY, region="420103", valid_from=TODAY + timedelta(days=1)))
    with pytest.raises(InvalidInput, match="应当晚于"):
        proposed(cast, said())


def test_one_proposal_at_a_time_for_a_place(cast: Cast, second: User) -> None:
    proposed(cast)
    with pytest.raises(InvalidInput, match="已有一版待复核"):
        proposed(cast, said())
    assert proposed(cast, said(region="42"))


def test_everybody_who_may_decide_is_told(cast: Cast, second: User) -> None:
    proposed(cast)
    told = db.session.query(Notice).filter_by(code="proposal_waiting").all()
    assert {notice.user_id for notice in told} == {second.id, cast.system_admin.id}
    assert sentence_of(told[0].code, told[0].data) == (
        "孙宁 提出文书用语“调解终结书”（地区 4201），等待另一人复核。"
    )


def test_of_two_who_decide_the_second_is_told(cast: Cast, second: User) -> None:
    row = proposed(cast)
    services.approve(row, by=second, at=MONDAY_MORNING)
    for act in (services.approve, four_eyes.refuse):
        with pytest.raises(ActionNotPossible, match="已生效"):
            act(row, by=cast.system_admin, at=MONDAY_MORNING)
    assert (row.state, row.decided_by_id) == (ApprovalState.APPROVED, second.id)


def test_of_two_who_decide_at_the_same_moment_one_fails(cast: Cast, second: User) -> None:
    """The second has read the row before the first wrote it."""
    row = proposed(cast)
    moved = PaperWording.__table__.update().values(version=row.version + 1)
    row.state, row.decided_by_id = ApprovalState.REFUSED, second.id
    with db.session.no_autoflush:
        db.session.execute(moved)
    with pytest.raises(StaleDataError):
        db.session.flush()
    db.session.rollback()


def test_all_passages_of_a_kind_cost_one_statement(cast: Cast, second: User, case: Case) -> None:
    for passage in DOCUMENTS["rights_notice"].PASSAGES:
        for region in ("", "4201"):
            data = replace(CITY, text=f"{passage.text}（{region or '全国'}）", region=region)
            row = services.propose(
                "rights_notice", passage.name, data, by=second, at=MONDAY_MORNING
            )
            services.approve(row, by=cast.city_supervisor, at=MONDAY_MORNING)
    assert case.body
    with seen_statements() as statements:
        found = queries.wordings_for(case.body, "rights_notice", TODAY)
    assert len(statements) == 1
    assert {each.region for each in found.values()} == {"4201"}
    assert len(found) == len(DOCUMENTS["rights_notice"].PASSAGES)
