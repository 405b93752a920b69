"""Sound agreements of different kinds: none of them has a red finding."""

from tests.domain.agreement.corpus.sound_clauses import SOUND_CLAUSES
from tests.domain.agreement.corpus.sound_payments import SOUND_PAYMENTS

SOUND = SOUND_PAYMENTS + SOUND_CLAUSES
