"""The headers that every answer carries: nothing from outside, nothing kept, nothing framed."""

import secrets

from flask import Flask, Response, current_app, g, request, url_for

from mediation.web.guards import View

PDF = "application/pdf"
# What a browser may do for a page: none of it.
DENIED_FEATURES = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media"),
    *(
        "fullscreen",
        "geolocation",
        "gyroscope",
        "hid",
        "identity-credentials-get",
        "idle-detection",
    ),
    *("magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock"),
    *("serial", "usb", "xr-spatial-tracking"),
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in DENIED_FEATURES)
HSTS = f"max-age={2 * 365 * 24 * 3600}; includeSubDomains"


def init_app(app: Flask) -> None:
    """Add the headers, and the nonce by which our own scripts are known."""
    app.after_request(_add)
    app.jinja_env.globals["csp_nonce"] = nonce


def framed(view: View) -> View:
    """What this view answers is shown in a frame of our own page: a paper, or why there is none."""
    view.is_framed = True  # type: ignore[attr-defined]  # functions take attributes
    return view


def nonce() -> str:
    """The nonce of this answer: a script without it does not run."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(18)
    return str(g.csp_nonce)


def _policy(response: Response, framers: str) -> str:
    """The content security policy of an answer."""
    report = url_for("reports.csp")
    if response.mimetype == PDF:
        # The browser's own viewer draws with styles of its own; nothing of ours runs here.
        return (
            "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; "
            f"frame-ancestors {framers}; base-uri 'none'; form-action 'none'"
        )
    return (
        f"default-src 'none'; script-src 'nonce-{nonce()}'; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self' blob:; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
        f"frame-ancestors {framers}; report-uri {report}; report-to csp"
    )


def _add(response: Response) -> Response:
    # Papers are read in a frame of our own page; nothing else is ever framed.
    view = current_app.view_functions.get(request.endpoint or "")
    is_framed = response.mimetype == PDF or getattr(view, "is_framed", False)
    for name, value in (
        ("Content-Security-Policy", _policy(response, "'self'" if is_framed else "'none'")),
        ("Reporting-Endpoints", f'csp="{url_for("reports.csp")}"'),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "SAMEORIGIN" if is_framed else "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", PERMISSIONS),
    ):
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", HSTS)
    if request.endpoint != "static" or response.status_code >= 400:
        # Pages hold people's data: a shared computer must not show them after signing out.
        response.headers["Cache-Control"] = "no-store"
        response.vary.add("Cookie")
    return response
