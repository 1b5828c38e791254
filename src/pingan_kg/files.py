"""Read a file strictly; write one whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from .errors import InputError, OutputError
from .limits import FILE

__all__ = ["read_bytes", "read_text", "reason", "take_name", "write_whole"]

Name = str | os.PathLike[str]


def reason(error: OSError | ValueError) -> str:
    """Say in plain words, in lower case and without a path, why the system refused."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, IsADirectoryError):
        return "it is a folder, not a file"
    text = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:]


def read_bytes(path: Name, what: str = "file", *, most: int = FILE) -> bytes:
    """Read a whole file, or standard input where the path is ``-``.

    ``what`` names its role in messages ("query", "data file"). Raises
    :class:`~pingan_kg.errors.InputError` where it cannot be read or has more
    than ``most`` bytes.
    """
    try:
        if os.fspath(path) == "-":
            return _limited(sys.stdin.buffer, "standard input", what, most)
        with open(path, "rb") as stream:
            return _limited(stream, os.fspath(path), what, most)
    except AttributeError:
        raise InputError(f"cannot read the {what}: standard input is closed") from None
    except (OSError, ValueError) as error:
        name = "standard input" if os.fspath(path) == "-" else os.fspath(path)
        raise InputError(f"cannot read the {what} {name}: {reason(error)}") from error


def _limited(stream: IO[bytes], name: str, what: str, most: int) -> bytes:
    data = stream.read(most + 1)
    if len(data) > most:
        size = most // (1024 * 1024)
        raise InputError(f"the {what} {name} is larger than {size} MiB, the most that is read")
    return data


def read_text(path: Name, what: str = "file") -> str:
    """Read a whole file, or standard input (``-``), as UTF-8; a byte-order mark is dropped.

    Raises :class:`~pingan_kg.errors.InputError`, also where it is no UTF-8.
    """
    data = read_bytes(path, what)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        name = "standard input" if os.fspath(path) == "-" else os.fspath(path)
        raise InputError(
            f"the {what} {name} is not UTF-8 text: line {line} holds the byte "
            f"0x{data[error.start]:02x}; save it as UTF-8"
        ) from error


def write_whole(path: Name, data: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all.

    The bytes go into a new file beside the target, which takes the target's
    name once they are on the disk; a symbolic link stays one, and an existing
    file's permissions stay. Without ``force`` an existing file is never
    replaced, not even one that appears meanwhile. Devices and pipes are
    written directly. Raises :class:`~pingan_kg.errors.OutputError`.
    """
    try:
        if os.fspath(path).endswith(("/", os.sep)):
            raise IsADirectoryError
        mode = _mode(path)
        if mode is not None and not stat.S_ISREG(mode):
            with open(path, "wb") as stream:
                stream.write(data)
            return
        target = os.path.realpath(path)
        if mode is not None and not force:
            raise FileExistsError
        _write_beside(target, data, mode, force=force)
    except FileExistsError:
        raise OutputError(
            f"{os.fspath(path)} exists already and is left as it is; --force overwrites it"
        ) from None
    except (OSError, ValueError) as error:
        raise OutputError(f"cannot write {os.fspath(path)}: {reason(error)}") from error


def take_name(beside: Name, target: Name) -> None:
    """Let a folder that is whole take a name; what had it goes once the new one is there.

    Both are in one folder. Raises OSError, and then what was there is there still.
    """
    if not os.path.lexists(target):
        os.rename(beside, target)
        return
    from shutil import rmtree

    os.chmod(beside, stat.S_IMODE(os.stat(target).st_mode))
    mark = f".pingan-kg-{os.getpid()}-{os.urandom(4).hex()}.old"
    old = os.path.join(os.path.dirname(os.fspath(target)), mark)
    os.rename(target, old)
    try:
        os.rename(beside, target)
    finally:
        if not os.path.lexists(target):
            os.rename(old, target)
    rmtree(old, ignore_errors=True)


def _mode(path: Name) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def _write_beside(target: str, data: bytes, mode: int | None, *, force: bool) -> None:
    folder = os.path.dirname(target)
    beside = os.path.join(folder, f".pingan-kg-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with _removed(beside):
        descriptor = os.open(beside, flags, 0o666)
        with open(descriptor, "wb") as stream:
            if mode is not None:
                os.chmod(beside, stat.S_IMODE(mode))
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if force:
            os.replace(beside, target)
        else:
            _link(beside, target)


@contextmanager
def _removed(beside: str) -> Iterator[None]:
    """Remove a file in the end, also where a signal is to end the process."""
    import signal

    def remove() -> None:
        with suppress(FileNotFoundError):
            os.unlink(beside)

    def end(number: int, _frame: object) -> None:
        remove()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    caught = []
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not every system has each
        with suppress(ValueError):  # only a main thread may
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, end)
                caught.append(number)
    try:
        yield
    finally:
        remove()
        for number in caught:
            signal.signal(number, signal.SIG_DFL)


def _link(beside: str, target: str) -> None:
    """Give the file its name, failing where the name is taken."""
    try:
        os.link(beside, target)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):
        # A file system without hard links: claim the name first, then replace it.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        os.replace(beside, target)
