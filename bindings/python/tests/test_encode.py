from __future__ import annotations

import json
import re
from collections import OrderedDict, UserList
from decimal import Decimal
from typing import Any

import pytest
import scaledmail
from scaledmail import Client, Secret
from scaledmail._encode import encode, exact


def test_what_has_a_json_form() -> None:
    given: dict[str, Any] = {
        "tuple": ("a", "b"),
        "sequence": UserList(["a"]),
        "mapping": OrderedDict(x=1),
        "decimal": Decimal("33.3"),
        "whole": Decimal(5),
        "flag": True,
        "text": "é",
        "missing": None,
    }
    assert json.loads(encode(given)) == {
        "tuple": ["a", "b"],
        "sequence": ["a"],
        "mapping": {"x": 1},
        "decimal": 33.3,
        "whole": 5,
        "flag": True,
        "text": "é",
    }


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"domains": [{"domain": b"a.com"}]}, r"domains\[0\]\.domain: bytes"),
        ({"domains": {"a.com"}}, "domains: set"),
        ({"hosting": {"password": object()}}, r"hosting\.password: object"),
        ({"hosting": {1: "x"}}, "hosting: keys are str, not int"),
        ({"volume": float("nan")}, "volume: nan"),
        ({"volume": Decimal("Infinity")}, "volume: Infinity"),
        ({"volume": Decimal("0.12345678901234567890123")}, "volume: .* without losing digits"),
    ],
)
def test_what_has_none_is_named(value: dict[str, Any], place: str) -> None:
    with pytest.raises(TypeError, match=place):
        encode(value)


def test_nothing_is_sent_when_a_value_has_no_json_form() -> None:
    client = Client(api_key="k", organization_id="o", base_url="http://127.0.0.1:9/api/v1")
    with pytest.raises(TypeError, match=r"domains\[0\]"):
        client.domains.search([b"a.com"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


def test_answers_can_be_sent_back() -> None:
    alias = scaledmail.Alias.from_dict({"first_name": "A", "last_name": None, "alias": "a"})
    secret = scaledmail.Mailbox.from_dict({"mailbox_password": "s3cret"})
    sent = json.loads(encode({"aliases": (alias, secret)}))
    assert sent == {"aliases": [{"first_name": "A", "alias": "a"}, {"mailbox_password": "s3cret"}]}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (10**400, "aliases: a number of more than 64 bits cannot be sent"),
        (-(2**63) - 1, "aliases: a number of more than 64 bits cannot be sent"),
        (Secret.redacted(), "aliases: this secret was pickled"),
        (Decimal("1e999999"), "aliases: 1E+999999 cannot be sent without losing digits"),
    ],
)
def test_what_cannot_be_sent_is_named(value: object, message: str) -> None:
    with pytest.raises(TypeError, match=re.escape(message)):
        encode({"aliases": value})


def test_amounts_keep_their_digits() -> None:
    assert exact(Decimal("12.3400000000000000001")) == "12.3400000000000000001"
    assert exact(Decimal("1E+2")) == "100"
    assert exact(Decimal("1E+999999999")) == "1E+999999999"
