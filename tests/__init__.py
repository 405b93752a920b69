"""The tests; shared pieces stand here at the top, tests in a folder per layer."""

from argon2 import PasswordHasher

from mediation.services import passwords

# A password that takes long to check is right for people, not for thousands of tests.
passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
