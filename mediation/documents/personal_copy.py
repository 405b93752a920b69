"""个人信息查阅、复制件: what the office holds of the person who asked."""

from dataclasses import dataclass

from mediation.documents.blocks import begin, seal
from mediation.documents.facts.parties import PaperFacts
from mediation.documents.layout import FLUSH_HEADING
from mediation.documents.tables import Column, table

KIND = "personal_copy"
TITLE = "个人信息查阅复制件"
TEMPLATE_VERSION = "1"
COLUMNS = (Column("项目", 26), Column("内容", 74))


@dataclass(frozen=True, kw_only=True)
class SectionFacts:
    """A heading and its lines, label and value in turn."""

    title: str
    labels: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CaseCopyFacts:
    """What one case holds of the person."""

    number: str
    part: str
    sections: tuple[SectionFacts, ...]


@dataclass(frozen=True, kw_only=True)
class PersonalCopyFacts(PaperFacts):
    """Who asked, and what was found."""

    person_name: str
    request_number: str
    cases: tuple[CaseCopyFacts, ...]


FACTS = PersonalCopyFacts


def draw(facts: PersonalCopyFacts, *, draft: bool = False) -> bytes:
    """Draw the copy."""
    paper = begin(facts, TITLE, draft=draft)
    paper.labelled("信息主体：", facts.person_name)
    paper.labelled("请求编号：", facts.request_number)
    paper.paragraph(
        "根据《中华人民共和国个人信息保护法》第四十五条，现提供本单位处理的您的个人信息。涉及他人的"
        "信息已经略去或者遮蔽；背靠背记录和内部备忘依法保密，不在提供范围。"
    )
    if not facts.cases:
        paper.paragraph("经按证件号码查找，本单位没有处理您的个人信息。")
    for case in facts.cases:
        paper.heading(f"{case.number}　{case.part}")
        for section in case.sections:
            paper.heading(section.title, FLUSH_HEADING)
            paper.add(table(COLUMNS, list(zip(section.labels, section.values, strict=True))))
            paper.space(6)
    paper.paragraph(
        "您发现信息不准确、不完整的，可以请求更正、补充；法定情形下可以请求删除。对本次提供有异议的，"
        "可以向本单位提出，也可以依法提起诉讼。"
    )
    seal(paper, facts)
    return paper.finished()
