"""Foreign bytes in, harmless bytes out: what people send is decoded before it is believed.

A file is taken in when three things agree: the ending of its name, how its bytes begin, and that
it decodes as that kind from beginning to end. Knows neither tables nor requests.
"""

from mediation.uploads.inspection import Inspected, inspect
from mediation.uploads.refusal import Refused

__all__ = ["Inspected", "Refused", "inspect"]
