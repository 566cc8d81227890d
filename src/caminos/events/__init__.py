"""Sources of events and feedback: readers of files, and recipes that say which column is what."""
