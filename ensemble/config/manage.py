"""`bin/manage`: Django's commands and ours, on the database of this installation."""

import sys

from django.core.management import execute_from_command_line

from ensemble.config.ground import Trouble, ground


def main() -> None:
    try:
        with ground():
            execute_from_command_line(["bin/manage", *sys.argv[1:]])
    except Trouble as trouble:
        sys.exit(str(trouble))


if __name__ == "__main__":
    main()
