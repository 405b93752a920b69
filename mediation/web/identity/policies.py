"""What the settings demand of people, as the services take it."""

from datetime import timedelta

from flask import current_app, request

from mediation.domain.passwords import PasswordPolicy
from mediation.models import User
from mediation.services.sessions import Browser, SessionLimits


def limits() -> SessionLimits:
    """The limits of a session."""
    settings = current_app.config
    return SessionLimits(
        idle=timedelta(minutes=settings["SESSION_IDLE_MINUTES"]),
        absolute=timedelta(hours=settings["SESSION_ABSOLUTE_HOURS"]),
    )


def password_policy() -> PasswordPolicy:
    """What a password must be."""
    settings = current_app.config
    return PasswordPolicy(
        classes=settings["PASSWORD_CLASSES"],
        max_age_days=settings["PASSWORD_MAX_AGE_DAYS"],
        history=settings["PASSWORD_HISTORY"],
        first_password_hours=settings["FIRST_PASSWORD_HOURS"],
    )


def demands_second_factor(user: User) -> bool:
    """Whether the office demands an authenticator of this person."""
    settings = current_app.config
    return bool(settings["MFA_REQUIRED"] and user.roles & set(settings["MFA_REQUIRED_ROLES"]))


def must_bind_second_factor(user: User) -> bool:
    """Whether an authenticator is demanded of this person, who has none yet."""
    return user.second_factor_since is None and demands_second_factor(user)


def browser() -> Browser:
    """Where this request comes from: the connection's address, never what the client claims."""
    return Browser(
        address=request.remote_addr,
        agent=request.user_agent.string,
        known=request.cookies.get(current_app.config["BROWSER_COOKIE_NAME"]),
    )
