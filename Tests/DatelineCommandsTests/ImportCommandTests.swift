import Foundation
import TestSupport
import Testing

/// `dateline import` as a program.
@Suite struct ImportCommandTests {
    private func shell(_ files: [String: String]) throws -> Shell {
        let shell = try Shell()
        for (name, text) in files {
            try FileManager.default.createDirectory(
                at: URL(filePath: shell.folder.path(name)).deletingLastPathComponent(),
                withIntermediateDirectories: true)
            try shell.folder.write(text, to: name)
        }
        return shell
    }

    private static let site = [
        "blog/a.md": "---\ntitle: A\ndate: 2020-01-01\nstatus: wibble\n---\nA",
        "blog/b.md": "---\ntitle: B\n",
        "blog/README.md": "x", "blog/c.md": "---\ntitle: C\ndate: 2020-01-01\nfoo: 1\n---\nC",
        "blog/x.png": "x",
    ]

    @Test func `a dry run prints a line an item, and stores nothing`() async throws {
        let shell = try shell(Self.site)
        let outcome = try await shell.run("\"$D\" import blog --dry-run --storage sqlite:d.db")
        #expect(outcome.code == 4)
        #expect(
            outcome.output == """
                skipped   blog/README.md:1: is about the site or its files, not an article
                created   blog/a.md:4 → a (draft): status is not understood: wibble
                refused   blog/b.md:1: the front matter is not closed by a line ---
                created   blog/c.md:1 → c (published)
                dry run: imported 3: 2 created, 0 updated, 0 unchanged, 1 failed, 1 skipped

                """)
        #expect(outcome.errors.contains("blog/c.md:4: foo is kept in metadata"))
        #expect(outcome.errors.contains("passed over 1 .png"))
        #expect(try shell.files() == ["blog"])
    }

    @Test func `an empty path is no folder`() async throws {
        let shell = try shell(["plan.md": "---\ntitle: Secret\ndate: 2020-01-01\n---\nx"])
        let outcome = try await shell.run("\"$D\" import \"$UNSET\" --storage sqlite:d.db")
        #expect(outcome.code == 2 && outcome.errors.contains("the path is empty"), "\(outcome)")
        #expect(try shell.files() == ["plan.md"])
    }

    @Test func `whoever is asked can end it all, and nothing was made`() async throws {
        let items = (0..<120).map { #"{"title":"T\#($0)","status":"draft"}"# }.joined(separator: "\n")
        let shell = try shell(["a.ndjson": items])
        for (keys, code) in [("\\003", 130), ("n\\n", 9)] {
            let outcome = try await shell.run(
                "mkfifo f; (exec 3> f; until grep -q 'import?' log; do sleep 0.05; done; printf '\(keys)' >&3; sleep 20) & "
                    + "script -qefc '\"$D\" import a.ndjson --storage sqlite:d.db' log < f > /dev/null; "
                    + "code=$?; kill %1; rm -f f log; exit $code")
            #expect(outcome.code == Int32(code), "\(outcome)")
            #expect(try shell.files() == ["a.ndjson"])
        }
    }

    @Test func `exports are also known by the products that made them`() async throws {
        let shell = try shell(["a.xml": "x"])
        for name in ["blogger", "medium", "substack"] {
            let outcome = try await shell.run(
                "\"$D\" import a.xml --format \(name) --dry-run --storage sqlite:d.db")
            #expect(!outcome.errors.contains("--format must be"), "\(outcome)")
        }
    }

    @Test func `a report has every line, and the terminal only what failed`() async throws {
        let shell = try shell(Self.site)
        let outcome = try await shell.run("\"$D\" import blog --report r.log --storage sqlite:d.db")
        #expect(outcome.code == 4)
        #expect(outcome.output == "imported 3: 2 created, 0 updated, 0 unchanged, 1 failed, 1 skipped\n")
        #expect(outcome.errors.contains("blog/b.md:1: the front matter is not closed"))
        #expect(!outcome.errors.contains("foo is kept"))
        let report = try String(contentsOfFile: shell.folder.path("r.log"), encoding: .utf8)
        #expect(
            report.contains(
                "created   blog/c.md:1 → c (published)\n          blog/c.md:4: foo is kept in metadata\n"))
        #expect(report.contains("skipped   blog/README.md:1: "))
        #expect(try shell.mode("r.log") == "600")
    }

    @Test func `a report replaces nothing that is read or stored, and no pipe or device`() async throws {
        let shell = try shell(Self.site)
        for (report, reason) in [
            ("blog/a.md", "is part of what is imported"), ("blog/new.html", "is part of what is imported"),
            ("d.db", "is the database itself"), ("blog", "is part of what is imported"),
        ] {
            let outcome = try await shell.run(
                "touch d.db; \"$D\" import blog --report \(report) --storage sqlite:d.db")
            #expect(outcome.code == 2, "\(report)")
            #expect(outcome.errors.contains(reason), "\(outcome.errors)")
            #expect(try shell.files().sorted().first == "blog")
            #expect(
                try String(contentsOfFile: shell.folder.path("blog/a.md"), encoding: .utf8)
                    == Self.site["blog/a.md"])
        }
        let one = try await shell.run("\"$D\" import blog/c.md --report blog/c.md --storage sqlite:d.db")
        #expect(one.code == 2)
        let script = """
            mkfifo pipe; cat pipe > seen & "$D" import blog --report pipe --storage sqlite:e.db; wait; test -p pipe
            """
        let piped = try await shell.run(script)
        #expect(piped.code == 0)
        let seen = try String(contentsOfFile: shell.folder.path("seen"), encoding: .utf8)
        #expect(seen.contains("created   blog/c.md:1 → c (published)\n"))
        let inside = try await shell.run(
            "cd blog; \"$D\" import . --report import.log --storage sqlite:../f.db; test -s import.log")
        #expect(inside.code == 0)
    }

    @Test func `a pipe that nobody reads is refused, for a report and for an export`() async throws {
        let shell = try shell(Self.site)
        for command in [
            "import blog --report pipe --storage sqlite:d.db", "export --output pipe --storage memory:",
        ] {
            let outcome = try await shell.run("test -p pipe || mkfifo pipe; \"$D\" \(command)")
            #expect(outcome.code == 2, "\(outcome)")
            #expect(outcome.errors.contains("cannot write to pipe: nobody reads from it"), "\(outcome)")
        }
    }

    @Test func `an input that is not there makes no storage`() async throws {
        let shell = try shell([:])
        let outcome = try await shell.run("\"$D\" import nothing --storage sqlite:d.db")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("nothing: there is no such file or folder"))
        #expect(try shell.files().isEmpty)
    }

    @Test func `json is one object an item`() async throws {
        let shell = try shell(Self.site)
        let outcome = try await shell.run("\"$D\" import blog --json --storage sqlite:d.db")
        let objects = try outcome.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.map { $0["outcome"] as? String } == ["skipped", "created", "refused", "created"])
        #expect(objects[1]["held_back"] as? Bool == true)
        #expect(objects[1]["status"] as? String == "draft")
        #expect((objects[2]["reason"] as? [String: Any])?["line"] as? Int == 1)
        #expect(outcome.errors.contains("imported 3: 2 created"))
    }

    @Test func `a pipe that nobody writes into is refused, and not waited for`() async throws {
        let shell = try shell(["blog/a.md": "# A"])
        let outcome = try await shell.run(
            """
            mkfifo p.md blog/b.md
            timeout 20 "$D" import p.md --format markdown --storage sqlite:d.db; echo $?
            timeout 20 "$D" import blog --storage sqlite:d.db; echo $?
            timeout --preserve-status -s INT 1 "$D" import p.md --storage sqlite:d.db; echo $?
            """)
        #expect(
            outcome.output == """
                2
                imported 2: 1 created, 0 updated, 0 unchanged, 1 failed
                4
                130

                """, "\(outcome)")
        #expect(outcome.errors.contains("markdown is read from files, not from a pipe"))
        #expect(outcome.errors.contains("blog/b.md:1: is no regular file"))
    }

    @Test func `a conflict ends with 4, and prefer decides it`() async throws {
        let shell = try shell(["a.ndjson": #"{"title":"A","source":{"name":"s","id":"1"}}"#])
        let outcome = try await shell.run(
            """
            S='--storage sqlite:d.db'
            "$D" import a.ndjson $S && "$D" export $S > e.ndjson
            sed 's/"title":"A"/"title":"B"/' e.ndjson > b.ndjson && "$D" import b.ndjson $S
            sed 's/"title":"A"/"title":"C"/' e.ndjson > c.ndjson; "$D" import c.ndjson $S; echo $?
            "$D" import c.ndjson $S --prefer file && "$D" import c.ndjson $S --prefer neither; echo $?
            """)
        #expect(
            outcome.output == """
                imported 1: 1 created, 0 updated, 0 unchanged, 0 failed
                imported 1: 0 created, 1 updated, 0 unchanged, 0 failed
                imported 1: 0 created, 0 updated, 0 unchanged, 0 failed, 1 in conflict
                4
                imported 1: 0 created, 1 updated, 0 unchanged, 0 failed
                2

                """, "\(outcome)")
    }

    @Test func `what was deleted here is skipped, until it is to be restored`() async throws {
        let shell = try shell(["blog/a.md": "---\ntitle: A\ndate: 2020-01-01\n---\nA"])
        let outcome = try await shell.run(
            """
            S='--storage sqlite:d.db'
            "$D" import blog $S
            "$D" serve $S --port 0 --no-auth > out.txt 2>&1 & pid=$!
            until grep -q listening out.txt; do sleep 0.05; done
            url=$(grep -o 'http://[^ ]*' out.txt)
            curl -s -X DELETE -w '%{http_code}\\n' $url/v1/articles/a
            kill $pid; wait $pid
            mkdir blog/2020 && mv blog/a.md blog/2020/a.md
            "$D" import blog $S --dry-run; "$D" import blog $S --json; "$D" import blog $S --report r.log; echo $?
            "$D" import blog $S --restore-deleted && "$D" import blog $S
            """)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        let none = "imported 0: 0 created, 0 updated, 0 unchanged, 0 failed, 1 skipped"
        let reason = "was deleted here; --restore-deleted brings it back"
        #expect(
            lines.filter { !$0.hasPrefix("{") } == [
                "imported 1: 1 created, 0 updated, 0 unchanged, 0 failed", "204",
                "skipped   blog/2020/a.md:1: \(reason)", "dry run: \(none)", none, "0",
                "imported 1: 1 created, 0 updated, 0 unchanged, 0 failed",
                "imported 1: 0 created, 0 updated, 1 unchanged, 0 failed",
            ], "\(outcome)")
        let json = try #require(lines.first { $0.hasPrefix("{") })
        #expect(json.contains(#""outcome":"skipped""#) && json.contains(reason))
        let report = try String(contentsOfFile: shell.folder.path("r.log"), encoding: .utf8)
        #expect(report.hasPrefix("skipped   blog/2020/a.md:1: \(reason)\n"))
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func `an import that a signal ends says so, and the same command goes on`(
        _ number: Int32, _ code: Int32
    ) async throws {
        let shell = try shell([:])
        let outcome = try await shell.run(
            """
            mkfifo f
            env --default-signal=INT "$D" import - --format ndjson --storage sqlite:d.db < f 2> err & pid=$!
            exec 3> f
            for i in 1 2 3; do echo "{\\"title\\":\\"T $i\\",\\"slug\\":\\"t-$i\\",\\"source\\":{\\"name\\":\\"s\\",\\"id\\":\\"$i\\"}}" >&3; done
            until "$D" export --storage sqlite:d.db 2> /dev/null | grep -q '"t-3"'; do sleep 0.05; done
            kill -\(number) $pid; wait $pid; echo $?
            cat err
            for i in 1 2 3 4; do echo "{\\"title\\":\\"T $i\\",\\"slug\\":\\"t-$i\\",\\"source\\":{\\"name\\":\\"s\\",\\"id\\":\\"$i\\"}}"; done |
                "$D" import - --format ndjson --storage sqlite:d.db
            """)
        #expect(outcome.output.hasPrefix("\(code)\n"), "\(outcome)")
        #expect(outcome.output.contains("run it again to go on"))
        #expect(outcome.output.hasSuffix("imported 4: 1 created, 0 updated, 3 unchanged, 0 failed\n"))
    }
}
