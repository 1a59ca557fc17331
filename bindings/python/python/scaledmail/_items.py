"""Lists of answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import eq
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar, overload

from ._plain import Answer, redacted

if TYPE_CHECKING:
    from typing_extensions import Self

    from ._native import NativeRow, NativeRows

Item = TypeVar("Item")

_LISTED = 3


class Items(Sequence[Item]):
    """Answers of one kind. They do not change, and become objects when they are asked for.

    It can be indexed, sliced, looped over and measured, and equals a tuple of the same answers.
    """

    __slots__ = ("_make", "_rows")

    def __init__(
        self, make: Callable[[Any], Item], rows: Sequence[dict[str, Any] | NativeRow] | NativeRows
    ) -> None:
        """Keep what each is made of; answers have them ready-made."""
        self._make = make
        self._rows = rows

    def to_rows(self, *, reveal: bool = False) -> list[dict[str, Any]]:
        """Return one dictionary for each item, all with the same names: rows of a table.

        ``pandas.DataFrame(rows)``, ``polars.DataFrame(rows)`` and ``csv.DictWriter`` take them.

        Args:
            reveal: Show secrets in the clear; a mask stands for them otherwise.
        """
        names: dict[str, None] = {}
        rows: list[dict[str, Any]] = []
        for item in self:
            assert isinstance(item, Answer)
            names.update(dict.fromkeys(getattr(item, "__match_args__", ())))
            rows.append(item.to_dict(reveal=reveal))
            names.update(dict.fromkeys(rows[-1]))
        return [{name: row.get(name) for name in names} for row in rows]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Item]:
        rows: Any = self._rows
        return map(self._make, rows)

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> Items[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | Items[Item]:
        if isinstance(index, slice):
            return Items(self._make, [self._rows[at] for at in range(len(self))[index]])
        return self._make(self._rows[index])

    def __eq__(self, other: object) -> bool:
        if not _is_like(other):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        shown = [repr(item) for item in self[:_LISTED]]
        more = len(self) - len(shown)
        return f"[{', '.join([*shown, f'and {more} more'] if more else shown)}]"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Callable[..., object], tuple[Any, ...]]:
        return Items, (self._make, [redacted(item) for item in self])


def _is_like(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, (Items, tuple))


Items.__module__ = "scaledmail"
