import Foundation
import Testing

/// Passwords in places where nobody expects them. `Program.outcome` looks for the password in every output.
@Suite struct RedactionTests {
    @Test(arguments: [
        "postgres://u:PW@PW@127.0.0.1:1/d", "postgres://u:PW/PW@127.0.0.1:1/d",
        "postgres://u:PW?PW@127.0.0.1:1/d", "postgres://u:PW", "postgres:host=h password=PW",
        "postgres://127.0.0.1:1/d?password=PW%zz", "POSTGRES://u:PW@127.0.0.1:1/d",
        "postgresql://u:PW@127.0.0.1:1,127.0.0.1:2/d", "sqlite:postgres://u:PW@h/d", "password='PW",
        "postgres://u:\"PW\\@127.0.0.1:1/d",
    ])
    func `a connection string that is malformed is not quoted`(_ shape: String) async throws {
        let url = shape.replacing("PW", with: Secrets.malformed)
        for arguments in [["migrate", "up", "--json"], ["migrate", "plan"], ["config"], ["export"]] {
            _ = try await Program.dateline(arguments, ["DATELINE_STORAGE": url]).outcome()
        }
    }

    @Test(arguments: [
        ["up", "--dir"], ["baseline"], ["new"], ["up"], ["up", "--to"], ["down", "--steps"],
        ["up", "--wait"],
        ["repair", "--retry"], ["verify", "--dir"], ["verify", "--scratch"], ["nothing"],
    ])
    func `a connection string in the wrong place is not quoted`(_ arguments: [String]) async throws {
        for scheme in ["postgres", "mysql"] {
            let url = "\(scheme)://user:\(Secrets.malformed)@127.0.0.1:1/\"d\""
            for json in [[], ["--json"]] {
                let program = try Program.dateline(["migrate"] + arguments + [url] + json)
                #expect(try await program.outcome().code != 0)
            }
        }
        let misspelt = try Program.dateline([
            "migrate", "up", "--storgae=postgres://u:\(Secrets.malformed)@h/d",
        ])
        #expect(try await misspelt.outcome().code == 2)
    }
}
