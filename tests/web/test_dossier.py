"""The page of a file: what each role sees of the two volumes, binds, opens and takes out."""

import zipfile
from datetime import timedelta
from io import BytesIO
from xml.etree.ElementTree import Element

import pytest
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseEvent, DossierBinding, Evidence, Job, User
from mediation.services import job_worker
from mediation.web import clock
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.page_checks import PageClient, text_of
from tests.services.dossier.volumes import add_file, add_note, bind, pdf_saying
from tests.services.paper_cases import issue, overridden
from tests.uploads.making import pdf

NOW = MONDAY_MORNING


def address(case: Case, rest: str = "") -> str:
    return f"/cases/{case.id}/dossier{rest}"


@pytest.fixture
def both(cast: Cast) -> Case:
    """A case with a paper in each volume."""
    case = overridden(cast)
    issue(case, "override_record", cast.mediator)
    issue(case, "rights_notice", cast.mediator)
    return case


def opened(made: DossierBinding) -> str:
    return f"/dossier/{made.id}.pdf"


def headings(page: Element) -> list[str]:
    return [text_of(each) for each in page.iter("h2")]


def part(page: Element, name: str) -> str:
    """The words of one section of the page."""
    found = page.find(f".//section[@id='{name}']")
    assert found is not None
    return text_of(found)


def verbs() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)))


def test_a_mediator_binds_a_volume_and_opens_it(cast: Cast, client: PageClient, both: Case) -> None:
    client.sign_in(cast.mediator)
    before = text_of(client.page(address(both)))
    assert "未编页" in before
    answer = client.post(address(both, "/main/1"))
    assert answer.status_code == 302
    job = db.session.scalars(select(Job)).one()
    assert answer.location.endswith(f"/dossier?job={job.id}")
    assert "装订卷宗" in text_of(client.page(answer.location))
    job_worker.run_all(clock.now)
    made = db.session.scalars(select(DossierBinding)).one()
    page = text_of(client.page(answer.location))
    assert "正卷已装订：1 件 3 页。" in page
    assert "重新装订正卷" in page
    content = client.get(opened(made))
    assert content.data.startswith(b"%PDF-")
    assert verbs()[-1] == "dossier.opened"


def test_the_page_names_what_is_missing_with_its_law_and_where_to_mend_it(
    cast: Cast, client: PageClient, both: Case
) -> None:
    client.sign_in(cast.mediator)
    page = client.page(address(both))
    shown = text_of(page)
    assert "完整度" in shown
    assert "司发通〔2010〕239号卷3" in shown
    assert "添加材料（身份证明）" in shown
    links = {link.get("href") for link in page.iter("a")}
    assert f"/cases/{both.id}/evidence/new" in links
    assert f"/cases/{both.id}/documents/session_record" in links


def test_a_registrar_sees_the_main_volume_and_nothing_of_the_side_one(
    cast: Cast, client: PageClient, both: Case
) -> None:
    main = bind(both, cast.mediator)
    side = bind(both, cast.mediator, volume=Volume.SIDE)
    client.sign_in(cast.registrar)
    page = client.page(address(both))
    assert "正卷" in headings(page)
    assert "副卷" not in headings(page)
    assert "协议体检放行单" not in part(page, "main-1")
    assert client.get(opened(main)).status_code == 200
    assert client.get(opened(side)).status_code == 404
    assert client.post(address(both, "/side/1")).status_code == 403
    assert "副卷" not in part(client.page(f"/cases/{both.id}"), "dossier")


@pytest.mark.parametrize("who", ["mediator", "supervisor", "city_supervisor"])
def test_mediator_and_supervisors_open_the_side_volume(
    cast: Cast, client: PageClient, both: Case, who: str
) -> None:
    side = bind(both, cast.mediator, volume=Volume.SIDE)
    client.sign_in(getattr(cast, who))
    page = client.page(address(both))
    assert "副卷" in headings(page)
    assert client.get(opened(side)).status_code == 200


@pytest.mark.parametrize(
    "who", ["court_liaison", "hr_liaison", "justice_liaison", "system_admin", "audit_admin"]
)
def test_liaisons_and_administrators_find_nothing(
    cast: Cast, client: PageClient, both: Case, who: str
) -> None:
    main = bind(both, cast.mediator)
    client.sign_in(getattr(cast, who))
    for url in (address(both), opened(main), address(both, "/export")):
        assert client.get(url).status_code == 403
    assert client.post(address(both, "/main/1")).status_code == 403


