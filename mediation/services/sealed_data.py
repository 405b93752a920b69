"""Do the keys of this run open what the database holds? Asked before anybody works with it."""

from mediation.readiness import NotReady
from mediation.services.key_rotation import sealed_tables, why_fails


def require_fitting_keys() -> None:
    """Raise `NotReady` when a value of the database cannot be unsealed."""
    for store in sealed_tables():
        reason = why_fails(store)
        if reason:
            raise NotReady(
                f"The key file does not fit the database ({reason}); restore the key file that "
                "belongs to it and set DATA_KEYS_FILE."
            )
