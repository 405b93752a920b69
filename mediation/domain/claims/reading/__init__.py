"""Reading what people and files write into the typed facts of the calculators."""