@pytest.mark.parametrize("who", ["second_mediator", "other_mediator", "stranger"])
def test_whoever_does_not_see_the_case_does_not_see_its_file(
    cast: Cast, client: PageClient, both: Case, who: str
) -> None:
    main = bind(both, cast.mediator)
    client.sign_in(getattr(cast, who))
    for url in (address(both), opened(main)):
        assert client.get(url).status_code == 404
    assert client.post(address(both, "/main/1")).status_code == 404


def test_a_supervisor_above_reads_and_binds_nothing(
    cast: Cast, client: PageClient, both: Case
) -> None:
    bind(both, cast.mediator)
    client.sign_in(cast.city_supervisor)
    page = client.page(address(both))
    assert not [form for form in page.iter("form") if "/dossier/" in form.get("action", "")]
    assert client.post(address(both, "/main/1")).status_code == 403


def test_a_supervisor_takes_the_package_out(cast: Cast, client: PageClient, both: Case) -> None:
    bind(both, cast.mediator)
    bind(both, cast.mediator, volume=Volume.SIDE)
    client.sign_in(cast.supervisor)
    answer = client.get(address(both, "/export"))
    assert answer.status_code == 200
    assert answer.mimetype == "application/zip"
    with zipfile.ZipFile(BytesIO(answer.data)) as archive:
        assert "volumes/side-1.pdf" in archive.namelist()
    assert verbs()[-1] == "dossier.exported"


def test_a_volume_or_part_that_is_none_is_told_so(
    cast: Cast, client: PageClient, both: Case
) -> None:
    client.sign_in(cast.mediator)
    assert client.post(address(both, "/middle/1")).status_code == 404
    assert client.post(address(both, "/main/9")).status_code == 409


def test_why_a_volume_was_not_bound_stands_on_the_page(
    cast: Cast, client: PageClient, both: Case
) -> None:
    secret = "单位的底线是八万五千元绝不能告诉对方"
    add_note(both, cast.mediator, secret, written_at=NOW - timedelta(days=1))
    add_file(both, cast.mediator, pdf_saying(secret), "附件.pdf")
    client.sign_in(cast.mediator)
    answer = client.post(address(both, "/main/1"))
    job_worker.run_all(clock.now)
    page = text_of(client.page(answer.location))
    assert "正卷没有装订：背靠背记录（李敏 2026-11-22）出现在《附件.pdf》第" in page
    assert "八万五千元" not in page


def archived(case: Case, by: User) -> None:
    case.state, case.closed_on, case.archived_on = CaseState.ARCHIVED, NOW.date(), NOW.date()
    case.outcome = "performed"
    event = {"code": "archive", "to_state": "archived", "case_version": 1, "data": {}}
    db.session.add(CaseEvent(case_id=case.id, by_id=by.id, at=NOW - timedelta(hours=1), **event))
    db.session.commit()


def test_after_the_archiving_late_material_goes_into_a_supplement(
    cast: Cast, client: PageClient, both: Case
) -> None:
    bind(both, cast.mediator)
    archived(both, cast.registrar)
    client.sign_in(cast.registrar)
    assert "补充归档材料" in text_of(client.page(address(both)))
    sent = {"files": [(BytesIO(pdf()), "裁定书.pdf")], "kind": "other", "form": "copy"}
    answer = client.post(
        f"/cases/{both.id}/evidence/new",
        data={**sent, "volume": "main", "party_id": "", "note": ""},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 302
    assert db.session.scalars(select(Evidence)).one().name == "裁定书.pdf"
    assert verbs()[-1] == "case.file_late"
    page = client.page(address(both))
    assert "正卷补充卷1" in headings(page)
    assert "裁定书.pdf" in part(page, "main-2")


def test_a_mediator_adds_nothing_to_an_archived_case(
    cast: Cast, client: PageClient, both: Case
) -> None:
    archived(both, cast.registrar)
    client.sign_in(cast.mediator)
    assert client.get(f"/cases/{both.id}/evidence/new").status_code == 403


def test_archiving_tells_what_the_file_lacks_and_is_not_stopped_by_it(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast, state=CaseState.MEDIATING, mediator=cast.mediator)
    issue(case, "rights_notice", cast.mediator)
    case.state, case.closed_on, case.outcome = CaseState.CLOSED, NOW.date(), "unsettled"
    db.session.commit()
    client.sign_in(cast.registrar)
    url = f"/cases/{case.id}/steps/archive"
    shown = text_of(client.page(url))
    assert "卷宗完整度" in shown
    assert "身份证明（司发通〔2010〕239号卷3）：添加材料（身份证明）" in shown
    sent = {"archived_on": NOW.date().isoformat(), "archive_number": ""}
    assert client.post(url, data=sent).status_code == 302
    assert db.session.get_one(Case, case.id).state is CaseState.ARCHIVED
