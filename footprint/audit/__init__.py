"""Events chained by hash, written in the transaction of the change that they tell of."""

from footprint.audit.chain import ChainVerdict, record, verify_chain

__all__ = ["ChainVerdict", "record", "verify_chain"]
