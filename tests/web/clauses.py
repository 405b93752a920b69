"""A clause as it is typed on the page."""

from mediation.extensions import db
from mediation.models import OfficeClause
from tests.page_checks import PageClient, parsed, text_of

VISIT = {
    "title": "配合工会回访",
    "text": "双方同意调解组织在履行期间电话回访。",
    "article": "17号令 32",
    "region": "4201",
    "employer": "",
    "is_preset": "y",
    "valid_from": "2026-12-01",
    "reason": "市总工会例会确定",
}
NEW = "/clauses/new/other"


def propose(client: PageClient, url: str = NEW, **changes: object) -> OfficeClause:
    """Type the clause and send it; what was made of it."""
    answer = client.post(url, data={**VISIT, **changes})
    assert answer.status_code == 302, text_of(parsed(answer.text))
    db.session.expire_all()
    return db.session.query(OfficeClause).order_by(OfficeClause.id.desc()).first()
