import Foundation
import TestSupport
import Testing

/// What waiting helps against, and what it does not.
@Suite struct ReachabilityTests {
    /// Whatever `--wait` says, the first refusal is the last: the test would take ten minutes otherwise.
    private func refused(_ url: String, _ environment: [String: String] = [:]) async throws -> Report {
        let arguments = ["migrate", "up", "--json", "--wait", "10min", "--storage", url]
        let report = try Report(await Program.dateline(arguments, environment).outcome())
        #expect(report.code == 3, "\(report.outcome)")
        let hint = report.error?.hint ?? ""
        #expect(hint.hasPrefix("mend the URL"), "\(hint)")
        return report
    }

    @Test func `a server that refuses is not asked again`() async throws {
        let url = try TestDatabase.url(database: "dateline")
        let place = url.drop { $0 != "@" }.dropFirst()
        for (shape, state) in [
            ("postgres://dateline:\(Secrets.malformed)@\(place)", "28P01"),
            ("postgres://nobody_such:\(Secrets.malformed)@\(place)", "28P01"),
            (try TestDatabase.url(database: "no_such_database"), "3D000"),
            (url + "?options=-c%20no_such_setting%3D1", "42704"),
        ] {
            let report = try await refused(shape)
            #expect(report.error?.sqlstate == state, "\(report.outcome)")
        }
    }

    @Test func `an address that can't be listened on is named, with the reason`() async throws {
        let shell = try Shell()
        for (host, words) in [
            ("192.0.2.1", "cannot listen on 192.0.2.1:0: Cannot assign requested address"),
            ("nosuch.invalid", "cannot listen on nosuch.invalid:0: there is no such address here"),
        ] {
            let outcome = try await shell.run("\"$D\" serve --host \(host) --port 0 --storage memory:")
            #expect(outcome.code == 3 && outcome.errors.contains(words), "\(outcome)")
        }
    }

    @Test func `what libpq itself refuses is not asked again`() async throws {
        let url = try TestDatabase.url(database: "dateline")
        let place = url.drop { $0 != "@" }.dropFirst()
        let home = try TemporaryFolder()
        let environment = ["HOME": home.path("")]
        for shape in [
            "\(url)?sslmode=nonsense", "\(url)?sslmode=require", "\(url)?gssencmode=nonsense",
            "\(url)?sslmode=verify-full&sslrootcert=/no/such/file", "postgres://dateline@\(place)",
            "\(url)?target_session_attrs=nonsense",
        ] {
            _ = try await refused(shape, environment)
        }
    }

    @Test func `a file that SQLite cannot use is not asked again, and told as what it is`() async throws {
        let shell = try Shell()
        try shell.folder.write("this is not a database, but a text that is long enough", to: "text")
        for (path, words) in [
            ("nowhere/a.db", "there is no folder nowhere"), (".", "is a folder"),
            ("/dev/null", "not a regular file"),
            ("text/a.db", "Not a directory"), ("text", "not a database"), ("/proc/a.db", "/proc/a.db"),
        ] {
            for command in ["up", "wait --for 10min"] where path != "/proc/a.db" || command == "up" {
                let wait = command == "up" ? "--wait 10min" : ""
                let outcome = try await shell.run(
                    "\"$D\" migrate \(command) \(wait) --storage sqlite:\(path)")
                #expect(outcome.code == 3 && outcome.errors.contains(words), "\(command) \(path): \(outcome)")
            }
            let serve = try await shell.run("\"$D\" serve --port 0 --storage sqlite:\(path)")
            #expect(serve.code == 3 && serve.errors.contains(words), "\(serve)")
        }
    }

    @Test func `a database that is read-only is called that`() async throws {
        let shell = try Shell()
        let asNobody = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups --" : ""
        for (setting, words) in [
            ("chmod 444 a.db; chmod 777 .", "a.db is read-only"),
            ("chmod 666 a.db; chmod 555 .", "folder . is read-only"),
            ("chmod 000 a.db; chmod 777 .", "cannot read a.db"),
        ] {
            let outcome = try await shell.run(
                """
                [ -e a.db ] || "$D" migrate up --storage sqlite:a.db
                chmod -R a+rX .; \(setting)
                \(asNobody) "$D" migrate up --storage sqlite:a.db; code=$?
                chmod 777 .; exit $code
                """)
            #expect(outcome.code == 3 && outcome.errors.contains(words), "\(setting): \(outcome)")
        }
    }

    @Test func `serve says at once that the password is wrong, and gives 503`() async throws {
        let place = try TestDatabase.url(database: "dateline").drop { $0 != "@" }.dropFirst()
        let shell = try Shell()
        let outcome = try await shell.run(
            """
            "$D" serve --port 0 --storage "$U" >out.txt 2>err.txt & pid=$!
            until grep -q listening out.txt; do sleep 0.05; done
            url=$(grep -o 'http://[^ ]*' out.txt)
            curl -s -o /dev/null -w '%{http_code} ' $url/readyz
            curl -s -o /dev/null -w '%{http_code}\\n' $url/v1/articles
            kill $pid; wait $pid; cat err.txt >&2
            """, ["U": "postgres://dateline:\(Secrets.malformed)@\(place)"])
        #expect(outcome.output == "503 503\n", "\(outcome)")
        #expect(outcome.errors.contains("the storage refuses this program"), "\(outcome)")
        #expect(outcome.errors.contains("28P01"))
    }

    @Test(arguments: Dialect.allCases)
    func `each command names the database that it touches`(_ dialect: Dialect) async throws {
        try await withProject(dialect) { project in
            try project.write([
                "1_a.sql": "-- migrate:up\nCREATE TABLE a (id integer);\n-- migrate:down\nDROP TABLE a;"
            ])
            let name = dialect == .sqlite ? project.database : "/\(project.database) as dateline"
            for command in [
                ["up"], ["status"], ["plan"], ["dump"], ["down", "--yes"], ["baseline", "1"],
                ["repair", "1", "--forget"], ["wait"],
            ] {
                let flags = ["--storage", project.url, "--dir", project.files]
                let outcome = try await Program.dateline(["migrate"] + command + flags).outcome()
                #expect(outcome.errors.contains("database: ") && outcome.errors.contains(name), "\(outcome)")
                let json = try await Program.dateline(["migrate"] + command + flags + ["--json"]).outcome()
                #expect(json.output.replacing("\\/", with: "/").contains("\"database\":"), "\(json)")
                #expect(json.output.contains(name), "\(json)")
            }
        }
    }

    @Test func `every command takes the same folders`() async throws {
        let shell = try Shell()
        let outcome = try await shell.run(
            """
            mkdir m; printf '%s' '-- migrate:up\nCREATE TABLE t (id integer);\n-- migrate:down\nDROP TABLE t;' > m/1_t.sql
            set -e
            "$D" migrate verify --dir m
            "$D" migrate verify --dir m --scratch sqlite::memory:
            "$D" migrate new second --dir m
            ls m | wc -l
            printf '%s' '-- migrate:up\nCREATE TABLE s (id integer);\n-- migrate:down\nDROP TABLE s;' > m/*_second.sql
            "$D" migrate up --dir m --storage sqlite:a.db
            """)
        #expect(outcome.code == 0, "\(outcome)")
        #expect(outcome.output.contains("2\n") && outcome.output.contains("applied  1 t"))
    }
}
