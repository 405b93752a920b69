"""Words of a passage as they are typed on the page."""

from mediation.extensions import db
from mediation.models import PaperWording
from tests.page_checks import PageClient, parsed, text_of

PAGE = "/wordings/closing_notice/closing_notice.other_ways"
NEW = f"{PAGE}/new"
AID = {
    "text": "当事人可以依法申请仲裁或者提起诉讼；需要法律援助的，可以拨打12348。",
    "region": "4201",
    "body": "",
    "valid_from": "2026-11-23",
    "reason": "市总工会例会确定",
    "case_number": "",
}


def propose(client: PageClient, url: str = NEW, **changes: object) -> PaperWording:
    """Type the words and send them; what was made of it."""
    answer = client.post(url, data={**AID, **changes})
    assert answer.status_code == 302, text_of(parsed(answer.text))
    db.session.expire_all()
    return db.session.query(PaperWording).order_by(PaperWording.id.desc()).first()
