"""个人信息处理告知同意书: what is done with personal data, and each consent on its own.

个人信息保护法 17 says what is told; 23 and 29 ask for a separate consent for each receiver and for
sensitive data, so each has its own boxes and its own line to sign.
"""

from collections.abc import Sequence

from mediation.documents.blocks import begin, sign
from mediation.documents.facts import ConsentFormFacts
from mediation.documents.layout import BODY, Paper
from mediation.documents.passages import Passage, say
from mediation.documents.tables import form

KIND = "consent_form"
TITLE = "个人信息处理告知同意书"
TEMPLATE_VERSION = "1"
FACTS = ConsentFormFacts

OPENING = Passage(
    "consent_form.opening",
    "告知的依据",
    "为调解{案由}争议，{处理者}需要处理您的个人信息。现依照《中华人民共和国个人信息保护法》第十七条的规定，"
    "将有关事项告知如下，请阅读后自愿选择：",
    ("案由", "处理者"),
    ("处理者", "第十七条"),
)
PURPOSE = Passage(
    "consent_form.purpose",
    "处理目的",
    "受理和调解劳动争议，核对身份，送达文书，制作和履行调解协议，归档备查。",
)
WAY = Passage(
    "consent_form.way",
    "处理方式",
    "收集、存储、使用、加工；经您单独同意后，向下列接收方提供。不公开，不用于其他目的。",
)
KINDS = Passage(
    "consent_form.kinds",
    "个人信息的种类",
    "姓名、性别、出生日期、民族、证件号码、住址、送达地址、联系电话，劳动关系、工资、社会保险等与争议有关的"
    "信息。",
)
RETENTION = Passage(
    "consent_form.retention",
    "保存期限",
    "自结案之日起按照案卷保管期限保存，期满后销毁；法律、行政法规另有规定的，从其规定。",
)
RIGHTS = Passage(
    "consent_form.rights",
    "个人的权利",
    "您有权查阅、复制、更正、补充、删除您的个人信息，要求解释处理规则，并随时撤回同意（《中华人民共和国个人信息"
    "保护法》第十五条、第四十四条至第五十条）；撤回不影响撤回前已经进行的处理。您不同意处理非必需的个人信息的，"
    "不影响申请和参加调解。",
    required=("查阅", "更正", "删除", "撤回同意"),
)
SENSITIVE = Passage(
    "consent_form.sensitive",
    "敏感个人信息",
    "下列信息一旦泄露或者非法使用，容易侵害人格尊严或者危害人身、财产安全。处理这些信息需要您的单独同意"
    "（《中华人民共和国个人信息保护法》第二十八条至第三十条）：",
    required=("单独同意",),
)
RECEIVERS = Passage(
    "consent_form.receivers",
    "向其他单位提供",
    "向下列单位提供您的个人信息，需要您分别单独同意（《中华人民共和国个人信息保护法》第二十三条）；接收方"
    "变更目的、方式的，重新取得您的同意：",
    required=("单独同意",),
)
PASSAGES = (OPENING, PURPOSE, WAY, KINDS, RETENTION, RIGHTS, SENSITIVE, RECEIVERS)


def draw(facts: ConsentFormFacts, *, draft: bool = False) -> bytes:
    """Draw the form for one person."""
    paper = begin(facts, TITLE, draft=draft)
    paper.labelled(f"{facts.person_label or '个人'}：", facts.person_name)
    paper.paragraph(say(facts, OPENING, 案由=facts.cause, 处理者=facts.body.name))
    paper.space(4)
    paper.add(form(_told(facts), paper.sheet))
    paper.space(6)
    paper.paragraph(say(facts, RIGHTS))
    _consent(paper, facts, facts.agreed)
    _sensitive(paper, facts)
    _receivers(paper, facts)
    return paper.finished()


def _told(facts: ConsentFormFacts) -> list[tuple[str, str]]:
    asked = "，".join(
        part
        for part in (
            facts.body.address,
            facts.contact_name,
            facts.contact_phone or facts.body.phone,
        )
        if part
    )
    return [
        ("处理者", facts.body.name),
        ("联系方式", asked),
        ("处理目的", facts.purpose or say(facts, PURPOSE)),
        ("处理方式", facts.way or say(facts, WAY)),
        ("信息种类", facts.kinds or say(facts, KINDS)),
        ("保存期限", facts.retention or say(facts, RETENTION)),
    ]


def _sensitive(paper: Paper, facts: ConsentFormFacts) -> None:
    if not facts.sensitive:
        return
    paper.heading("敏感个人信息的单独同意")
    paper.paragraph(say(facts, SENSITIVE))
    paper.hold()
    for each in facts.sensitive:
        rows = (
            ("种类", each.kind),
            ("处理的必要性", each.necessity),
            ("对您的影响", each.effect),
        )
        _separate(paper, facts, rows, each.agreed)


def _receivers(paper: Paper, facts: ConsentFormFacts) -> None:
    if not facts.receivers:
        return
    paper.heading("向其他单位提供的单独同意")
    paper.paragraph(say(facts, RECEIVERS))
    paper.hold()
    for each in facts.receivers:
        rows = (
            ("接收方", each.name),
            ("联系方式", each.contact),
            ("处理目的", each.purpose),
            ("处理方式", each.way),
            ("信息种类", each.kinds),
        )
        _separate(paper, facts, rows, each.agreed)


def _separate(
    paper: Paper,
    facts: ConsentFormFacts,
    rows: Sequence[tuple[str, str]],
    agreed: bool | None,
) -> None:
    """Print one receiver or kind with its own consent, on one page."""
    paper.space(4)
    start = len(paper.strips)
    paper.add(form([row for row in rows if row[1]], paper.sheet))
    paper.space(4)
    for strip in paper.strips[start:]:
        strip.keep = True
    _consent(paper, facts, agreed)


def _consent(paper: Paper, facts: ConsentFormFacts, agreed: bool | None) -> None:
    paper.ticks([("同意", agreed is True), ("不同意", agreed is False)], BODY)
    sign(paper, [f"{facts.person_name}（签名）："], after=1)
    paper.space(4)
