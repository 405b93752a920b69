"""法定代表人身份证明书: who leads an employer, under the employer's own seal."""

from mediation.documents.blocks import begin, sign
from mediation.documents.facts import RepresentativeCertificateFacts
from mediation.documents.filing import attachments, submitted_to
from mediation.documents.passages import Passage, say
from mediation.documents.tables import form
from mediation.documents.wording import day, several

KIND = "representative_certificate"
TITLE = "法定代表人身份证明书"
TEMPLATE_VERSION = "1"
FACTS = RepresentativeCertificateFacts
BLANK = "　　　　　　"

STATEMENT = Passage(
    "representative_certificate.statement",
    "证明的内容",
    "{姓名}在我单位担任{职务}职务，是我单位的{身份}，有权代表我单位参加{案件}调解。",
    ("姓名", "职务", "身份", "案件"),
    ("姓名", "职务", "身份"),
)
TRUTH = Passage(
    "representative_certificate.truth",
    "证明的责任",
    "以上内容属实，我单位对此承担责任。{身份}变更的，及时书面告知。特此证明。",
    ("身份",),
)
PASSAGES = (STATEMENT, TRUTH)


def draw(facts: RepresentativeCertificateFacts, *, draft: bool = False) -> bytes:
    """Draw the certificate; the employer seals it, so it carries no letterhead."""
    employer = facts.organisation
    label = employer.legal_representative_label
    paper = begin(facts, f"{label}身份证明书", draft=draft, from_body=False)
    against = several(facts.opposed_names)
    matter = f"与{against}" if against else ""
    matter += f"{facts.cause}争议" if facts.cause else ""
    paper.paragraph(
        say(
            facts,
            STATEMENT,
            姓名=employer.legal_representative or BLANK,
            职务=employer.legal_representative_post or BLANK,
            身份=label,
            案件=f"{matter}的" if matter else "",
        )
    )
    paper.paragraph(say(facts, TRUTH, 身份=label))
    paper.space(4)
    paper.add(form(_rows(facts), paper.sheet))
    paper.space(8)
    submitted_to(paper, facts.body.name)
    attachments(paper, (f"{label}身份证件复印件", "营业执照副本复印件"))
    if facts.certified_on:
        paper.paragraph(f"证明日期：{day(facts.certified_on)}")
    sign(paper, [f"{employer.name}（盖章）："], after=6)
    return paper.finished()


def _rows(facts: RepresentativeCertificateFacts) -> list[tuple[str, ...]]:
    employer = facts.organisation
    return [
        ("单位名称", employer.name),
        ("统一社会信用代码", employer.credit_code, "单位电话", employer.phone),
        ("住所地", employer.address),
        (
            employer.legal_representative_label,
            employer.legal_representative,
            "联系电话",
            facts.phone,
        ),
        ("身份证件", " ".join(part for part in (facts.id_type, facts.id_number) if part)),
    ]
