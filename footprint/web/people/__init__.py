"""Accounts, the first page of each role, and the operator's office."""
