"""Base classes of answers: views of the service's JSON that convert a value when it is read.

What nobody reads costs nothing, which is most of a long list.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast, overload

from ._items import Items
from ._load import native
from ._plain import Answer, as_json, plain, redacted, short
from ._secret import Secret, hide, is_dict, is_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from typing_extensions import Self

    from ._native import NativeRow

ModelT = TypeVar("ModelT", bound="Model")
Item = TypeVar("Item")

_DERIVED = "scaledmail._generated"


class Model(Answer):
    """An answer, or a part of one. It does not change.

    What the service did not send reads as ``None``. Fields that this version does not know are in
    ``extra``, and so are dates that it cannot read. Two answers are equal when they hold the same
    values.
    """

    __slots__ = ("_cache", "_data")
    _cache: dict[str, Any]
    _renamed: ClassVar[Mapping[str, str]] = {}
    _wires: ClassVar[Mapping[str, str]] = {}
    _always: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        names: tuple[str, ...] = getattr(cls, "__match_args__", ())
        cls._wires = {name: cls._renamed.get(name, name) for name in names}
        # The public place: shown by help(), and stable in pickles.
        if cls.__module__.startswith(_DERIVED):
            cls.__module__ = "scaledmail"

    def __init__(self, data: dict[str, Any] | NativeRow) -> None:
        """Wrap a JSON object of the service; ``from_dict`` checks it first."""
        self._data = data

    @classmethod
    def _read(cls, text: str) -> Self:
        return _wrap(cls, native.loads(text))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build an answer, for tests: of what ``to_dict`` gives, or names of the wire."""
        if not isinstance(data, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"{cls.__name__} is made of a mapping, not {type(data).__name__}")
        fields = {cls._wires.get(name, name): value for name, value in data.items()}
        missing = [name for name in cls._always if fields.get(name) is None]
        if missing:
            raise ValueError(f"{cls.__name__} always has {', '.join(missing)}")
        return cls(fields)

    @property
    def extra(self) -> dict[str, Any]:
        """What this version does not know or cannot read, by the names on the wire."""
        known = {
            wire
            for name, wire in self._wires.items()
            if not isinstance(self._data.get(wire), str) or getattr(self, name) is not None
        }
        fields = self._fields().items()
        return {name: hide(name, value) for name, value in fields if name not in known}

    def to_dict(self, *, reveal: bool = False) -> dict[str, Any]:
        """Return plain dictionaries and lists, with Python names; unknown fields stay in place.

        Amounts are ``Decimal``, dates ``datetime`` and ``date``.

        Args:
            reveal: Show secrets in the clear; a mask stands for them otherwise.
        """
        values = {name: plain(getattr(self, name), reveal) for name in self._present()}
        for name, value in self.extra.items():
            values.setdefault(name, plain(value, reveal))
        return values

    def to_json(self, *, reveal: bool = False) -> str:
        """Return ``to_dict`` as JSON; amounts become numbers, dates ISO 8601.

        Args:
            reveal: Show secrets in the clear; a mask stands for them otherwise.
        """
        return json.dumps(self.to_dict(reveal=reveal), default=as_json, ensure_ascii=False)

    def __repr__(self) -> str:
        shown = [f"{name}={short(getattr(self, name))}" for name in self._present()]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        assert isinstance(other, Model)
        return self._fields() == other._fields() or self._values() == other._values()

    def __hash__(self) -> int:
        plain = [value for value in self._values()[0] if isinstance(value, (str, int, Decimal))]
        return hash((type(self), *plain))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Callable[..., object], tuple[Any, ...]]:
        return type(self), (self._without_secrets(),)

    def _fields(self) -> dict[str, Any]:
        """Return what there is, by the names on the wire."""
        data = self._data
        return data if isinstance(data, dict) else data.fields()

    def _sent(self) -> dict[str, Any]:
        """Return what goes on the wire when an answer is sent back."""
        return {name: value for name, value in self._fields().items() if value is not None}

    def _present(self) -> list[str]:
        return [name for name in self._wires if getattr(self, name) is not None]

    def _values(self) -> tuple[list[Any], dict[str, Any]]:
        return [getattr(self, name) for name in self._wires], self.extra

    def _without_secrets(self) -> dict[str, Any]:
        data = dict(self._fields())
        for name in self._present():
            value = getattr(self, name)
            # Numbers and dates are read from what is there anew.
            if isinstance(value, (Model, Items, Secret, tuple, list, dict)):
                data[self._wires[name]] = redacted(value)
        data.update((name, redacted(value)) for name, value in self.extra.items())
        return data

    @staticmethod
    def _given(value: Item | None) -> Item:
        """Return a value that the SDK sees to."""
        return cast("Item", value)

    def _text(self, wire: str) -> str | None:
        text: str | None = self._data.get(wire)
        return text

    def _integer(self, wire: str) -> int | None:
        number: int | None = self._data.get(wire)
        return number

    def _boolean(self, wire: str) -> bool | None:
        flag: bool | None = self._data.get(wire)
        return flag

    def _any(self, wire: str) -> Any:
        return hide(wire, self._data.get(wire))

    def _mapping(self, wire: str) -> Mapping[str, Any] | None:
        mapping: Mapping[str, Any] | None = hide(wire, self._data.get(wire))
        return mapping

    def _decimal(self, wire: str) -> Decimal | None:
        value = self._data.get(wire)
        # The shortest text of a float is the number that stood on the wire.
        return None if value is None else Decimal(str(value))

    def _date_time(self, wire: str) -> datetime | None:
        return self._kept(wire, _read_date_time)

    def _date(self, wire: str) -> date | None:
        return self._kept(wire, _read_date)

    def _literal(self, wire: str, _: Item | None = None) -> Item | None:
        value: Item | None = self._data.get(wire)
        return value

    def _secret(self, wire: str) -> Secret | None:
        value = self._data.get(wire)
        return value if value is None or isinstance(value, Secret) else Secret(str(value))

    def _texts(self, wire: str) -> tuple[str, ...] | None:
        values = self._data.get(wire)
        return None if values is None else tuple(values)

    def _values_of(self, wire: str) -> tuple[Any, ...] | None:
        values = self._data.get(wire)
        return None if values is None else tuple(hide(wire, values))

    def _model(self, wire: str, model: type[ModelT]) -> ModelT | None:
        return self._kept(wire, lambda value: _wrap(model, value))

    def _models(self, wire: str, model: type[ModelT]) -> Items[ModelT] | None:
        return self._kept(wire, lambda values: _items(model, values))

    def _kept(self, wire: str, convert: Callable[[Any], Item | None]) -> Item | None:
        """Convert once: reading an attribute twice gives the same object."""
        try:
            cache = self._cache
        except AttributeError:
            # Most answers in a long list are never asked for anything that is kept.
            cache = self._cache = {}
        if wire not in cache:
            value = self._data.get(wire)
            cache[wire] = None if value is None else convert(value)
        kept: Item | None = cache[wire]
        return kept


