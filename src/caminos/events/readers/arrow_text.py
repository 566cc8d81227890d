"""Arrow values of any type as text: the form every reader hands over."""

import json
import math
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from caminos.events.readers.batches import schema

_WHOLE_FLOAT_LIMIT = float(2**53)


def text_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The same rows with every column as text, named `c0 … cN`; nulls stay null."""
    arrays = [text_array(array) for array in batch.columns]
    return pa.RecordBatch.from_arrays(arrays, schema=schema(batch.num_columns))


def text_array(array: pa.Array) -> pa.Array:
    """A column as text: times in ISO 8601 (with Z when the type has a zone), numbers without an idle `.0`."""
    kind = array.type
    if isinstance(array, pa.ExtensionArray) or pa.types.is_dictionary(kind):
        return text_array(_plain(array))
    if pa.types.is_timestamp(kind):
        return _timestamps(array)
    if pa.types.is_time(kind):
        return _without_idle_fraction(pc.cast(array, pa.string()))
    for belongs, as_text in _BY_VALUE:
        if belongs(kind):
            return pa.array([as_text(value) for value in array.to_pylist()], type=pa.string())
    return pc.cast(array, pa.string())


def _plain(array: pa.Array) -> pa.Array:
    return array.storage if isinstance(array, pa.ExtensionArray) else array.dictionary_decode()


def _timestamps(array: pa.Array) -> pa.Array:
    zoned = array.type.tz is not None
    micros = pc.cast(array, pa.timestamp("us"), safe=False)
    text = _without_idle_fraction(pc.strftime(micros, format="%Y-%m-%dT%H:%M:%S"))
    return pc.binary_join_element_wise(text, "Z", "") if zoned else text


def _without_idle_fraction(times: pa.Array) -> pa.Array:
    return pc.replace_substring_regex(times, pattern=r"\.0+$", replacement="")


def _float_text(value: float | None) -> str | None:
    if value is None or math.isnan(value):
        return None
    if value.is_integer() and abs(value) < _WHOLE_FLOAT_LIMIT:
        return str(int(value))
    return repr(value)


def _other_text(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, default=str)


def _bytes_text(value: bytes | None) -> str | None:
    if value is None:
        return None
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.hex()


_BY_VALUE: tuple[tuple[Callable[[pa.DataType], bool], Callable[[Any], str | None]], ...] = (
    (pa.types.is_float64, _float_text),
    (pa.types.is_nested, _other_text),
    (pa.types.is_duration, _other_text),
    (pa.types.is_binary, _bytes_text),
    (pa.types.is_large_binary, _bytes_text),
    (pa.types.is_fixed_size_binary, _bytes_text),
)
