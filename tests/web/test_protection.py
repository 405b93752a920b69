"""Incidents with their clock and impact assessments, as administrators keep them."""

from typing import Any

import pytest
from sqlalchemy import select

from mediation.extensions import db
from mediation.models import ImpactAssessment, SecurityIncident
from tests.cast import Cast
from tests.clock import Clock
from tests.page_checks import PageClient, parsed, text_of

INCIDENT = {
    "title": "测试服务器被扫描",
    "level": "larger",
    "discovered_on": "2026-11-23",
    "discovered_time": "08:00",
    "description": "发现异常登录",
    "data_kinds": ["identity"],
    "person_count": "30",
    "measures": "已断网",
}
ASSESSMENT = {
    "subject": "登记身份证号",
    "trigger": "sensitive",
    "purpose": "核实身份",
    "necessity": "文书须写明",
    "risks": "泄露",
    "measures": "加密保存",
    "conclusion": "may_begin_with_measures",
    "assessor": "蒋安",
    "assessed_on": "2026-11-20",
    "review_on": "2027-11-20",
}


@pytest.fixture
def security(client: PageClient, cast: Cast) -> PageClient:
    """The security administrator at work."""
    return client.sign_in(cast.security_admin)


def recorded(client: PageClient, **changes: Any) -> str:
    answer = client.post("/privacy/incidents/new", data=INCIDENT | changes)
    assert answer.status_code == 302, text_of(parsed(answer.text))
    return answer.location


def version_of(client: PageClient, url: str) -> str:
    fields = client.page(url).iter("input")
    return next(field.attrib["value"] for field in fields if field.get("name") == "version")


def test_the_four_hours_run_from_the_discovery_and_are_seen_everywhere(
    cast: Cast, security: PageClient, clock: Clock
) -> None:
    url = recorded(security)
    shown = text_of(security.page(url))
    assert "2026-11-23 12:00" in shown
    assert "还剩 3 小时 0 分" in shown
    clock.advance(hours=4)
    security.sign_in(cast.security_admin)
    assert "报告网信部门，已超时 1 小时 0 分" in text_of(security.page("/admin/users"))
    system = security.sign_in(cast.system_admin)
    assert "已超时 1 小时 0 分" in text_of(system.page("/admin/organisations"))
    assert "已超时" not in text_of(system.sign_in(cast.audit_admin).page("/admin/organisations"))


def test_an_incident_is_closed_when_nothing_is_left_to_do(security: PageClient) -> None:
    url = recorded(security)
    closing = INCIDENT | {"is_closed": "y", "version": version_of(security, url)}
    answer = security.post(url, data=closing)
    assert answer.status_code == 422
    assert "报告网信部门、告知受影响的个人" in text_of(parsed(answer.text))
    done = closing | {
        "reported_to": "省网信办",
        "reported_on": "2026-11-23",
        "reported_time": "08:50",
        "told_on": "2026-11-23",
        "told_time": "08:55",
        "version": version_of(security, url),
    }
    assert security.post(url, data=done).status_code == 302
    assert "安全事件“" not in text_of(security.page("/admin/users"))
    row = db.session.scalars(select(SecurityIncident)).one()
    assert row.reported_at is not None
    assert f"{row.reported_at:%H:%M}" == "08:50"
    assert row.closed_on is not None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"discovered_time": "23:00"}, "不能晚于现在"),
        ({"discovered_on": "0001-01-01"}, "请核对年份"),
        ({"reported_on": "2026-11-22"}, "不能早于发现时间"),
        ({"reported_on": "2026-11-23", "reported_time": "08:30"}, "报告给哪个部门"),
        ({"person_count": "-1"}, "不小于 0"),
        ({"data_kinds": ["nonsense"]}, "只勾选列出的项目"),
        ({"discovered_time": "早上"}, "格式填写时间"),
    ],
)
def test_an_incident_that_makes_no_sense_is_refused(
    security: PageClient, changes: dict[str, Any], sentence: str
) -> None:
    answer = security.post("/privacy/incidents/new", data=INCIDENT | changes)
    assert answer.status_code == 422
    assert sentence in text_of(parsed(answer.text))
    assert "发现异常登录" in answer.text


def test_two_who_write_at_once_are_told(security: PageClient) -> None:
    url = recorded(security)
    version = version_of(security, url)
    first = INCIDENT | {"measures": "先写的", "version": version}
    assert security.post(url, data=first).status_code == 302
    second = security.post(url, data=INCIDENT | {"measures": "后写的", "version": version})
    assert second.status_code == 422
    assert "别人已经改过" in second.text
    assert "后写的" in second.text
    assert db.session.scalars(select(SecurityIncident)).one().measures == "先写的"


def test_the_system_administrator_reads_and_does_not_write(
    cast: Cast, security: PageClient
) -> None:
    url = recorded(security)
    system = security.sign_in(cast.system_admin)
    system.page(url)
    assert system.post(url, data=INCIDENT).status_code == 403
    system.page("/privacy/incidents/new", status=403)


def test_an_assessment_is_kept_three_years_and_called_for_review(
    cast: Cast, security: PageClient, clock: Clock
) -> None:
    assert security.post("/privacy/assessments/new", data=ASSESSMENT).status_code == 302
    assert "2029-11-20" in text_of(security.page("/privacy/assessments"))
    row = db.session.scalars(select(ImpactAssessment)).one()
    url = f"/privacy/assessments/{row.id}"
    clock.set(2027, 11, 1)
    client = security.sign_in(cast.security_admin)
    assert "1 份个人信息保护影响评估 30 日内到期复评" in text_of(client.page(url))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"review_on": "2026-11-20"}, "最长三年"),
        ({"review_on": "2031-11-20"}, "最长三年"),
        ({"assessed_on": "2026-11-24"}, "不能晚于今天"),
        ({"risks": ""}, "请填写"),
    ],
)
def test_an_assessment_with_gaps_is_refused(
    security: PageClient, changes: dict[str, str], sentence: str
) -> None:
    answer = security.post("/privacy/assessments/new", data=ASSESSMENT | changes)
    assert answer.status_code == 422
    assert sentence in text_of(parsed(answer.text))


def test_the_inventory_lists_every_personal_column_and_no_value(
    cast: Cast, client: PageClient
) -> None:
    for person in (cast.security_admin, cast.supervisor, cast.audit_admin):
        shown = text_of(client.sign_in(person).page("/privacy/inventory"))
        for word in ("identity_number", "证件号码", "随案销毁", "bank_account"):
            assert word in shown
    client.sign_in(cast.mediator).page("/privacy/inventory", status=403)
