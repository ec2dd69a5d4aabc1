import Foundation
import TestSupport
import Testing

/// Where `export --output` writes, and what commands that read may make: nothing.
@Suite struct ExportFileTests {
    /// A folder with a database of one draft.
    private func shell() async throws -> Shell {
        let shell = try Shell()
        try shell.folder.write(#"{"title":"Hello","status":"draft"}"# + "\n", to: "a.ndjson")
        let outcome = try await shell.run("\"$D\" import a.ndjson")
        try #require(outcome.code == 0, "\(outcome)")
        return shell
    }

    @Test func `a pipe, a link and a device are written through`() async throws {
        let shell = try await shell()
        let pipe = try await shell.run(
            "mkfifo p; cat p & \"$D\" export --output p; wait; [ -p p ] && echo is-pipe")
        #expect(pipe.output.contains("Hello") && pipe.output.hasSuffix("is-pipe\n"), "\(pipe)")
        let link = try await shell.run(
            "mkdir d; ln -s d/target l; \"$D\" export --output l; [ -L l ] && cat d/target")
        #expect(link.output.contains("Hello"), "\(link)")
        let again = try await shell.run(
            "chmod 640 d/target; \"$D\" export --output l; [ -L l ] && stat -c %a d/target")
        #expect(again.output == "640\n", "\(again)")
        let devices = try await shell.run(
            "\"$D\" export --output /dev/stdout; \"$D\" export --output /dev/null; [ -c /dev/null ]")
        #expect(devices.code == 0 && devices.output.contains("Hello"), "\(devices)")
        let file = try await shell.run("\"$D\" export --output /dev/stdout > f; grep -c Hello f")
        #expect(file.output == "1\n", "\(file)")
        let full = try await shell.run("\"$D\" export --output /dev/full; echo $?; \"$D\" export >/dev/full")
        #expect(full.output == "11\n" && full.code == 11 && full.errors.contains("No space left"), "\(full)")
    }

    @Test func `a file keeps its mode, and a new one is its owner's alone`() async throws {
        let shell = try await shell()
        let outcome = try await shell.run(
            "umask 0; \"$D\" export --output new; touch old; chmod 640 old; \"$D\" export --output old")
        #expect(outcome.code == 0)
        #expect(try shell.mode("new") == "600")
        #expect(try shell.mode("old") == "640")
        #expect(try shell.folder.text("old").contains("Hello"))
        #expect(try shell.files().filter { $0.hasSuffix(".partial") } == [])
    }

    @Test func `what can't be written is said, and the file that was there stays`() async throws {
        let shell = try await shell()
        let refused = [
            "mkdir d; \"$D\" export --output d", "\"$D\" export --output nowhere/x",
            "\"$D\" export --output dateline.db", "ln -s dateline.db l; \"$D\" export --output l",
            "ln -s loop loop; \"$D\" export --output loop", "\"$D\" export --output ''",
        ]
        for script in refused {
            let outcome = try await shell.run(script)
            #expect(outcome.code == 2, "\(script): \(outcome)")
            #expect(outcome.errors.hasPrefix("error: "), "\(outcome)")
        }
        #expect(try await shell.run("\"$D\" export").output.contains("Hello"), "the database is whole")
        let full = try await shell.run(
            """
            printf '{"title":"Large","body":"%0100000d"}\n' 0 > large.ndjson; "$D" import large.ndjson
            echo former > b; ulimit -f 64; "$D" export --output b
            """)
        #expect(full.code == 11, "\(full)")
        #expect(try shell.folder.text("b") == "former\n")
        #expect(try shell.files().filter { $0.hasSuffix(".partial") } == [])
    }

    @Test(arguments: [("TERM", Int32(143)), ("INT", 130)])
    func `a signal leaves no half file`(_ signal: String, _ code: Int32) async throws {
        let shell = try await shell()
        // The pipe has no reader: the command waits for one when the signal comes.
        let waiting = try await shell.run(
            """
            set -m
            mkfifo p; "$D" export --output p & pid=$!
            # SIGTERM, the last of them, is no longer left to the system.
            until grep -qE 'Sig(Ign|Cgt):.[0-9a-f]{12}[4567cdef]' /proc/$pid/status; do sleep 0.05; done
            while [ -d /proc/$pid ] && ! grep -q 'State:.Z' /proc/$pid/status; do kill -\(signal) $pid; sleep 0.05; done 2>/dev/null
            wait $pid; echo $?; ls -A
            """)
        #expect(waiting.output.hasPrefix("\(code)\n"), "\(waiting)")
        #expect(!waiting.output.contains(".partial"))
        #expect(waiting.errors.contains("interrupted"), "\(waiting)")
    }

    @Test func `a command that reads makes nothing`() async throws {
        let shell = try Shell()
        for command in [
            "export", "export --output x", "key list", "key list --json", "config", "migrate dump", "reindex",
            "key create", "key revoke k3v9x2m4p7qa", "migrate down", "migrate down --yes",

        ] {
            let outcome = try await shell.run("\"$D\" \(command) --storage sqlite:typo.db")
            #expect(outcome.code == (command == "config" ? 0 : 3), "\(command): \(outcome)")
            if command != "config" {
                #expect(outcome.errors.contains("no database at typo.db"), "\(outcome)")
            }
            #expect(try shell.files() == [], "\(command)")
        }
        for command in ["status", "plan", "wait", "status --json"] {
            let outcome = try await shell.run("\"$D\" migrate \(command) --storage sqlite:typo.db")
            #expect(outcome.code == 0, "\(command): \(outcome)")
            #expect(try shell.files() == [], "\(command)")
        }
        let repair = try await shell.run("\"$D\" migrate repair 1 --undo --storage sqlite:typo.db")
        #expect(repair.code != 0 && repair.errors.contains("knows no migration 1"), "\(repair)")
        #expect(try shell.files() == [])
        try shell.folder.write(#"{"title":"A"}"#, to: "a.ndjson")
        let dry = try await shell.run("\"$D\" import a.ndjson --dry-run --storage sqlite:typo.db")
        #expect(dry.code == 0 && dry.output.contains("1 created"), "\(dry)")
        #expect(try shell.files() == ["a.ndjson"])
    }

    @Test func `an export leaves a database as it was, without a file beside it`() async throws {
        let shell = try await shell()
        let script = "mkdir c && cp dateline.db c/ && cd c && sha256sum dateline.db > ../before && "
        let outcome = try await shell.run(
            script + "\"$D\" export && \"$D\" key list && \"$D\" migrate status && \"$D\" migrate plan && "
                + "\"$D\" migrate dump && \"$D\" migrate wait && ls -A && sha256sum -c --quiet ../before")
        #expect(outcome.code == 0, "\(outcome)")
        #expect(outcome.output.hasSuffix("dateline.db\n"), "\(outcome)")
        #expect(!outcome.output.contains("dateline.db-"))
        let old = try await shell.run(
            "sqlite3 dateline.db 'DELETE FROM schema_migrations WHERE seq = (SELECT max(seq) FROM schema_migrations)'"
                + "; \"$D\" export")
        #expect(old.code == 8 && old.errors.contains("migrate up"), "\(old)")
    }

    @Test func `files that are made can be read by their owner alone`() async throws {
        let shell = try Shell()
        try shell.folder.write(#"{"title":"A"}"#, to: "a.ndjson")
        let outcome = try await shell.run(
            """
            umask 0
            "$D" import a.ndjson --storage sqlite:i.db
            "$D" migrate up --storage sqlite:u.db
            ln -s t.db l.db; "$D" migrate up --storage sqlite:l.db
            "$D" serve --storage sqlite:s.db --port 0 >out.txt 2>&1 & pid=$!
            until grep -q listening out.txt; do sleep 0.05; done
            stat -c '%a %n' *.db* | grep -v ^777; kill $pid; wait $pid
            touch w.db; chmod 644 w.db; "$D" migrate up --storage sqlite:w.db; stat -c '%a %n' w.db
            """)
        #expect(outcome.errors.contains("making a new database: i.db"))
        let modes = outcome.output.split(separator: "\n").filter {
            $0.contains(".db") && !$0.contains(" as ")
        }
        let own = modes.filter { $0.hasPrefix("600 ") }
        #expect(
            own.contains("600 s.db-wal") && own.contains("600 s.db-shm") && own.contains("600 i.db"),
            "\(outcome)")
        #expect(own.contains("600 t.db") && own.contains("600 u.db-migrate.lock"))
        #expect(modes.filter { $0.hasPrefix("6") } == own + ["644 w.db"], "\(outcome)")
    }
}
