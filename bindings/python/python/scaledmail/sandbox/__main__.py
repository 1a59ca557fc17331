"""``python -m scaledmail.sandbox`` serves a sandbox until Ctrl-C or SIGTERM."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from pathlib import Path
from typing import Any

from . import Sandbox, SandboxError


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m scaledmail.sandbox",
        description="A local, stateful ScaledMail service for tests and trials.",
    )
    parser.add_argument("--port", type=int, default=0, help="port; 0 takes any free one")
    parser.add_argument("--seed", type=int, default=1, help="seed of ids and passwords")
    parser.add_argument("--state", type=Path, metavar="FILE", help="sections of the state (JSON)")
    parser.add_argument("--faults", type=Path, metavar="FILE", help="a list of faults (JSON)")
    parser.add_argument("--strict", action="store_true", help="keep the limits, refuse the unknown")
    return parser.parse_args()


def _read(file: Path | None) -> Any:
    if file is None:
        return None
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SandboxError(f"{file}: {error}") from error


def main() -> int:
    """Serve, and return the status that the process ends with."""
    arguments = _arguments()
    # Whichever comes ends the wait in order.
    signals = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        sandbox = Sandbox(
            port=arguments.port,
            seed=arguments.seed,
            state=_read(arguments.state),
            faults=_read(arguments.faults),
            strict=arguments.strict,
        ).start()
    except SandboxError as error:
        print(f"scaledmail.sandbox: {error}", file=sys.stderr)
        return 1
    print(f"listening on {sandbox.url}")
    key = f"SCALEDMAIL_API_KEY={sandbox.api_key}"
    print(f"for a client: SCALEDMAIL_BASE_URL={sandbox.base_url} {key}", flush=True)
    signal.sigwait(signals)
    sandbox.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
