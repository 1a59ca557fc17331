"""Arguments that nobody should give: what comes out, and whether anything was sent."""

from __future__ import annotations

import asyncio
import copy
import inspect
import threading
import traceback
from collections.abc import Iterator
from datetime import date, datetime, timezone
from decimal import Decimal
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import scaledmail
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scaledmail import AsyncClient, Client, ScaledMailError, Secret
from scaledmail._generated import exports, params
from test_calls import example

SENTINEL = "sentinel-in-clear"
NOUNS = [
    "domains",
    "mailboxes",
    "orders",
    "organizations",
    "packages",
    "placements",
    "prewarm",
    "reporting",
]


def _methods() -> list[tuple[str, str, inspect.Signature]]:
    """Noun, method and signature of every public method that calls."""
    found = [("", "request", inspect.signature(Client.request))]
    for noun in NOUNS:
        face = getattr(scaledmail, noun.capitalize())
        for name, method in inspect.getmembers(face, inspect.isfunction):
            if not name.startswith("_"):
                found.append((noun, name, inspect.signature(method)))
    return found


METHODS = _methods()
FIELDS = sorted(
    {
        field
        for name, home in exports.HOMES.items()
        if home == "_generated.params"
        for field in getattr(params, name).__annotations__
    }
)


class Counter(BaseHTTPRequestHandler):
    """Counts requests, and answers each with an object that says nothing."""

    protocol_version = "HTTP/1.1"
    requests = 0

    def do_GET(self) -> None:
        Counter.requests += 1
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Counter) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/api/v1"
        server.shutdown()
        thread.join()


class Strange:
    """Nothing that has a JSON form."""


PLAIN: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(10**400), 10**400),
    st.floats(),
    st.text(st.characters(codec=None)),
    st.text("ab.-@ \x00\n\ud800é漢", max_size=12),
    st.sampled_from(["a.com", "recOrder", "google", "scaledmail", "other", "buy", "applied", ".."]),
    st.just("x" * 100_000),
    st.binary(max_size=8),
    st.decimals(),
    st.sampled_from([Decimal("1e99999999"), date(2026, 1, 2), datetime.now(timezone.utc)]),
    st.builds(Strange),
    st.just(Secret(SENTINEL)).map(lambda secret: {"password": secret}),
    st.just({"provider": "other", "username": "u", "password": SENTINEL}),
)
KEYS: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(FIELDS), st.text(max_size=3), st.integers()
)
SENDABLE: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 200),
    st.text(max_size=70),
    st.sampled_from([2.5, "a.com", "google", "other", "", "a@b", "-a.com", "rec", "x" * 300]),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(SENDABLE, SENDABLE, SENDABLE, PLAIN),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.tuples(inner),
        st.sets(st.text(max_size=2), max_size=2),
        st.dictionaries(KEYS, inner, max_size=4),
        st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
    ),
    max_leaves=8,
)


Call = tuple[str, str, list[Any], dict[str, Any]]


class Recorder:
    """Takes the place of a client in an example, and keeps the call."""

    def __init__(self, noun: str = "") -> None:
        self.noun = noun
        self.call: Call | None = None

    def __getattr__(self, name: str) -> Any:
        if not self.noun:
            noun = Recorder(name)
            self.__dict__["made"] = noun
            return noun

        def call(*positional: Any, **named: Any) -> str:
            self.call = (self.noun, name, list(positional), named)
            return ""

        return call


def _examples() -> list[Call]:
    """The calls of the documentation, which are good ones."""
    found: list[Call] = []
    for noun, name, _ in METHODS[1:]:
        recorder = Recorder()
        code = example(getattr(getattr(scaledmail, noun.capitalize()), name))
        exec(code, {"client": recorder, "print": str})
        made = vars(recorder)["made"]
        assert made.call is not None
        found.append(made.call)
    return found


@st.composite
def strange_calls(draw: st.DrawFn) -> Call:
    """Anything at all."""
    noun, name, signature = draw(st.sampled_from(METHODS))
    positional: list[Any] = []
    named: dict[str, Any] = {}
    for parameter in list(signature.parameters.values())[1:]:
        likely = 2 if parameter.name in OPTIONS else 12
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            positional.append(draw(VALUES))
        elif parameter.default is inspect.Parameter.empty or draw(st.integers(0, 19)) < likely:
            named[parameter.name] = draw(VALUES)
    return noun, name, positional, named


