"""Compares what happened with what a case expects; every function returns its complaints."""

from __future__ import annotations

import json
import pickle
import re
import traceback
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any

from scaledmail import ScaledMailError, _errors

ANY = "<any>"
LOOKUPS = {"domains_list", "domains_list_purchased", "orders_list", "orders_get"}
MARK = 11
"""How long the mark of a placement is."""


def snake(name: str) -> str:
    """Return a name of the wire in snake case."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def plain(value: Any) -> Any:
    """Return an answer as dictionaries and lists with snake case keys."""
    if hasattr(value, "to_dict"):
        value = value.to_dict(reveal=True)
    if isinstance(value, dict):
        return {snake(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return [plain(item) for item in value]
    return value


def subset(expected: Any, actual: Any, where: str) -> Iterator[str]:
    """Objects may hold more than expected; lists may not."""
    if expected == ANY:
        if actual is None:
            yield f"{where}: something is expected"
        return
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            yield f"{where}: expected an object, got {actual!r}"
            return
        for key, value in expected.items():
            name = snake(str(key))
            if value == ANY and name not in actual:
                yield f"{where}.{name}: missing"
            yield from subset(value, actual.get(name), f"{where}.{name}")
    elif isinstance(expected, list):
        if not isinstance(actual, list) or len(actual) != len(expected):
            yield f"{where}: expected {len(expected)} items, got {actual!r}"
            return
        for at, (item, found) in enumerate(zip(expected, actual, strict=True)):
            yield from subset(item, found, f"{where}[{at}]")
    elif not same(expected, actual):
        yield f"{where}: expected {expected!r}, got {actual!r}"


def same(expected: Any, actual: Any) -> bool:
    """Return whether two JSON values are equal; amounts may be Decimal, 1 is not True."""
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    if isinstance(expected, (int, float)) and isinstance(actual, (int, float, Decimal)):
        return Decimal(str(expected)) == Decimal(str(actual))
    if isinstance(expected, str) and isinstance(actual, datetime):
        moment = datetime.fromisoformat(expected.replace("Z", "+00:00"))
        return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)) == actual
    if isinstance(expected, str) and isinstance(actual, date):
        return expected == actual.isoformat()
    if isinstance(expected, dict) and isinstance(actual, dict):
        return expected.keys() == actual.keys() and all(
            same(expected[key], actual[key]) for key in expected
        )
    if isinstance(expected, list) and isinstance(actual, list):
        return len(expected) == len(actual) and all(map(same, expected, actual))
    return bool(expected == actual)


def texts(query: dict[str, Any]) -> dict[str, str]:
    """Return a query as it reads in the address: ``true`` rather than ``True``."""
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in query.items()
    }


def requests(expected: list[dict[str, Any]], actual: list[dict[str, Any]]) -> Iterator[str]:
    """Compare the log of the sandbox."""
    if len(expected) != len(actual):
        seen = [f"{request['method']} {request['path']}" for request in actual]
        yield f"requests: expected {len(expected)}, got {len(actual)}: {seen}"
        return
    for at, (wanted, found) in enumerate(zip(expected, actual, strict=True)):
        wanted = {**wanted, "query": texts(wanted["query"])} if "query" in wanted else wanted
        for key in wanted.keys() - {"headers"}:
            if not same(wanted[key], found[key]):
                yield f"requests[{at}].{key}: expected {wanted[key]!r}, got {found[key]!r}"
        for name, value in wanted.get("headers", {}).items():
            header = found["headers"].get(name.lower())
            if header is None or value not in (header, ANY):
                yield f"requests[{at}].headers.{name}: expected {value!r}, got {header!r}"


def without_lookups(log: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what the SDK reads for a charge, and the mark of the placement in a tag."""
    sent = [request for request in log if request["operation"] not in LOOKUPS]
    for request in sent:
        body = request["body"]
        tag = body.get("tag") if isinstance(body, dict) else None
        if isinstance(tag, str) and len(tag) == MARK:
            del body["tag"]
        elif isinstance(tag, str) and tag[-MARK - 1 : -MARK] == "-":
            body["tag"] = tag[: -MARK - 1]
    return sent


def commits(expected: int, actual: list[dict[str, Any]]) -> Iterator[str]:
    """Count the requests that changed something."""
    committed = [request["committed"] for request in actual].count(True)
    if committed != expected:
        yield f"commits: expected {expected}, got {committed}"


def error(expected: dict[str, Any], actual: ScaledMailError) -> Iterator[str]:
    """Compare an error, and its class with its kind."""
    if type(actual) is not _errors.CLASSES.get(actual.kind):
        yield f"error: kind {actual.kind!r} came as {type(actual).__name__}"
    for key in expected.keys() - {"message", "message_absent", "violations"}:
        if expected[key] != getattr(actual, key):
            yield f"error.{key}: expected {expected[key]!r}, got {getattr(actual, key)!r}"
    if expected.get("message", "") not in actual.message:
        yield f"error.message: expected {expected['message']!r} in {actual.message!r}"
    absent = expected.get("message_absent", [])
    everything = _everything(actual)
    for text in [absent] if isinstance(absent, str) else absent:
        if text in everything:
            yield f"error.message_absent: {text!r} is in {everything!r}"
    if "violations" not in expected:
        return
    if len(expected["violations"]) != len(actual.violations):
        yield f"error.violations: got {list(actual.violations)}"
        return
    for at, (wanted, found) in enumerate(
        zip(expected["violations"], actual.violations, strict=True)
    ):
        if wanted.get("field", found.field) != found.field:
            yield f"error.violations[{at}].field: got {found.field!r}"
        if wanted.get("rule", "") not in found.rule:
            yield f"error.violations[{at}].rule: expected {wanted['rule']!r} in {found.rule!r}"


def _everything(error: ScaledMailError) -> str:
    """All that an error shows, the body included that has to be asked for."""
    body = error.raw_body.reveal() if error.raw_body else ""
    causes = "".join(traceback.format_exception(error))
    pickled = pickle.dumps(error).decode("latin-1")
    return f"{error} {error!r} {vars(error)} {causes} {pickled} {body}"


def extra(expected: dict[str, Any], answer: Any) -> Iterator[str]:
    """Compare unknown fields, read through ``extra`` of the object that each path leads to."""
    for path, fields in expected.items():
        found = answer
        for step in filter(None, path.split(".")):
            found = found[int(step)] if step.isdigit() else getattr(found, snake(step))
        if not same(fields, found.extra):
            yield f"extra[{path!r}]: expected {fields!r}, got {found.extra!r}"
