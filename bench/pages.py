"""Pages under load: how many a second, and what one costs in its own process.

`python -m bench.pages ADDRESS …` prints the milliseconds of one page served in this process.
"""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from itertools import cycle
from statistics import median
from urllib.parse import urlsplit

from bench.measures import timed

OURS = "ensemble.config.wsgi:application"
BARE = "bench.bare:application"
WORKERS = ["--workers", "2", "--preload", "--log-level", "error"]
THREADS = ["--worker-class", "gthread", "--threads", "4"]


@contextmanager
def served(application: str, *options: str) -> Iterator[str]:
    """gunicorn with two workers on a free port of this machine; gives its base address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", *WORKERS, *options]
    command += ["--bind", f"127.0.0.1:{port}", application]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # a line a request
    try:
        for _attempt in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def rate(
    base: str, paths: Sequence[str], cookie: str, *, seconds: float, clients: int = 8
) -> float:
    """Pages a second, `clients` asking at once; any answer but 200 makes the run void."""
    place = urlsplit(base)
    end = time.perf_counter() + seconds
    done = [0] * clients

    def ask(number: int) -> None:
        for path in cycle(paths[number:] + paths[:number]):
            if time.perf_counter() > end:
                return
            with socket.create_connection((place.hostname, place.port)) as link:
                link.sendall(
                    f"GET {path} HTTP/1.0\r\nHost: {place.netloc}\r\nCookie: {cookie}\r\n"
                    "Accept-Language: fr\r\n\r\n".encode()
                )
                answer = link.makefile("rb").read()
            if b" 200 " not in answer[:20]:
                raise SystemExit(f"Void: {path} answered {answer[:80]!r}")
            done[number] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if not any(done):
        raise SystemExit(f"Void: {base} gave no page in {seconds:g} s.")
    return sum(done) / seconds


def in_process(application: str, paths: Sequence[str], cookie: str) -> float:
    """Milliseconds of the middle page, one after the other in a fresh process."""
    answer = subprocess.run(
        [sys.executable, "-m", "bench.pages", application, cookie, *paths],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(answer.stdout.strip().splitlines()[-1])


def main(application: str, cookie: str, *paths: str) -> None:
    module, _colon, name = application.partition(":")
    wsgi = getattr(__import__(module, fromlist=[name]), name)
    for path in paths[:20]:
        serve(wsgi, path, cookie)
    print(1000 * median(timed(partial(serve, wsgi, path, cookie)) for path in paths))


def serve(wsgi, path: str, cookie: str) -> None:
    place = urlsplit(path)
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": place.path,
        "QUERY_STRING": place.query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": cookie,
        "HTTP_ACCEPT_LANGUAGE": "fr",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    status = []
    answer = wsgi(environ, lambda line, headers: status.append(line))
    body = b"".join(answer)
    answer.close()
    if status != ["200 OK"] or not body:
        raise SystemExit(f"Void: {path} answered {status}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ensemble.config.settings")
    main(*sys.argv[1:])
