"""Whatever is typed: an agreement that passes the check reads without a single gap."""

from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import event, given
from hypothesis import strategies as st

from mediation.domain.agreement.checks import check
from mediation.domain.agreement.draft import InstalmentDraft, TermDraft
from mediation.domain.agreement.particulars import PARTICULARS
from mediation.domain.agreement.sentences import GAP, sentence
from mediation.domain.agreement.splitting import split_evenly
from mediation.domain.agreement.words import PaymentMethod, TaxTerm, TermKind
from tests.domain.agreement.corpus.making import DEFAULT
from tests.domain.agreement.corpus.people import WORKERS
from tests.domain.agreement.samples import AGREED_ON, COMPANY, PARTIES, draft, facts

NINE = Decimal("9000.00")
DAYS = st.none() | st.integers(1, 90).map(lambda days: AGREED_ON + timedelta(days=days))
ROWS = st.lists(
    st.builds(InstalmentDraft, DAYS, st.none() | st.just(Decimal("4500.00"))), max_size=2
)
PAYMENTS = st.builds(
    TermDraft,
    kind=st.just(TermKind.PAYMENT),
    payer_id=st.sampled_from([COMPANY.id, None]),
    purpose=st.sampled_from(["工资", ""]),
    amount=st.sampled_from([NINE, None]),
    tax=st.none() | st.sampled_from(TaxTerm),
    method=st.none() | st.sampled_from(PaymentMethod),
    due_on=DAYS,
    shares=st.sampled_from([split_evenly(NINE, WORKERS), split_evenly(NINE, WORKERS[:1]), ()]),
    instalments=ROWS.map(tuple),
    claim_type=st.sampled_from(["wages", None]),
)


@st.composite
def clauses(draw: st.DrawFn) -> TermDraft:
    """A clause of any other kind, every piece of its particulars there or not."""
    kind = draw(st.sampled_from(sorted(PARTICULARS)))
    given_all = draw(st.from_type(PARTICULARS[kind]))
    usual = PARTICULARS[kind]()
    mixed = {
        each.name: getattr(draw(st.sampled_from([given_all, usual])), each.name)
        for each in fields(usual)
    }
    return TermDraft(kind, particulars=PARTICULARS[kind](**mixed))


@given(st.lists(PAYMENTS | clauses(), min_size=1, max_size=3))
def test_what_passes_the_check_reads_without_a_gap(terms: list[TermDraft]) -> None:
    found = facts(draft(*terms, DEFAULT))
    gaps = [text for term in terms if GAP in (text := sentence(term, PARTIES))]
    event("gaps" if gaps else "no gaps")
    if gaps:
        assert check(found).reds, gaps


def test_some_of_what_is_typed_passes() -> None:
    whole = TermDraft(
        TermKind.PAYMENT,
        payer_id=COMPANY.id,
        purpose="工资",
        amount=NINE,
        method=PaymentMethod.TRANSFER,
        due_on=date(2026, 12, 31),
        shares=split_evenly(NINE, WORKERS),
    )
    assert not check(facts(draft(whole, DEFAULT))).reds
