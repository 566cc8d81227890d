"""Readers, one file per format: they recognise a file, look into it and stage it for the engine."""
