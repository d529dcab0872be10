#!/usr/bin/env python3
"""Try, test and build Meantime: `python3 run.py --help`. Needs Python 3.11 and nothing else."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  # the one line that an older Python must reach
    sys.exit(
        "Meantime needs Python 3.11 or newer, and this is %d.%d. "  # noqa: UP031
        "Install a newer one and start run.py with it, for example: python3.12 run.py demo"
        % sys.version_info[:2]
    )

from tools.commands import main

if __name__ == "__main__":
    sys.exit(main())
