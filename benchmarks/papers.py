"""One agreement of two pages, drawn by ours and by others: processor time and memory.

`python -m benchmarks.papers`: each program in processes of its own, in turns, the first paper of a
new process (cold) and the middle of many (warm). Compare the ratios; the milliseconds
belong to the machine.
"""

import json
import pickle
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from benchmarks.paper_engines import ROOT, Outline

ENGINES = {
    "ours": "ours",
    "floor": "floor",
    "ReportLab platypus": "platypus",
    "typst": "typst_page",
    "WeasyPrint": "weasy",
}
# What is promised: how many times ours the processor time of each, and the floor of ours at most.
AT_LEAST = {"ReportLab platypus": 2.0, "WeasyPrint": 8.0}
FLOOR_AT_MOST, MEMORY_AT_MOST = 3.0, 0.5
CODE = "2X9KM7PQRTWA"
# What is told of each program, and the unit it is told in.
COLUMNS = {
    "warm ms": ("warm", 1000), "first ms": ("first", 1000), "cold ms": ("cold", 1000),
    "drawing MB": ("drawing", 1 / 1024), "own MB": ("own", 1 / 1024),
    "process MB": ("memory", 1 / 1024),
}  # fmt: skip
TRIES, WARM_PAPERS = 5, 20


@dataclass(frozen=True)
class Measured:
    """What one program took."""

    cold: float  # seconds of the processor, from the start of the process to the first paper
    first: float  # the same once the program is loaded: reading the faces, the first paper
    warm: float
    memory: int  # kilobytes at its height
    drawing: int  # of these, beyond what the loaded program takes: faces and papers
    own: int  # what no file backs, after the last paper: what one more process of it costs
    pages: int
    size: int


def agreement() -> Any:
    """The facts: a payment in six instalments, and little enough for two pages."""
    from mediation.documents.facts import InstalmentFacts
    from tests.documents.sample_agreement import agreement as sample
    from tests.documents.sample_agreement import payment_term

    parts = tuple(
        InstalmentFacts(number=number, due=date(2027, number, 28), amount=Decimal("2100.00"))
        for number in range(1, 7)
    )
    plain = sample().terms[1:]
    return sample(
        terms=(replace(payment_term(), instalments=parts), *plain), remaining="", recorder="",
        entrusted_by="", main_facts="", issues="", review_commission="", confirmation_court="",
        payment_order=False, copies=(), page_code=CODE,
    )  # fmt: skip


def measured(engine: str, outline_file: Path, papers: int) -> Measured:
    """Draw in a process of its own and say what it took."""
    asked = [sys.executable, "-m", "benchmarks.papers", engine, str(outline_file), str(papers)]
    done = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True)
    return Measured(**json.loads(done.stdout))


def draw_here(engine: str, outline_file: Path, papers: int) -> None:
    """In the process of one program: draw, and print what it took as JSON."""
    outline: Outline = pickle.loads(outline_file.read_bytes())
    module = import_module(f"benchmarks.paper_engines.{engine}")
    ready = getattr(module, "ready", lambda outline: outline)
    loaded, before = process_time(), _memory("VmRSS")
    draw = module.prepared()
    content = draw(ready(outline))
    cold = process_time()
    times = []
    for number in range(papers):
        another = ready(outline.for_another(number))
        began = process_time()
        draw(another)
        times.append(process_time() - began)
    most, own = _memory("VmHWM"), _memory("RssAnon")
    said = Measured(
        cold, cold - loaded, median(times or [cold]), most, most - before, own,
        _pages_of(content), len(content),
    )  # fmt: skip
    print(json.dumps(said.__dict__))


def _memory(name: str) -> int:
    """Kilobytes of this process; getrusage would count what the parent had when it forked."""
    said = Path("/proc/self/status").read_text()
    return int(said.partition(f"{name}:")[2].split()[0])


def _pages_of(content: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(content)).pages)


def main() -> None:
    """Print a row for each program, and whether ours keeps what is promised."""
    from benchmarks.paper_outline import outline_of

    with TemporaryDirectory() as folder:
        file = Path(folder) / "outline"
        file.write_bytes(pickle.dumps(outline_of(agreement())))
        # In turns, so that a busy minute of the machine falls on all of them.
        tries = [
            {name: measured(engine, file, WARM_PAPERS) for name, engine in ENGINES.items()}
            for _ in range(TRIES)
        ]
    taken = {name: _least([each[name] for each in tries]) for name in ENGINES}
    ours = taken["ours"]
    print("one agreement of two pages, one subset a face, a code of squares on each page")
    print(f"  {'':19}" + "".join(f"{name:>15}" for name in COLUMNS) + f"{'pages':>7}{'kB':>5}")
    for name, each in taken.items():
        cells = (_cell(each, ours, *how) for how in COLUMNS.values())
        print(f"  {name:19}" + "".join(cells) + f"{each.pages:>7}{each.size / 1024:>5.0f}")
    _judge(taken)


def _cell(each: Measured, ours: Measured, attribute: str, unit: float) -> str:
    """How much, and how many times ours."""
    value, of_ours = getattr(each, attribute), getattr(ours, attribute)
    return f"{value * unit:>9.1f} {value / of_ours:>4.1f}×"


def _judge(taken: dict[str, Measured]) -> None:
    ours, stock = taken["ours"], taken["ReportLab platypus"]
    for name, wished in AT_LEAST.items():
        print(f"  {name}: {taken[name].warm / ours.warm:.1f} × ours, wished {wished:.0f}")
    print(f"  ours: {ours.warm / taken['floor'].warm:.1f} × the floor, at most {FLOOR_AT_MOST:.0f}")
    for what in ("drawing", "own", "memory"):
        part = getattr(ours, what) / getattr(stock, what)
        print(f"  {what}: {part:.2f} of platypus, wished {MEMORY_AT_MOST}")


def _least(tries: list[Measured]) -> Measured:
    """The least of some tries: whatever else ran on the machine only added to it."""
    return replace(
        tries[0],
        cold=min(each.cold for each in tries),
        first=min(each.first for each in tries),
        warm=min(each.warm for each in tries),
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        draw_here(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