def _keys(place: Any) -> list[Any]:
    """Return what a list or a dictionary can be changed at."""
    if hasattr(place, "append"):
        return list(range(len(place)))
    return list(place) if hasattr(place, "items") else []


@st.composite
def spoilt_calls(draw: st.DrawFn) -> Call:
    """A good call with something wrong somewhere in it."""
    noun, name, positional, named = copy.deepcopy(draw(st.sampled_from(EXAMPLES)))
    for _ in range(draw(st.integers(1, 2))):
        first: bool = draw(st.booleans())
        place: Any = positional if positional and first else named
        while True:
            keys = _keys(place)
            if not keys:
                break
            key: Any = draw(st.sampled_from(keys))
            deeper: bool = draw(st.integers(0, 3)) > 0
            if _keys(place[key]) and deeper:
                place = place[key]
                continue
            # A second change must not reach into what the strategy will give again.
            place[key] = copy.deepcopy(draw(VALUES))
            break
    return noun, name, positional, named


OPTIONS = {"organization_id", "timeout", "max_retries", "key", "dry_run"} | {
    "expected_price",
    "price_tolerance",
}
EXAMPLES = _examples()


def _soon(call: Call) -> Call:
    """Return the call, or one that does not wait for an order that never comes."""
    noun, name, positional, named = call
    timeout = named.get("timeout")
    if name == "wait_until_active" and (timeout is None or isinstance(timeout, (int, float))):
        named["timeout"] = 0.01
    return noun, name, positional, named


calls = st.one_of(strange_calls(), spoilt_calls()).map(_soon)


def _judge(error: BaseException, sent: int) -> None:
    """Only errors that are announced, and no secret in them."""
    assert isinstance(error, (ScaledMailError, TypeError)), repr(error)
    if isinstance(error, ScaledMailError):
        refused = isinstance(error, scaledmail.ConfigError) or bool(error.violations)
        assert error.attempts == 0 or not error.violations
    else:
        refused = True
    assert not (refused and sent), f"{sent} requests before {error!r}"
    shown = "".join(traceback.format_exception(error)) + repr(vars(error))
    assert SENTINEL not in shown


# The same arguments in every run: what fails here fails everywhere.
STEADY = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
        HealthCheck.large_base_example,
        HealthCheck.too_slow,
    ],
)


@cache
def _client(face: type[Any], base_url: str) -> Any:
    return face(
        api_key=SENTINEL,
        organization_id="rec1",
        base_url=base_url,
        pacing=False,
        journal="memory",
        max_retries=0,
        timeout=10,
    )


@settings(STEADY, max_examples=10_000)
@given(call=calls)
def test_whatever_is_given(base_url: str, call: Call) -> None:
    noun, name, positional, named = call
    client = _client(Client, base_url)
    method = getattr(getattr(client, noun) if noun else client, name)
    before = Counter.requests
    try:
        method(*positional, **named)
    except Exception as error:
        _judge(error, Counter.requests - before)


@settings(STEADY, max_examples=1_000)
@given(call=calls)
def test_whatever_is_given_and_awaited(base_url: str, call: Call) -> None:
    noun, name, positional, named = call
    client = _client(AsyncClient, base_url)
    method = getattr(getattr(client, noun) if noun else client, name)
    before = Counter.requests
    try:
        asyncio.run(method(*positional, **named))
    except Exception as error:
        _judge(error, Counter.requests - before)


@settings(STEADY, max_examples=1_000)
@given(data=st.data())
def test_whatever_a_client_is_set_to(data: st.DataObject) -> None:
    settable = [name for name in inspect.signature(Client).parameters if name != "journal"]
    names = data.draw(st.lists(st.sampled_from(settable), unique=True, max_size=4))
    given_settings: dict[str, Any] = {name: data.draw(VALUES) for name in names}
    try:
        every: dict[str, Any] = {"api_key": SENTINEL, "journal": "memory", **given_settings}
        client = Client(**every)
        client.with_options(
            timeout=data.draw(VALUES),
            max_retries=data.draw(VALUES),
            organization_id=data.draw(VALUES),
            dry_run=data.draw(VALUES),
        )
    except OSError as error:
        # A certificate authority's file that is not there is Python's error.
        assert "ca_certificate" in given_settings, repr(error)
    except Exception as error:
        _judge(error, 0)
