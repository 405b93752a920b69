"""计算附件 and 法定对照单 of a case: what each says, to whom, and what neither may say."""

import pytest

from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.small_flows import AgreementState
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case
from mediation.queries import papers
from tests.cast import Cast
from tests.documents.reading import text_of as text_in
from tests.factories import make_agreement, make_calculation, make_case
from tests.services.paper_cases import issue, settled


def agreed(cast: Cast, fen: int) -> Case:
    """A case whose claim was computed at 12,000 and agreed at this sum."""
    case = settled(cast)
    make_calculation(case, by=cast.mediator)
    case.claims[0].agreed_fen = fen
    db.session.commit()
    return case


def of_party(case: Case, place: int) -> str:
    return f"party:{case.parties[place].id}"


def test_the_annex_shows_the_arithmetic_where_it_gives_what_was_agreed(cast: Cast) -> None:
    case = agreed(cast, 12_000_00)
    paper = issue(case, "calculation_annex", cast.mediator)
    text = text_in(paper.content)
    assert paper.volume is Volume.MAIN
    assert "6,000.00元" in text
    assert "12,000.00" in text
    assert "协商确定" not in text


def test_the_annex_never_tells_what_one_side_gave_up(cast: Cast) -> None:
    case = agreed(cast, 9_000_00)
    text = text_in(issue(case, "calculation_annex", cast.mediator).content)
    assert "9,000.00" in text
    assert "由双方协商确定。" in text
    # Neither the sum of the law, nor what was claimed, nor that one lies above the other.
    for secret in ("12,000.00", "12,600.00", "6,000.00", "法定", "主张"):
        assert secret not in text


def test_the_comparison_is_for_one_party_and_in_no_share(cast: Cast) -> None:
    case = agreed(cast, 9_000_00)
    subject = of_party(case, 0)
    paper = issue(case, "statutory_comparison", cast.mediator, subject=subject)
    text = text_in(paper.content)
    for expected in ("12,600.00", "12,000.00", "9,000.00", "-3,000.00", "《劳动合同法》第三十条"):
        assert expected in text
    assert "高于按所填事实" not in text
    assert paper.volume is Volume.SIDE
    assert paper.subject == subject
    assert paper not in papers.shareable(case.id)


def test_each_party_has_a_sheet_of_its_own(cast: Cast) -> None:
    case = make_case(cast, applicants=("王秀兰", "李四"))
    make_calculation(case, by=cast.mediator)
    first, second, company = (of_party(case, place) for place in range(3))
    hers = issue(case, "statutory_comparison", cast.mediator, subject=first)
    his = issue(case, "statutory_comparison", cast.mediator, subject=second)
    theirs = issue(case, "statutory_comparison", cast.mediator, subject=company)
    assert "李四" not in text_in(hers.content)
    assert "王秀兰" not in text_in(his.content)
    assert "王秀兰" in text_in(theirs.content)
    assert "李四" in text_in(theirs.content)
    assert not his.supersedes_id
    assert not theirs.supersedes_id


def test_a_party_of_another_case_gets_no_sheet(cast: Cast) -> None:
    case, other = agreed(cast, 9_000_00), make_case(cast)
    with pytest.raises(InvalidInput):
        issue(case, "statutory_comparison", cast.mediator, subject=of_party(other, 0))


def test_the_sheet_compares_a_draft_before_anything_is_agreed(cast: Cast) -> None:
    case = make_case(cast, claimed_fen=10_000_00)
    make_calculation(case, by=cast.mediator)
    agreement = make_agreement(case, state=AgreementState.DRAFT)
    agreement.terms[0].claim_type = "wages"
    db.session.commit()
    subject = of_party(case, 0)
    paper = issue(case, "statutory_comparison", cast.mediator, subject=subject)
    assert "-2,000.00" in text_in(paper.content)
    with pytest.raises(ActionNotPossible, match="还没有登记达成协议"):
        issue(case, "calculation_annex", cast.mediator)


def test_without_a_calculation_there_is_nothing_to_compare(cast: Cast) -> None:
    case = make_case(cast)
    with pytest.raises(ActionNotPossible, match="还没有核算"):
        issue(case, "statutory_comparison", cast.mediator, subject=of_party(case, 0))
