"""A PDF is opened in a process of its own, which may take 10 seconds and 256 MB and touch nothing."""

import json
import subprocess
import sys
from pathlib import Path

from ensemble.foundation.files.refusals import SENTENCES, Unfit

INSPECTOR = Path(__file__).with_name("inspector.py")
SECONDS = 10


def check_pdf(content: bytes) -> None:
    """Raises `Unfit` for what is locked, damaged, holds a program or other files, or never ends."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(INSPECTOR)],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            env={},
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unfit("slow") from None
    if done.returncode != 0:
        raise Unfit("slow")
    found = json.loads(done.stdout or b'"damaged"')
    if found in SENTENCES:
        raise Unfit(found)
