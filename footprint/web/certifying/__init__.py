"""Review, label and verification."""
