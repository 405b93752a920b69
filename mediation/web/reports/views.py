"""Breaches of the content security policy: one line in the log each, nothing kept."""

import json
from typing import Any
from urllib.parse import urlsplit

from flask import Response, abort, current_app, request
from flask.typing import ResponseReturnValue

from mediation.extensions import csrf
from mediation.web.form_keys import repeatable
from mediation.web.guards import public
from mediation.web.reports import bp

LARGEST_BYTES = 8 * 1024
MOST_REPORTS = 5
# What is worth a line; addresses lose their query, which may hold a name somebody looked for.
FACTS = ("effective-directive", "effectiveDirective", "violated-directive", "blocked-uri")
ADDRESSES = (
    "blocked-uri",
    "blockedURL",
    "document-uri",
    "documentURL",
    "source-file",
    "sourceFile",
)


@bp.post("/csp-report")
@csrf.exempt
@repeatable
@public
def csp() -> ResponseReturnValue:
    """Take a report of the browser, which sends no form token and no login."""
    if (request.content_length or 0) > LARGEST_BYTES:
        abort(413)
    body = request.get_data(cache=False)
    for report in _reports(body)[:MOST_REPORTS]:
        current_app.logger.warning("the content security policy was breached: %s", _facts(report))
    return Response(status=204, mimetype="text/plain")


def _reports(body: bytes) -> list[dict[str, Any]]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return []
    listed = found if isinstance(found, list) else [found]
    bodies = [
        each.get("csp-report") or each.get("body") for each in listed if isinstance(each, dict)
    ]
    return [each for each in bodies if isinstance(each, dict) and each]


def _facts(report: dict[str, Any]) -> str:
    kept = {name: str(report[name])[:80] for name in FACTS if name in report}
    kept |= {name: _without_query(str(report[name])) for name in ADDRESSES if name in report}
    return json.dumps(kept, ensure_ascii=True)


def _without_query(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.netloc}{parts.path}"[:120]
