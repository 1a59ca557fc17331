from __future__ import annotations

import json
from collections import OrderedDict, UserList
from decimal import Decimal
from typing import Any

import pytest
from scaledmail import Client
from scaledmail._encode import encode


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
