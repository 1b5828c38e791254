"""Run one piece of work in a forked child that can be stopped.

The engine has no time limit of its own, hears no signal while it counts, and
dies of a deeply nested query. So whatever a user hands in is parsed and
answered in a child process: with a wall clock that kills it, a bound on its
memory and on the size of its answer, and no way to open a socket.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

__all__ = ["ANSWER", "MEMORY", "SECONDS", "Failure", "Write", "run", "run_here"]

# The one table of limits: what parses or answers for a user has no other.

SECONDS = 30.0
"""The wall time of a query or a file, unless another is asked for."""

MEMORY = 2 * 1024**3
"""Bytes of address space a child may add to what its parent had."""

ANSWER = 512 * 1024**2
"""Bytes of the largest answer that is taken back from a child."""

_CHUNK = 1 << 20
_DONE, _RAISED = b"+", b"-"
"""How what a child wrote ends, before the seal that its parent gave it."""

Write = Callable[[bytes], object]

_forking = threading.Lock()
"""Held from pipe to fork, or a sibling's child would inherit the pipe's end."""


class Failure(Exception):
    """What became of work that gave no answer.

    ``kind`` is ``timeout``, ``memory``, ``size``, ``crash`` or ``raised``; for
    ``raised``, ``error`` is the exception's class name and ``text`` its message.
    """

    def __init__(self, kind: str, text: str = "", error: str = "") -> None:
        super().__init__(kind, text, error)
        self.kind = kind
        self.text = text
        self.error = error


def run(
    work: Callable[[Write], None],
    *,
    seconds: float,
    memory: int = MEMORY,
    answer: int = ANSWER,
    sockets: bool = False,
) -> bytes:
    """Call ``work(write)`` in a child and return the bytes it wrote.

    The child is killed ``seconds`` after its start, when its answer grows past
    ``answer`` bytes, and when the wait is interrupted. Raises :class:`Failure`.
    Where the system cannot fork, the work runs in a thread: its time is limited
    for the caller, its memory is not.
    """
    if not hasattr(os, "fork"):
        return run_here(work, seconds=seconds, answer=answer)
    with _forking:
        seal = os.urandom(8)
        source, sink = os.pipe()
        child = _fork()
        if child == 0:
            _limit(seconds, memory, sockets=sockets)
            _child(work, sink, seal)
        os.close(sink)
    status = 0
    try:
        taken = _take(source, seconds, answer)
    finally:
        os.close(source)
        with suppress(ProcessLookupError):
            os.kill(child, 9)
        with suppress(ChildProcessError):  # the caller ignores SIGCHLD
            status = os.waitpid(child, 0)[1]
    return _judged(taken, seal, status)


def _fork() -> int:
    if sys.version_info < (3, 12):
        return os.fork()
    import warnings

    with warnings.catch_warnings():
        # From 3.12 on Python warns where other threads run. The child calls only the
        # engine and leaves by os._exit: no lock of another thread is ever waited for.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _take(source: int, seconds: float, answer: int) -> bytes:
    from select import select
    from time import monotonic

    deadline = monotonic() + seconds
    chunks: list[bytes] = []
    size = 0
    while True:
        left = deadline - monotonic()
        if left <= 0 or not select([source], [], [], min(left, 3600.0))[0]:
            if deadline > monotonic():
                continue
            raise Failure("timeout")
        chunk = os.read(source, _CHUNK)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        size += len(chunk)
        if size > answer:
            raise Failure("size")


def _judged(taken: bytes, seal: bytes, status: int) -> bytes:
    """Tell an answer from an exception and from a death, by how it ends."""
    if taken.endswith(_DONE + seal):
        return taken[: -len(seal) - 1]
    if taken.endswith(_RAISED + seal):
        told = taken[: -len(seal) - 1]
        length = int.from_bytes(told[-4:], "big")
        error, _, text = told[-4 - length : -4].decode("utf-8", "replace").partition("\n")
        raise Failure("memory" if error == "MemoryError" else "raised", text, error)
    signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    # 24 is SIGXCPU, 6 SIGABRT: how the engine ends when it gets no memory.
    raise Failure({24: "timeout", 6: "memory"}.get(signal, "crash"))


def _child(work: Callable[[Write], None], sink: int, seal: bytes) -> NoReturn:
    """Do the work, write answer and ending, and leave without any clean-up."""
    try:
        with open(sink, "wb", buffering=1 << 16, closefd=False) as stream:
            try:
                work(stream.write)
                stream.write(_DONE + seal)
            except BaseException as error:  # noqa: BLE001 (it is told to the parent)
                told = f"{type(error).__name__}\n{error}".encode("utf-8", "replace")[:8192]
                stream.write(told + len(told).to_bytes(4, "big") + _RAISED + seal)
    finally:
        os._exit(0)


def _limit(seconds: float, memory: int, *, sockets: bool) -> None:
    """Bound what this process may use; silence what a dying engine would print."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_RDWR), 2)
    if handler := sys.modules.get("faulthandler"):
        handler.disable()
    try:
        import resource
    except ImportError:
        return
    limits = [
        (resource.RLIMIT_CORE, 0),
        # The backstop for a child whose parent was killed and cannot stop it.
        (resource.RLIMIT_CPU, int(min(seconds, 10**6)) + 2),
        (resource.RLIMIT_AS, memory + _address_space()),
    ]
    if not sockets:
        limits.append((resource.RLIMIT_NOFILE, 0))
    for limit, value in limits:
        with suppress(ValueError, OSError):  # some systems refuse some limits
            hard = resource.getrlimit(limit)[1]
            bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(limit, (bound, bound))


def _address_space() -> int:
    """Return the bytes this process has mapped already, where the system tells."""
    try:
        with open("/proc/self/statm", "rb") as stream:
            return int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 1 << 30


def run_here(work: Callable[[Write], None], *, seconds: float, answer: int = ANSWER) -> bytes:
    """Call ``work(write)`` in a thread of this process and return the bytes it wrote.

    For work that is known to end: what does not goes on after its time, until
    the process ends, and nothing bounds its memory. Raises :class:`Failure`.
    """
    chunks: list[bytes] = []
    raised: list[BaseException] = []

    def body() -> None:
        try:
            work(chunks.append)
        except BaseException as error:  # noqa: BLE001 (it is told to the caller)
            raised.append(error)

    thread = threading.Thread(target=body, daemon=True)
    thread.start()
    thread.join(min(seconds, threading.TIMEOUT_MAX))
    if thread.is_alive():
        raise Failure("timeout")
    if raised:
        raise Failure("raised", str(raised[0]), type(raised[0]).__name__)
    if sum(map(len, chunks)) > answer:
        raise Failure("size")
    return b"".join(chunks)
