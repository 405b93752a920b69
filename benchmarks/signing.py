"""What the signature of the office adds to a paper: drawing it, signing it, checking it.

`python -m benchmarks.signing [applicants]`: an agreement for two and for 500 unless said. What the
program promises: signing takes about as long as drawing a short paper, for a long one as well.
"""

import sys
from collections.abc import Callable
from time import process_time

from mediation.crypto import pdf_checking, pdf_signing
from mediation.documents import DOCUMENTS
from tests.clock import MONDAY_MORNING
from tests.documents import sample_people, samples
from tests.pdf_seals import seals_of

MANY, TRIES = 500, 5


def _seconds(act: Callable[[], object]) -> float:
    """The least of some tries, of the time that this program itself had the processor."""
    times = []
    for _ in range(TRIES):
        began = process_time()
        act()
        times.append(process_time() - began)
    return min(times)


def _measured(applicants: int) -> str:
    facts = samples.agreement(applicants=sample_people.people(applicants))
    seals = seals_of()
    roots = [seals.authority.certificate]

    def draw() -> bytes:
        return DOCUMENTS["agreement"].draw(facts)

    drawn = draw()

    def sign() -> bytes:
        return pdf_signing.sign(drawn, seals.source, at=MONDAY_MORNING)

    signed = sign()
    times = (
        _seconds(draw),
        _seconds(sign),
        _seconds(lambda: pdf_checking.check(signed, roots, at=MONDAY_MORNING)),
    )
    shown = "  ".join(f"{seconds * 1000:8.1f} ms" for seconds in times)
    return f"{applicants:6}  {shown}  {len(drawn):8} + {len(signed) - len(drawn)} bytes"


def main(many: int = MANY) -> None:
    """Print the times for few and for many applicants."""
    print("Signing an agreement: applicants, drawn, signed, checked, size")
    for applicants in (2, many):
        print(_measured(applicants))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
