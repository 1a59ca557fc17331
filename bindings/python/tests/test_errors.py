from __future__ import annotations

import builtins
import json
import pickle
from typing import Any

import pytest
import scaledmail
from scaledmail import ScaledMailError, Violation
from scaledmail._errors import CLASSES, from_json
from scaledmail._load import native

FULL: dict[str, Any] = {
    "kind": "outcome_unknown",
    "message": "orders_create: 200 outcome_unknown: the answer was cut off [outcome: unknown]",
    "reason": "the answer was cut off",
    "status": 200,
    "code": "c",
    "request_id": "r",
    "retry_after_seconds": 1.5,
    "outcome": "unknown",
    "cause_kind": "decode",
    "attempts": 1,
    "operation": "orders_create",
    "violations": [{"field": "domains[0]", "value": None, "rule": "must be there"}],
    "raw_body": None,
}


def test_every_kind_has_a_class_and_every_class_a_kind() -> None:
    assert sorted(native.error_kinds()) == sorted(CLASSES)


@pytest.mark.parametrize("kind", sorted(CLASSES))
def test_classes_are_named_after_kinds(kind: str) -> None:
    name = "".join(word.capitalize() for word in kind.split("_")) + "Error"
    assert CLASSES[kind] is getattr(scaledmail, name)
    assert issubclass(CLASSES[kind], ScaledMailError)
    error = from_json(json.dumps({**FULL, "kind": kind}))
    assert type(error) is CLASSES[kind]
    assert str(error) == FULL["message"]


@pytest.mark.parametrize("kind", sorted(CLASSES))
def test_errors_pickle_whole(kind: str) -> None:
    error = from_json(json.dumps({**FULL, "kind": kind}))
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert again.__dict__ == error.__dict__
    cause, before = again.__cause__, error.__cause__
    assert isinstance(cause, scaledmail.DecodeError)
    assert isinstance(before, scaledmail.DecodeError)
    assert cause.__dict__ == before.__dict__


def test_attributes() -> None:
    error = from_json(json.dumps(FULL))
    assert error.kind == "outcome_unknown"
    assert (error.status, error.code, error.request_id) == (200, "c", "r")
    assert error.retry_after == 1.5
    assert (error.outcome, error.cause_kind, error.attempts) == ("unknown", "decode", 1)
    assert error.operation == "orders_create"
    assert error.violations == (Violation("domains[0]", None, "must be there"),)
    assert error.raw_body is None


def test_an_unknown_outcome_has_its_cause() -> None:
    error = from_json(json.dumps({**FULL, "cause_kind": "timeout", "status": None}))
    assert isinstance(error, scaledmail.OutcomeUnknownError)
    assert isinstance(error.__cause__, scaledmail.TimeoutError)
    assert str(error.__cause__) == "the answer was cut off"
    assert error.__cause__.operation == "orders_create"
    without = from_json(json.dumps({**FULL, "kind": "timeout", "cause_kind": None}))
    assert without.__cause__ is None


def test_builtin_bases_where_they_fit() -> None:
    assert issubclass(scaledmail.ConnectionError, builtins.ConnectionError)
    assert issubclass(scaledmail.TimeoutError, builtins.TimeoutError)
    assert issubclass(scaledmail.ValidationError, ValueError)
    assert issubclass(scaledmail.ConfigError, ValueError)
    assert not issubclass(scaledmail.PermissionError, builtins.PermissionError)


def test_a_kind_of_tomorrow_can_be_caught() -> None:
    error = from_json(json.dumps({**FULL, "kind": "tomorrow"}))
    assert type(error) is ScaledMailError
    assert vars(error)["kind"] == "tomorrow"


def test_bad_settings_raise_our_error() -> None:
    with pytest.raises(scaledmail.ConfigError):
        scaledmail.Client(api_key="k", base_url="http://example.com/api/v1")
