"""The logger: what is written at which level, and with which fields."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import pytest
import scaledmail
from conftest import Sandbox, python
from scaledmail import AsyncClient, Client
from scaledmail._log import log_answer, log_failure

DOMAINS = ["logged-one.com"]


def fields(record: logging.LogRecord) -> dict[str, Any]:
    """Return what the record has of ours."""
    prefix = "scaledmail_"
    own = {name: value for name, value in vars(record).items() if name.startswith(prefix)}
    return {name.removeprefix(prefix): value for name, value in own.items()}


def test_debug_tells_of_reads(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "scaledmail")
    client.orders.list()
    assert {(record.name, record.levelname) for record in caplog.records} == {
        ("scaledmail", "DEBUG")
    }
    last = fields(caplog.records[-1])
    assert (last["event"], last["operation"]) == ("ended", "orders_list")
    assert caplog.records[-1].message.startswith("orders_list: ended ")


def test_awaited_calls_are_logged_alike(sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        async with AsyncClient(**sandbox.settings) as client:
            await client.orders.list()

    caplog.set_level(logging.DEBUG, "scaledmail")
    asyncio.run(main())
    assert fields(caplog.records[-1])["operation"] == "orders_list"


def test_info_tells_of_the_end_of_writes(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "scaledmail")
    client.orders.list()
    assert caplog.records == []
    client.domains.buy(DOMAINS)
    (record,) = caplog.records
    assert record.levelname == "INFO"
    found = fields(record)
    assert (found["event"], found["outcome"]) == ("ended", "applied")


def test_an_unknown_outcome_is_a_warning(
    sandbox: Sandbox, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.control("faults", {"operation": "domains_buy", "fault": "close", "when": "after"})
    with pytest.raises(scaledmail.OutcomeUnknownError):
        client.domains.buy(DOMAINS)
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert record.message.startswith("domains_buy: the outcome is unknown: ")
    found = fields(record)
    assert (found["outcome"], found["error"]) == ("unknown", "outcome_unknown")


def test_warnings_of_receipts_and_errors_are_warnings(caplog: pytest.LogCaptureFixture) -> None:
    log_answer("domains_buy", json.dumps({"outcome": "applied", "warnings": ["the journal", "x"]}))
    log_answer("request", json.dumps({"receipt": {"warnings": ["raw"]}}))
    log_answer("request", json.dumps([1]))
    log_failure("orders_get", scaledmail.ScaledMailError("no", warnings=["late"]))
    assert [record.message for record in caplog.records] == [
        "domains_buy: the journal",
        "domains_buy: x",
        "request: raw",
        "orders_get: late",
    ]
    assert {record.levelname for record in caplog.records} == {"WARNING"}


def test_no_body_and_no_secret_is_logged(
    sandbox: Sandbox, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client.mailboxes.list("recSandboxDomain1", password=True)
    client.request("GET", "/orders")
    client.domains.buy(DOMAINS)
    everything = repr([vars(record) for record in caplog.records])
    assert "mailboxes_list" in everything
    for hidden in ("sandbox-key", "password", "logged-one.com"):
        assert hidden not in everything


def test_nothing_is_configured_and_nothing_printed() -> None:
    code = (
        "import scaledmail, sys; assert 'logging' not in sys.modules; import logging; "
        "print(logging.getLogger('scaledmail').handlers, logging.getLogger().handlers)"
    )
    done = python(code)
    assert (done.stdout.strip(), done.stderr) == ("[] []", "")


def test_the_logger_has_a_null_handler() -> None:
    code = (
        "import logging, scaledmail; logger = logging.getLogger('scaledmail'); "
        "print([type(each).__name__ for each in logger.handlers], logger.level, logger.propagate, "
        "logging.getLogger().handlers)"
    )
    done = python(code)
    assert (done.stdout.strip(), done.stderr) == ("['NullHandler'] 0 True []", "")


def test_the_environment_can_have_it_printed(sandbox: Sandbox) -> None:
    code = (
        "import os, scaledmail; client = scaledmail.Client(journal='memory', pacing=False); "
        "client.orders.list(); client.domains.buy([os.environ['SCALEDMAIL_LOG'] + '.com'])"
    )
    settings = {
        "SCALEDMAIL_BASE_URL": f"{sandbox.url}/api/v1",
        "SCALEDMAIL_API_KEY": "sandbox-key",
    }
    printed = {}
    for level in ("off", "warn", "info", "debug"):
        done = python(code, {**settings, "SCALEDMAIL_LOG": level})
        assert done.stdout == ""
        assert "sandbox-key" not in done.stderr
        printed[level] = [line.split(" duration")[0] for line in done.stderr.splitlines()]
    assert printed["off"] == printed["warn"] == []
    assert printed["info"] == ["scaledmail info domains_buy: ended"]
    assert "scaledmail debug orders_list: ended" in printed["debug"]
    done = python(code, {**settings, "SCALEDMAIL_LOG": "loud"})
    assert "ConfigError: config: SCALEDMAIL_LOG must be off, warn, info or debug" in done.stderr
