"""The step between a file that leaves something open and its lines."""
