import Foundation
import TestSupport
import Testing

/// Full disks, readers that go away and descriptors that are closed.
@Suite struct OutputTests {
    /// One table, so that the applied version is easy to see.
    static let migration =
        "mkdir m && printf '%s' '-- migrate:up\nCREATE TABLE t (id integer);' > m/1_t.sql\n"
    /// Descriptor 3 becomes a pipe whose reader has gone.
    static let deadPipe = "exec 3> >(true); wait $!\n"
    static let up = "\"$D\" migrate up --storage sqlite:a.db --dir m"

    @Test(arguments: [
        "2>/dev/full", "2>&-", "2>&3", "<&- 2>&-",
    ])
    func `progress that nobody can read ends no migration`(_ redirection: String) async throws {
        let shell = try Shell()
        let script = Self.migration + Self.deadPipe + "\(Self.up) \(redirection); echo $?"
        let outcome = try await shell.run(script)
        #expect(outcome.output.split(separator: "\n").last == "0", "\(outcome)")
        let status = try await shell.run("\"$D\" migrate status --storage sqlite:a.db --dir m")
        #expect(status.output.contains("1 applied"), "\(status)")
    }

    @Test(arguments: [">/dev/full", ">&-", ">&3", "--json >/dev/full", "--json >&-"])
    func `a migration stays when its result can't be written, and ends with 11`(
        _ redirection: String
    ) async throws {
        let shell = try Shell()
        let outcome = try await shell.run(Self.migration + Self.deadPipe + "\(Self.up) \(redirection)")
        #expect(outcome.code == 11, "\(outcome)")
        #expect(outcome.errors.contains("standard output") && outcome.errors.contains("applied: 1"))
        let status = try await shell.run("\"$D\" migrate status --storage sqlite:a.db --dir m")
        #expect(status.output.contains("1 applied"), "\(status)")
    }

    @Test func `a failed migration keeps its own code, and says why on standard error`() async throws {
        let shell = try Shell()
        let broken = "mkdir m && printf '%s' '-- migrate:up\nCREATE TABEL t;' > m/1_t.sql\n"
        for flags in ["", "--json"] {
            let outcome = try await shell.run(
                "[ -d m ] || { \(broken) }; \(Self.up) \(flags) >/dev/full")
            #expect(outcome.code == 6, "\(outcome)")
            #expect(outcome.errors.contains("next:"), "\(outcome)")
        }
    }

    @Test func `each command that only prints ends with 11`() async throws {
        let shell = try Shell()
        _ = try await shell.run("\"$D\" migrate up --storage sqlite:dateline.db")
        for command in [
            "version", "version --json", "config", "config --json", "--help", "serve --help",
            "help migrate up",
            "--version", "migrate", "--generate-completion-script bash", "key list --json",
            "migrate status", "migrate status --json", "migrate plan", "migrate dump", "migrate verify",
            "reindex",
        ] {
            for target in ["/dev/full", "&-"] {
                let outcome = try await shell.run("\"$D\" \(command) >\(target)")
                #expect(outcome.code == 11, "\(command) >\(target): \(outcome)")
                #expect(outcome.errors.contains("cannot write to standard output"))
            }
        }
    }

    @Test(arguments: ["", "--json"])
    func `a key that can't be shown is not kept`(_ flags: String) async throws {
        let shell = try Shell()
        _ = try await shell.run("\"$D\" migrate up --storage sqlite:dateline.db")
        for target in [">/dev/full", ">&-", ">/dev/full 2>&-", ">&3"] {
            let outcome = try await shell.run(Self.deadPipe + "\"$D\" key create \(flags) \(target)")
            #expect(outcome.code == 11, "\(target): \(outcome)")
        }
        #expect(try await shell.run("\"$D\" key list --json").output == "[]\n")
        let shown = try await shell.run("\"$D\" key create \(flags)")
        #expect(shown.code == 0 && shown.output.contains("dl_"))
        #expect(try await shell.run("\"$D\" key list").output.split(separator: "\n").count == 1)
    }

    @Test func `an import says what it did where its result can't be written`() async throws {
        let shell = try Shell()
        try shell.folder.write(#"{"title":"A"}"# + "\n{\n", to: "a.ndjson")
        let outcome = try await shell.run("\"$D\" import a.ndjson >/dev/full")
        #expect(outcome.code == 11 && outcome.errors.contains("imported 2: 1 created"), "\(outcome)")
        let lines = try await shell.run("\"$D\" import a.ndjson 2>/dev/full")
        #expect(lines.code == 11 && lines.output.contains("1 failed"), "\(lines)")
    }

    /// The next file to be opened would get the number of a descriptor that is closed.
    @Test func `with every descriptor closed no line goes into the database`() async throws {
        let shell = try Shell()
        let outcome = try await shell.run(
            Self.migration + "\(Self.up) <&- >&- 2>&-; sqlite3 a.db 'PRAGMA integrity_check'")
        #expect(outcome.output == "ok\n", "\(outcome)")
        #expect(
            !String(decoding: try Data(contentsOf: shell.folder.url.appending(path: "a.db")), as: UTF8.self)
                .contains("applying"))
    }

    @Test func `a result takes a pipe that does not block, and a file that may not grow is 11`() async throws
    {
        let shell = try Shell()
        _ = try await shell.run("\"$D\" migrate up --storage sqlite:dateline.db")
        let whole = try await shell.run("\"$D\" migrate plan --storage sqlite:other.db")
        let slow = try await shell.run(
            """
            exec python3 -c '
            import array, fcntl, os, subprocess, sys, termios
            reader, writer = os.pipe()
            fcntl.fcntl(writer, 1031, 4096)  # F_SETPIPE_SZ
            os.set_blocking(writer, False)
            command = [os.environ["D"], "migrate", "plan", "--storage", "sqlite:other.db"]
            process = subprocess.Popen(command, stdout=writer)
            os.close(writer)
            waiting = array.array("i", [0])
            while waiting[0] < 4096 and process.poll() is None:
                fcntl.ioctl(reader, termios.FIONREAD, waiting)
            sys.stdout.write(open(reader).read())
            sys.exit(process.wait())'
            """)
        #expect(slow.code == 0 && slow.output == whole.output)
        let full = try await shell.run("ulimit -f 1; \"$D\" migrate plan --storage sqlite:other.db >plan.sql")
        #expect(full.code == 11, "\(full)")
    }
}
