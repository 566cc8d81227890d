"""One file per export: the department's columns, formats, code page, and what goes wrong there."""
