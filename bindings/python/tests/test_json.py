from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scaledmail._load import native

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    # The core has read the number before: 15 digits are exact.
    | st.decimals(-(10**9), 10**9, places=4).map(float)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
)


@settings(max_examples=1000, deadline=None, derandomize=True, database=None)
@given(VALUES)
def test_it_reads_what_python_reads(value: Any) -> None:
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False)):
        assert native.loads(text) == json.loads(text)
        assert repr(native.loads(text)) == repr(json.loads(text))


def test_lists_of_objects_with_many_names() -> None:
    rows = [{f"name{at}": at, "same": "text", "long": "x" * at} for at in range(2000)]
    text = json.dumps(rows)
    read = native.loads(text)
    assert read == rows
    assert read[0]["same"] is read[1999]["same"]


@pytest.mark.parametrize(
    "text", ["", "{", '{"sentinel": }', "[1,]", "sentinel", '"\\ud800"', "1 2"]
)
def test_what_is_no_json_is_not_shown(text: str) -> None:
    with pytest.raises(ValueError, match="no JSON at line") as caught:
        native.loads(text)
    assert "sentinel" not in str(caught.value)
