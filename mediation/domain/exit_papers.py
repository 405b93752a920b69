"""Which papers are filed on each way out, and what they want to know of the two sides."""

from mediation.domain import filing_particulars as filing
from mediation.domain.exits import RouteKind
from mediation.domain.filing_particulars import FilingRule
from mediation.domain.papers import PaperKind

P, R = PaperKind, RouteKind
SUITS = (R.SUIT_AFTER_ORDER, R.SUIT_AFTER_REFUSAL, R.SUIT_FOR_WAGES)
# The agreement is issued first: the others name its number and count its pages.
PAPERS_OF: dict[RouteKind, tuple[PaperKind, ...]] = {
    R.JUDICIAL_CONFIRMATION: (P.AGREEMENT, P.CONFIRMATION_APPLICATION, P.PRESIDING_CERTIFICATE),
    R.ARBITRATION_REVIEW: (P.AGREEMENT, P.REVIEW_APPLICATION),
    R.PAYMENT_ORDER: (P.AGREEMENT, P.PAYMENT_ORDER_APPLICATION),
    R.ENFORCEMENT: (P.AGREEMENT, P.ENFORCEMENT_APPLICATION),
    R.ARBITRATION: (P.AGREEMENT, P.ARBITRATION_APPLICATION),
    **dict.fromkeys(SUITS, (P.AGREEMENT, P.COMPLAINT)),
}
# The ways on which one side files alone, by the paper that it files.
ROUTES_OF: dict[PaperKind, tuple[RouteKind, ...]] = {
    P.PAYMENT_ORDER_APPLICATION: (R.PAYMENT_ORDER,),
    P.ARBITRATION_APPLICATION: (R.ARBITRATION,),
    P.ENFORCEMENT_APPLICATION: (R.ENFORCEMENT,),
    P.COMPLAINT: SUITS,
}
JOINT_ROUTES: dict[PaperKind, RouteKind] = {
    P.CONFIRMATION_APPLICATION: R.JUDICIAL_CONFIRMATION,
    P.REVIEW_APPLICATION: R.ARBITRATION_REVIEW,
}
FILING_RULES: dict[PaperKind, FilingRule] = {
    P.CONFIRMATION_APPLICATION: filing.JOINT,
    P.REVIEW_APPLICATION: filing.JOINT,
    P.PAYMENT_ORDER_APPLICATION: filing.ORDER,
    P.ENFORCEMENT_APPLICATION: filing.ENFORCEMENT,
    P.ARBITRATION_APPLICATION: filing.ARBITRATION,
    P.COMPLAINT: filing.SUIT,
}
