"""Carbon that needs words: captured CO2, delayed emissions, credits; and offsets, which are refused."""
