"""Declaring a study's production, use, electricity, recycled content and carbon by forms."""
