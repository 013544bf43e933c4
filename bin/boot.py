"""Prepare the environment from its lock, then become the program asked for.

    boot.py run|dev ARGUMENTS...    .venv/bin/python ARGUMENTS, with what running or testing needs
    boot.py uv ARGUMENTS...         uv ARGUMENTS

Nothing but the standard library, for any Python since 3.8: this is what runs first on a bare machine.
"""

import fcntl
import glob
import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VAR = os.path.join(ROOT, "var")
MARK = os.path.join(VENV, ".lock-sum")
UV_LOCK = os.path.join(ROOT, "locks", "uv.txt")
VERSIONS = ("3.13", "3.14", "3.12")
UNWANTED = (
    "VIRTUAL_ENV",
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONDONTWRITEBYTECODE",
    "UV_PYTHON",
    "UV_SYSTEM_PYTHON",
)


def main(what, *arguments):
    for name in UNWANTED:
        os.environ.pop(name, None)
    if what == "uv":
        uv = find_uv()
        os.execv(uv, [uv, *arguments])
    prepare(what)
    os.environ["PYTHONPATH"] = ROOT
    python = os.path.join(VENV, "bin", "python")
    os.execv(python, [python, *arguments])


def prepare(what):
    """Bring `.venv` to what `locks/` says; `dev` contains `run`, so it serves both and stays."""
    if read_mark()[0] == "dev":
        what = "dev"
    wanted = [what, checksum()]
    if is_ready(wanted):
        return
    try:
        os.makedirs(VAR, exist_ok=True)
        with open(os.path.join(VAR, "boot.lock"), "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not is_ready(wanted):
                install(what)
                with open(MARK, "w") as mark:
                    mark.write(" ".join(wanted))
    except OSError as error:
        give_up(f"This folder cannot be written: {error.strerror}. Copy it to one of yours.")


def is_ready(wanted):
    return read_mark() == wanted and os.path.exists(os.path.join(VENV, "bin", "python"))


def read_mark():
    """What was installed last, `run` or `dev`, and the checksum of its lock."""
    try:
        with open(MARK) as mark:
            return mark.read().split()
    except OSError:
        return ["", ""]


def checksum():
    """Of the locks, and of the place: an environment that was moved no longer works."""
    total = hashlib.sha256(ROOT.encode())
    for name in ("run", "dev"):
        with open(os.path.join(ROOT, "locks", name + ".txt"), "rb") as lock:
            total.update(lock.read())
    return total.hexdigest()


def install(what):
    say("Preparing the environment…")
    if os.environ.get("PIP_INDEX_URL"):  # uv does not read it
        os.environ.setdefault("UV_DEFAULT_INDEX", os.environ["PIP_INDEX_URL"])
    uv = find_uv()
    python = find_interpreter()
    if not runs(os.path.join(VENV, "bin", "python"), "-c", "") or not within_versions(VENV):
        done = call(uv, "venv", "--quiet", "--clear", "--python", python or VERSIONS[0], VENV)
        if done.returncode and not python:
            give_up(
                "Ensemble needs Python 3.12, 3.13 or 3.14. Install one, or set PYTHON to the path of one."
            )
        check(done, "The environment could not be made")
    lock = os.path.join(ROOT, "locks", what + ".txt")
    inside = os.path.join(VENV, "bin", "python")
    done = call(uv, "pip", "sync", "--quiet", "--require-hashes", "--python", inside, lock)
    check(
        done,
        "The packages could not be fetched. Look at the network, or name a mirror in UV_DEFAULT_INDEX",
    )


def find_uv():
    """uv from the PATH, else the pinned one, kept in var/ and fetched by whatever pip there is."""
    on_path = shutil.which("uv")
    if on_path and runs(on_path, "--version"):
        return on_path
    with open(UV_LOCK) as lock:
        version = lock.readline().split()[0].split("==")[1]
    folder = os.path.join(VAR, "uv-" + version)
    uv = os.path.join(folder, "bin", "uv")
    if not runs(uv, "--version"):
        fetch_uv(folder)
    return uv


def fetch_uv(folder):
    pip = find_pip()
    if not pip:
        give_up("Ensemble is installed by uv, or by pip, and neither is here. Install one of them.")
    index = os.environ.get("UV_DEFAULT_INDEX")
    where = ["--index-url", index] if index else []
    how = "--quiet --disable-pip-version-check --no-deps --only-binary :all: --require-hashes --upgrade"
    what = ["--target", folder, "--requirement", UV_LOCK]
    done = call(*pip, "install", *how.split(), *where, *what)
    check(done, "uv could not be fetched. Look at the network, or install uv")


def find_pip():
    """A command that runs pip: an installed one, or the wheel that Python carries to install it."""
    pythons = [sys.executable, find_interpreter(), shutil.which("python3"), "/usr/bin/python3"]
    for python in filter(None, pythons):
        if runs(python, "-c", "import pip"):
            return [python, "-m", "pip"]
        carried = answer(python, "-c", "import ensurepip; print(ensurepip.__path__[0])") or "-"
        for wheel in glob.glob(os.path.join(carried, "_bundled", "pip-*.whl")):
            return [python, os.path.join(wheel, "pip")]
    for wheel in glob.glob("/usr/share/python-wheels/pip-*.whl"):
        return [sys.executable, os.path.join(wheel, "pip")]
    return None


def find_interpreter():
    """The path of a Python that Ensemble runs on. Each is tried: a name on the PATH may be a shim that fails."""
    pyenv = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    candidates = [os.environ.get("PYTHON"), sys.executable]
    for version in VERSIONS:
        name = "python" + version
        candidates += glob.glob(os.path.join(pyenv, "versions", version + ".*", "bin", name))
        candidates += [
            os.path.join(place, name) for place in os.environ.get("PATH", "").split(os.pathsep)
        ]
        candidates += [
            os.path.join(place, name)
            for place in ("/opt/homebrew/bin", "/usr/local/bin", "/usr/bin")
        ]
    candidates.append(shutil.which("python3"))
    for candidate in filter(None, candidates):
        if os.path.exists(candidate) and not candidate.startswith(VENV):
            found = answer(
                candidate, "-c", "import sys; print('%d.%d' % sys.version_info[:2], sys.executable)"
            )
            if found and found.split(" ", 1)[0] in VERSIONS:
                return found.split(" ", 1)[1]
    return None


def within_versions(venv):
    found = answer(
        os.path.join(venv, "bin", "python"),
        "-c",
        "import sys; print('%d.%d' % sys.version_info[:2])",
    )
    return found in VERSIONS


def call(*command):
    return subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        universal_newlines=True,
    )


def answer(*command):
    try:
        done = call(*command)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def runs(*command):
    return answer(*command) is not None


def check(done, sentence):
    if done.returncode:
        lines = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        give_up(f"{sentence}. ({lines[-1] if lines else 'no reason given'})")


def say(sentence):
    print(sentence, file=sys.stderr, flush=True)


def give_up(sentence):
    say(sentence)
    sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
