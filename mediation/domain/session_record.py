"""What a mediation session left on paper, and what must be in it before it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mediation.domain.errors import FieldProblem
from mediation.domain.parties import Side
from mediation.domain.sessions import SessionOutcome

# What stands under 由谁到场 when a party came itself.
IN_PERSON = "本人"


@dataclass(frozen=True)
class Presence:
    """Whether a party came, and who came for it."""

    party_id: int
    is_present: bool
    attended_by: str = ""


@dataclass(frozen=True)
class WrittenRecord:
    """The 调解笔录 as typed. Concessions do not belong here but in the vault (特邀 art. 22)."""

    began_at: datetime
    ended_at: datetime
    outcome: SessionOutcome
    recorder: str
    presences: tuple[Presence, ...]
    rights_answer: str = ""
    applicant_statement: str = ""
    respondent_statement: str = ""
    issues: str = ""
    undisputed_facts: str = ""
    result: str = ""

    def present_sides(self, sides: Mapping[int, Side]) -> frozenset[Side]:
        """The sides of which at least one party was there."""
        return frozenset(sides[item.party_id] for item in self.presences if item.is_present)


_BOTH = frozenset({Side.APPLICANT, Side.RESPONDENT})
# What the record must say when both sides were heard.
_NEEDED = {
    "rights_answer": "请记明是否已告知权利义务、是否申请回避。",
    "applicant_statement": "请记明申请方的陈述。",
    "respondent_statement": "请记明被申请方的陈述。",
}


def problems_of(
    record: WrittenRecord, sides: Mapping[int, Side], *, now: datetime
) -> tuple[FieldProblem, ...]:
    """Everything that keeps the record from being kept, each beside its field."""
    return (*_time_problems(record, now), *_text_problems(record), *_side_problems(record, sides))


def _time_problems(record: WrittenRecord, now: datetime) -> list[FieldProblem]:
    if record.began_at > now:
        return [FieldProblem("began_at", "开始时间不能晚于现在，请在开会后再记录。")]
    if record.ended_at <= record.began_at:
        return [FieldProblem("ended_at", "结束时间应晚于开始时间。")]
    return []


def _text_problems(record: WrittenRecord) -> list[FieldProblem]:
    found = []
    if not record.recorder.strip():
        found.append(FieldProblem("recorder", "请填写记录人。"))
    if not record.result.strip():
        found.append(FieldProblem("result", "请写明本场调解的结果。"))
    if record.outcome is SessionOutcome.ABSENT:
        return found
    return found + [
        FieldProblem(name, sentence)
        for name, sentence in _NEEDED.items()
        if not getattr(record, name).strip()
    ]


def _side_problems(record: WrittenRecord, sides: Mapping[int, Side]) -> list[FieldProblem]:
    present = record.present_sides(sides)
    if record.outcome is SessionOutcome.ABSENT:
        if present >= _BOTH:
            return [FieldProblem("outcome", "双方都到场了，请核对到场情况或另选结果。")]
        return []
    if present >= _BOTH:
        return []
    sentence = "申请方和被申请方都要有人到场；一方未到场的，结果请选“一方未到场”。"
    return [FieldProblem("presences", sentence)]
