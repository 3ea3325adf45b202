"""What a study declares beside its bill of materials, turned into lines that the engine calculates."""
