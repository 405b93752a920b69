"""Facts about people, employers and bodies as they are printed. Plain types only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

PERSON = "person"
ORGANISATION = "organisation"


@dataclass(frozen=True, kw_only=True)
class BodyFacts:
    """The mediation body that issues a paper."""

    name: str
    seal_name: str = ""  # as cut in the seal, when it differs from the name
    address: str = ""
    phone: str = ""
    legal_basis: str = ""  # e.g. '《中华人民共和国人民调解法》第三十四条'


@dataclass(frozen=True, kw_only=True)
class RepresentativeFacts:
    """Who acts for a party, and with which powers."""

    name: str
    capacity: str = "委托代理人"  # or 法定代理人, 推选的代表人
    occupation: str = ""  # e.g. '某某律师事务所律师', '本单位人事经理', '申请人之父'
    id_type: str = ""
    id_number: str = ""
    phone: str = ""
    powers: str = ""  # e.g. '特别授权：代为承认、变更、放弃请求，参加调解并签署调解协议'


@dataclass(frozen=True, kw_only=True)
class PartyFacts:
    """One party, a person or an organisation; what is unknown stays empty and is not printed."""

    side_label: str  # 申请人, 被申请人, 第三人
    kind: str  # PERSON or ORGANISATION
    name: str
    sex: str = ""
    birth_date: date | None = None
    ethnicity: str = ""
    occupation: str = ""
    id_type: str = ""  # 居民身份证, 护照, …
    id_number: str = ""
    credit_code: str = ""
    address: str = ""
    service_address: str = ""
    phone: str = ""
    legal_representative: str = ""
    legal_representative_label: str = "法定代表人"  # or 负责人, 经营者
    legal_representative_post: str = ""
    representatives: tuple[RepresentativeFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ClaimFacts:
    """One thing asked for."""

    kind: str  # e.g. '劳动报酬'
    applicant_name: str = ""  # empty when all applicants ask for it
    period_start: date | None = None
    period_end: date | None = None
    amount: Decimal | None = None
    text: str = ""  # details in the applicant's words


@dataclass(frozen=True, kw_only=True)
class EnclosureFacts:
    """One paper handed over or sent along."""

    name: str
    copies: int = 1
    pages: int | None = None
    form: str = ""  # 原件, 复印件, 电子件
    source: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RemedyFacts:
    """Where else a party may turn, by when, and under which article."""

    text: str
    by: date | None = None
    basis: str = ""
    by_is_provisional: bool = False


@dataclass(frozen=True, kw_only=True)
class PaperFacts:
    """What every paper has."""

    body: BodyFacts
    document_number: str = ""
    case_number: str = ""
    issued_on: date | None = None
    page_code: str = ""  # 12 characters that name this paper on each of its pages
    # The office's words, by the name of the passage; kept, so that an old paper keeps its wording.
    wording: Mapping[str, str] = field(default_factory=dict, hash=False)
    # Where each of these words is from: '全国 第 2 版'; it is kept and not printed.
    wording_editions: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        """Keep a copy of the wording: what changes elsewhere later does not change this paper."""
        for name in ("wording", "wording_editions"):
            object.__setattr__(self, name, dict(getattr(self, name)))
