"""The only place where the settings meet the package: `flask --app wsgi serve`, and so on."""

import sys

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

import config
from mediation import create_app, logs, readiness
from mediation.services import sealed_data


def make_app(settings: config.Config) -> Flask:
    """The application as a server runs it; raise `NotReady` when it must not serve."""
    logs.configure(settings.LOG_LEVEL, settings.LOG_FILE)
    app = create_app(settings)
    # `flask db upgrade` is the one command that must be able to start on an old database.
    is_migrating = "db" in sys.argv[1:]
    if isinstance(settings, config.Production) and not is_migrating:
        readiness.require_current_database(app)
        readiness.require_durable_database(app)
        with app.app_context():
            sealed_data.require_fitting_keys()
    if settings.PROXY_COUNT:
        hops = settings.PROXY_COUNT
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # the way Flask documents
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )
    return app


try:
    app = make_app(config.load())
except (config.BadSetting, readiness.NotReady) as refusal:
    sys.exit(f"Refusing to start: {refusal}")
