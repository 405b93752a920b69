"""期限规则: the list, proposing, the second person, and who is turned away."""

from datetime import date

import pytest
from flask import Flask

from mediation.domain.four_eyes import ApprovalState
from mediation.domain.office_rules import RuleKind
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import OfficeRule
from tests.cast import Cast, make_user, sign_in
from tests.page_checks import PageClient, elements, parsed, text_of
from tests.typed_forms import errors_of

TERM = {
    "region": "4201",
    "valid_from": "2026-12-01",
    "is_used": "yes",
    "length": "20",
    "unit": "ND",
    "extendable_by": "双方当事人",
    "extension_cap": "",
    "rolls": "yes",
    "law": "江城市劳动争议调解办法",
    "article": "第九条",
    "reason": "市条例第九条，2026年12月1日起施行",
}


@pytest.fixture
def keeper(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.city_supervisor)


@pytest.fixture
def second(app: Flask, cast: Cast) -> PageClient:
    found = make_user("citysupervisor2", "何平", cast.city_union, Role.SUPERVISOR)
    db.session.commit()
    return sign_in(app.test_client(), found)


def propose(client: PageClient, **changes: str) -> OfficeRule:
    answer = client.post("/rules/clock/K04/new", data={**TERM, **changes})
    assert answer.status_code == 302, text_of(parsed(answer.text))
    return db.session.query(OfficeRule).order_by(OfficeRule.id.desc()).first()


def state_of(rule: OfficeRule) -> ApprovalState:
    db.session.expire_all()
    return db.session.get_one(OfficeRule, rule.id).state


def test_every_rule_stands_on_the_page_with_its_law(keeper: PageClient) -> None:
    text = text_of(keeper.page("/rules/"))
    for words in (
        "K06",
        "委派调解 30 日",
        "共同申请司法确认 30 日",
        "法院出具调解书",
        "双方当事人",
    ):
        assert words in text
    assert "《最高人民法院关于人民法院特邀调解的规定》第二十七条" in text


def test_the_form_of_a_period_is_filled_with_the_shipped_row(keeper: PageClient) -> None:
    page = keeper.page("/rules/clock/K04/new")
    values = {field.get("name"): field.get("value") for field in elements(page)}
    assert values["length"] == "15"
    assert values["extendable_by"] == "双方当事人"


def test_a_rule_counts_once_a_second_person_agrees(keeper: PageClient, second: PageClient) -> None:
    rule = propose(keeper)
    assert rule.content == {"length": 20}
    assert rule.valid_from == date(2026, 12, 1)
    page = text_of(second.page(f"/rules/{rule.id}"))
    assert "15 日" in page
    assert "20 日" in page
    assert "0 件" in page
    assert second.post(f"/rules/{rule.id}/approve").status_code == 302
    assert state_of(rule) is ApprovalState.APPROVED
    listed = text_of(keeper.page("/rules/"))
    assert "调解期限 20 日" in listed
    assert "江城市劳动争议调解办法第九条" in listed


def test_nobody_approves_their_own_rule(keeper: PageClient) -> None:
    rule = propose(keeper)
    page = keeper.page(f"/rules/{rule.id}")
    actions = {form.get("action") for form in page.iter("form")}
    assert f"/rules/{rule.id}/withdraw" in actions
    assert f"/rules/{rule.id}/approve" not in actions
    assert "另一人" in text_of(page)
    assert keeper.post(f"/rules/{rule.id}/approve").status_code == 403
    assert state_of(rule) is ApprovalState.WAITING


def test_the_second_person_may_say_no(keeper: PageClient, second: PageClient) -> None:
    rule = propose(keeper)
    assert second.post(f"/rules/{rule.id}/refuse").status_code == 302
    assert state_of(rule) is ApprovalState.REFUSED


