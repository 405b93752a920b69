"""The tests; shared pieces stand here at the top, tests in a folder per layer."""

from argon2 import PasswordHasher

from mediation.services import accounts, passwords

# A password that takes long to check is right for people, not for thousands of tests. The hash for
# names that nobody has was made when the program was loaded, with what takes long.
passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
accounts.ABSENT_HASH = passwords.hash_password("nobody has this password")
