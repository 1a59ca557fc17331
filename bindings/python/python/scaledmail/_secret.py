"""Text that does not show itself."""

from __future__ import annotations

from ._load import native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeGuard

_MASK = "**********"


class Secret:
    """A password or a key: shown only by ``reveal()``.

    ``repr``, ``str``, f-strings, logging and pickle see a mask. A secret that went through pickle
    has lost its text for good.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        """Hide ``text``."""
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"a secret is made of str, not {type(text).__name__}")
        self._text: str | None = text

    @classmethod
    def redacted(cls) -> Secret:
        """Return a secret without its text, as pickle leaves it."""
        secret = cls("")
        secret._text = None
        return secret

    def reveal(self) -> str:
        """Return the text in the clear.

        Raises:
            ValueError: The text was dropped because the secret was pickled.
        """
        if self._text is None:
            raise ValueError("this secret was pickled, and pickles keep no secrets: read it again")
        return self._text

    def __repr__(self) -> str:
        return f"Secret({_MASK})"

    def __str__(self) -> str:
        return _MASK

    def __format__(self, spec: str) -> str:
        return format(_MASK, spec)

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if isinstance(other, Secret) else NotImplemented

    def __hash__(self) -> int:
        return hash((Secret, self._text))

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: object) -> Secret:
        return self

    def __getstate__(self) -> None:
        return None

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return Secret.redacted, ()


_WORDS = tuple(native.secret_words())


def hide(name: str, value: Any) -> Any:
    """Return a value that nothing describes, with secrets where its names speak of them."""
    return _hide(value, _names_secret(name))


def _names_secret(name: str) -> bool:
    name = name.lower().replace("_", "").replace("-", "")
    return any(word in name for word in _WORDS)


def _hide(value: Any, secret: bool) -> Any:
    if is_dict(value):
        return {name: _hide(item, secret or _names_secret(name)) for name, item in value.items()}
    if is_list(value):
        return [_hide(item, secret) for item in value]
    if secret and isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return Secret(str(value))
    return value


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether a value of JSON is a list."""
    return isinstance(value, list)


def is_dict(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a value of JSON is an object."""
    return isinstance(value, dict)
