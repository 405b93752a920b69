"""The commands of keeping: the trail, backups, the state of the database."""

from mediation.commands.trail import audit

ALL = (audit,)
