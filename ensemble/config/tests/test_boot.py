"""What runs first, on any Python since 3.8, before anything of ours is installed."""

import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from ensemble.config.ground import ROOT


@pytest.fixture
def boot(tmp_path, monkeypatch):
    spec = spec_from_file_location("boot", ROOT / "bin" / "boot.py")
    boot = module_from_spec(spec)
    spec.loader.exec_module(boot)
    for name, place in {"VENV": ".venv", "VAR": "var", "MARK": ".venv/.lock-sum"}.items():
        monkeypatch.setattr(boot, name, str(tmp_path / place))
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    return boot


def mark(boot, what):
    Path(boot.MARK).write_text(f"{what} {boot.checksum()}")


def test_it_leaves_an_environment_alone_that_matches_its_lock(boot, monkeypatch):
    monkeypatch.setattr(boot, "install", lambda what: pytest.fail("installed again"))
    mark(boot, "run")
    boot.prepare("run")


def test_it_runs_in_the_environment_of_the_tests_as_well(boot, monkeypatch):
    monkeypatch.setattr(boot, "install", lambda what: pytest.fail("installed again"))
    mark(boot, "dev")
    boot.prepare("run")


@pytest.mark.parametrize("what", ["run", "dev"])
def test_it_installs_what_the_new_lock_says_and_keeps_the_tests(boot, monkeypatch, what):
    installed = []
    monkeypatch.setattr(boot, "install", installed.append)
    Path(boot.MARK).write_text(f"{what} of-another-lock")
    boot.prepare("run")
    assert installed == [what]
    assert boot.is_ready([what, boot.checksum()])


def test_it_passes_over_a_shim_that_fails(boot, monkeypatch, tmp_path):
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    monkeypatch.setenv("PYTHON", str(shim))
    found = boot.find_interpreter()
    assert found != str(shim)
    assert boot.answer(found, "-c", "print('it runs')") == "it runs"


def test_it_speaks_to_the_person_in_one_sentence(boot, capsys):
    done = boot.call(
        sys.executable, "-c", "import sys; sys.exit('first\\n\\n  no route to host  ')"
    )
    with pytest.raises(SystemExit):
        boot.check(done, "The packages could not be fetched. Look at the network")
    assert capsys.readouterr().err == (
        "The packages could not be fetched. Look at the network. (no route to host)\n"
    )


def test_it_says_that_the_folder_cannot_be_written(boot, tmp_path, capsys, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setattr(boot, "VAR", str(tmp_path / "file" / "var"))
    with pytest.raises(SystemExit) as ended:
        boot.prepare("run")
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert said == "This folder cannot be written: Not a directory. Copy it to one of yours.\n"


def test_it_says_that_there_is_no_python(tmp_path):
    """A machine without any: the shell's script, elsewhere, where none of the usual places has one."""
    found = {name: shutil.which(name) for name in ("sh", "dirname")}
    for name, place in found.items():
        (tmp_path / name).symlink_to(place)
    script = (ROOT / "bin" / "boot").read_text()
    for place in ("/usr/bin/python3", "/usr/local/bin/python3"):
        assert place in script
        script = script.replace(place, str(tmp_path / "nothing"))
    (tmp_path / "boot").write_text(script)
    done = subprocess.run(
        [found["sh"], tmp_path / "boot", "run"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (
        1,
        "Ensemble found no Python. Install Python 3.13, or set PYTHON to the path of one.\n",
    )
