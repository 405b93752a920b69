"""Sample papers of service."""

from dataclasses import replace
from datetime import date, datetime

from mediation.documents.facts import (
    AddressConfirmationFacts,
    PaperFacts,
    ServedPaperFacts,
    ServiceReceiptFacts,
)
from tests.documents.sample_people import BODY, SHANGHAI
from tests.documents.sample_performing import NUMBER


def service_receipt(**changes: object) -> ServiceReceiptFacts:
    """Return the receipt of a notice that was left after a refusal."""
    facts = ServiceReceiptFacts(
        body=BODY,
        document_number="东工调送〔2026〕第7号",
        case_number=NUMBER,
        issued_on=date(2026, 12, 9),
        cause="拖欠劳动报酬",
        addressee="城东悦来酒店有限公司",
        addressee_label="被申请人",
        place="城东区滨河路8号一层前台",
        papers=(ServedPaperFacts(title="调解终结书", number="东工调终〔2026〕第3号"),),
        issuers=("赵刚",),
        method="留置送达",
        servers=("李敏",),
        received_on=date(2026, 12, 9),
        received_at=datetime(2026, 12, 9, 10, 20, tzinfo=SHANGHAI),
        witness="滨河社区居民委员会张强",
        has_pictures=True,
        deemed="留置之日（《民事诉讼法》第八十九条）",
        remarks="前台人员称无权签收",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def address_confirmation(**changes: object) -> AddressConfirmationFacts:
    """Return what a worker confirmed, electronic service included."""
    facts = AddressConfirmationFacts(
        body=BODY,
        document_number="东工调收〔2026〕第41号",
        case_number=NUMBER,
        cause="拖欠劳动报酬",
        party_name="王秀兰",
        party_label="申请人",
        recipient="王小兰",
        relation="妹妹",
        address="江城市城东区柳树街12号2单元301室",
        postcode="430000",
        phone="13000000046",
        accepts_electronic=True,
        electronic=("手机短信：13000000046", "电子邮件：wang@example.com"),
        confirmed_on=date(2026, 11, 2),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def papers_of_service() -> dict[str, PaperFacts]:
    """Return one specimen of each."""
    return {"address_confirmation": address_confirmation(), "service_receipt": service_receipt()}
