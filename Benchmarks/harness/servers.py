"""The programs that are measured: ours on each backend, and the peers that this machine has."""
import os
import re
import selectors
import shutil
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PEERS = ROOT / "Benchmarks" / "peers"
# Whoever asks without a key gets what is kept for everybody; with --no-auth nobody does.
KEY = "benchmark-admin-key-0123456789"
TICK = os.sysconf("SC_CLK_TCK")
START_TIMEOUT = 30  # seconds until a server must be ready


class Failure(Exception):
    """What to tell whoever runs this; no fault of the harness."""


def cpu_seconds(pid):
    """User and system time of a process and its living children."""
    total = 0.0
    for process in [pid, *children(pid)]:
        try:
            stat = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += (int(stat[11]) + int(stat[12])) / TICK
    return total


def children(pid):
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in task.read_text().split()]
        except OSError:
            continue
    return found


class Server:
    """A running program that serves HTTP."""

    def __init__(self, name, command, environment=None, url=None, database=None, log=None):
        self.name, self.database = name, database
        self.log = open(log, "wb")
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log,
            env=os.environ | (environment or {}), cwd=Path(log).parent)
        try:
            self.url = url or self.announced_url()
            self.wait_until_open()
        except Failure:
            self.stop()
            raise

    def announced_url(self):
        """The address in the first line that names one."""
        deadline = time.monotonic() + START_TIMEOUT
        text = b""
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            while time.monotonic() < deadline:
                if not selector.select(timeout=0.2):
                    continue
                part = os.read(self.process.stdout.fileno(), 4096)
                text += part
                found = re.search(rb"listening on (http://[^\s/]+)", text)
                if found:
                    return found[1].decode()
                if not part:
                    break
        raise Failure(f"{self.name} did not start: {self.last_words()}")

    def wait_until_open(self):
        host, port = self.url.removeprefix("http://").split(":")
        deadline = time.monotonic() + START_TIMEOUT
        while True:
            try:
                socket.create_connection((host, int(port)), timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise Failure(f"{self.name} is not ready: {self.last_words()}") from None
                time.sleep(0.05)

    def last_words(self):
        self.log.flush()
        return Path(self.log.name).read_text(errors="replace")[-600:].strip() or "no word on standard error"

    def cpu(self):
        """Seconds of this program, and of the database behind it."""
        return cpu_seconds(self.process.pid), cpu_seconds(self.database) if self.database else 0.0

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.log.close()


def dateline(binary, backend, folder, postmaster, cached=True):
    storage = {
        "memory": "memory:",
        "sqlite": f"sqlite:{folder}/benchmark.db",
        "postgresql": os.environ.get("DATELINE_TEST_POSTGRESQL", ""),
    }[backend]
    command = [str(binary), "serve", "--port", "0", "--no-access-log"]
    if backend == "postgresql":
        command.append("--migrate")
    if not cached:
        command += ["--response-cache", "0"]
    name = f"dateline, {backend}" + ("" if cached else ", uncached")
    return Server(
        name, command, {"DATELINE_STORAGE": storage, "DATELINE_ADMIN_KEY": KEY},
        database=postmaster if backend == "postgresql" else None, log=folder / f"{name}.log")


def build_go(name, folder):
    """The peer's program, None without Go or its packages."""
    if not shutil.which("go"):
        return None
    program = folder / name
    environment = os.environ | {"GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": ""}
    built = subprocess.run(
        ["go", "build", "-o", str(program), "."], cwd=PEERS / name, env=environment, stdin=subprocess.DEVNULL,
        capture_output=True, text=True)
    if built.returncode:
        print(f"{name} is left out: {built.stderr.strip().splitlines()[-1:]}")
        return None
    return program


def go_http(folder, response):
    program = build_go("go-http", folder)
    return program and Server("Go net/http, memory", [str(program), "-file", str(response)], log=folder / "go-http.log")


def go_pgx(folder, corpus, postmaster):
    program = build_go("go-pgx", folder)
    return program and Server(
        "Go net/http + pgx", [str(program), "-seed", str(corpus)], database=postmaster, log=folder / "go-pgx.log")


def nginx(folder, files):
    """nginx with files of this content."""
    program = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if not program:
        return None
    (folder / "root").mkdir()
    for name, content in files.items():
        (folder / "root" / name).write_bytes(content)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    text = (PEERS / "nginx" / "nginx.conf").read_text()
    values = {"PORT": str(port), "FOLDER": str(folder), "USER": "user root;" if os.geteuid() == 0 else ""}
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    (folder / "nginx.conf").write_text(text)
    return Server(
        "nginx, static file", [program, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")],
        url=f"http://127.0.0.1:{port}", log=folder / "nginx.log")
