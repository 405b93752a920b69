"""Names of files as people give them: kept as they are read, freed of what harms a system."""

import re
import unicodedata

LONGEST = 120
UNNAMED = "未命名"
# Signs that some system takes for a command, a path or a stream.
FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
# Names that Windows takes for devices, whatever their ending.
DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")
JOINER = "\u200d"


def display_name(raw: str) -> str:
    """The name to show and to offer at download: last part of a path, nothing invisible in it."""
    name = re.split(r"[/\\]", raw)[-1]
    name = unicodedata.normalize("NFC", "".join(sign for sign in name if _is_seen(sign)))
    name = FORBIDDEN.sub("_", " ".join(name.split())).rstrip(" .")
    if name.startswith("."):
        name = UNNAMED + "." + name.lstrip(". ")
    name = DEVICES.sub(lambda found: f"_{found.group()}", name)
    return _shortened(name) or UNNAMED


def _is_seen(sign: str) -> bool:
    """Whether a sign is seen, or joins what is seen: control and direction marks are neither."""
    if sign in {JOINER, "\t"}:
        return True
    return unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _shortened(name: str) -> str:
    """At most LONGEST characters, with the ending kept."""
    if len(name) <= LONGEST:
        return name
    head, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        return name[:LONGEST]
    return f"{head[: LONGEST - len(ending) - 2].rstrip(' .')}….{ending}"


def with_ending(name: str, ending: str) -> str:
    """The name with another ending: 截图.webp as 截图.png."""
    head, dot, _ = name.rpartition(".")
    return f"{head if dot else name}.{ending}"
