"""``pingan-kg validate``: that the slow engine is said to be slow."""

from __future__ import annotations

import pytest

from conftest import Invoke
from pingan_kg.shacl.report import Report


@pytest.mark.parametrize(("engine", "told"), [("pyshacl", True), ("shacl", False)])
def test_who_has_to_wait_is_told_why(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, engine: str, told: bool
) -> None:
    report = Report((), engine, 1)
    monkeypatch.setattr("pingan_kg.shacl.validate.validate", lambda *_, **__: report)
    for lang, word in (("en", "pip install shacl"), ("zh", "大半分钟")):
        result = invoke("validate", "--engine", engine, "--lang", lang)
        assert result.exit_code == 0
        assert (word in result.stderr) == told
        assert bool(result.stderr) == told
