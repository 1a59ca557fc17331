from __future__ import annotations

import inspect
import platform
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
import scaledmail
from conftest import python
from scaledmail import AsyncClient, Client

OWN = {"close", "aclose"}
SETTINGS = {
    "base_url": "http://localhost:1/api/v1",
    "connect_timeout": 3.5,
    "dry_run": True,
    "is_closed": False,
    "max_per_call": Decimal("12.5"),
    "max_per_day": Decimal(100),
    "max_retries": 7,
    "organization_id": "rec1",
    "pacing": False,
    "read_only": True,
    "timeout": 1.25,
}


def methods(face: type) -> dict[str, inspect.Signature]:
    """Every public method of a client, by noun and name."""
    found: dict[str, inspect.Signature] = {}
    for name, member in inspect.getmembers(face):
        if name.startswith("_") or name in SETTINGS:
            continue
        if isinstance(member, property):
            prefix = "" if face is Client else "Async"
            noun = getattr(scaledmail, prefix + name.capitalize())
            for method, function in inspect.getmembers(noun, inspect.isfunction):
                if not method.startswith("_"):
                    found[f"{name}.{method}"] = inspect.signature(function)
        elif name not in OWN:
            found[name] = inspect.signature(member)
    return found


def test_both_clients_have_the_same_methods_and_signatures() -> None:
    assert methods(Client) == methods(AsyncClient)
    assert inspect.signature(Client) == inspect.signature(AsyncClient)


@pytest.mark.parametrize("face", [Client, AsyncClient])
def test_settings_can_be_read(face: type[Client | AsyncClient], tmp_path: Path) -> None:
    given = {name: value for name, value in SETTINGS.items() if name != "is_closed"}
    client = face(api_key="k", journal=tmp_path / "journal", **cast(Any, given))
    assert {name: getattr(client, name) for name in SETTINGS} == SETTINGS
    changed = client.with_options(organization_id="rec2", timeout=2, max_retries=0)
    assert (changed.organization_id, changed.timeout, changed.max_retries) == ("rec2", 2, 0)
    assert client.organization_id == "rec1"
    for name, value in given.items():
        with pytest.raises(AttributeError):
            setattr(client, name, value)


def test_every_operation_has_its_method(
    document: dict[str, Any], additions: dict[str, Any]
) -> None:
    operations = {
        operation["operationId"]
        for item in document["paths"].values()
        for operation in item.values()
    }
    names = {name.replace("_", ".", 1) for name in operations | additions["operations"].keys()}
    assert names == methods(Client).keys() - {"request", "with_options"}


def test_only_calls_that_charge_take_a_price() -> None:
    every = {name: found.parameters.keys() for name, found in methods(Client).items()}
    charges = {name for name, options in every.items() if "expected_price" in options}
    assert charges == {
        "domains.buy",
        "orders.create",
        "orders.create_custom",
        "orders.place",
        "prewarm.buy",
        "request",
    }
    dry = {name for name, options in every.items() if "dry_run" in options}
    assert charges < dry
    assert not dry & {"orders.list", "orders.preview", "placements.settle"}


def test_async_methods_are_coroutine_functions() -> None:
    assert inspect.iscoroutinefunction(scaledmail.AsyncOrders.create)
    assert inspect.iscoroutinefunction(AsyncClient.request)


def test_all_names_exist_once() -> None:
    assert len(scaledmail.__all__) == len(set(scaledmail.__all__))
    for name in scaledmail.__all__:
        assert getattr(scaledmail, name) is not None
        assert name in dir(scaledmail)
    with pytest.raises(AttributeError):
        scaledmail.Ordr  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]


def test_the_import_is_light() -> None:
    code = (
        "import sys; before = set(sys.modules); import scaledmail; new = set(sys.modules) - before;"
        "print([name for name in new if name.split('.')[0] in ('asyncio', 'logging', 'platform')"
        " or 'models' in name])"
    )
    assert python(code).stdout.strip() == "[]"


def test_a_missing_native_module_is_explained() -> None:
    done = python("import sys; sys.modules['scaledmail._native'] = None; import scaledmail")
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("ImportError: scaledmail has no native module that works here")
    assert "x86-64" in last
    assert "Rust toolchain" in last


def test_the_command_line_says_the_version() -> None:
    command = [sys.executable, "-m", "scaledmail", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == f"scaledmail {scaledmail.__version__}"


def test_a_closed_client_says_so() -> None:
    with Client(api_key="k") as client:
        assert "closed" not in repr(client)
    assert "closed" in repr(client)
    with pytest.raises(RuntimeError, match="closed"):
        client.orders.list()


def test_annotations_resolve_at_run_time() -> None:
    from typing import get_type_hints

    hints = get_type_hints(scaledmail.Orders.create)
    assert hints["return"] is scaledmail.Receipt


def test_without_a_native_module_the_import_says_what_is_supported(tmp_path: Path) -> None:
    package = Path(scaledmail.__file__).parent
    shutil.copytree(package, tmp_path / "scaledmail", ignore=shutil.ignore_patterns("_native*.so"))
    program = "import sys; sys.path.insert(0, sys.argv[1]); import scaledmail"
    command = [sys.executable, "-I", "-c", program, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    last = run.stderr.strip().splitlines()[-1]
    assert last.startswith("ImportError: scaledmail has no native module that works here")
    assert platform.machine() in last
    assert "published wheel is for Linux x86-64" in last


def _public(owner: object) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name in dir(owner):
        member = inspect.getattr_static(owner, name)
        if not name.startswith("_") and (callable(member) or isinstance(member, property)):
            found.append((name, member))
    return found


def test_help_has_something_to_say_of_everything() -> None:
    missing: list[str] = []
    for name in scaledmail.__all__:
        exported: Any = getattr(scaledmail, name)
        if not inspect.isclass(exported):
            continue
        if not (exported.__doc__ or "").strip():
            missing.append(name)
        if issubclass(exported, dict):
            continue
        for method, member in _public(exported):
            if not (inspect.getdoc(member) or "").strip():
                missing.append(f"{name}.{method}")
    assert missing == []
