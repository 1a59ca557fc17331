"""``python -m scaledmail --version`` says what is installed."""

from __future__ import annotations

import argparse

from . import __version__


def main() -> None:
    """Answer on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m scaledmail", description="Client for ScaledMail."
    )
    parser.add_argument("--version", action="version", version=f"scaledmail {__version__}")
    parser.parse_args()
    parser.print_help()


if __name__ == "__main__":
    main()
