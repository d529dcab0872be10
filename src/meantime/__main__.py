"""`python -m meantime` is `meantime`."""

from __future__ import annotations

from meantime.cli.main import main

if __name__ == "__main__":
    main(prog_name="meantime")
