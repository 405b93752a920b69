"""The labour-dispute mediation system 和解台: `create_app` builds it from a given configuration."""

from pathlib import Path

from flask import Flask

from mediation import api, cli, engine, extensions, web

ROOT = Path(__file__).resolve().parent.parent


def create_app(config: object) -> Flask:
    """Make the application from a configuration object whose upper-case names are settings."""
    app = Flask(__name__, template_folder=str(ROOT / "templates"))
    app.config.from_object(config)
    extensions.init_app(app)
    engine.init_app(app)
    web.init_app(app, api.bp)
    cli.init_app(app)
    return app
