"""Importing this makes `mediation.documents` importable without the rest of the program."""

import sys
from types import ModuleType

from benchmarks.paper_engines import ROOT

package = ModuleType("mediation")
package.__path__ = [str(ROOT / "mediation")]
sys.modules["mediation"] = package
