"""A calculated result, its analysis and its comparison."""
