"""The verbs of the certificate ledger."""

from footprint.certificates.operations.allocating import allocate, release
from footprint.certificates.operations.entering import LotForm, attach_proof, enter, remove

__all__ = ["LotForm", "allocate", "attach_proof", "enter", "release", "remove"]
