"""The verbs of labels."""

from footprint.labels.operations.changing import issue_label, reinstate, suspend, withdraw
from footprint.labels.operations.issuing import begin_label, retry_label

__all__ = ["begin_label", "issue_label", "reinstate", "retry_label", "suspend", "withdraw"]
