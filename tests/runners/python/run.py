"""Runs the contract cases through the Python package, sync or async.

Usage: python run.py --mode sync|async --sandbox URL --cases DIR [--only TEXT] [--wire FILE]
    [--times FILE]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import check
import lab
from case import Call, Case, load
from fault import CaseError
from scaledmail import AsyncClient, Client, RawResponse, ScaledMailError

RENAMED = {
    "timeout_seconds": "timeout",
    "connect_timeout_seconds": "connect_timeout",
    "ca_certificate_pem": "ca_certificate",
}


class Sandbox:
    """The control surface of the sandbox."""

    def __init__(self, url: str) -> None:
        """Remember where it listens."""
        self.url = url.rstrip("/")

    def command(self, path: str, body: Any, method: str = "POST") -> None:
        """Send a command."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"content-type": "application/json"}
        address = f"{self.url}/_sandbox/{path}"
        request = urllib.request.Request(address, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            answer.read()

    def latency(self, seconds: float) -> None:
        """Set how long answers take."""
        milliseconds = int(seconds * 1000)
        latency = {"from_milliseconds": milliseconds, "to_milliseconds": milliseconds}
        self.command("latency", latency, "PUT")

    def clear(self) -> None:
        """Make it what it was at first, but for what was committed."""
        self.latency(0)
        self.command("faults", None, "DELETE")

    def requests(self) -> list[dict[str, Any]]:
        """Return the log of the API."""
        with urllib.request.urlopen(f"{self.url}/_sandbox/requests", timeout=10) as answer:
            log: list[dict[str, Any]] = json.load(answer)
        return log


def run_sync(client: Client, call: Call) -> Any:
    """Make a call through ``Client``."""
    return invoke(client, call)


def run_async(client: AsyncClient, call: Call) -> Any:
    """Make a call through ``AsyncClient``, on a loop of its own."""

    async def main() -> Any:
        return await invoke(client, call)

    return asyncio.run(main())


FACES: dict[str, tuple[Any, Any]] = {
    "sync": (Client, run_sync),
    "async": (AsyncClient, run_async),
}


def invoke(client: Client | AsyncClient, call: Call) -> Any:
    """Make a call as a user would write it."""
    options = renamed(call.options)
    if call.raw is not None:
        raw = dict(call.raw)
        return client.request(raw.pop("method"), raw.pop("path"), **raw, **options)
    noun, _, method = str(call.operation).partition("_")
    params = {check.snake(name): value for name, value in call.params.items()}
    return getattr(getattr(client, noun), method)(**params, **options)


def renamed(settings: dict[str, Any]) -> dict[str, Any]:
    """Return settings or options under the names of the package."""
    return {RENAMED.get(name, name): value for name, value in settings.items()}


def run_case(case: Case, sandbox: Sandbox, mode: str, times: dict[str, float]) -> list[str]:
    """Run one case against a fresh sandbox, note how long its call took, return what is wrong."""
    build, run = FACES[mode]
    settings = renamed({"base_url": f"{sandbox.url}/api/v1", **case.settings})
    if settings["journal"] == "<fresh>":
        settings["journal"] = str(Path(tempfile.mkdtemp()) / "journal.sqlite")
    earlier = 0
    try:
        if case.freeze_clock:
            sandbox.command("clock", {"freeze": True})
        if case.limits is not None:
            sandbox.command("limits", case.limits, "PUT")
        client = build(**settings)
        for before in case.before:
            for fault in before.faults:
                sandbox.command("faults", fault)
            if kind := ended(partial(run, client, before.call), before.error):
                return [f"a call before ended in {kind}"]
        if case.advance_seconds is not None:
            sandbox.command("clock", {"advance_seconds": case.advance_seconds})
        if case.latency_seconds is not None:
            sandbox.latency(case.latency_seconds)
        earlier = len(sandbox.requests())
        for fault in case.faults:
            sandbox.command("faults", fault)
        if case.when.cancelled:
            cancel = lab.CANCEL[mode]
            cancel(sandbox, str(case.when.operation), partial(invoke, client, case.when))
            result = None
        else:
            begin = time.perf_counter()
            try:
                result = run(client, case.when)
            finally:
                times[case.name] = time.perf_counter() - begin
    except ScaledMailError as error:
        complaints = list(failed(case.then, error))
    else:
        complaints = list(succeeded(case.then, result))
    placements = lab.placements(case.then, partial(run, client))
    seen = sandbox.requests()[earlier:]
    if case.then.get("lookups") is False:
        seen = check.without_lookups(seen)
    if "requests" in case.then:
        complaints += check.requests(case.then["requests"], seen)
    if "commits" in case.then:
        complaints += check.commits(case.then["commits"], seen)
    complaints += lab.reconciled(case.then, placements, partial(run, client), sandbox)
    return complaints


def ended(make: Callable[[], object], expected: str | None) -> str | None:
    """Return the kind of the error, or ``success``, if it is not what is expected."""
    try:
        make()
    except ScaledMailError as error:
        if expected is None:
            raise
        return None if error.kind == expected else error.kind
    return None if expected is None else "success"


def failed(then: dict[str, Any], error: ScaledMailError) -> Iterator[str]:
    """Return what is wrong with an error."""
    if "error" in then:
        yield from check.error(then["error"], error)
    else:
        yield f"unexpected {type(error).__name__}: {error} {list(error.violations)}"


def succeeded(then: dict[str, Any], result: Any) -> Iterator[str]:
    """Return what is wrong with an answer."""
    if "error" in then:
        yield f"expected an error, got {result!r}"
    if "result" in then:
        if isinstance(result, RawResponse):
            result = {name: getattr(result, name) for name in ("status", "headers", "body", "text")}
        yield from check.subset(then["result"], check.plain(result), "result")
    if "extra" in then:
        yield from check.extra(then["extra"], result)


def main() -> int:
    """Run all cases and print how many passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mode", choices=["sync", "async"], required=True)
    parser.add_argument("--sandbox", required=True)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--only", default="", help="run only the cases whose path contains this")
    parser.add_argument("--wire", type=Path, help="where to write the requests of each case")
    parser.add_argument("--times", type=Path, help="where to write how long each call took")
    arguments = parser.parse_args()
    for name in [name for name in os.environ if name.startswith("SCALEDMAIL_")]:
        del os.environ[name]
    sandbox = Sandbox(arguments.sandbox)
    names = {
        path: str(path.relative_to(arguments.cases))
        for path in sorted(arguments.cases.rglob("*.yaml"))
    }
    paths = [path for path, name in names.items() if arguments.only in name]
    wrong = 0
    wire: dict[str, Any] = {}
    times: dict[str, float] = {}
    for path in paths:
        sandbox.command("reset", {})
        try:
            complaints = run_case(load(path, arguments.cases), sandbox, arguments.mode, times)
        except CaseError as error:
            complaints = [str(error)]
        except Exception as error:
            complaints = [f"{type(error).__name__}: {error}"]
        if complaints:
            wrong += 1
            print(f"FAILED {names[path]}")
            for complaint in complaints:
                print(f"  {complaint}")
        wire[names[path]] = sandbox.requests()
    if arguments.wire:
        arguments.wire.write_text(json.dumps(wire), encoding="utf-8")
    if arguments.times:
        arguments.times.write_text(json.dumps(times), encoding="utf-8")
    total = len(paths)
    print(f"python-{arguments.mode}: {total} cases, {total - wrong} passed, {wrong} failed")
    return 1 if wrong or not total else 0


if __name__ == "__main__":
    sys.exit(main())
