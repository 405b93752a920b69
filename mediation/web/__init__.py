"""Talking HTTP. One folder per feature; this module joins them to the application."""

from flask import Blueprint, Flask
from werkzeug.routing import IntegerConverter, Map

from mediation.web import (
    account,
    admin,
    agreements,
    auth,
    calculations,
    calculator,
    calendar_feed,
    cases,
    clauses,
    consents,
    costly,
    dates,
    desk,
    documents,
    dossier,
    emergency,
    errors,
    evidence,
    exports,
    filters,
    form_keys,
    frame,
    guards,
    handoff,
    headers,
    home,
    inbox,
    incoming,
    intake,
    jobs,
    meetings,
    numbers,
    overrides,
    parameters,
    prints,
    privacy,
    receipts,
    received,
    reminders,
    reports,
    request_log,
    rules,
    sanity,
    serving,
    shares,
    tokens,
    trail,
    verify,
    webhooks,
    witness,
    wordings,
)
from mediation.web.identity import sessions

FEATURES = (
    *(auth, home, dates, intake, cases, agreements, documents, evidence, shares, desk, admin),
    *(exports, jobs, reports, account, emergency, privacy, consents, rules, parameters, clauses),
    *(inbox, overrides, reminders, calculator, calculations, calendar_feed, receipts, serving),
    *(verify, incoming, received, numbers, prints, wordings, dossier, tokens, webhooks, handoff),
    meetings,
)


class KeyConverter(IntegerConverter):
    """<int:…> in an address is a key: one that no table can hold is not found, not an error."""

    def __init__(self, url_map: Map, *, max: int = 2**31 - 1, **options: int) -> None:
        super().__init__(url_map, max=max, **options)


def init_app(app: Flask, *faces: Blueprint) -> None:
    """Register the features and the other faces, then what surrounds every request."""
    app.url_map.converters["int"] = KeyConverter
    for blueprint in (*(feature.bp for feature in FEATURES), *faces):
        app.register_blueprint(blueprint)
    request_log.init_app(app)
    sanity.init_app(app)
    sessions.init_app(app)
    guards.init_app(app)
    costly.init_app(app)
    form_keys.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    filters.init_app(app)
    frame.init_app(app)
    jobs.init_app(app)
    trail.init_app(app)
    witness.init_app(app)
