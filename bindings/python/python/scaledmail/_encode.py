"""From Python values to the JSON that crosses into the native module.

Only shapes are looked at here; what the API allows is checked in one place, below.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ._secret import Secret

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeGuard

_LARGEST = 2**63
_DIGITS = 40


def encode(parameters: Mapping[str, Any]) -> str:
    """Return the parameters as a JSON object; those that are ``None`` were not given.

    Raises:
        TypeError: A value has no JSON form; the message names where it stands.
    """
    given = {name: value for name, value in parameters.items() if value is not None}
    return dumps(given, "")


def dumps(value: Any, path: str) -> str:
    """Return one value as JSON text; ``path`` is what messages call it."""
    try:
        return json.dumps(_plain(value, path), allow_nan=False)
    except RecursionError:
        raise TypeError(f"{path or 'value'}: it contains itself, or is nested too deeply") from None


def _plain(value: Any, path: str) -> Any:
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return _integer(value, path)
    if isinstance(value, Secret):
        return _secret(value, path)
    if isinstance(value, float):
        return _float(value, path)
    if isinstance(value, Decimal):
        return _decimal(value, path)
    # An answer, which is not imported just to be told.
    kind: type[object] = type(value)  # pyright: ignore[reportUnknownVariableType]
    sent = getattr(kind, "_sent", None)
    if sent is not None:
        return _plain(sent(value), path)
    if _is_mapping(value):
        return {_key(key, path): _plain(item, _below(path, key)) for key, item in value.items()}
    if _is_sequence(value):
        return [_plain(item, f"{path}[{index}]") for index, item in enumerate(value)]
    raise TypeError(
        f"{path or 'value'}: {kind.__name__} cannot be sent; use str, numbers, bool, dict or list"
    )


def exact(value: Any) -> Any:
    """Return a ``Decimal`` as the text of its digits, and everything else as it is."""
    if not isinstance(value, Decimal):
        return value
    return format(value, "f") if abs(value.adjusted()) < _DIGITS else str(value)


def _is_mapping(value: Any) -> TypeGuard[Mapping[object, Any]]:
    return isinstance(value, Mapping)


def _is_sequence(value: Any) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray, memoryview))


def _integer(value: int, path: str) -> int:
    if not -_LARGEST <= value < _LARGEST:
        raise TypeError(f"{path or 'value'}: a number of more than 64 bits cannot be sent")
    return value


def _secret(value: Secret, path: str) -> str:
    try:
        return value.reveal()
    except ValueError as error:
        raise TypeError(f"{path or 'value'}: {error}") from None


def _float(value: float, path: str) -> float:
    if not math.isfinite(value):
        raise TypeError(f"{path or 'value'}: {value} is not a number that can be sent")
    return value


def _decimal(value: Decimal, path: str) -> int | float:
    number = float(value) if value.is_finite() else math.nan
    if math.isnan(number) or Decimal(repr(number)) != value:
        raise TypeError(f"{path or 'value'}: {value} cannot be sent without losing digits")
    return int(value) if value == value.to_integral_value() else number


def _key(key: object, path: str) -> str:
    if not isinstance(key, str):
        raise TypeError(f"{path or 'value'}: keys are str, not {type(key).__name__}")
    return key


def _below(path: str, key: object) -> str:
    return f"{path}.{key}" if path else str(key)
