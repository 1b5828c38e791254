"""Random queries, random files, random options: never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, Store

from conftest import Invoke, examples, one_error
from pingan_kg.cli.root import COMMANDS
from pingan_kg.errors import PinganError
from pingan_kg.graph.parsing import parse_file
from pingan_kg.rdf.formats import FORMATS as GRAPH_FORMATS
from pingan_kg.rdf.formats import SUFFIXES
from pingan_kg.sparql.results import ROW_FORMATS, Triples
from pingan_kg.sparql.run import run


def words(text: str) -> st.SearchStrategy[str]:
    """Draw one of the words of a text."""
    return st.sampled_from(text.split())


WORDS = words(
    """SELECT ASK CONSTRUCT DESCRIBE WHERE FROM NAMED PREFIX BASE { } ( ) [ ] . ; , * ?a ?b $c
    a AS FILTER OPTIONAL UNION MINUS BIND VALUES UNDEF GRAPH EXISTS NOT IN GROUP BY ORDER HAVING
    LIMIT OFFSET 1 2.5 -3 true 'x' "y"@zh '''z''' <http://x/> <rel> pa:Metric skos: zz:a _:b
    COUNT SUM STR LANG REGEX && || ! = != < > <= >= + - / ^ | ^^ @zh # INSERT DELETE DISTINCT"""
) | st.just("\n")
QUERIES = st.text(max_size=120) | st.lists(WORDS, max_size=25).map(" ".join)


@pytest.fixture(scope="module")
def small() -> Store:
    store = Store()
    store.load(
        "<http://x/> a <http://y/> ; <http://p/> 'x'@zh , 2.5 .", format=RdfFormat.TURTLE
    )
    return store


@examples(250)
@given(text=QUERIES, bind=st.booleans())
def test_a_random_query_is_answered_or_refused(small: Store, text: str, bind: bool) -> None:
    bindings = {"a": Literal(1)} if bind else None
    try:
        result = run(text, store=small, timeout=5, bindings=bindings)
        for format_ in GRAPH_FORMATS if isinstance(result, Triples) else ROW_FORMATS:
            result.serialize(format_)
    except PinganError as error:
        message = str(error)
    else:
        message = "answered"
    assert message
    assert message.count("\n") in (0, 2)


TURTLE = st.lists(
    words(
        """<http://x/> a <http://p/> 'x'@zh 2.50 [ ] ( ) ; , . { } _:a @prefix pa: <http://q/>
        " ''' # true <<( )>> <rel> ^^"""
    )
    | st.just("\n"),
    max_size=25,
).map(lambda drawn: " ".join(drawn).encode())


@examples(200)
@given(
    data=st.binary(max_size=200) | TURTLE | st.text(max_size=100).map(str.encode),
    suffix=st.sampled_from(sorted(SUFFIXES)),
)
def test_random_bytes_are_parsed_or_refused(tmp_path: Path, data: bytes, suffix: str) -> None:
    file = tmp_path / f"data{suffix}"
    file.write_bytes(data)
    try:
        parsed = parse_file(file)
    except PinganError as error:
        message = str(error)
    else:
        assert parsed
        return
    assert message.startswith(f"{file}: ") or message.startswith(f"{file} holds no statement")
    assert "\n" not in message


OPTIONS = words(
    """--format --lang --timeout --force -o --output -n --name -f --file -p --param --data
    --with --allow-service --part --about --check --engine --limit --help --version -h -x
    --nope -- - csv json table turtle zh en 1 0 -1 nan x=1 a=<b> data ontology area/qingdao
    headline-figures provenance Qingdao 青岛 ASK{} SELECT*{} none.ttl out.csv out.doc"""
)
STRANGE = st.text(st.characters(exclude_characters="\0"), max_size=8)


SLOW = {"fmt", "validate", "site", "release"}
"""What changes files, or looks at all that ships at each call."""


@examples(100)
@given(
    before=st.lists(OPTIONS, max_size=2),
    command=st.sampled_from(sorted({*COMMANDS} - SLOW)),
    after=st.lists(OPTIONS | STRANGE, max_size=5),
)
def test_random_options_give_an_exit_code(
    invoke: Invoke,
    tmp_path_factory: pytest.TempPathFactory,
    before: list[str],
    command: str,
    after: list[str],
) -> None:
    folder = tmp_path_factory.mktemp("here")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        result = invoke(*before, command, *after, stdin=b"")
    assert result.exit_code in (0, 1, 2)
    if result.exit_code == 2:
        one_error(result.stderr)
    assert not [path for path in folder.iterdir() if path.name.endswith(".tmp")]
