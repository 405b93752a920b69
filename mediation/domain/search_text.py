"""What brackets do to a search: nothing. （天津）, (天津) and 天津 are one and the same."""

import re

_BRACKETS = re.compile(r"[()\[\]（）〔〕【】［］﹙﹚〈〉《》「」『』“”\"']")


def without_brackets(text: str) -> str:
    """The text with brackets and quotes taken out, so that case numbers are found either way."""
    return _BRACKETS.sub("", text)
