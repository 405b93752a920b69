"""交换包 of a referral: what it needs, made, carried over, and the receipt that comes back."""

import secrets

from mediation.demonstration.acts_papers import issue
from mediation.demonstration.lives import Stage
from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.domain.handoff import PackageKind, Receipt, ReceiptOutcome, fingerprint_of
from mediation.domain.handoff.manifest import DATA, written_json
from mediation.domain.papers import PaperKind
from mediation.models import HandoffPack
from mediation.queries import handoffs
from mediation.services import consents
from mediation.services.handoff import archive, making, receiving


def prepare(stage: Stage) -> None:
    """Every worker consents to the receiver; the letter and the application are printed."""
    referral = stage.case.referrals[-1]
    for worker in stage.case.applicants:
        consents.give(
            stage.case,
            party_id=worker.id,
            purpose=ConsentPurpose.SHARING,
            receiver_id=referral.receiver_id,
            way=ConsentWay.PAPER,
            given_on=stage.on,
            paper="正卷单独同意书",
            by=stage.mediator,
            at=stage.at,
        )
    for kind in (PaperKind.APPLICATION, PaperKind.REFERRAL_LETTER):
        issue(stage, kind)


def make(stage: Stage) -> None:
    """The pack is made and waits to be sent."""
    making.make(stage.case, stage.case.referrals[-1], by=stage.mediator, at=stage.at)


def carry_over(stage: Stage) -> None:
    """It is taken out and carried to the receiver."""
    making.download(_newest(stage), by=stage.mediator, at=stage.at)


def take_receipt(stage: Stage) -> None:
    """The receiver took the case under its number; its receipt is read back."""
    referral, pack = stage.case.referrals[-1], _newest(stage)
    receipt = Receipt(
        pack_code=pack.code,
        pack_sha256=pack.sha256,
        outcome=ReceiptOutcome.ACCEPTED,
        on=stage.on,
        number=f"城东劳人仲案〔{stage.on.year}〕第{700 + stage.life.serial}号",
    )
    # Both offices of the demonstration are one program, so the receipt bears the same key.
    content = archive.written(
        archive.Package(
            kind=PackageKind.RECEIPT,
            code=secrets.token_hex(16),
            made_at=stage.at.replace(microsecond=0),
            sender=making.office(referral.receiver),
            receiver=making.office(stage.case.body),
            contract=pack.contract,
            contract_version=pack.contract_version,
            files={DATA: written_json(receipt.as_data)},
        )
    ).content
    told = fingerprint_of(archive.own_key())
    receiving.take_in(
        stage.case, referral, content, fingerprint=told, by=stage.mediator, at=stage.at
    )


def _newest(stage: Stage) -> HandoffPack:
    return handoffs.packs_of(stage.case.referrals[-1].id)[0]
