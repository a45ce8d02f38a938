"""The fuzzers beside the tests are modules of their own, for the nightly script uses them too."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "importing"))  # writers of old office files and of .ofd
