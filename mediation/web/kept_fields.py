"""What was typed into a form, to be sent again from a page that could not take it."""

from flask import request

CSRF_TOKEN, FORM_KEY = "csrf_token", "form_key"
# Of the page, not of what somebody typed.
TOKENS = frozenset({CSRF_TOKEN, FORM_KEY})
# What never stands in the source of a page again, whatever the form calls it.
SECRET = frozenset({"password", "current", "new", "again", "code", "confirm_secret"})


def typed_fields() -> list[tuple[str, str]]:
    """The fields of the form in their order, without the tokens of the page and without secrets."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in TOKENS and not is_secret(name)
    ]


def token_fields() -> list[tuple[str, str]]:
    """The tokens of the form as they were sent, to send the very same form again."""
    return [(name, value) for name, value in request.form.items() if name in TOKENS]


def is_secret(name: str) -> bool:
    """Whether a field holds a password or a code."""
    return name.rpartition("-")[2].lower() in SECRET
