"""The JSON face of the program: what a person may do on its pages, a program may do here.

The same loaders, forms and services as the pages, so that no rule stands twice; every refusal is
`application/problem+json` (web/problem_answer.py). `operations.OPERATIONS` is the one table of what
there is: the addresses, the guards, the description at /api/v1/openapi.json and the page beside it
are made from it. To add a resource, write a module with `@operation(…)` and name it below
(docs/api.md, "Adding an operation").
"""

from flask import Blueprint

from mediation.extensions import csrf

bp = Blueprint("api", __name__, url_prefix="/api/v1")
# Only a token opens these views, and no browser adds one by itself.
csrf.exempt(bp)

from mediation.api import (  # noqa: E402, F401  # they need the blueprint
    agreements,
    calculations,
    callbacks,
    cases,
    consents,
    contracts,
    description,
    desk,
    documents,
    dossier,
    evidence,
    exits,
    files_of_case,
    incoming,
    incoming_papers,
    intake,
    jobs,
    limits,
    meeting_acts,
    meetings,
    numbers,
    overrides,
    packs,
    payments,
    prints,
    received,
    received_replies,
    reminders,
    search,
    serving,
    sessions,
    shares,
    signing,
    steps,
    worker_facts,
)
