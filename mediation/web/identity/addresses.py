"""Where to go on: only ever to a page of our own."""

from urllib.parse import urlsplit

from flask import request, url_for


def own_address(wanted: str | None) -> str:
    """The page that was asked for, when it is one of ours; else the home page."""
    text = wanted or ""
    parts = urlsplit(text)
    is_ours = text.startswith("/") and not text.startswith(("//", "/\\"))
    # Browsers drop control characters, so "/\t/elsewhere" would be "//elsewhere".
    if is_ours and not parts.scheme and not parts.netloc and text.isprintable():
        return text
    return url_for("home.show")


def page_of_piece() -> str:
    """The page in which htmx asked for a piece, when it is one of ours."""
    address = request.headers.get("HX-Current-URL", "")
    return (
        "/" + address.removeprefix(request.host_url)
        if address.startswith(request.host_url)
        else url_for("home.show")
    )
