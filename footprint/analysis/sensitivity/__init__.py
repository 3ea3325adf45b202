"""One-at-a-time sensitivity: what the total would be had one value choice been another, everything else the same."""
