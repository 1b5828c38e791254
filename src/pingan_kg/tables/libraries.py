"""The libraries that only some tables need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ..errors import MissingEngine

__all__ = ["library"]

_PACKAGES = {
    "xlsxwriter": "XlsxWriter",
    "pyarrow.parquet": "pyarrow",
    "pyarrow.dataset": "pyarrow",
}
"""By the module's name: the package it comes in, where that is called otherwise."""


def library(name: str) -> Any:
    """Import a library that is not always there.

    Raises :class:`~pingan_kg.errors.MissingEngine`, with the command that installs it.
    """
    try:
        return import_module(name)
    except ImportError:
        package = _PACKAGES.get(name, name)
        raise MissingEngine(f"{package} is not installed: pip install {package}") from None
