"""The pages of the site that are made of the commands, the rules, the schemas and the README: `python docs/building/pages.py zh|en`.

Printed as JSON, name to Markdown. They are made when the site is built and stand in no repository, so that they cannot
say anything else than the program does.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).parent


def generated(lang: str) -> dict[str, str]:
    """Name of each page to its Markdown. One language a process: the command line has but one."""
    os.environ["REFORMCHECK_LANG"] = lang
    if str(HERE) not in sys.path:
        sys.path.insert(0, str(HERE))
    from command_pages import command_pages
    from key_pages import key_pages
    from readme_pages import readme_pages
    from rule_pages import rule_pages

    return dict([*readme_pages(lang), *rule_pages(lang), *command_pages(), *key_pages(lang)])


if __name__ == "__main__":
    json.dump(generated(sys.argv[1]), sys.stdout, ensure_ascii=False)
