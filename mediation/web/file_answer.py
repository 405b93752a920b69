"""Sending a file that somebody gave us: always to be saved, never shown as a page of ours."""

from io import BytesIO

from flask import Response, send_file

# Should a browser show it all the same, it runs nothing and reaches nothing.
POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"


def file_answer(content: bytes, name: str, media_type: str) -> Response:
    """Answer with a file; the name goes out as RFC 5987 says, so that no character is lost."""
    response = send_file(
        BytesIO(content),
        mimetype=media_type,
        as_attachment=True,
        download_name=name,
        conditional=False,
        etag=False,
    )
    # Set here, they are not replaced by those of a page.
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Accept-Ranges"] = "none"
    return response
