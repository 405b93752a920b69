"""The headers that every answer carries: nothing from outside, nothing kept, nothing framed."""

from flask import Flask, Response, request

# Papers are previewed in a frame of our own page; nothing else is ever framed.
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'self'; frame-src 'self' blob:; "
    "frame-ancestors 'self'; form-action 'self'; base-uri 'none'"
)


def init_app(app: Flask) -> None:
    """Add the headers."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.endpoint != "static":
        # Pages hold people's data: a shared computer must not show them after signing out.
        response.headers["Cache-Control"] = "no-store"
    return response
