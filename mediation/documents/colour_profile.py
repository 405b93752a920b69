"""The colours of our papers as an ICC profile: sRGB, made here from the numbers of its standard.

PDF/A asks every file to say what its numbers of red, green and blue mean. The profile is written
by this program from IEC 61966-2-1 after ICC.1:2001-04, so it is nobody else's work, and the same
bytes come out every time.
"""

import struct
from functools import cache

NAME = "sRGB IEC61966-2.1"
NOTICE = "No copyright, use freely"
# The media white and the three colourants for the white of the profile space (D50).
D50 = (0.9642, 1.0, 0.8249)
RED = (0.43607, 0.22249, 0.01392)
GREEN = (0.38515, 0.71687, 0.09708)
BLUE = (0.14307, 0.06061, 0.71410)
STEPS = 1024  # places on the tone curve; what lies between them is interpolated
HEAD_BYTES = 128
ENTRY_BYTES = 12


@cache
def srgb_profile() -> bytes:
    """Return the profile: a display of three colourants and one tone curve."""
    curve = _curve()
    parts = {
        b"desc": _description(),
        b"cprt": b"text" + bytes(4) + NOTICE.encode("ascii") + b"\x00",
        b"wtpt": _colour(D50),
        b"rXYZ": _colour(RED),
        b"gXYZ": _colour(GREEN),
        b"bXYZ": _colour(BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    places: dict[bytes, int] = {}
    start, body = HEAD_BYTES + 4 + ENTRY_BYTES * len(parts), b""
    table = struct.pack(">I", len(parts))
    for tag, part in parts.items():
        if part not in places:
            places[part] = start + len(body)
            body += part + bytes(-len(part) % 4)
        table += tag + struct.pack(">II", places[part], len(part))
    return _head(HEAD_BYTES + len(table) + len(body)) + table + body


def _head(size: int) -> bytes:
    """Version 2.1, a display, red, green and blue to XYZ; the date of the standard's numbers."""
    dated = struct.pack(">6H", 1999, 10, 18, 0, 0, 0)
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += dated + b"acsp" + bytes(4 + 4 + 4 + 4 + 8 + 4)
    head += b"".join(_fixed(number) for number in D50)
    return head + bytes(HEAD_BYTES - len(head))


def _description() -> bytes:
    """Return the name, in the one form that readers of version 2 agree on."""
    name = NAME.encode("ascii") + b"\x00"
    # No name in Unicode, and an empty one of 67 bytes for the Macintosh.
    return b"desc" + bytes(4) + struct.pack(">I", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)


def _colour(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(_fixed(value) for value in values)


def _fixed(value: float) -> bytes:
    """Return a number with sixteen binary places."""
    return struct.pack(">i", round(value * 65536))


def _curve() -> bytes:
    points = [round(65535 * _linear(step / (STEPS - 1))) for step in range(STEPS)]
    return b"curv" + bytes(4) + struct.pack(f">I{STEPS}H", STEPS, *points)


def _linear(value: float) -> float:
    """Return how much light a value of a channel means."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
