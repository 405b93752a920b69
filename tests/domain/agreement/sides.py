"""One worker or many, an employer on either side, somebody outside: the parties of sentences."""

from dataclasses import replace
from datetime import date

from mediation.domain.agreement.draft import AgreementParty
from mediation.domain.parties import PartyKind, Side

DAY = date(2026, 12, 31)
WANG = AgreementParty(1, Side.APPLICANT, PartyKind.WORKER, "王秀兰")
LI = AgreementParty(2, Side.APPLICANT, PartyKind.WORKER, "李强")
HOTEL = AgreementParty(9, Side.RESPONDENT, PartyKind.EMPLOYER, "悦来酒店")
BUILDER = AgreementParty(8, Side.THIRD_PARTY, PartyKind.EMPLOYER, "宏图建设")
ONE = (WANG, HOTEL)
MANY = (WANG, LI, HOTEL)
# The employer asks, the worker answers.
REVERSED = (replace(HOTEL, side=Side.APPLICANT), replace(WANG, side=Side.RESPONDENT))
MANY_REVERSED = (*REVERSED, replace(LI, side=Side.RESPONDENT))
WITH_THIRD = (BUILDER, *ONE)
