"""The compiled catalogue as bytes: one line of JSON for what is always wanted, then one for each concept."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any


class Shelf(Mapping[str, Any]):
    """Entries kept as text and read when they are asked for: a run meets few of all concepts."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the JSON text of each entry by its key."""
        self._texts = texts
        self._read: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._read:
            self._read[key] = json.loads(self._texts[key])
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, key: object) -> bool:
        return key in self._texts


def freeze(whole: Mapping[str, Any]) -> bytes:
    """The catalogue as bytes, a digest of the rest in front."""
    rest = {key: shelf for key, shelf in whole.items() if key != "concepts"}
    lines = [json.dumps(rest)]
    lines += [f"{id_} {json.dumps(raw)}" for id_, raw in whole["concepts"].items()]
    text = "\n".join(lines).encode()
    return sha256(text).hexdigest().encode() + b"\n" + text


def thaw(kept: bytes) -> dict[str, Any]:
    """The catalogue of `freeze`; raises ValueError for bytes that are not whole."""
    digest, _, text = kept.partition(b"\n")
    if sha256(text).hexdigest().encode() != digest:
        raise ValueError("not the bytes that were kept")
    head, *lines = text.decode("ascii").split("\n")
    whole: dict[str, Any] = json.loads(head)
    return whole | {"concepts": Shelf(dict(line.split(" ", 1) for line in lines))}
