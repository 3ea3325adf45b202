"""What-if scenarios: declared values, what each would bring, and proposals of such."""
