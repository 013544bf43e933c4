"""What the processes of the suite share, and what each has alone."""

import os
from pathlib import Path

from django.conf import settings


def test_each_process_of_the_tests_has_files_of_its_own():
    """What one of them sweeps away as nobody's would otherwise be another's."""
    assert Path(os.environ["ENSEMBLE_VAR"]) == settings.VAR
