"""Imports the native module, or says why there is none for this machine."""

from __future__ import annotations

try:
    import scaledmail._native as _native
except ImportError as _error:
    import platform as _platform

    _libc = " ".join(_platform.libc_ver()).strip()
    _here = f"{_platform.system()} {_platform.machine()}" + (f", {_libc}" if _libc else "")
    raise ImportError(
        f"scaledmail has no native module that works here ({_here}, Python "
        f"{_platform.python_version()}): {_error}. The published wheel is for Linux x86-64 with "
        "glibc 2.17 or newer. Elsewhere, install from source with a Rust toolchain: "
        "pip install --no-binary scaledmail scaledmail"
    ) from _error

native = _native
