"""Who stands in the agreements of the corpus."""

from dataclasses import replace
from datetime import date

from mediation.domain.agreement.draft import AgreementParty, AgreementSpokesman
from mediation.domain.parties import Authority, PartyKind, RepresentativeKind, Side
from tests.domain.agreement.samples import COMPANY, PARTIES, WORKERS

WORKER = WORKERS[0]
TWO_SIDES = (WORKER, COMPANY)
# The employer is the one that asks.
SIDES_TURNED = (
    replace(COMPANY, side=Side.APPLICANT),
    replace(WORKER, side=Side.RESPONDENT),
)
WORKER_NUMBER = "11010519491231002X"
COMPANY_CODE = "91350100M000100Y43"
NAMED = (
    replace(WORKER, identity_number=WORKER_NUMBER),
    replace(COMPANY, credit_code=COMPANY_CODE),
)
BUILDER = AgreementParty(10, Side.THIRD_PARTY, PartyKind.EMPLOYER, "江城宏基建设有限公司")
LAWYER = AgreementSpokesman("何律", RepresentativeKind.LAWYER, Authority.SPECIAL)
CLERK = AgreementSpokesman("何律", RepresentativeKind.LAWYER, Authority.GENERAL)


def elected(name: str) -> AgreementSpokesman:
    return AgreementSpokesman(name, RepresentativeKind.ELECTED, Authority.SPECIAL)


def crew(count: int, *spokesmen: str) -> tuple[AgreementParty, ...]:
    """So many workers of one employer, the first spoken for by these elected ones."""
    workers = [
        AgreementParty(
            100 + number,
            Side.APPLICANT,
            PartyKind.WORKER,
            f"工友{number}号",
            date(1985, 5, 5),
            f"工行 62220{number:012}",
        )
        for number in range(count)
    ]
    workers[0] = replace(workers[0], spokesmen=tuple(elected(name) for name in spokesmen))
    return (*workers, COMPANY)


def spoken_for(party: AgreementParty, *spokesmen: AgreementSpokesman) -> AgreementParty:
    return replace(party, spokesmen=spokesmen)


__all__ = [
    "BUILDER",
    "CLERK",
    "COMPANY",
    "COMPANY_CODE",
    "LAWYER",
    "NAMED",
    "PARTIES",
    "SIDES_TURNED",
    "TWO_SIDES",
    "WORKER",
    "WORKERS",
    "WORKER_NUMBER",
    "crew",
    "elected",
    "spoken_for",
]
