import json
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.export import json as array
from claimcheck.export import jsonl
from claimcheck.export.json import encode


def written(*records: dict[str, object]) -> str:
    stream = StringIO()
    array.write(records, stream)
    return stream.getvalue()


def test_an_array_has_a_record_a_line() -> None:
    assert written({"a": 1}, {"b": "é"}) == '[\n{"a": 1},\n{"b": "é"}\n]\n'


def test_an_array_of_nothing_is_an_array() -> None:
    assert written() == "[]\n"


def test_lines_are_records() -> None:
    stream = StringIO()
    jsonl.write([{"a": 1}, {"b": [2]}], stream)
    assert stream.getvalue() == '{"a": 1}\n{"b": [2]}\n'


def test_records_are_written_as_they_come() -> None:
    stream = StringIO()

    def records():  # type: ignore[no-untyped-def]
        yield {"a": 1}
        assert '{"a": 1}' in stream.getvalue()
        yield {"b": 2}

    array.write(records(), stream)
    assert json.loads(stream.getvalue()) == [{"a": 1}, {"b": 2}]


@given(st.text(alphabet=st.one_of(st.sampled_from("\x00\x1b\x9b\u2028\u202e\ud800"), st.characters())))
def test_any_text_comes_back_and_is_safe_to_show(text: str) -> None:
    line = encode({"text": text})
    assert json.loads(line) == {"text": text}
    assert not set(line) & set("\x00\x1b\x7f\x9b\u2028\u202e\ud800")
