"""What 司法确认申请书 and 仲裁审查申请书 share: both sides apply together."""

from collections.abc import Sequence

from mediation.documents.blocks import begin, known_or_blank, sign, signers
from mediation.documents.facts import ConfirmationApplicationFacts, ReviewApplicationFacts
from mediation.documents.facts.parties import PartyFacts
from mediation.documents.filing import APPLICANT, attachments, relabelled, submitted_to
from mediation.documents.layout import Paper
from mediation.documents.passages import Passage, say
from mediation.documents.roster import needs_roster, roster, side, signers_of
from mediation.documents.wording import day, sentence

JointFacts = ConfirmationApplicationFacts | ReviewApplicationFacts
COMMITMENT = Passage(
    "joint_application.commitment",
    "申请人的承诺",
    "申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如因该协议内容给国家、集体"
    "或他人造成损害的，愿意承担相应的民事责任和其他法律责任。",
    required=("自愿达成协议", "没有恶意串通、规避法律的行为", "法律责任"),
)


def draw_joint(
    facts: JointFacts,
    *,
    title: str,
    request: str,
    reasons: str,
    to: str,
    draft: bool,
    to_be_reached: bool = False,
) -> bytes:
    """Draw a joint application to a court or commission; the parties sign it themselves."""
    paper = begin(facts, title, draft=draft, from_body=False)
    groups = _groups(facts.applicants)
    for people in groups:
        side(paper, people)
    paper.heading("请求事项")
    paper.paragraph(request)
    paper.heading("事实和理由")
    paper.paragraph(reasons)
    if facts.content:
        paper.paragraph(f"协议的主要内容：{sentence(facts.content)}")
    if to_be_reached:
        _reached(paper, facts.applicants)
    paper.paragraph(say(facts, COMMITMENT))
    if facts.file_by:
        paper.paragraph(f"本申请应于{day(facts.file_by)}前（含当日）提出。")
    submitted_to(paper, to)
    attachments(paper, facts.attachments)
    crowd = next((people for people in groups if needs_roster(people)), None)
    # What is promised stands on the page that is signed, with 此致 and the attachments below it.
    sign(paper, _signers(groups, crowd), after=len(facts.attachments) + 6)
    if crowd:
        roster(paper, crowd, "申请人名册")
    return paper.finished()


def _signers(
    groups: Sequence[Sequence[PartyFacts]], crowd: Sequence[PartyFacts] | None
) -> list[str]:
    """The lines of both sides; the crowd that is listed in the annex signs there."""
    alone = [people for people in groups if people is not crowd]
    lines = signers_of(crowd) if crowd else []
    return lines + [line for people in alone for each in people for line in signers(each)]


def _reached(paper: Paper, parties: Sequence[PartyFacts]) -> None:
    """Print where everybody is served and called; a crowd is listed in the annex."""
    if needs_roster(parties[:-1]):
        return
    paper.heading("送达地址和联系电话")
    for party in parties:
        address, phone = party.service_address or party.address, party.phone
        known_or_blank(paper, f"{party.name}送达地址：", address)
        known_or_blank(paper, f"{party.name}联系电话：", phone)


def _groups(parties: Sequence[PartyFacts]) -> list[list[PartyFacts]]:
    """Group the sides of the mediation; in this application all of them are applicants."""
    groups: dict[str, list[PartyFacts]] = {}
    for party in parties:
        groups.setdefault(party.side_label, []).append(party)
    return [relabelled(people, APPLICANT) for people in groups.values()]
