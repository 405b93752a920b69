"""The commands of keeping, of every day and of one question, one module each."""

from mediation.commands.backup import backup, check_database, restore
from mediation.commands.claims import calculate
from mediation.commands.daily import daily
from mediation.commands.deadline import deadline
from mediation.commands.files import files_commands, work
from mediation.commands.keys import keys
from mediation.commands.papers import papers
from mediation.commands.roles import database_roles
from mediation.commands.tick import tick
from mediation.commands.trail import audit

ALL = (
    *(audit, backup, restore, check_database, daily, database_roles, keys, files_commands, work),
    *(tick, deadline, calculate, papers),
)
