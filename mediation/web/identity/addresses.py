"""Where to go on: only ever to a page of our own."""

from urllib.parse import urlsplit

from flask import request, url_for


def own_address(wanted: str | None) -> str:
    """The page that was asked for, when it is one of ours; else the home page."""
    return wanted if wanted and _is_ours(wanted) else url_for("home.show")


def _is_ours(text: str) -> bool:
    # Browsers drop control characters, so "/\t/elsewhere" would be "//elsewhere".
    if not text.startswith("/") or text.startswith(("//", "/\\")) or not text.isprintable():
        return False
    try:
        parts = urlsplit(text)
    except ValueError:  # an address that begins like "[::1" and goes wrong
        return False
    return not parts.scheme and not parts.netloc


def page_of_piece() -> str:
    """The page in which htmx asked for a piece, when it is one of ours."""
    address = request.headers.get("HX-Current-URL", "")
    return (
        "/" + address.removeprefix(request.host_url)
        if address.startswith(request.host_url)
        else url_for("home.show")
    )
