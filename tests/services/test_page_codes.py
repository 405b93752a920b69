"""The code of an issued paper: on every page, in its facts, and borne by no other."""

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.page_codes import is_code
from mediation.services import issuing
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of as text_in
from tests.factories import make_case
from tests.services.paper_cases import issue, settled


def test_every_issued_paper_bears_a_code_of_its_own_and_a_draft_none(cast: Cast) -> None:
    case = settled(cast)
    made = [issue(case, kind, cast.supervisor) for kind in ("agreement", "presiding_certificate")]
    codes = [each.page_code for each in made]
    assert all(code and is_code(code) for code in codes)
    assert codes[0] != codes[1]
    for paper, code in zip(made, codes, strict=True):
        assert paper.facts["page_code"] == code
        words = f"{code[:4]}-{code[4:8]}-{code[8:]}"
        assert text_in(paper.content).count(f"校验码{words}") == paper.pages
    draft = issuing.preview(case, "agreement", by=cast.mediator, at=MONDAY_MORNING)
    assert "校验码" not in text_in(draft)


def test_a_code_that_a_paper_bears_already_is_drawn_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter(["AAAA22223333", "AAAA22223333", "BBBB22223333"])
    monkeypatch.setattr(issuing, "drawn_code", lambda _choose: next(drawn))
    cases = (make_case(cast, state=CaseState.UNSETTLED) for _ in range(2))
    papers_made = [issue(case, "closing_notice", cast.supervisor) for case in cases]
    assert [each.page_code for each in papers_made] == ["AAAA22223333", "BBBB22223333"]
