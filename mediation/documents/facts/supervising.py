"""Facts of 一函两书: what a union writes about an employer and labour law."""

from dataclasses import dataclass
from datetime import date

from mediation.documents.facts.parties import PaperFacts


@dataclass(frozen=True, kw_only=True)
class SupervisionLetterFacts(PaperFacts):
    """提示函、意见书 to an employer, 建议书 about one to the authority (最高检、全总 2024)."""

    addressee: str
    addressed_as: str = "你单位"
    employer: str
    worker_names: tuple[str, ...] = ()
    cause: str = ""
    found: str
    rules: tuple[str, ...]
    requests: tuple[str, ...]
    reply_by: date
    contact_name: str = ""
    contact_phone: str = ""