def test_one_takes_back_what_one_proposed(keeper: PageClient, second: PageClient) -> None:
    rule = propose(keeper)
    assert second.post(f"/rules/{rule.id}/withdraw").status_code == 403
    assert keeper.post(f"/rules/{rule.id}/withdraw").status_code == 302
    assert state_of(rule) is ApprovalState.WITHDRAWN


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"length": "0"}, "length"),
        ({"length": "二十"}, "length"),
        ({"length": ""}, "length"),
        ({"extension_cap": "0"}, "extension_cap"),
        ({"extendable_by": "", "extension_cap": "5"}, "extension_cap"),
        ({"region": "武汉"}, "region"),
        ({"valid_from": "明年"}, "valid_from"),
        ({"valid_to": "2026-01-01"}, "valid_to"),
        ({"law": ""}, "law"),
        ({"article": ""}, "article"),
        ({"reason": ""}, "reason"),
        ({"length": "15"}, "reason"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_stays_typed(
    keeper: PageClient, changes: dict[str, str], field: str
) -> None:
    answer = keeper.post("/rules/clock/K04/new", data={**TERM, **changes})
    assert answer.status_code == 422
    assert field in errors_of(answer.text)
    assert "not a valid" not in answer.text.lower()
    assert not db.session.query(OfficeRule).count()


def test_a_way_out_is_overridden_on_its_own_form(keeper: PageClient, second: PageClient) -> None:
    page = keeper.page("/rules/exit/arbitration_review/new")
    ticked = {
        (box.get("name"), box.get("value"))
        for box in elements(page)
        if box.tag == "input" and "checked" in box.attrib
    }
    fields: dict[str, object] = {}
    for name, value in ticked:
        fields.setdefault(str(name), []).append(value)  # type: ignore[attr-defined]
    frame = {name: TERM[name] for name in ("region", "valid_from", "law", "article", "reason")}
    answer = keeper.post(
        "/rules/exit/arbitration_review/new", data={**fields, **frame, "window": ""}
    )
    assert answer.status_code == 302
    rule = db.session.query(OfficeRule).one()
    assert (rule.kind, rule.content) == (RuleKind.EXIT, {"window": ""})
    assert "不设期限" in text_of(second.page(f"/rules/{rule.id}"))


def test_a_rule_is_ended_by_a_second_person_too(keeper: PageClient, second: PageClient) -> None:
    rule = propose(keeper)
    second.post(f"/rules/{rule.id}/approve")
    told = {"valid_from": "2027-06-01", "reason": "市办法废止"}
    assert keeper.post(f"/rules/{rule.id}/return", data={**told, "reason": ""}).status_code == 422
    assert second.post(f"/rules/{rule.id}/return", data=told).status_code == 302
    back = db.session.query(OfficeRule).order_by(OfficeRule.id.desc()).first()
    assert "20 日" in text_of(keeper.page(f"/rules/{back.id}"))
    assert keeper.post(f"/rules/{back.id}/approve").status_code == 302
    assert state_of(rule) is ApprovalState.ENDED
    db.session.expire_all()
    assert db.session.get_one(OfficeRule, rule.id).valid_to == date(2027, 5, 31)


@pytest.mark.parametrize("who", ["mediator", "registrar", "court_liaison", "security_admin"])
def test_other_roles_do_not_propose(cast: Cast, client: PageClient, who: str) -> None:
    sign_in(client, getattr(cast, who))
    assert client.get("/rules/clock/K04/new").status_code == 403


def test_a_supervisor_below_reads_and_is_told_who_keeps_the_rules(
    cast: Cast, client: PageClient
) -> None:
    sign_in(client, cast.supervisor)
    page = client.page("/rules/")
    assert "由最上级工会的负责人" in text_of(page)
    assert not [link for link in page.iter("a") if (link.get("href") or "").endswith("/new")]
    assert client.get("/rules/clock/K04/new").status_code == 403
    assert client.post("/rules/clock/K04/new", data=TERM).status_code == 403
    assert not db.session.query(OfficeRule).count()


@pytest.mark.parametrize(
    "address", ["/rules/clock/K99/new", "/rules/exit/escape/new", "/rules/law/K04/new", "/rules/9"]
)
def test_a_rule_of_nothing_is_not_found(keeper: PageClient, address: str) -> None:
    keeper.page(address, status=404)
