"""Papers around a session, of a collective dispute, of closing: blank, crowded, oddly typed."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from mediation.documents import DOCUMENTS, UnprintableCharacter
from mediation.documents.facts import PaperFacts, UtteranceFacts
from tests.documents import sample_suite as sample
from tests.documents.reading import page_texts, poppler_text, text_of
from tests.documents.sample_people import WORKER, people

Make = Callable[[str], PaperFacts]
TYPED: dict[str, Make] = {
    "investigation_record": lambda typed: sample.investigation_record(
        dialogue=(UtteranceFacts(speaker="答", text=typed),)
    ),
    "evidence_list": lambda typed: sample.evidence_list(returned=(typed,)),
    "facts_confirmation": lambda typed: sample.facts_confirmation(undisputed=(typed,)),
    "extension_consent": lambda typed: sample.extension_consent(because=typed),
    "oral_agreement": lambda typed: sample.oral_agreement(content=typed),
    "closing_approval": lambda typed: sample.closing_approval(opinion=typed),
    "representative_election": lambda typed: sample.representative_election(cause=typed),
    "settlement_consent": lambda typed: sample.settlement_consent(clauses=(typed,)),
    "supervision_reminder": lambda typed: sample.supervision_letter(found=typed),
    "supervision_opinion": lambda typed: sample.supervision_letter(requests=(typed,)),
    "supervision_proposal": lambda typed: sample.supervision_letter(rules=(typed,)),
}
# Their last page is the list of the workers.
COLLECTIVE = ("representative_election", "settlement_consent")


def printed(kind: str, facts: PaperFacts) -> bytes:
    return DOCUMENTS[kind].draw(facts)


@pytest.mark.parametrize("kind", TYPED)
def test_what_is_typed_is_printed_as_typed_and_never_as_a_field(kind: str) -> None:
    typed = "买买提·吐尔逊、张䶮<b>{案由}</b>%s"
    content = printed(kind, TYPED[kind](typed))
    assert typed in text_of(content)
    assert typed in poppler_text(content)


@pytest.mark.parametrize("kind", TYPED)
def test_an_unencoded_character_stops_the_print(kind: str) -> None:
    with pytest.raises(UnprintableCharacter, match=r"U\+E000"):
        printed(kind, TYPED[kind]("张\ue000"))


@pytest.mark.parametrize("kind", TYPED)
def test_a_long_text_goes_over_pages(kind: str) -> None:
    content = printed(kind, TYPED[kind]("长文，" * 3000))
    assert len(page_texts(content)) > 5


def test_who_is_asked_by_hand_gets_lines_to_write_on() -> None:
    blank = sample.investigation_record(
        held_on=None, place="", matter="", asked="", relation="", dialogue=(), read_back=False
    )
    pages = page_texts(printed("investigation_record", blank))
    assert "调查时间：年月日时分至时分" in pages[0]
    assert "应交被调查人阅读或者向其宣读" in "".join(pages)
    for page in pages:
        assert "被调查人签名：" in page
        assert "记录人签名：" in page


def test_what_was_not_given_back_yet_is_ticked_by_hand() -> None:
    text = text_of(printed("evidence_list", sample.evidence_list(returned=())))
    assert "已退还" not in text
    for choice in ("没有留存原件", "退还上表全部原件", "退还下列原件："):
        assert choice in text


@pytest.mark.parametrize("kind", COLLECTIVE)
def test_five_hundred_workers_are_listed_under_a_head_on_every_page(kind: str) -> None:
    make = {
        "representative_election": sample.representative_election,
        "settlement_consent": sample.settlement_consent,
    }[kind]
    facts = make(500)
    started = time.process_time()
    content = printed(kind, facts)
    assert time.process_time() - started < 5.0
    pages = page_texts(content)
    listed = [page for page in pages if "13000000046" in page and "序号姓名" in page]
    assert len(listed) > 30
    assert all("公民身份号码、电话" in page and "签名、捺印" in page for page in listed)
    text = "".join(pages)
    assert all(each.worker.id_number in text for each in facts.workers)
    assert "以上劳动者共五百人" in pages[-1]


def test_nobody_elected_yet_leaves_five_rows_and_a_worker_without_a_sum_a_dash() -> None:
    text = text_of(printed("representative_election", sample.representative_election(elected=())))
    assert "代表人签名12345代表人代表" in text
    assert "—" in text


def test_a_rare_name_fits_its_row() -> None:
    rare = replace(WORKER, name="古丽努尔·艾合买提江·阿卜杜热合曼")
    facts = sample.representative_election(elected=(rare, *people(2)))
    assert rare.name in text_of(printed("representative_election", facts))


def test_no_limit_is_said_where_the_rule_sets_none() -> None:
    text = text_of(printed("extension_consent", sample.extension_consent(cap="", basis="")))
    assert "没有规定延长的最长期限" in text
    assert "依照" not in text


@pytest.mark.parametrize("kind", ["facts_confirmation", "extension_consent"])
def test_a_crowd_signs_in_the_annex(kind: str) -> None:
    facts = replace(sample.suite()[kind], applicants=people(12))  # type: ignore[call-arg]
    text = text_of(printed(kind, facts))
    assert "申请人（签名、捺印见附表一）：" in text
    assert "申请人名册" in text
    assert all(each.id_number in text for each in people(12))


def test_a_letter_about_nobody_in_particular_names_the_employer_alone() -> None:
    text = text_of(printed("supervision_opinion", sample.supervision_letter(worker_names=())))
    assert "在参与调解城东悦来酒店有限公司的拖欠劳动报酬争议一案" in text


@pytest.mark.parametrize("kind", [kind for kind in TYPED if kind not in COLLECTIVE])
def test_the_last_page_holds_more_than_a_block_of_signatures(kind: str) -> None:
    last = page_texts(printed(kind, sample.suite()[kind]))[-1]
    before = last.split("（签名")[0]
    assert len(before) > 40, "a signature never stands alone on a page"
