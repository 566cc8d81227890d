"""Engines made of lists, for the questions about journeys."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # the oracle and the tiny engine stand beside the tests

from tiny import TinyEngine


@pytest.fixture(scope="session")
def engine():
    """One tiny engine for all tests: each fills it anew."""
    return TinyEngine()
