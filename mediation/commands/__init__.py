"""The commands of keeping: the trail, backups, the state of the database."""

from mediation.commands.backup import backup, check_database, restore
from mediation.commands.daily import daily
from mediation.commands.roles import database_roles
from mediation.commands.trail import audit

ALL = (audit, backup, restore, check_database, daily, database_roles)
