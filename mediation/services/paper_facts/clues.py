"""Where a debtor may have property: what people know of it, else what the case tells.

财产调查规定 (法释〔2017〕8号) art. 1: who applies gives what clues there are, and the court looks
further through its own system of queries.
"""

from collections.abc import Iterator

from mediation.documents.wording import day
from mediation.domain.agreement.words import PaymentWay
from mediation.domain.papers import Extra
from mediation.domain.parties import PartyKind
from mediation.models import Payment
from mediation.queries.filings import Filing
from mediation.services.paper_facts.order import PaperOrder

LOOK_FURTHER = (
    "申请执行人没有掌握其他财产线索，请人民法院依照《最高人民法院关于民事执行中财产调查若干问题的规定》"
    "第一条，通过网络执行查控系统调查被执行人的存款、房屋、土地、车辆、股权等财产"
)


def clues_of(order: PaperOrder, filing: Filing) -> tuple[str, ...]:
    """What was typed; else where the debtor is, what it paid from, and what the court is asked."""
    return order.lines(Extra.CLUES) or (*_seats(filing), *_payments(filing), LOOK_FURTHER)


def _seats(filing: Filing) -> Iterator[str]:
    for party in filing.other:
        if party.address:
            seat = "住所地、经营场所" if party.kind is PartyKind.EMPLOYER else "住所地"
            yield f"被执行人{party.name}的{seat}：{party.address}"


def _payments(filing: Filing) -> Iterator[str]:
    """Each proof of money that the debtor itself paid: it shows an account."""
    parts = {line.part.id: line.part for line in filing.owed}
    siblings = {part.id: part for known in parts.values() for part in known.term.instalments}
    paid = [row for part in siblings.values() for row in part.payments if _is_own(row)]
    for row in sorted(paid, key=lambda row: (row.paid_on, row.id)):
        yield f"被执行人{day(row.paid_on)}付款的凭证“{row.voucher}”，可以据此查明其付款账户"


def _is_own(row: Payment) -> bool:
    is_money = row.way is PaymentWay.MONEY and not row.is_void
    return is_money and not row.paid_by and bool(row.voucher.strip())
