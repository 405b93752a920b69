"""Fixtures that several tests of services share."""

from tests.services.backup_places import fresh_place, places  # noqa: F401  # fixtures
