"""Watching, in every test, who assigns the state of a case.

The architecture test reads the code for `case.state = …`; this sees the ways that reading misses.
"""

import sys
from pathlib import Path
from types import FrameType

from sqlalchemy import event, inspect

from mediation.models import Case

ROOT = Path(__file__).resolve().parents[1]
MOVER = str(ROOT / "mediation" / "services" / "moving.py")
OURS = (str(ROOT / "mediation"), str(ROOT / "tests"))


def watch_case_state() -> None:
    """From now on raise AssertionError when anything but the mover moves a case that exists."""
    event.listen(Case.state, "set", _check_writer)


def _check_writer(case: Case, _new: object, _old: object, _initiator: object) -> None:
    if not inspect(case).has_identity:
        return
    writer = _innermost_of_ours(sys._getframe(1))
    assert writer == MOVER or writer.startswith(OURS[1]), f"{writer} assigns the state of a case"


def _innermost_of_ours(frame: FrameType | None) -> str:
    """The file of ours that is nearest to the assignment."""
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(OURS) and file != __file__:
            return file
        frame = frame.f_back
    return "nobody"
