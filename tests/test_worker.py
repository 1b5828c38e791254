from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable

import pytest

from pingan_kg import worker
from pingan_kg.worker import Failure, Write, run, run_here


def children() -> list[str]:
    with open(f"/proc/self/task/{os.getpid()}/children") as stream:
        return stream.read().split()


@pytest.fixture(autouse=True)
def _no_child_is_left() -> object:
    before = children()
    yield
    assert children() == before


def test_what_is_written_comes_back() -> None:
    def work(write: Write) -> None:
        for piece in (b"a" * 200_000, b"", b"b"):
            write(piece)

    assert run(work, seconds=10) == b"a" * 200_000 + b"b"


def test_what_ends_like_an_ending_is_no_ending() -> None:
    assert run(lambda write: write(b"+" * 9) and None, seconds=10) == b"+" * 9

    def die(write: Write) -> None:
        write(b"+" * 100_000)
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(Failure):
        run(die, seconds=10)


def test_an_exception_is_told() -> None:
    def work(write: Write) -> None:
        write(b"partial")
        raise LookupError("what\nelse")

    with pytest.raises(Failure) as caught:
        run(work, seconds=10)
    failure = caught.value
    assert (failure.kind, failure.error, failure.text) == (
        "raised",
        "LookupError",
        "what\nelse",
    )


def test_time_is_limited() -> None:
    begin = time.monotonic()
    with pytest.raises(Failure) as caught:
        run(lambda _: time.sleep(60), seconds=0.2)
    assert caught.value.kind == "timeout"
    assert time.monotonic() - begin < 5


def test_time_is_limited_for_what_writes_all_the_time() -> None:
    def work(write: Write) -> None:
        while True:
            write(b"x" * 70_000)
            time.sleep(0.01)

    with pytest.raises(Failure) as caught:
        run(work, seconds=0.3)
    assert caught.value.kind == "timeout"


def test_memory_is_limited() -> None:
    with pytest.raises(Failure) as caught:
        run(lambda _: bytearray(300 << 20) and None, seconds=30, memory=100 << 20)
    assert caught.value.kind == "memory"


def test_the_answer_is_limited() -> None:
    with pytest.raises(Failure) as caught:
        run(lambda write: write(b"x" * 3_000_000) and None, seconds=30, answer=1_000_000)
    assert caught.value.kind == "size"


@pytest.mark.parametrize(
    ("number", "kind"),
    [(signal.SIGSEGV, "crash"), (signal.SIGABRT, "memory"), (signal.SIGXCPU, "timeout")],
)
def test_a_death_is_told_apart(number: int, kind: str) -> None:
    def work(write: Write) -> None:
        write(b"partial")
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        time.sleep(5)

    with pytest.raises(Failure) as caught:
        run(work, seconds=30)
    assert caught.value.kind == kind


def test_no_socket_and_no_file_opens() -> None:
    for attempt in (socket.socket, lambda: open("/etc/hostname")):  # noqa: SIM115

        def work(_: Write, attempt: Callable[[], object] = attempt) -> None:
            attempt()

        with pytest.raises(Failure) as caught:
            run(work, seconds=10)
        assert caught.value.error == "OSError"


def test_a_socket_opens_where_that_is_allowed() -> None:
    def work(write: Write) -> None:
        with socket.socket():
            write(b"open")

    assert run(work, seconds=10, opens=True) == b"open"


def test_nothing_that_the_parent_had_buffered_is_printed_twice() -> None:
    program = textwrap.dedent("""
        import sys
        from pingan_kg.worker import run
        sys.stdout.write("once")
        run(lambda write: None, seconds=10)
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"once", b"")


def test_an_interrupt_kills_the_child() -> None:
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        run(lambda _: time.sleep(60), seconds=30)
    timer.join()


def test_parallel_runs_do_not_wait_for_each_other() -> None:
    ended: dict[str, float] = {}

    def timed(name: str, seconds: float) -> None:
        run(lambda _: time.sleep(seconds), seconds=30)
        ended[name] = time.monotonic()

    begin = time.monotonic()
    threads = [
        threading.Thread(target=timed, args=pair) for pair in (("short", 0.1), ("long", 3.0))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended["short"] - begin < 2 < ended["long"] - begin


@pytest.mark.parametrize("forks", [True, False])
def test_without_fork_it_works_in_a_thread(
    monkeypatch: pytest.MonkeyPatch, forks: bool
) -> None:
    if not forks:
        monkeypatch.delattr(os, "fork")
    assert run(lambda write: write(b"answer") and None, seconds=10) == b"answer"
    with pytest.raises(Failure) as caught:
        run(lambda _: time.sleep(3), seconds=0.1)
    assert caught.value.kind == "timeout"
    with pytest.raises(Failure) as caught:
        run(lambda _: int("x") and None, seconds=10)
    assert caught.value.error == "ValueError"


def test_run_here_limits_the_answer() -> None:
    with pytest.raises(Failure) as caught:
        run_here(lambda write: write(b"xx") and None, seconds=10, answer=1)
    assert caught.value.kind == "size"


def test_the_address_space_is_known_or_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker._address_space() > 1 << 20
    with monkeypatch.context() as patch:
        patch.setattr(os, "sysconf", lambda _: int("no number"))
        assert worker._address_space() == 1 << 30


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_a_child_does_not_outlive_its_parent_nor_hold_its_output(ending: int) -> None:
    program = textwrap.dedent("""
        import os, time
        from pingan_kg.worker import run
        def work(write):
            write(b"x" * 70_000)  # more than the buffer: the parent has it before it sleeps
            time.sleep(60)
        def took(number, stack):
            print(open(f"/proc/self/task/{os.getpid()}/children").read(), flush=True)
        import signal
        signal.signal(signal.SIGALRM, took)
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        run(work, seconds=60)
    """)
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    with parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.send_signal(ending)
        parent.communicate(timeout=20)  # returns only when nobody holds the output
    for _ in range(100):
        if not os.path.exists(f"/proc/{child}") or " Z " in state(child):
            return
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    pytest.fail("the child goes on without its parent")


def state(process: int) -> str:
    try:
        with open(f"/proc/{process}/stat") as stream:
            return stream.read()
    except OSError:
        return " Z "
