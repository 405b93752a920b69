"""A case that was sent to arbitration and lacks nothing, the receiver's answers, the way back."""

import secrets
from datetime import date
from typing import Any

from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.domain.handoff import PackageKind, PackState, Receipt, ReceiptOutcome
from mediation.domain.handoff.manifest import DATA, written_json
from mediation.extensions import db
from mediation.models import Case, Consent, Employment, HandoffPack, Organisation, Referral
from mediation.services import file_keeping
from mediation.services.handoff import archive, making
from mediation.services.handoff.making import office
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.services.paper_cases import issue, recorded, referred

NOW = MONDAY_MORNING
TODAY = NOW.date()
NUMBER = "42010219790302002X"
PHONE = "13800001234"
ACCOUNT = "6222020200112233445"


def consent(
    case: Case, cast: Cast, receiver: Organisation | None, *, sensitive: bool = False
) -> None:
    """The consent of every worker to the receiver, and to sensitive data if told so."""
    for worker in case.applicants:
        for purpose in (ConsentPurpose.SHARING, *[ConsentPurpose.SENSITIVE] * sensitive):
            db.session.add(
                Consent(
                    case_id=case.id,
                    party_id=worker.id,
                    purpose=purpose,
                    receiver=receiver if purpose.needs_receiver else None,
                    way=ConsentWay.PAPER,
                    given_on=TODAY,
                    paper="正卷第3页",
                    recorded_by_id=cast.registrar.id,
                    recorded_at=NOW,
                )
            )
    db.session.commit()


def bare(cast: Cast) -> tuple[Case, Referral]:
    """A case that was sent to the commission, as the desk left it."""
    case = referred(cast)
    case.facts, case.reasons = "被申请人自2026年7月起未发工资。", "劳动合同法第三十条。"
    case.infringed_on = date(2026, 7, 31)
    worker = case.applicants[0]
    worker.identity_kind, worker.identity_number = "resident_card", NUMBER
    worker.bank_account, worker.bank_name = ACCOUNT, "中国工商银行江城支行"
    worker.employment = Employment(started_on=date(2023, 3, 1), post="客房服务员")
    db.session.commit()
    recorded(case)
    return case, case.referrals[0]


def ready(cast: Cast) -> tuple[Case, Referral]:
    """The same with all that the contract asks for."""
    case, referral = bare(cast)
    issue(case, "referral_letter", cast.mediator)
    issue(case, "application", cast.mediator)
    consent(case, cast, cast.commission)
    return case, referral


def made(cast: Cast) -> tuple[Case, Referral, HandoffPack]:
    """The same with its pack, not yet sent."""
    case, referral = ready(cast)
    return case, referral, making.make(case, referral, by=cast.mediator, at=NOW)


def pack_row(
    referral: Referral, cast: Cast, *, state: PackState = PackState.SENT, **changes: Any
) -> HandoffPack:
    """A pack as a row; its bytes are none that anybody could read."""
    content = secrets.token_bytes(16)
    with file_keeping.kept(content, media_type=making.MEDIA_TYPE, at=NOW) as stored:
        db.session.add(stored)
        db.session.flush()
        pack = HandoffPack(
            **{
                "case_id": referral.case_id,
                "referral_id": referral.id,
                "code": secrets.token_hex(16),
                "contract": "arbitration",
                "contract_version": 2,
                "state": state,
                "file_id": stored.id,
                "sha256": stored.sha256,
                "made_by_id": cast.mediator.id,
                "made_at": NOW,
                "sent_at": None if state is PackState.MADE else NOW,
                **changes,
            }
        )
        db.session.add(pack)
        db.session.commit()
    return pack


def answer(pack: HandoffPack, outcome: ReceiptOutcome, **changes: Any) -> Receipt:
    """What the commission answers to a pack."""
    told = {"pack_code": pack.code, "pack_sha256": pack.sha256, "outcome": outcome, "on": TODAY}
    return Receipt(**told | changes)


def packed(receipt: Receipt, pack: HandoffPack) -> bytes:
    """The receipt as the file that comes back."""
    sent = archive.Package(
        kind=PackageKind.RECEIPT,
        code=secrets.token_hex(16),
        made_at=NOW,
        sender=office(pack.referral.receiver),
        receiver=office(pack.case.body),
        contract=pack.contract,
        contract_version=pack.contract_version,
        files={DATA: written_json(receipt.as_data)},
    )
    return archive.written(sent).content
