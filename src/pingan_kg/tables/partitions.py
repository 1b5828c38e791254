"""The table of figures as a folder of Parquet, parted by level of area and by year."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from pyoxigraph import Store

from ..errors import InputError, OutputError
from ..files import read_bytes, reason, take_name
from .columns import COLUMNS, Column, Table
from .libraries import library
from .parquet import arrow_table
from .rows import batches

__all__ = ["LEVEL", "YEAR", "checked", "parted"]

LEVEL = Column(
    "level", "地区的级别，依其国标代码", "Level of the area, by its code of GB/T 2260"
)
YEAR = Column("year", "时期结束的年份", "Year in which the period ends", "count")
"""What the folder is parted by, as columns behind those of every table."""

_SAID = "pingan-kg-table.json"
"""The file by which a folder is known as a table that was written here, and is whole."""
_FORMAT = 1
_GROUP = 100_000
"""So many rows are held for a group of a file."""


def parted(
    store: Store,
    folder: str | os.PathLike[str],
    *,
    force: bool = False,
    told: Callable[[int], None] | None = None,
) -> int:
    """Write the printed figures of a store into a folder; return how many they are.

    There is a folder for each level of area (``level=prefecture``) and in it one for each
    year in which a period ends (``year=2025``), for any reader of partitioned Parquet. It
    is written beside its place and takes its name once it is whole; ``force`` replaces a
    table that was written before. ``told`` is called with how many figures are written.

    Raises :class:`~pingan_kg.errors.OutputError` where the folder cannot be written, there
    is something in its place, or another process is at it, and as
    :func:`pingan_kg.tables.parquet.arrow_table` does.
    """
    library("pyarrow.dataset")
    name, target = os.fspath(folder), os.path.realpath(folder)
    _check(name, target, force=force)
    count = 0

    def counted(tables: Iterable[Table]) -> Iterator[Table]:
        nonlocal count
        for table in tables:
            yield table
            count += len(table.rows)
            if told is not None:
                told(count)

    try:
        with _beside(f"{target}.building", name) as place:
            _write(counted(batches(store)), place)
            with open(os.path.join(place, _SAID), "w", encoding="utf-8") as file:
                file.write(json.dumps({"format": _FORMAT, "figures": count}) + "\n")
                file.flush()
                os.fsync(file.fileno())
            take_name(place, target)
    except OSError as error:
        raise OutputError(f"cannot write {name}: {reason(error)}") from error
    return count


def checked(folder: str | os.PathLike[str]) -> str:
    """Return the path of a table that is whole. Raises InputError for anything else."""
    name = os.fspath(folder)
    file = os.path.join(name, _SAID)
    if not os.path.isfile(file):
        raise InputError(
            f"{name} is no table that was written whole;"
            f" write one: pingan-kg table build {name}"
        )
    try:
        found = json.loads(read_bytes(file, "table"))["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{file}: it is damaged; build the table again") from error
    if found != _FORMAT:
        raise InputError(f"{name} is a table of another version; build it again")
    return os.path.realpath(name)


def _check(name: str, target: str, *, force: bool) -> None:
    if os.path.exists(target) and not os.path.isdir(target):
        raise OutputError(f"{name} is a file, and this table is a folder; give another name")
    there = os.listdir(target) if os.path.isdir(target) else []
    if there and _SAID not in there:
        raise OutputError(f"{name} holds other files and is left as it is; give a new folder")
    if there and not force:
        raise OutputError(f"{name} holds a table already; --force replaces it")


@contextmanager
def _beside(place: str, name: str) -> Iterator[str]:
    """Make an empty folder that no other process is at."""
    os.makedirs(place, exist_ok=True)
    held = os.open(place, os.O_RDONLY)
    try:
        with suppress(ImportError):  # not every system has it
            import fcntl

            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                own = os.path.samestat(os.fstat(held), os.stat(place))
            except (BlockingIOError, FileNotFoundError):
                own = False  # it is at work, or has just taken the folder away
            if not own:
                raise OutputError(f"cannot write {name}: another process is at it")
        with suppress(FileNotFoundError):  # first what says that it is whole
            os.remove(os.path.join(place, _SAID))
        for entry in os.scandir(place):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.remove(entry.path)
        yield place
    finally:
        os.close(held)


def _write(tables: Iterable[Table], place: str) -> None:
    arrow, dataset = library("pyarrow"), library("pyarrow.dataset")
    schema = arrow_table(Table((*COLUMNS, LEVEL, YEAR), ())).schema
    kinds = arrow.schema([schema.field(LEVEL.name), schema.field(YEAR.name)])
    parquet = dataset.ParquetFileFormat()
    dataset.write_dataset(
        (batch for table in tables for batch in arrow_table(_with_parts(table)).to_batches()),
        place,
        schema=schema,
        format=parquet,
        file_options=parquet.make_write_options(compression="zstd"),
        partitioning=dataset.partitioning(kinds, flavor="hive"),
        use_threads=False,
        max_partitions=10_000,
        max_open_files=500,
        min_rows_per_group=_GROUP // 2,
        max_rows_per_group=_GROUP,
    )


def _with_parts(table: Table) -> Table:
    codes, ends = table.column("area_code"), table.column("period_end")
    rows = (
        (*row, _level(code), getattr(end, "year", None))
        for row, code, end in zip(table.rows, codes, ends, strict=True)
    )
    return Table((*table.columns, LEVEL, YEAR), tuple(rows))


def _level(code: object) -> str:
    """Return the level of an area: a code of GB/T 2260 ends in zeros above the county."""
    if not isinstance(code, str) or len(code) != 6:
        return "other"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"
