"""The matching desk."""
