"""The process itself: a PDF comes in, the XML it carries goes out. It imports nothing of ours."""

import resource
import sys
from io import BytesIO

import pikepdf

NAMES = frozenset({"factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml"})
MOST = 20 * 1024 * 1024
ROOM = 512 * 1024 * 1024
SECONDS = 8
NONE_THERE = 3


def main() -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    with pikepdf.open(BytesIO(sys.stdin.buffer.read())) as document:
        for name, attached in document.attachments.items():
            if name.lower() in NAMES:
                xml = attached.get_file().read_bytes()
                if len(xml) > MOST:
                    return 1
                sys.stdout.buffer.write(xml)
                return 0
    return NONE_THERE


if __name__ == "__main__":
    sys.exit(main())
