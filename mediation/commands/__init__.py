"""The commands: the trail, backups, the state of the database, keys, files, jobs, claims."""

from mediation.commands.backup import backup, check_database, restore
from mediation.commands.claims import calculate
from mediation.commands.daily import daily
from mediation.commands.files import files_commands, work
from mediation.commands.keys import keys
from mediation.commands.roles import database_roles
from mediation.commands.trail import audit

ALL = (
    *(audit, backup, restore, check_database, daily, database_roles, keys, files_commands, work),
    calculate,
)
