"""The process itself: `python alone.py SECONDS`. It reads a list of stylesheets and a document, and
writes one report a stylesheet, until its input ends. It imports nothing of ours.

Frames are a length on four bytes and as many bytes. An answer that starts with `!` is a complaint.
"""

import json
import signal
import struct
import sys

from saxonche import PySaxonApiError, PySaxonProcessor

LENGTH = struct.Struct(">I")


def main() -> None:
    seconds = int(sys.argv[1])
    with PySaxonProcessor(license=False) as saxon:
        compiler, compiled = saxon.new_xslt30_processor(), {}
        while (asked := read()) is not None:
            signal.alarm(seconds)  # whoever waits no longer does: end, even in an endless loop
            sheets, xml = json.loads(asked), read()
            document = None
            for sheet in sheets:
                try:
                    if sheet not in compiled:
                        compiled[sheet] = compiler.compile_stylesheet(stylesheet_file=sheet)
                    document = document or saxon.parse_xml(xml_text=xml.decode())
                    answer = compiled[sheet].transform_to_string(xdm_node=document) or "!no report"
                except (PySaxonApiError, UnicodeDecodeError) as error:
                    answer = f"!{error}"
                write(answer.encode())
            signal.alarm(0)


def read() -> bytes | None:
    head = sys.stdin.buffer.read(LENGTH.size)
    return sys.stdin.buffer.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else None


def write(answer: bytes) -> None:
    sys.stdout.buffer.write(LENGTH.pack(len(answer)) + answer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
