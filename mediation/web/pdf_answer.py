"""Sending a paper: as it was kept, shown in the browser or saved, under its Chinese name."""

from io import BytesIO

from flask import Response, send_file


def pdf_answer(content: bytes, name: str, *, save: bool = False) -> Response:
    """Answer with a PDF; the name goes out as RFC 5987 says, so that no character is lost."""
    return send_file(
        BytesIO(content),
        mimetype="application/pdf",
        as_attachment=save,
        download_name=f"{name}.pdf",
        conditional=False,
        etag=False,
    )
