import Foundation
import TestSupport
import Testing

@testable import Articles
@testable import DatelineCommands

/// Copies of a SQLite storage, and the folders of an export.
@Suite struct BackupTests {
    private func shell() async throws -> Shell {
        let shell = try Shell()
        try shell.folder.write(#"{"title":"Hello","status":"draft"}"# + "\n", to: "a.ndjson")
        try shell.folder.write(#"{"title":"Later","status":"draft"}"# + "\n", to: "b.ndjson")
        let outcome = try await shell.run("\"$D\" import a.ndjson")
        try #require(outcome.code == 0, "\(outcome)")
        return shell
    }

    @Test func `a copy is what was there, whatever is written later, and goes back in its place`()
        async throws
    {
        let shell = try await shell()
        let outcome = try await shell.run(
            """
            umask 0; "$D" export > before; "$D" backup copy.db && "$D" import b.ndjson && stat -c %a copy.db &&
            "$D" restore copy.db --storage sqlite:other.db && "$D" export --storage sqlite:other.db > other &&
            "$D" restore copy.db --replace && "$D" export > after && cmp before other && cmp before after && ls
            """)
        #expect(outcome.code == 0, "\(outcome)")
        #expect(outcome.output.contains("600\n"))
        #expect(!outcome.output.contains("partial") && !outcome.output.contains("copy.db-"), "\(outcome)")
    }

    @Test func `what was copied is said in JSON too, and nothing else on standard output`() async throws {
        let shell = try await shell()
        let outcome = try await shell.run(
            """
            "$D" backup 'a "copy".db' --json && "$D" restore 'a "copy".db' --storage sqlite:other.db --json &&
            "$D" storage copy --from sqlite:dateline.db --to sqlite:third.db --verify --json
            """)
        #expect(outcome.code == 0, "\(outcome)")
        #expect(
            outcome.output == #"""
                {"backup":"a \"copy\".db"}
                {"restored":"a \"copy\".db"}
                {"articles":1,"written":1,"webhooks_left":0,"complete":true}

                """#, "\(outcome)")
    }

    @Test func `a difference is an object`() {
        func text(_ kind: StorageDifference.Kind) -> String {
            let difference = StorageDifference(subject: "tag sea", kind: kind)
            return difference.members.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        }
        #expect(text(.missing) == #"subject: string("tag sea"), difference: string("missing")"#)
        #expect(text(.surplus) == #"subject: string("tag sea"), difference: string("surplus")"#)
        #expect(
            text(.differing(["name"])).hasSuffix(#"members: array([StrictJSON.JSONValue.string("name")])"#))
    }

    @Test func `a storage is replaced only when that is said, and by a whole copy`() async throws {
        let shell = try await shell()
        let refused = try await shell.run("\"$D\" backup copy.db; \"$D\" restore copy.db")
        #expect(refused.code == 9 && refused.errors.contains("--replace"), "\(refused)")
        let itself = try await shell.run(
            "ln dateline.db l.db; \"$D\" backup l.db; \"$D\" restore l.db --replace")
        #expect(itself.code == 2, "\(itself)")
        let damages = [
            "echo x > bad.db", "head -c 20000 copy.db > bad.db", ": > bad.db",
            "cp copy.db bad.db; dd if=/dev/urandom of=bad.db bs=1000 count=4 seek=12 conv=notrunc",
        ]
        for damage in damages {
            let outcome = try await shell.run("\(damage); \"$D\" restore bad.db --replace")
            #expect(outcome.code == 9, "\(damage): \(outcome)")
            #expect(try await shell.run("\"$D\" export").output.contains("Hello"), "the storage is as it was")
        }
        let used = try await shell.run("touch used.db used.db-wal; \"$D\" backup used.db")
        #expect(used.code == 2 && used.errors.contains("in use"), "\(used)")
        let folder = try await shell.run("\"$D\" backup .")
        #expect(folder.code == 2 && folder.errors.contains("is a folder"), "\(folder)")
        let missing = try await shell.run("\"$D\" restore nothing.db --replace")
        #expect(missing.code == 3, "\(missing)")
        let kind = try await shell.run("\"$D\" backup x --storage memory:")
        #expect(kind.code == 2 && kind.errors.contains("sqlite"), "\(kind)")
        #expect(try shell.files().filter { $0.hasSuffix(".partial") } == [])
    }

    /// Whether a file system of a chosen size can be made here: user namespaces may be switched off.
    private static let canMount = {
        let unshare = Process()
        unshare.executableURL = URL(filePath: "/usr/bin/env")
        unshare.arguments = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        (unshare.standardOutput, unshare.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        guard (try? unshare.run()) != nil else { return false }
        unshare.waitUntilExit()
        return unshare.terminationStatus == 0
    }()

    @Test(.enabled(if: canMount, "needs unshare and tmpfs"))
    func `a full disk is said, and leaves what was there and nothing half done`() async throws {
        let shell = try await shell()
        let outcome = try await shell.run(
            """
            "$D" backup copy.db && "$D" export > before && size=$(stat -c %s copy.db) && mkdir full || exit 1
            export size D
            unshare -rm bash -c '
            room() { mount -t tmpfs -o size=$1 tmpfs full 2>/dev/null || mount -o remount,size=$1 full; }
            says() { "$@" 2>said; code=$?; [ $code = 11 ] && grep -q "space\\|full" said && return
                     echo "$* ended with $code: $(cat said)"; }
            room $((size / 2))
            says "$D" backup full/copy.db
            says "$D" restore copy.db --storage sqlite:full/new.db
            ls -A full
            room $((size * 3 / 2))
            "$D" restore copy.db --storage sqlite:full/new.db 2>/dev/null || echo "there is room for one copy"
            "$D" export --storage sqlite:full/new.db | cmp - before
            says "$D" restore copy.db --storage sqlite:full/new.db --replace
            "$D" export --storage sqlite:full/new.db | cmp - before
            ls -A full | grep partial'
            """)
        #expect(outcome.output == "", "\(outcome)")
    }

    @Test func `the log of a database that is gone is not read into the one that is restored`() async throws {
        let shell = try await shell()
        let outcome = try await shell.run(
            """
            "$D" backup copy.db && "$D" export > before
            sqlite3 gone.db "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA page_size = 4096;
                CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(200000));" ".shell cp gone.db-wal new.db-wal"
            [ -s new.db-wal ] && "$D" restore copy.db --storage sqlite:new.db &&
            "$D" export --storage sqlite:new.db | cmp - before && sqlite3 new.db "PRAGMA integrity_check"
            """)
        #expect(outcome.code == 0 && outcome.output.hasSuffix("ok\n"), "\(outcome)")
    }

    @Test func `a backup that is given up leaves nothing beside its target`() throws {
        let folder = try TemporaryFolder()
        let replacement = try FileReplacement(of: folder.path("copy.db"))
        try Data("x".utf8).write(to: URL(filePath: replacement.path + "-journal"))
        replacement.discard()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")) == [])
    }

    @Test func `nothing is made for a copy of a storage that is gone with its process`() async throws {
        let shell = try Shell()
        let outcome = try await shell.run("\"$D\" storage copy --from memory: --to sqlite:target.db")
        #expect(outcome.code == 2 && outcome.errors.contains("memory: is gone"), "\(outcome)")
        #expect(try shell.files() == [])
    }

    @Test func `a folder of an export is new, whole, and its owner's alone`() async throws {
        let shell = try await shell()
        let outcome = try await shell.run(
            "umask 0; \"$D\" export --format markdown --output md && stat -c %a md md/hello.md")
        #expect(outcome.output == "700\n600\n", "\(outcome)")
        for script in [
            "\"$D\" export --format markdown", "\"$D\" export --format markdown --output md",
            "touch f; \"$D\" export --format markdown --output f",
            "\"$D\" export --format redirects-nginx --article-path '/a?p={slug}'",
            "\"$D\" export --format redirects-csv --tag-path /tags",
        ] {
            let outcome = try await shell.run(script)
            #expect(outcome.code == 2 && outcome.errors.hasPrefix("error: "), "\(script): \(outcome)")
        }
        #expect(try shell.files().filter { $0.hasSuffix(".partial") } == [])
    }
}
