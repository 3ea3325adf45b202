"""A product under study, from its file to what is declared about it."""
