"""What a search leaves out, and the mark of a body that it adds."""

import re

_BRACKETS = re.compile(r"[()\[\]（）〔〕【】［］﹙﹚〈〉《》「」『』“”\"']")


def without_brackets(text: str) -> str:
    """The text without brackets and quotes: （天津）, (天津) and 天津 are found alike."""
    return _BRACKETS.sub("", text)


def body_gram(body_id: int) -> str:
    """The gram that every case of a body has; nobody can type it, ※ is no part of any query."""
    return f"※{body_id}"
