"""The whole ROME, imported twice: `bin/bench import_rome FOLDER`.

Prints how many lines a second go in, first and again, against a bare COPY of the same lines in the
same run. The figures of the directory are checked: a wrong count makes the run void.
"""

import argparse
import time
from pathlib import Path

from bench.house import an_empty_house

EXPECTED = {"460": (15_354, 13_120)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with an_empty_house():
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        measure(folder)


def measure(folder: Path) -> None:
    from ensemble.people.profiles import rome
    from ensemble.people.profiles.actions.referencing import import_rome, load_skills

    load_skills()
    knowledge = rome.find_file(folder, rome.KNOWLEDGE)
    titles = rome.find_file(folder, rome.TITLES)
    lines = sum(path.read_bytes().count(b"\n") - 1 for path in (knowledge, titles))
    bare = timed(lambda: copy_bare(knowledge, titles))
    first = timed(lambda: import_rome(folder))
    again = timed(lambda: import_rome(folder))
    done = import_rome(folder)
    counted = (done.knowledge + done.ours_already, done.titles)
    version = knowledge.stem.split("_v")[1].split("_")[0]
    if counted != EXPECTED.get(version, counted):
        raise SystemExit(f"Void: {counted} entries, expected {EXPECTED[version]}.")
    print(f"{counted[0]:,} fields of knowledge, {counted[1]:,} titles ({done.ours_already} ours)")
    for name, seconds in (("bare COPY", bare), ("import", first), ("again", again)):
        print(f"{name:10} {seconds:6.2f} s {lines / seconds:10,.0f} lines/s ×{seconds / bare:.1f}")


def copy_bare(*paths: Path) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for path in paths:
            columns = path.open(encoding="utf-8").readline().count(",") + 1
            table = ", ".join(f"c{number} text" for number in range(columns))
            cursor.execute(f"DROP TABLE IF EXISTS bare; CREATE TEMP TABLE bare ({table})")
            with cursor.copy("COPY bare FROM STDIN (FORMAT csv, HEADER true)") as copy:
                copy.write(path.read_bytes())


def timed(action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
