"""A name written on a pad by a small function, as the page sends it."""

import json
from typing import Any

BEGAN = 1_795_392_000_000


def strokes(**changes: Any) -> dict[str, Any]:
    """Two characters of a few strokes each."""
    lines = [
        [[120 + left, 300], [330 + left, 280]] for left in (0, 400)
    ] + [
        [[225 + left, 250], [228 + left, 500], [230 + left, 760]] for left in (0, 400)
    ] + [
        [[95 + left, 780], [240 + left, 765], [360 + left, 750]] for left in (0, 400)
    ]  # fmt: skip
    sent = {"width": 900, "height": 360, "lines": lines, "began": BEGAN, "ended": BEGAN + 4_200}
    return {**sent, **changes}


def written(**changes: Any) -> str:
    """The text of the hidden field."""
    return json.dumps(strokes(**changes))
