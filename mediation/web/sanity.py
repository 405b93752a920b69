"""What is no honest request is turned away before anything looks at it.

In this order: a host that is not ours, bytes that are no text, a body larger than its view takes,
a writing request that another site sent. The token of the form is asked for afterwards; each of
the two alone would do.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from flask import Flask, abort, current_app, request
from werkzeug.sansio.utils import host_is_trusted

from mediation.uploads.packs import MOST_BYTES
from mediation.web.guards import View

WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
# "none": the person typed the address or reloaded the page; no other site can send that.
OWN_SITES = frozenset({"same-origin", "none"})
# The largest form without files (bytes); views marked @takes_files have the larger setting.
LARGEST_FORM = 2 * 1024 * 1024
# A pack from another office comes as it was made there, whatever one upload may weigh here; the
# rest is room for the other fields of its form.
LARGEST_PACK_POST = MOST_BYTES + 1024 * 1024
# A reading request is an address, not a parcel.
LONGEST_QUERY = 4096


def init_app(app: Flask) -> None:
    """Look at every request before anything else reads its form."""
    app.before_request_funcs.setdefault(None, []).insert(0, _look)


def largest_of_all(settings: Mapping[str, Any]) -> int:
    """The most bytes that any view takes, for the server in front of them."""
    return max(LARGEST_PACK_POST, settings["MAX_CONTENT_LENGTH"])


def takes_files(view: View) -> View:
    """This view takes uploads, up to MAX_CONTENT_LENGTH."""
    view.takes_files = True  # type: ignore[attr-defined]  # functions take attributes
    return view


def takes_packs(view: View) -> View:
    """This view takes a pack or a receipt of another office, as large as a pack may be."""
    view.takes_packs = True  # type: ignore[attr-defined]  # functions take attributes
    return view


def takes_at_most(size: int) -> Callable[[View], View]:
    """This view takes a body of so many bytes and no larger one."""

    def mark(view: View) -> View:
        view.largest_body = size  # type: ignore[attr-defined]  # functions take attributes
        return view

    return mark


def _look() -> None:
    if not host_is_trusted(request.host, current_app.config["SERVED_HOSTS"]):
        abort(400)
    _require_text()
    request.max_content_length = _largest_body(request.endpoint or "")
    if request.method in WRITING:
        _require_own_site()
        _require_text_in_form()


def _largest_body(endpoint: str) -> int:
    """How many bytes the view of this request takes; it is asked before its form is read."""
    view = current_app.view_functions.get(endpoint)
    upload: int = current_app.config["MAX_CONTENT_LENGTH"]
    if getattr(view, "takes_packs", False):
        return largest_of_all(current_app.config)
    if getattr(view, "takes_files", False):
        return upload
    return min(getattr(view, "largest_body", LARGEST_FORM), upload)


def _require_text() -> None:
    """400 unless path and query are UTF-8 without NUL."""
    if len(request.query_string) > LONGEST_QUERY:
        abort(414)
    # Werkzeug has replaced what was no text in the path by this sign.
    if "\x00" in request.path or "\ufffd" in request.path:
        abort(400)
    _require_utf8(request.query_string)


def _require_utf8(quoted: bytes) -> None:
    try:
        text = unquote_to_bytes(quoted).decode()
    except UnicodeDecodeError:
        abort(400)
    if "\x00" in text:
        abort(400)


def _require_own_site() -> None:
    """403 when the browser says that another site sent this form.

    Browsers that are too old to say rely on the token of the form alone.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in OWN_SITES:
        abort(403)
    origin = request.headers.get("Origin")
    if origin is not None and not _is_own(origin):
        abort(403)


def _is_own(origin: str) -> bool:
    try:
        theirs, ours = urlsplit(origin), urlsplit(request.host_url)
    except ValueError:
        return False
    return (theirs.scheme, theirs.netloc) == (ours.scheme, ours.netloc)


def _require_text_in_form() -> None:
    """400 when a field holds a NUL, or bytes that were no UTF-8."""
    if request.mimetype == "application/x-www-form-urlencoded":
        _require_utf8(request.get_data(cache=True).replace(b"+", b" "))
        return
    for name, value in request.form.items(multi=True):
        if "\x00" in name or "\x00" in value or "\ufffd" in name or "\ufffd" in value:
            abort(400)
