"""Two results side by side: whether they may be compared, what differs, and which is likely the lower."""
