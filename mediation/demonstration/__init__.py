"""DEMONSTRATION: a city that does not exist, entered through the services as people would.

Every name is invented. Identity numbers begin with 000000, an area that no card has; credit codes
carry the division 000000; telephones begin with 1380000. Check digits are right all the same.
"""

from mediation.demonstration.accounts import ACCOUNTS, PASSWORD, Account
from mediation.demonstration.seeding import is_empty, is_loaded, seed

__all__ = ["ACCOUNTS", "PASSWORD", "Account", "is_empty", "is_loaded", "seed"]
