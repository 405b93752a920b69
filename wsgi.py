"""The only place where the settings meet the package: `granian wsgi:app`, `flask --app wsgi …`."""

import sys

from werkzeug.middleware.proxy_fix import ProxyFix

import config
from mediation import create_app, readiness

settings = config.load()
app = create_app(settings)

if settings.PROXY_COUNT:
    hops = settings.PROXY_COUNT
    app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # the way Flask documents
        app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
    )

# `flask db upgrade` is the one command that must be able to start on an old database.
is_migrating = "db" in sys.argv[1:]
if isinstance(settings, config.Production) and not is_migrating:
    readiness.require_current_database(app)
