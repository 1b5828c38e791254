"""Write the files of a folder whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping

from ..errors import OutputError
from ..files import reason, take_name, write_whole

__all__ = ["checked", "write_folder"]


def write_folder(folder: str, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write files (by their name, with ``/`` between folders) into a folder.

    They are written into a new folder beside it, which takes its name in the end: what
    fails leaves what was there. A folder that holds something is replaced, with all that
    it holds, only with ``force``. Raises :class:`~pingan_kg.errors.OutputError`.
    """
    target = checked(folder, force=force)
    mark = f"{os.getpid()}-{os.urandom(4).hex()}"
    beside = os.path.join(os.path.dirname(target), f".pingan-kg-{mark}.tmp")
    try:
        os.makedirs(beside)
        for name, data in files.items():
            path = os.path.join(beside, *name.split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write_whole(path, data)
        take_name(beside, target)
    except OSError as error:
        raise OutputError(f"cannot write the folder {folder}: {reason(error)}") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def checked(folder: str, *, force: bool = False) -> str:
    """Return the real path of a folder that may be written.

    Raises :class:`~pingan_kg.errors.OutputError` where it holds something, unless that is
    an earlier release and ``force`` is given.
    """
    target = os.path.realpath(folder)
    try:
        held = os.listdir(target) if os.path.lexists(target) else []
    except NotADirectoryError:
        raise OutputError(f"cannot write the folder {folder}: it is a file") from None
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot write the folder {folder}: {reason(error)}") from error
    if held and not force:
        raise OutputError(f"{folder} is not empty and is left as it is; --force replaces it")
    if held and not {"SHA256SUMS", "dataset.ttl"} <= set(held):
        raise OutputError(
            f"{folder} holds no release; --force replaces only an earlier release"
        )
    return target
