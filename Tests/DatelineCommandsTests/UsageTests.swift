import Foundation
import Testing

/// Mistakes on the command line, databases that are not there, and passwords.
@Suite struct UsageTests {
    @Test(arguments: [
        ["up", "--nope"], ["up", "--steps", "many"], ["up", "--steps", "0"], ["up", "--to", "soon"],
        ["up", "--wait", "later"], ["down", "--to"], ["repair"], ["repair", "1"], ["repair", "x", "--retry"],
        ["baseline"], ["new"], ["nothing"], ["verify", "--scratch"], ["status", "extra"],
        ["up", "--storage", "mongodb://host/db"], ["up", "--dir", "nowhere", "--storage", "sqlite:x.db"],
    ])
    func `a mistake is one document and 2`(_ arguments: [String]) async throws {
        let program = try Program.dateline(["migrate"] + arguments + ["--json"])
        let report = try Report(await program.outcome())
        #expect(report.code == 2, "\(report.outcome)")
        #expect(report.error?.kind == "usage")
    }

    @Test func `a database that cannot be reached is 3, in the time that was given`() async throws {
        let start = ContinuousClock.now
        let program = try Program.dateline([
            "migrate", "up", "--json", "--wait", "2s", "--storage",
            "postgres://user:\(Secrets.malformed)@127.0.0.1:1/db",
        ])
        let report = try Report(await program.outcome())
        #expect(report.code == 3)
        #expect(ContinuousClock.now - start >= .seconds(2))
        #expect(ContinuousClock.now - start < .seconds(60), "libpq alone would wait for minutes")
    }

    /// `Program.outcome` looks for the password in every output of this target.
    @Test(arguments: [
        "postgres://user:\(Secrets.malformed)@[/db", "postgres://user:\(Secrets.malformed)@@host/db",
        "postgres:/user:\(Secrets.malformed)@host", "postgres:user:\(Secrets.malformed)@host:port/db",
        "postgres://user:\(Secrets.malformed)@127.0.0.1:1/db?nope=1",
        "postgres://127.0.0.1:1/db?user=u&password=\(Secrets.malformed)",
        "host=127.0.0.1 port=1 password=\(Secrets.malformed)", "mongodb://user:\(Secrets.malformed)@host/db",
    ])
    func `a password is never printed`(_ url: String) async throws {
        for arguments in [["up"], ["status", "--json"], ["wait", "--for", "0s"]] {
            let flag = try Program.dateline(["migrate"] + arguments + ["--storage", url])
            #expect(try await flag.outcome().code != 0)
            let variable = try Program.dateline(["migrate"] + arguments, ["DATELINE_MIGRATE_STORAGE": url])
            #expect(try await variable.outcome().code != 0)
        }
        let scratch = try Program.dateline(["migrate", "verify", "--scratch", url])
        #expect(try await scratch.outcome().code != 0)
    }
}
