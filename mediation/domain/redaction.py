"""Taking personal numbers and secrets out of words that go to a log or to the trail."""

import re

MASK = "▇"
# 18 or 15 digits of an identity number, 16 to 19 of a bank card, 11 of a mobile phone; digits may
# be full-width, and spaces or dashes may stand between groups.
_DIGIT = r"[0-9０-９]"
_GAP = r"[ \-－\u3000]?"
NUMBERS = re.compile(
    rf"(?<![0-9０-９])(?:"
    rf"(?:{_DIGIT}{_GAP}){{17}}[0-9０-９XxＸｘ]|"
    rf"(?:{_DIGIT}{_GAP}){{14,18}}{_DIGIT}|"
    rf"(?:\+?86[ \-]?)?1[3-9]{_DIGIT}{_GAP}(?:{_DIGIT}{_GAP}){{7}}{_DIGIT}"
    rf")(?![0-9０-９])"
)
# A name of a secret, then its value.
SECRETS = re.compile(
    r"(?i)\b(password|passwd|secret|token|cookie|authorization|totp|otp|code|csrf_token|密码|口令|验证码)"
    r"(\"?\s*[=:：]\s*\"?)([^\s\"&;,，。]+)"
)
# Query strings hold what people typed into search boxes.
QUERIES = re.compile(r"\?[^\s\"']*=[^\s\"']*")
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def redacted(text: str) -> str:
    """The text without identity numbers, phones, bank cards, secrets and query strings."""
    text = QUERIES.sub(f"?{MASK}", text)
    text = SECRETS.sub(rf"\1\2{MASK}", text)
    return NUMBERS.sub(MASK, text)


def one_line(text: str) -> str:
    """The text with control characters spelt out: no new line, no colour of a terminal."""
    return CONTROLS.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
