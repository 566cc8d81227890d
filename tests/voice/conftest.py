"""The engine made of lists that the tests of journeys use, for questions about feedback."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent.parent / "journeys"))

from tiny import TinyEngine


@pytest.fixture(scope="session")
def engine():
    """One tiny engine for all tests: each fills it anew."""
    return TinyEngine()
