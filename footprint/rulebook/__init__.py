"""The rule sets of this instance: those that come with it, and the files that its operator added."""
