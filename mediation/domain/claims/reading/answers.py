"""From one item as it is written to its answer: a calculation, or a sentence for each bad field."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from mediation.domain.claims.calculation import Calculation
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.published import PUBLISHED
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.claims.reading.kinds import find_kind, known_names
from mediation.domain.claims.reading.local import read_standards

# Places that a kind's brackets may name ('工伤待遇 (广东)').
_REGION_SUFFIXES = ("省", "市", "自治区")
MOST_PEOPLE = 500
# The figures that hold in the whole country, and those of a place that a published case names.
NATIONAL = Standards(rows=PUBLISHED)
_EMPLOYEES = ("employees", "workers", "persons", "people", "劳动者")


@dataclass(frozen=True)
class Answer:
    """What one item came to; `problems` holds a sentence for each field that cannot be used."""

    kind: str
    calculation: Calculation | None
    problems: Mapping[str, str]
    warnings: tuple[str, ...] = ()
    people: tuple[tuple[str, "Answer"], ...] = ()

    @property
    def amount(self) -> Decimal | None:
        """The amount, of all people together; None when any of it is missing."""
        if not self.people:
            return self.calculation.amount if self.calculation else None
        amounts = [answer.amount for _, answer in self.people]
        if any(amount is None for amount in amounts):
            return None
        return sum((amount for amount in amounts if amount is not None), Decimal("0.00"))


def answer(kind: str, inputs: Mapping[str, object], standards: Standards = NATIONAL) -> Answer:
    """Compute one item, for one person or for each of a list of people."""
    people = next((inputs[name] for name in _EMPLOYEES if isinstance(inputs.get(name), list)), None)
    if not isinstance(people, list):
        return _answer_one(kind, inputs, standards)
    if len(people) > MOST_PEOPLE:
        sentence = f"一次最多计算 {MOST_PEOPLE} 人，这里有 {len(people)} 人，请分批计算。"
        return Answer(kind, None, {"employees": sentence})
    shared = {name: value for name, value in inputs.items() if name not in _EMPLOYEES}
    answers = []
    for number, person in enumerate(people, 1):
        if not isinstance(person, Mapping):
            sentence = f'第 {number} 人：请按字段填写，例如 {{"name": "张某"}}。'
            return Answer(kind, None, {"employees": sentence})
        own = {name: value for name, value in person.items() if name not in ("name", "姓名")}
        name = str(person.get("name") or person.get("姓名") or f"第 {number} 人")
        answers.append((name, _answer_one(kind, {**shared, **own}, standards)))
    problems = {
        f"{name}.{field}": sentence
        for name, each in answers
        for field, sentence in each.problems.items()
    }
    return Answer(kind, None, problems, people=tuple(answers))


def _answer_one(kind: str, inputs: Mapping[str, object], standards: Standards) -> Answer:
    named = find_kind(kind)
    if named is None:
        sentence = f"没有“{kind}”这一项计算，可以算的有：{known_names()}。"
        return Answer(kind, None, {"kind": sentence})
    fields = Fields(inputs)
    own = read_standards(fields, standards, region=_region_of(named.qualifier))
    calculation = named.kind.read(fields, own, named.qualifier)
    for name in fields.unknown():
        fields.warnings.append(f"字段 {name} 未用于这一项计算，请核对名称。")
    if fields.problems:
        return Answer(kind, None, dict(fields.problems), tuple(fields.warnings))
    return Answer(kind, calculation, {}, tuple(fields.warnings))


def _region_of(qualifier: str) -> str:
    place = qualifier.strip()
    for suffix in _REGION_SUFFIXES:
        place = place.removesuffix(suffix)
    return place if any(row.region == place for row in PUBLISHED) else ""
