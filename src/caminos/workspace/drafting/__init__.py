"""The measured draft map: from numbers to a map that people continue."""
