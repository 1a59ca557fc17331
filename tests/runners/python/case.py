"""The format of a contract case: read strictly, so that a typing mistake is an error."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from fault import CaseError, check_fault

SETTINGS = {
    "api_key",
    "organization_id",
    "base_url",
    "timeout_seconds",
    "connect_timeout_seconds",
    "max_retries",
    "pacing",
    "read_only",
    "dry_run",
    "journal",
    "max_per_call",
    "max_per_day",
    "proxy",
    "ca_certificate_pem",
    "user_agent",
}
OPTIONS = {
    "organization_id",
    "timeout_seconds",
    "max_retries",
    "key",
    "expected_price",
    "price_tolerance",
    "dry_run",
}
# The parser in C is ten times as fast, and not in every build.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LIMITS = {
    "enforced",
    "requests_per_second",
    "searches_per_minute",
    "retry_after",
    "block_seconds",
}
DEFAULTS: dict[str, Any] = {
    "api_key": "sandbox-key",
    "organization_id": "recSandboxOrganization1",
    "pacing": False,
    "journal": "memory",
}


@dataclass
class Call:
    """A call by operation, or a raw request."""

    operation: str | None
    params: dict[str, Any]
    options: dict[str, Any]
    raw: dict[str, Any] | None = None
    cancelled: bool = False


@dataclass
class Before:
    """A call made before, with what goes wrong for it and the kind of error that it ends in."""

    call: Call
    faults: list[dict[str, Any]]
    error: str | None


@dataclass
class Case:
    """One case."""

    name: str
    when: Call
    then: dict[str, Any]
    settings: dict[str, Any]
    faults: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    limits: dict[str, Any] | None = None
    freeze_clock: bool = False
    before: list[Before] = field(default_factory=list[Before])
    advance_seconds: float | None = None
    latency_seconds: float | None = None


def load(path: Path, top: Path) -> Case:
    """Read and check one file."""
    name = str(path.relative_to(top))
    try:
        return _case(name, yaml.load(path.read_text(encoding="utf-8"), LOADER))
    except (CaseError, yaml.YAMLError) as error:
        raise CaseError(f"{name}: {error}") from error


def _case(name: str, data: Any) -> Case:
    top = _keys(data, "case", required={"about", "when", "then"}, optional={"given"})
    given = _keys(
        top.get("given", {}),
        "given",
        optional={
            "client",
            "faults",
            "limits",
            "freeze_clock",
            "before",
            "advance_seconds",
            "latency_seconds",
        },
    )
    then = _keys(
        top["then"],
        "then",
        optional={
            "lookups",
            "requests",
            "commits",
            "result",
            "extra",
            "error",
            "placed",
            "reconciled",
        },
    )
    if not then.keys() - {"lookups"}:
        raise CaseError("then: nothing is expected")
    if "error" in then and ("result" in then or "extra" in then):
        raise CaseError("then: either an error or a result")
    _then(then)
    settings = _keys(given.get("client", {}), "given.client", optional=SETTINGS)
    faults = _list(given.get("faults", []), "given.faults")
    for at, fault in enumerate(faults):
        check_fault(fault, f"given.faults[{at}]")
    limits = given.get("limits")
    if limits is not None:
        _keys(limits, "given.limits", required={"enforced"}, optional=LIMITS)
    freeze_clock = given.get("freeze_clock", False)
    if not isinstance(freeze_clock, bool):
        raise CaseError("given.freeze_clock: true or false is expected")
    before = _list(given.get("before", []), "given.before")
    return Case(
        name=name,
        when=_call(top["when"], "when"),
        then=then,
        settings={**DEFAULTS, **settings},
        faults=faults,
        limits=limits,
        freeze_clock=freeze_clock,
        before=[_before(call, f"given.before[{at}]") for at, call in enumerate(before)],
        advance_seconds=given.get("advance_seconds"),
        latency_seconds=given.get("latency_seconds"),
    )


def _then(then: dict[str, Any]) -> None:
    for at, request in enumerate(_list(then.get("requests", []), "then.requests")):
        _keys(
            request,
            f"then.requests[{at}]",
            required={"method", "path"},
            optional={"query", "headers", "body"},
        )
    if not isinstance(then.get("commits", 0), int):
        raise CaseError("then.commits: a whole number is expected")
    extra = then.get("extra", {})
    if not isinstance(extra, dict):
        raise CaseError("then.extra: an object is expected")
    if "error" in then:
        error = _keys(
            then["error"],
            "then.error",
            required={"kind"},
            optional={
                "outcome",
                "status",
                "code",
                "cause_kind",
                "message",
                "message_absent",
                "violations",
            },
        )
        for at, violation in enumerate(_list(error.get("violations", []), "then.error.violations")):
            _keys(violation, f"then.error.violations[{at}]", optional={"field", "rule"})


def _before(data: Any, where: str) -> Before:
    parts = _keys(data, where, required={"call"}, optional={"params", "options", "faults", "error"})
    faults = _list(parts.get("faults", []), f"{where}.faults")
    for at, fault in enumerate(faults):
        check_fault(fault, f"{where}.faults[{at}]")
    error = parts.get("error")
    if error is not None and not isinstance(error, str):
        raise CaseError(f"{where}.error: a kind is expected")
    own = {name: part for name, part in parts.items() if name not in ("faults", "error")}
    return Before(_call(own, where), faults, error)


def _call(data: Any, where: str) -> Call:
    call = _keys(data, where, optional={"call", "params", "options", "raw", "cancelled"})
    options = _keys(call.get("options", {}), f"{where}.options", optional=OPTIONS)
    if ("call" in call) == ("raw" in call):
        raise CaseError(f"{where}: either `call` or `raw`")
    if "raw" in call:
        if "params" in call:
            raise CaseError(f"{where}: a raw request has no params")
        raw = _keys(
            call["raw"],
            f"{where}.raw",
            required={"method", "path"},
            optional={"query", "body"},
        )
        return Call(None, {}, options, raw)
    params = call.get("params", {})
    if not isinstance(params, dict):
        raise CaseError(f"{where}.params: an object is expected")
    cancelled = call.get("cancelled", False)
    if not isinstance(cancelled, bool):
        raise CaseError(f"{where}.cancelled: true or false is expected")
    return Call(call["call"], params, options, cancelled=cancelled)


def _keys(
    data: Any,
    where: str,
    *,
    required: set[str] | None = None,
    optional: set[str] | None = None,
) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise CaseError(f"{where}: an object is expected")
    required = required or set()
    if missing := required - set(data):
        raise CaseError(f"{where}: missing {sorted(missing)}")
    if unknown := set(data) - required - (optional or set()):
        raise CaseError(f"{where}: unknown {sorted(map(str, unknown))}")
    return data


def _list(data: Any, where: str) -> list[Any]:
    if not isinstance(data, list):
        raise CaseError(f"{where}: a list is expected")
    return data
