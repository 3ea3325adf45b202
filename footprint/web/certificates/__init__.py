"""The certificate ledger."""
