"""What applications to a court, a commission or a body share: sides, addressee, who signs."""

from collections.abc import Sequence
from dataclasses import replace

from mediation.documents.blocks import numbered, signers
from mediation.documents.facts.parties import PartyFacts
from mediation.documents.layout import BODY, FLUSH, Paper
from mediation.documents.roster import ANNEX, needs_roster

APPLICANT, RESPONDENT = "申请人", "被申请人"


def relabelled(parties: Sequence[PartyFacts], label: str) -> list[PartyFacts]:
    """Return the parties under the name of their side in this application."""
    return [replace(party, side_label=label) for party in parties]


def opposed(parties: Sequence[PartyFacts], label: str) -> list[PartyFacts]:
    """Return the other side; who acted for it in mediation does not act for it elsewhere."""
    return [replace(party, representatives=()) for party in relabelled(parties, label)]


def submitted_to(paper: Paper, name: str) -> None:
    """Print 此致 and whom the application is addressed to."""
    paper.paragraph("此致", BODY)
    paper.hold(1)
    paper.paragraph(name, FLUSH)


def attachments(paper: Paper, items: Sequence[str]) -> None:
    """Print the list of what is handed in with the application."""
    if items:
        paper.paragraph("附件：", BODY)
        paper.hold(1)
        numbered(paper, items)


def filing_signers(applicants: Sequence[PartyFacts]) -> list[str]:
    """Return the lines the applicants sign on; many of them sign in the annex."""
    if needs_roster(applicants):
        label = applicants[0].side_label
        return [f"{label}（签名、捺印见{ANNEX}）：", "推选的代表人（签名）："]
    return [line for party in applicants for line in signers(party)]
