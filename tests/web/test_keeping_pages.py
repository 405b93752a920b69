"""The pages of keeping: the trail with its filters and state, the list of the month, backups."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.trail_words import ALL_VERBS, PARTS
from mediation.extensions import db
from mediation.models import AuditEntry, BackupRun
from mediation.models.backup_run import BackupState
from mediation.services import checkpoints
from mediation.services.audit import audit
from mediation.services.transaction import transaction
from mediation.web import background
from tests import tampering
from tests.architecture.source import PACKAGE, tree_of
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING, Clock
from tests.documents.reading import poppler_text
from tests.factories import make_case
from tests.page_checks import PageClient, elements, text_of


def rows_shown(client: PageClient, query: str = "") -> list[str]:
    page = client.page(f"/admin/trail{query}")
    bodies = list(page.iter("tbody"))
    rows = [text_of(row) for row in bodies[-1].iter("tr")]
    return [row for row in rows if not row.startswith("没有")]


@pytest.fixture
def auditor(app: Flask, cast: Cast) -> PageClient:
    """The audit administrator, after the mediator opened a case and somebody was refused."""
    case_id = make_case(cast).id
    other_id = make_case(cast, body=cast.other_body, mediator=cast.other_mediator).id
    visitor = sign_in(app.test_client(), cast.mediator)
    visitor.get(f"/cases/{case_id}")
    visitor.get(f"/cases/{other_id}")
    client = app.test_client()
    assert isinstance(client, PageClient)
    return sign_in(client, cast.audit_admin)


def test_the_trail_shows_who_did_what_and_how_it_ended(auditor: PageClient) -> None:
    rows = rows_shown(auditor)
    assert any("李敏 查看案件 〔2026〕东工调字第001号" in row and "成功" in row for row in rows)
    assert any("李敏 被拒绝" in row and "拒绝" in row for row in rows)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?person=李敏", 3),
        ("?person=mediator", 3),
        ("?person=没有这个人", 0),
        ("?verb=case.viewed", 1),
        ("?verb=nonsense&result=nonsense&first=nonsense&before=nonsense", 4),
        ("?case=〔2026〕东工调字第001号", 1),
        ("?case=登记第1号", 1),
        ("?case=〔2099〕第9号", 0),
        ("?result=denied", 1),
        ("?first=2026-11-23&last=2026-11-23", 4),
        ("?first=2026-11-24", 0),
        ("?last=2026-11-22", 0),
    ],
)
def test_the_trail_is_narrowed_by_its_columns(auditor: PageClient, query: str, count: int) -> None:
    assert len(rows_shown(auditor, query)) == count


def test_accounts_are_shown_by_the_name_they_have_today(
    app: Flask, client: PageClient, cast: Cast
) -> None:
    client.post("/login", data={"username": "mediator", "password": "wrong-wrong"})
    sign_in(client, cast.audit_admin)
    assert any("李敏（mediator）" in row for row in rows_shown(client))


def test_a_verification_shows_its_result(auditor: PageClient, app: Flask) -> None:
    answer = auditor.post("/admin/trail/verify")
    assert answer.status_code == 302
    background.finish(app)
    assert "全部无误" in auditor.get("/admin/trail").text


def test_a_broken_trail_is_shown_in_red(auditor: PageClient, app: Flask) -> None:
    tampering.take_guards_away()
    tampering.edit(1, subject="别的")
    auditor.post("/admin/trail/verify")
    background.finish(app)
    assert "第 1 行起有问题" in auditor.get("/admin/trail").text


def test_alarms_stand_above_the_rows(auditor: PageClient, app: Flask) -> None:
    db.session.rollback()
    with transaction():
        earlier = MONDAY_MORNING - timedelta(days=3)
        audit("calendar.day_set", by=None, at=earlier, subject="2027-02-08")
    assert "系统时钟倒退" in auditor.get("/admin/trail").text


def test_the_list_of_the_month_has_every_root_and_places_to_sign(
    auditor: PageClient, app: Flask, pdftotext: str
) -> None:
    made = checkpoints.make_checkpoint(at=MONDAY_MORNING, directory=None)
    seq, root = made.seq, made.root
    answer = auditor.get("/admin/trail/monthly.pdf?month=2026-11")
    assert answer.mimetype == "application/pdf"
    text = poppler_text(answer.get_data())
    assert "月度审计见证单" in text
    assert root[:8] in text
    assert root[-8:] in text
    assert str(seq) in text
    assert "审计管理员（签名）：" in text
    empty = poppler_text(auditor.get("/admin/trail/monthly.pdf?month=2026-10").get_data())
    assert "本月没有检查点" in empty


def test_a_month_that_is_none_is_this_month(auditor: PageClient) -> None:
    assert auditor.get("/admin/trail/monthly.pdf?month=x").status_code == 200


def literal_verbs() -> set[str]:
    """Every verb that the code writes as it stands."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "audit":
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_every_verb_has_chinese_words() -> None:
    missing = literal_verbs() - ALL_VERBS.keys()
    assert not missing, f"teach mediation/domain/trail_words.py what these mean: {missing}"


def test_every_part_of_the_program_has_chinese_words(app: Flask) -> None:
    missing = app.blueprints.keys() - PARTS.keys()
    assert not missing, f"teach mediation/domain/trail_words.py what these are called: {missing}"


def test_a_backup_is_begun_by_a_button_and_shown(
    app: Flask, client: PageClient, cast: Cast, tmp_path: Path
) -> None:
    app.config["BACKUP_DIRECTORY"] = tmp_path
    sign_in(client, cast.system_admin)
    assert "最近 24 小时没有成功的备份" in client.get("/admin/backups").text
    client.post("/admin/backups/run", data={"kind": "backup"})
    background.finish(app)
    page = client.get("/admin/backups").text
    assert "最近 24 小时没有成功的备份" not in page
    (run,) = db.session.scalars(select(BackupRun))
    assert (run.state, run.by_id) == (BackupState.DONE, cast.system_admin.id)
    assert str(run.file_name) in page
    db.session.rollback()
    client.post("/admin/backups/run", data={"kind": "drill"})
    background.finish(app)
    assert "最近一个月没有成功的恢复演练" not in client.get("/admin/backups").text


def test_a_backup_older_than_a_day_is_an_alarm(
    app: Flask, client: PageClient, cast: Cast, clock: Clock, tmp_path: Path
) -> None:
    app.config["BACKUP_DIRECTORY"] = tmp_path
    sign_in(client, cast.system_admin)
    client.post("/admin/backups/run", data={"kind": "backup"})
    background.finish(app)
    clock.advance(hours=25)
    sign_in(client, cast.system_admin)
    assert "最近 24 小时没有成功的备份" in client.get("/admin/backups").text


def test_backups_are_for_the_system_administrator_only(client: PageClient, cast: Cast) -> None:
    for person in (cast.audit_admin, cast.security_admin, cast.supervisor):
        sign_in(client, person)
        assert client.get("/admin/backups").status_code == 403
        assert client.post("/admin/backups/run").status_code == 403
    verbs = db.session.scalars(select(AuditEntry.verb)).all()
    assert verbs.count("access.denied") == 6


def test_the_menu_leads_there(client: PageClient, cast: Cast) -> None:
    sign_in(client, cast.system_admin)
    links = [link.get("href") for link in elements(client.page("/admin/backups"))]
    assert "/admin/backups" in links
