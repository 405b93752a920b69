"""Sample signatures written on a screen, and the agreement they belong to."""

from datetime import date, datetime
from hashlib import sha256

from mediation.documents.facts import AgreementFacts, SignedFacts, SourceFacts, StrokeFacts
from tests.documents.sample_agreement import agreement
from tests.documents.sample_people import SHANGHAI

STROKES = StrokeFacts(
    width=600,
    height=220,
    lines=(
        ((120, 300), (330, 280)),
        ((130, 520), (320, 505)),
        ((225, 290), (228, 500), (230, 760)),
        ((95, 780), (240, 765), (360, 750)),
        ((470, 250), (430, 420), (395, 560)),
        ((420, 400), (520, 380), (610, 372)),
        ((515, 210), (512, 480), (508, 800)),
        ((510, 430), (450, 600), (390, 720)),
        ((515, 430), (580, 600), (650, 700)),
        ((720, 330), (760, 380)),
        ((840, 230), (780, 420), (700, 640), (690, 700), (760, 640), (880, 600)),
        ((800, 450), (860, 620), (900, 760)),
    ),
)
SIGNED = (
    SignedFacts(
        label="申请人王秀兰",
        signer="王秀兰",
        capacity="本人",
        way="屏幕手写",
        signed_on=date(2026, 11, 23),
        signed_at=datetime(2026, 11, 23, 15, 20, tzinfo=SHANGHAI),
        place="城东区总工会二楼调解室",
        strokes=STROKES,
        evidence=sha256(b"one").hexdigest(),
    ),
    SignedFacts(
        label="被申请人城东悦来酒店有限公司",
        signer="孙芳",
        capacity="委托代理人",
        way="屏幕手写",
        signed_on=date(2026, 11, 24),
        signed_at=datetime(2026, 11, 24, 9, 5, tzinfo=SHANGHAI),
        place="线上（手机）",
        strokes=STROKES,
        evidence=sha256(b"other").hexdigest(),
    ),
    SignedFacts(
        label="调解员李敏",
        signer="李敏",
        way="当面签署纸质件",
        signed_on=date(2026, 11, 24),
    ),
)


def signed_agreement(**changes: object) -> AgreementFacts:
    """Return an agreement that two sides signed on a screen, and the mediator on paper."""
    source = SourceFacts(number="〔2026〕东工调字第87号", sha256=sha256(b"paper").hexdigest())
    return agreement(**{"signed": SIGNED, "signed_from": source, **changes})
