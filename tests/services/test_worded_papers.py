"""Papers in the words of the office: what is printed, what never is, and what old papers keep."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from mediation.documents import DOCUMENTS
from mediation.domain.case_flow import CaseState
from mediation.domain.errors import (
    ActionNotPossible,
    InvalidInput,
    NotVisible,
)
from mediation.domain.papers import PaperKind
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseEvent, Document, PaperWording, User
from mediation.services import four_eyes, issuing, paper_orders, paper_store
from mediation.services import paper_wordings as services
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of as text_in
from tests.factories import make_case
from tests.services.paper_cases import issue, settled
from tests.services.wordings import (
    AID,
    CITY,
    KIND,
    PASSAGE,
    SHIPPED,
    TODAY,
    approved,
    closed_by,
    previewed,
    proposed,
    said,
    second_keeper,
    verbs,
)


@pytest.fixture
def second(cast: Cast) -> User:
    return second_keeper(cast)


@pytest.fixture
def case(cast: Cast, second: User) -> Case:
    return make_case(cast, state=CaseState.UNSETTLED)


def test_a_paper_is_printed_in_the_words_of_the_office_and_keeps_their_edition(
    cast: Cast, second: User, case: Case
) -> None:
    approved(cast, second)
    made = closed_by(case, cast.supervisor)
    assert AID in text_in(made.content)
    assert SHIPPED not in text_in(made.content)
    assert made.facts["wording"] == {PASSAGE: CITY.text}
    assert made.facts["wording_editions"] == {PASSAGE: "地区 4201 第 1 版"}
    event = db.session.scalars(select(CaseEvent).order_by(CaseEvent.id.desc())).first()
    assert event is not None
    assert "用语：终结后的权利 地区 4201 第 1 版" in (event.note or "")


@pytest.mark.parametrize("end", ["waiting", "refused", "withdrawn"])
def test_what_nobody_approved_is_never_printed(
    cast: Cast, second: User, case: Case, end: str
) -> None:
    row = proposed(cast)
    if end == "refused":
        four_eyes.refuse(row, by=second, at=MONDAY_MORNING)
    if end == "withdrawn":
        four_eyes.withdraw(row, by=cast.city_supervisor, at=MONDAY_MORNING)
    assert row.state == end
    for content in (
        issuing.preview(case, KIND, by=cast.mediator, at=MONDAY_MORNING),
        closed_by(case, cast.supervisor).content,
    ):
        assert SHIPPED in text_in(content)
        assert AID not in text_in(content)
    if end != "waiting":
        with pytest.raises(ActionNotPossible):
            services.approve(row, by=second, at=MONDAY_MORNING)


def test_a_district_goes_back_to_the_shipped_words_under_those_of_its_city(
    cast: Cast, second: User, case: Case
) -> None:
    approved(cast, second)
    shipped = next(each.text for each in DOCUMENTS[KIND].PASSAGES if each.name == PASSAGE)
    row = approved(cast, second, replace(CITY, text=shipped, region="420103"))
    assert row.edition == 1
    assert SHIPPED in text_in(closed_by(case, cast.supervisor).content)


def test_an_old_paper_keeps_its_words_when_it_is_printed_again(
    cast: Cast, second: User, case: Case
) -> None:
    made = closed_by(case, cast.supervisor)
    before = (made.content, made.facts, made.sha256)
    approved(cast, second)
    db.session.expire_all()
    again = paper_store.printed(made, by=cast.mediator, at=MONDAY_MORNING)
    assert (again, made.facts, made.sha256) == before
    same = closed_by(case, cast.supervisor)
    assert same.id == made.id


def test_a_correction_keeps_the_words_unless_it_is_told_otherwise(
    cast: Cast, second: User, case: Case
) -> None:
    made = closed_by(case, cast.supervisor)
    approved(cast, second)
    case.applicants[0].name = "改名人"
    db.session.commit()
    corrected = closed_by(case, cast.supervisor)
    assert corrected.supersedes_id == made.id
    assert SHIPPED in text_in(corrected.content)
    assert corrected.facts["wording"] == {}
    anew = closed_by(case, cast.supervisor, new_words=True)
    assert anew.supersedes_id == corrected.id
    assert AID in text_in(anew.content)
    assert closed_by(case, cast.supervisor).id == anew.id


def test_whether_a_correction_could_be_worded_anew_is_known(
    cast: Cast, second: User, case: Case
) -> None:
    def changed(days: int = 0) -> bool:
        asked = {"by": cast.mediator, "at": MONDAY_MORNING + timedelta(days=days), "extra": {}}
        return paper_orders.words_changed(case, PaperKind.CLOSING_NOTICE, **asked)

    approved(cast, second, said(name="旧"))
    assert not changed()
    closed_by(case, cast.supervisor)
    approved(cast, second, said(name="新", valid_from=TODAY + timedelta(days=3)))
    assert not changed(days=2)
    assert changed(days=3)


def test_a_signed_agreement_keeps_the_words_that_were_signed(cast: Cast, second: User) -> None:
    case = settled(cast)
    first = issue(case, "agreement", cast.mediator)
    data = replace(CITY, text="各方自愿签署，并已阅读全部内容。")
    row = services.propose(
        "agreement", "agreement.signed", data, by=cast.city_supervisor, at=MONDAY_MORNING
    )
    services.approve(row, by=second, at=MONDAY_MORNING)
    assert issue(case, "agreement", cast.mediator).id == first.id
    assert issue(case, "agreement", cast.mediator, new_words=True).id == first.id
    elsewhere = settled(cast)
    assert "各方自愿签署，并已阅读" in text_in(issue(elsewhere, "agreement", cast.mediator).content)


def test_the_copy_with_signatures_has_no_words_of_its_own() -> None:
    with pytest.raises(NotVisible):
        services.passage_of("signed_agreement", "agreement.signed")


HOSTILE = (
    *("{{申请仲裁}}", "{{ 7*7 }}", "{% raw %}", "${7*7}", "%(申请)s", "%s"),
    *("<b>粗</b>", '<font size="40">大</font>', "<br/>", "&amp;", "&lt;i&gt;", "<!-- 注 -->"),
    *("{self.__class__}", "{0}", "{}", "{申请人!r}", "{申请人.__class__.__mro__}"),
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_a_wording_runs(cast: Cast, second: User, case: Case, hostile: str) -> None:
    data = replace(CITY, text=f"可以申请仲裁或者提起诉讼。{hostile}完")
    if "{" in hostile:
        with pytest.raises(InvalidInput, match=r"没有.*字段|花括号没有成对"):
            proposed(cast, data)
        assert not db.session.query(PaperWording).count()
        return
    approved(cast, second, data)
    printed = text_in(closed_by(case, cast.supervisor).content)
    assert f"{hostile.replace(' ', '')}完" in printed


def test_a_field_is_filled_and_what_stands_in_its_value_is_not_read(
    cast: Cast, second: User, case: Case
) -> None:
    opening = "closing_notice.opening"
    data = replace(
        CITY, text="<i>{案由}</i>&amp;{案号}于{受理日期}受理{主持情况}，{终结日期}终结："
    )
    row = services.propose(KIND, opening, data, by=cast.city_supervisor, at=MONDAY_MORNING)
    services.approve(row, by=second, at=MONDAY_MORNING)
    case.number = "{案由}<b>{{7*7}}</b>"
    db.session.commit()
    printed = text_in(closed_by(case, cast.supervisor).content)
    assert "<i>拖欠工资</i>&amp;" in printed
    assert "{案由}<b>{{7*7}}</b>" in printed


def test_words_that_a_release_made_unfit_are_not_printed(
    cast: Cast, second: User, case: Case
) -> None:
    row = approved(cast, second)
    row.text = "可以申请仲裁或者提起诉讼，见{旧字段}。"
    db.session.commit()
    assert SHIPPED in text_in(closed_by(case, cast.supervisor).content)


def test_a_paper_is_looked_at_in_proposed_words_and_nothing_is_kept(
    cast: Cast, second: User, case: Case
) -> None:
    closed_by(case, cast.supervisor)
    papers, events = db.session.query(Document).count(), db.session.query(CaseEvent).count()
    content = previewed(cast.city_supervisor, case.number)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert AID in text.replace("\n", "")
    assert "预览稿" in text
    assert db.session.query(Document).count() == papers
    assert db.session.query(CaseEvent).count() == events
    assert not db.session.query(PaperWording).count()
    assert verbs()[-1] == "wording.previewed"
    row = db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first()
    assert (row.case_id, row.user_id) == (case.id, cast.city_supervisor.id)


def test_only_a_case_that_one_sees_is_looked_at(cast: Cast, second: User, case: Case) -> None:
    for by, number in (
        (cast.city_supervisor, "〔2026〕没有这一件"),
        (cast.city_supervisor, ""),
        # Administrators read no cases.
        (cast.system_admin, case.number),
    ):
        with pytest.raises(InvalidInput, match="没有找到这一案号"):
            previewed(by, number)
    with pytest.raises(InvalidInput, match="没有字段"):
        previewed(cast.city_supervisor, case.number, "可以申请仲裁或者提起诉讼{案}。")
    early = make_case(cast, state=CaseState.MEDIATING)
    with pytest.raises(ActionNotPossible):
        previewed(cast.city_supervisor, early.number)
