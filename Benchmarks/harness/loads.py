"""Loads on a server: filling it, reading and writing with wrk."""
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import threading
import uuid
from pathlib import Path

from .servers import KEY, ROOT, Failure, cpu_seconds

LOADS = ROOT / "Benchmarks" / "loads"


def seed(server, corpus):
    """Posts every article of the corpus."""
    lines = corpus.read_bytes().splitlines()
    failures = []

    def post(part):
        connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=30)
        for line in part:
            if failures:
                return
            connection.request(
                "POST", "/v1/articles", line,
                {"Content-Type": "application/json", "Authorization": f"Bearer {KEY}"})
            response = connection.getresponse()
            text = response.read()
            if response.status != 201:
                failures.append(f"{server.name}: POST /v1/articles got {response.status}: {text[:300]!r}")
        connection.close()

    threads = [threading.Thread(target=post, args=(lines[first::8],)) for first in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise Failure(failures[0])


def fetch(server, path):
    connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=30)
    connection.request("GET", path)
    response = connection.getresponse()
    text = response.read()
    connection.close()
    if response.status != 200:
        raise Failure(f"{server.name}: GET {path} got {response.status}: {text[:300]!r}")
    return text


class Load:
    """One kind of work on one server; the results of its rounds."""

    def __init__(self, server, work, script, environment, options):
        self.server, self.work, self.options = server, work, options
        self.script, self.environment = script, environment
        self.rounds = []

    def run(self):
        combined = self.options.folder / "load.lua"
        combined.write_text((LOADS / self.script).read_text() + (LOADS / "report.lua").read_text())
        before = self.server.cpu()
        run = subprocess.run(
            ["wrk", "-t", "2", "-c", str(self.options.connections), "-d", f"{self.options.seconds}s",
             "--timeout", "10s", "-s", str(combined), self.server.url],
            env=os.environ | self.environment | {"RUN": uuid.uuid4().hex[:8], "KEY": KEY},
            capture_output=True, text=True, stdin=subprocess.DEVNULL)
        after = self.server.cpu()
        result = next((line[7:] for line in run.stdout.splitlines() if line.startswith("RESULT ")), None)
        if result is None:
            raise Failure(f"wrk did not finish: {run.stdout[-300:]} {run.stderr[-300:]}")
        result = json.loads(result)
        if result["requests"] == 0:
            raise Failure(f"{self.server.name} sent no response to {self.work}")
        bad = result["bad_status"] + result["bad_socket"]
        if bad:
            raise Failure(f"{self.server.name}: {bad} of {result['requests']} requests of {self.work} failed")
        result["per_second"] = result["requests"] / result["microseconds"] * 1e6
        result["cpu_us"] = (after[0] - before[0]) / result["requests"] * 1e6
        result["database_cpu_us"] = (after[1] - before[1]) / result["requests"] * 1e6
        self.rounds.append(result)

    def median(self, name):
        return statistics.median(result[name] for result in self.rounds)

    def summary(self):
        names = ["per_second", "p50", "p99", "cpu_us", "database_cpu_us"]
        longest = max(result["maximum"] for result in self.rounds)
        return {"server": self.server.name, "work": self.work, "rounds": len(self.rounds), "maximum": longest} | {
            name: round(self.median(name), 1) for name in names}


class Inserts(Load):
    """Rows of the size of an article, inserted one by one by pgbench: what the database takes at the most."""

    name = "pgbench, one row"

    def __init__(self, options, body):
        super().__init__(self, "create", None, {}, options)
        self.database = options.postmaster
        text = body.read_text(encoding="utf-8").replace("'", "''")
        self.script = options.folder / "insert.sql"
        self.script.write_text(f"INSERT INTO benchmark_rows (text) VALUES ('{text}');\n", encoding="utf-8")
        self.psql("""
            CREATE TABLE benchmark_rows (
                id uuid PRIMARY KEY DEFAULT gen_random_uuid(), text text NOT NULL,
                made_at timestamptz NOT NULL DEFAULT now())
            """)

    @staticmethod
    def is_installed():
        return bool(program("pgbench") and program("psql"))

    def psql(self, text):
        run = subprocess.run(
            [program("psql"), "-qd", os.environ["DATELINE_TEST_POSTGRESQL"], "-v", "ON_ERROR_STOP=1", "-c", text],
            capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if run.returncode:
            raise Failure(f"psql: {run.stderr.strip()}")

    def stop(self):
        pass

    def run(self):
        before = cpu_seconds(self.database) if self.database else 0.0
        log = self.options.folder / "inserts"
        run = subprocess.run(
            [program("pgbench"), "-n", "-M", "prepared", "-c", str(self.options.connections), "-j", "2",
             "-T", str(self.options.seconds), "-f", str(self.script), "-l", "--log-prefix", str(log),
             os.environ["DATELINE_TEST_POSTGRESQL"]],
            capture_output=True, text=True, stdin=subprocess.DEVNULL)
        rate = re.search(r"tps = ([0-9.]+) \(without", run.stdout)
        if run.returncode or not rate:
            raise Failure(f"pgbench: {run.stderr.strip()[-600:]}")
        times = []
        for file in self.options.folder.glob("inserts.*"):
            times += [int(line.split()[2]) for line in file.read_text().splitlines()]
            file.unlink()
        times.sort()
        after = cpu_seconds(self.database) if self.database else 0.0
        self.rounds.append({
            "per_second": float(rate[1]), "p50": times[len(times) // 2], "p99": times[len(times) * 99 // 100],
            "maximum": times[-1], "cpu_us": 0.0, "database_cpu_us": (after - before) / len(times) * 1e6})


def program(name):
    """A program of PostgreSQL, wherever Debian puts it."""
    return shutil.which(name) or next((str(path) for path in sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None)


def paths_file(folder, name, paths):
    path = Path(folder) / f"{name}.paths"
    path.write_text("\n".join(paths) + "\n")
    return {"PATHS": str(path)}
