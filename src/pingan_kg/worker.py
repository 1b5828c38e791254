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

from .limits import ANSWER, MEMORY

__all__ = ["Failure", "Write", "run", "run_here"]

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
    opens: bool = False,
) -> bytes:
    """Call ``work(write)`` in a child and return the bytes it wrote.

    The child is killed ``seconds`` after its start, when its answer grows past
    ``answer`` bytes, when the wait is interrupted, and when its parent dies. It opens
    files and sockets only with ``opens``. Raises :class:`Failure`.
    Where the system cannot fork, the work runs in a thread: its time is limited
    for the caller, its memory is not.
    """
    if not hasattr(os, "fork"):
        return run_here(work, seconds=seconds, answer=answer)
    with _forking:
        seal = os.urandom(8)
        source, sink = os.pipe()
        alive, held = os.pipe()  # nothing is written: it closes when the parent dies
        child = _fork()
        if child == 0:
            os.close(source)
            os.close(held)
            _die_with_parent(alive)
            _limit(seconds, memory, opens=opens)
            _child(work, sink, seal)
        os.close(sink)
        os.close(alive)
    status = 0
    try:
        taken = _take(source, seconds, answer)
    finally:
        os.close(source)
        os.close(held)
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


def _die_with_parent(alive: int) -> None:
    """Let the system end this process when the other end of a pipe closes.

    An engine at work hears of nothing, and would go on after its parent was killed.
    """
    import signal

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGIO):
        with suppress(ValueError, OSError):  # only a main thread may
            signal.signal(number, signal.SIG_DFL)
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(alive, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(alive, fcntl.F_SETFL, fcntl.fcntl(alive, fcntl.F_GETFL) | os.O_ASYNC)


def _limit(seconds: float, memory: int, *, opens: bool) -> None:
    """Bound what this process may use; let go of the streams that it shares."""
    with suppress(OSError):
        nothing = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):  # who reads the output waits for all that hold it
            os.dup2(nothing, descriptor)
    if handler := sys.modules.get("faulthandler"):
        handler.disable()
    try:
        import resource
    except ImportError:
        return
    limits = [
        (resource.RLIMIT_CORE, 0),
        # The backstop where the system does not tell of the parent's death.
        (resource.RLIMIT_CPU, int(min(seconds, 10**6)) + 2),
        (resource.RLIMIT_AS, memory + _address_space()),
    ]
    if not opens:
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
