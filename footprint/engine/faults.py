"""What can be wrong with a system of processes. Solvers do not raise for these: they are looked for."""

from __future__ import annotations

from typing import Literal

FaultCode = Literal["singular", "loop-gain", "not-finite", "production-not-positive"]


class SystemFault(ValueError):  # noqa: N818 - a fault of the data, not of the program
    """A system that has no meaningful solution; `ids` are the processes that it was seen at."""

    def __init__(self, code: FaultCode, detail: str, ids: tuple[str, ...] = ()) -> None:
        self.code: FaultCode = code
        self.detail = detail
        self.ids = ids
        super().__init__(f"{code}: {detail}" + (f" ({', '.join(ids)})" if ids else ""))
