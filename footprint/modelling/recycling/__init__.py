"""Evidence of recycled content: scrap receipts, a mass balance with melt loss, and what follows for a line."""
