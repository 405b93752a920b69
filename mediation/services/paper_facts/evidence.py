"""证据: what the case holds and what the body issued, as an application lists it."""

from mediation.documents.facts import ProofFacts
from mediation.domain.evidence import EvidenceForm
from mediation.domain.papers import PaperKind
from mediation.domain.parties import Side
from mediation.domain.volumes import Volume
from mediation.models import Case, Evidence
from mediation.queries import evidence, papers
from mediation.services.paper_facts.agreeing import agreement_number, effective

FORMS = {
    EvidenceForm.ORIGINAL: "原件",
    EvidenceForm.COPY: "复印件",
    EvidenceForm.ELECTRONIC: "电子件",
}
HELD_BY_THE_BODY = "调解组织收集"
PROVES_AGREEMENT = "双方自愿达成协议，应付款项的数额和期限"


def proofs(case: Case) -> tuple[ProofFacts, ...]:
    """The agreement first, then the files of the main volume that the other side did not bring."""
    return (_agreement(case), *(_file(row) for row in evidence.of_case(case.id) if _is_own(row)))


def brought_proofs(case: Case) -> tuple[ProofFacts, ...]:
    """What the parties handed over, without what the other side did: no paper of the body's own."""
    return tuple(_file(row) for row in evidence.brought_to(case.id) if _is_own(row))


def _agreement(case: Case) -> ProofFacts:
    paper = papers.newest(case.id, PaperKind.AGREEMENT.value, f"agreement:{effective(case).id}")
    return ProofFacts(
        name=f"{agreement_number(case)}调解协议书",
        source=case.body.name,
        proves=PROVES_AGREEMENT,
        form="原件",
        pages=paper.pages if paper else None,
    )


def _is_own(row: Evidence) -> bool:
    brought_by_the_other = row.party is not None and row.party.side is Side.RESPONDENT
    return not row.is_void and row.volume is Volume.MAIN and not brought_by_the_other


def titled(row: Evidence) -> str:
    """What a file is called on paper: its name without the ending."""
    return row.name.rpartition(".")[0] or row.name


def _file(row: Evidence) -> ProofFacts:
    return ProofFacts(
        name=titled(row),
        source=row.party.name if row.party else HELD_BY_THE_BODY,
        proves=row.note or row.kind.label,
        form=FORMS[row.form],
        pages=row.file.pages,
    )
