"""Papers before and around a session: nothing known, much of it, and odd characters."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from mediation.documents import DOCUMENTS, FactsError, UnprintableCharacter
from mediation.documents.facts import PaperFacts
from mediation.documents.power_of_attorney import CONCEDE, MATTERS
from tests.documents import sample_empowering, sample_intake, sample_mediating
from tests.documents.reading import page_operators, page_texts, poppler_text, text_of
from tests.documents.sample_people import CLAIMS, EMPLOYER, ENCLOSURES, people

TICK = b"1.2 w"
# Per kind: facts with something typed in, facts that take pages, facts with all that may be empty.
Make = Callable[[str], PaperFacts]
TYPED: dict[str, Make] = {
    "registration_form": lambda text: sample_intake.registration_form(summary=text),
    "supplement_notice": lambda text: sample_intake.supplement_notice(defects=(text,)),
    "inquiry_letter": lambda text: sample_intake.inquiry_letter(summary=text),
    "session_notice": lambda text: sample_mediating.session_notice(place=text),
    "acceptance_confirmation": lambda text: sample_intake.acceptance_confirmation(cause=text),
    "mediator_choice": lambda text: sample_mediating.mediator_choice(cause=text),
    "disclosure_statement": lambda text: sample_mediating.disclosure_statement(details=text),
    "recusal_decision": lambda text: sample_mediating.recusal_decision(reasons=text),
    "rights_notice": lambda text: sample_mediating.rights_notice(cause=text),
    "power_of_attorney": lambda text: sample_empowering.power_of_attorney(cause=text),
    "representative_certificate": lambda text: sample_empowering.representative_certificate(
        cause=text
    ),
    "consent_form": lambda text: sample_empowering.consent_form(retention=text),
}
LONG = "长文"
MANY: dict[str, Callable[[], PaperFacts]] = {
    "registration_form": lambda: sample_intake.registration_form(
        applicants=people(40), claims=CLAIMS * 20, summary=LONG * 1500
    ),
    "supplement_notice": lambda: sample_intake.supplement_notice(defects=(LONG * 30,) * 40),
    "inquiry_letter": lambda: sample_intake.inquiry_letter(claims=CLAIMS * 20),
    "session_notice": lambda: sample_mediating.session_notice(papers_to_bring=(LONG * 20,) * 20),
    "acceptance_confirmation": lambda: sample_intake.acceptance_confirmation(
        enclosures=ENCLOSURES * 30
    ),
    "mediator_choice": lambda: sample_mediating.mediator_choice(applicants=people(60)),
    "disclosure_statement": lambda: sample_mediating.disclosure_statement(details=LONG * 2000),
    "recusal_decision": lambda: sample_mediating.recusal_decision(reasons=LONG * 2000),
    "rights_notice": lambda: sample_mediating.rights_notice(applicants=people(60)),
    "power_of_attorney": lambda: sample_empowering.power_of_attorney(
        other_matters="", cause=LONG * 800
    ),
    "representative_certificate": lambda: sample_empowering.representative_certificate(
        cause=LONG * 1500
    ),
    "consent_form": lambda: sample_empowering.consent_form(
        receivers=(sample_empowering.COURT,) * 12
    ),
}
BARE: dict[str, Callable[[], PaperFacts]] = {
    "registration_form": lambda: sample_intake.registration_form(
        registered_on=None, accepted_on=None, applicants=(), respondents=(), dispute_type="",
        source="", source_note="", claims=(), summary="", decision="", registrar="",
        case_number="", document_number="", issued_on=None,
    ),
    "supplement_notice": lambda: sample_intake.supplement_notice(
        matter="", received_on=None, defects=("身份证明",), supplement_by=None, contact_name="",
        contact_phone="",
    ),
    "inquiry_letter": lambda: sample_intake.inquiry_letter(
        received_on=None, claims=(), summary="", reply_by=None, reply_ways=(), contact_name="",
        contact_phone="", document_number="",
    ),
    "session_notice": lambda: sample_mediating.session_notice(
        case_number="", place="", video_link="", mediators=(), papers_to_bring=(),
        contact_name="", contact_phone="",
    ),
    "acceptance_confirmation": lambda: sample_intake.acceptance_confirmation(
        from_document="", enclosures=(), received_at=None, handed_over_by="", mediator="",
        term_days=None, due=None, case_number="",
    ),
    "mediator_choice": lambda: sample_mediating.mediator_choice(
        mediators=(), chosen_on=None, case_number="", contact_phone=""
    ),
    "disclosure_statement": lambda: sample_mediating.disclosure_statement(
        details="", disclosed_on=None, answers=(), case_number=""
    ),
    "recusal_decision": lambda: sample_mediating.recusal_decision(
        addressee="", case_number="", asked_by="", asked_on=None, asked_because="", reasons="",
        new_mediators=(), decided_by="", decided_on=None,
    ),
    "rights_notice": lambda: sample_mediating.rights_notice(
        mediators=(), from_court=False, review_commission="", confirmation_court="",
        told_at=None, case_number="",
    ),
    "power_of_attorney": lambda: sample_empowering.power_of_attorney(
        opposed_names=(), cause="", agents=(), matters=(), is_special=None, until_event="",
        signed_on=None,
    ),
    "representative_certificate": lambda: sample_empowering.representative_certificate(
        organisation=replace(
            EMPLOYER, legal_representative="", legal_representative_post="", credit_code="",
            address="", phone="",
        ),
        id_type="", id_number="", phone="", opposed_names=(), cause="", certified_on=None,
    ),
    "consent_form": lambda: sample_empowering.consent_form(
        person_label="", receivers=(), sensitive=(), contact_name=""
    ),
}  # fmt: skip


def printed(kind: str, facts: PaperFacts) -> str:
    return text_of(DOCUMENTS[kind].draw(facts))


def ticks(kind: str, facts: PaperFacts) -> int:
    return sum(each.count(TICK) for each in page_operators(DOCUMENTS[kind].draw(facts)))


@pytest.mark.parametrize("kind", TYPED)
def test_what_is_typed_is_printed_as_it_is_and_an_unprintable_character_is_named(kind: str) -> None:
    typed = "<b>工资</b>&amp;{{7*7}}{案由}%s"
    content = DOCUMENTS[kind].draw(TYPED[kind](typed))
    assert typed in text_of(content)
    assert typed in poppler_text(content)
    with pytest.raises(UnprintableCharacter, match=r"U\+E000"):
        printed(kind, TYPED[kind]("工\ue000资"))


@pytest.mark.parametrize("kind", MANY)
def test_much_of_it_goes_over_pages_and_nothing_is_lost(kind: str) -> None:
    facts = MANY[kind]()
    pages = page_texts(DOCUMENTS[kind].draw(facts))
    text = "".join(pages)
    assert len(pages) > 1
    for number in getattr(facts, "applicants", ()):
        assert number.id_number in text
    assert text.count("2026年6月至9月工资条") == (30 if kind == "acceptance_confirmation" else 0)
    if kind == "consent_form":
        assert text.count("接收方城东区人民法院") == 12
        assert text.count("同意不同意") == text.count("王秀兰（签名）：") == 14


@pytest.mark.parametrize("kind", BARE)
def test_what_is_unknown_leaves_no_trace(kind: str) -> None:
    text = printed(kind, BARE[kind]())
    assert "None" not in text
    assert not re.search(r"[，、；：]。|（）|《》|，，|。。|（案号：）|联系人：", text)


def test_the_source_of_a_case_is_ticked_or_told_in_other_words() -> None:
    assert ticks("registration_form", sample_intake.registration_form()) == 1
    other = sample_intake.registration_form(source="12351热线", source_note="")
    assert ticks("registration_form", other) == 0
    assert "案件来源：12351热线当事人申请" in printed("registration_form", other)


def test_a_form_that_goes_on_is_closed_above_on_the_next_page() -> None:
    facts = sample_intake.registration_form(claims=CLAIMS * 12, decision="意见" * 100)
    pages = page_operators(DOCUMENTS["registration_form"].draw(facts))
    top = b"79.370 756.850 m 527.370 756.850 l S"
    assert top in pages[1]


def test_the_slip_of_an_inquiry_stands_on_one_page() -> None:
    for count in range(1, 12):
        facts = sample_intake.inquiry_letter(summary="申请人多次催讨未果。" * count * 3)
        slips = [
            page for page in page_texts(DOCUMENTS["inquiry_letter"].draw(facts)) if "沿虚线" in page
        ]
        assert len(slips) == 1
        assert "答复人（签名或者盖章）：" in slips[0]


def test_an_appointed_mediator_is_told_with_the_right_to_object() -> None:
    facts = sample_mediating.mediator_choice(
        appointed=True, why_appointed="双方没有协商一致", object_by=date(2026, 11, 16)
    )
    text = printed("mediator_choice", facts)
    assert "调解员指定通知书" in text
    assert "双方没有协商一致。本调解组织依照" in text
    assert "请于2026年11月16日前（含当日）向本调解组织提出" in text
    assert "视为不同意调解" in text
    assert "（签名、捺印）" not in text


def test_rules_of_courts_are_only_followed_in_cases_that_no_court_sent() -> None:
    text = printed("mediator_choice", sample_mediating.mediator_choice(from_court=False))
    assert "参照《最高人民法院关于人民法院特邀调解的规定》" in text
    own = printed("rights_notice", sample_mediating.rights_notice(from_court=False))
    assert "不利的根据" not in own


def test_nothing_to_disclose_is_ticked_and_asks_for_no_consent() -> None:
    facts = sample_mediating.disclosure_statement(grounds=(), details="", answers=())
    text = printed("disclosure_statement", facts)
    assert ticks("disclosure_statement", facts) == 1
    assert "当事人已经知悉以上披露" in text
    assert "同意继续由该调解员调解" not in text


def test_an_answer_is_ticked_for_the_one_who_gave_it() -> None:
    agreed = sample_mediating.disclosure_statement()
    assert ticks("disclosure_statement", agreed) == 2
    waiting = tuple(replace(each, agrees=None) for each in agreed.answers)
    assert ticks("disclosure_statement", replace(agreed, answers=waiting)) == 1


def test_a_refused_recusal_leaves_the_mediator() -> None:
    text = printed("recusal_decision", sample_mediating.recusal_decision(granted=False))
    assert "驳回回避申请，本案继续由李敏调解。" in text
    assert "赵刚" not in text


def test_a_mediator_may_ask_to_step_back() -> None:
    text = printed(
        "recusal_decision", sample_mediating.recusal_decision(asked_by="", new_mediators=())
    )
    assert "李敏于2026年11月14日自行申请李敏回避" not in text
    assert "李敏于2026年11月14日自行申请回避" in text
    assert "由双方当事人另行选定" in text


def test_powers_are_ticked_one_by_one_and_at_most_two_people_act() -> None:
    special = sample_empowering.power_of_attorney()
    assert ticks("power_of_attorney", special) == len(special.matters) + 2
    general = replace(special, matters=(), is_special=False)
    assert ticks("power_of_attorney", general) == 2
    agent = sample_empowering.LAWYER_ZHAO
    two = printed("power_of_attorney", replace(special, agents=(agent,) * 2))
    assert two.count("受托人赵明（签名）：") == 2
    with pytest.raises(FactsError, match="at most 2"):
        printed("power_of_attorney", replace(special, agents=(agent,) * 3))
    assert "特别授权" in MATTERS[CONCEDE]


def test_an_employer_is_led_by_whom_its_kind_has() -> None:
    school = replace(EMPLOYER, legal_representative_label="负责人")
    facts = sample_empowering.representative_certificate(organisation=school)
    text = printed("representative_certificate", facts)
    assert "负责人身份证明书" in text
    assert "法定代表人" not in text


def test_each_consent_has_its_own_boxes_and_its_own_line_to_sign() -> None:
    facts = sample_empowering.consent_form()
    text = printed("consent_form", facts)
    assert text.count("同意不同意") == text.count("王秀兰（签名）：") == 4
    assert ticks("consent_form", facts) == 1
    refused = tuple(replace(each, agreed=False) for each in facts.receivers)
    assert ticks("consent_form", replace(facts, receivers=refused)) == 3


def test_other_matters_are_printed_however_long_they_are() -> None:
    other = "代为办理与本争议有关的社会保险关系转移手续、领取离职证明和档案，" * 4
    facts = sample_empowering.power_of_attorney(other_matters=other)
    assert f"其他：{other}" in printed("power_of_attorney", facts)