class Envelope(Model, Sequence[Item]):
    """An answer that is mostly one list: it has a length, can be indexed and looped over."""

    __slots__ = ()
    _items: ClassVar[str] = ""

    @classmethod
    def _read(cls, text: str) -> Self:
        return cls(native.read_answer(text, cls._wires[cls._items]))

    def to_rows(self, *, reveal: bool = False) -> list[dict[str, Any]]:
        """Return one dictionary for each item, all with the same names: rows of a table.

        Args:
            reveal: Show secrets in the clear; a mask stands for them otherwise.
        """
        return self._list().to_rows(reveal=reveal)

    def _list(self) -> Items[Item]:
        items: Items[Item] | None = getattr(self, self._items)
        return Items(_nothing, []) if items is None else items

    def __repr__(self) -> str:
        rest = [name for name in self._present() if name != self._items]
        shown = [*(f"{name}={short(getattr(self, name))}" for name in rest), repr(self._list())]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __len__(self) -> int:
        return len(self._list())

    def __iter__(self) -> Iterator[Item]:
        return iter(self._list())

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> Items[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | Items[Item]:
        return self._list()[index]

    def __contains__(self, item: object) -> bool:
        return item in self._list()


def decode(model: type[ModelT], text: str) -> ModelT:
    """Read an answer that is an object."""
    return model._read(text)  # pyright: ignore[reportPrivateUsage]


def decode_list(model: type[ModelT], text: str) -> Items[ModelT]:
    """Read an answer that is a bare list."""
    return Items(model, native.read_answer(text, ""))


def _items(model: type[ModelT], values: Any) -> Items[ModelT]:
    if not is_list(values):
        return Items(model, values)
    return Items(model, [value if is_dict(value) else {} for value in values])


def _nothing(value: Any) -> Any:
    return value


def _wrap(model: type[ModelT], value: Any) -> ModelT:
    # A null where an object belongs reads as an object with nothing in it.
    return model(value if isinstance(value, dict) else {})  # pyright: ignore[reportUnknownArgumentType]


def _read_date_time(text: str | datetime) -> datetime | None:
    from datetime import datetime

    if isinstance(text, datetime):
        return text
    read = native.date_time(text)
    return None if read is None else datetime.fromisoformat(read)


def _read_date(text: str | date) -> date | None:
    from datetime import date

    if isinstance(text, date):
        return text
    read = native.date(text)
    return None if read is None else date.fromisoformat(read)
