"""The fuzzers beside the tests are modules of their own, for the nightly script uses them too."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
