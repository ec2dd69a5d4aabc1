import Foundation
import TestSupport
import Testing

@testable import DatelineCommands

/// The folder of an import of a site, and the command line for it.
@Suite struct SiteFolderTests {
    @Test func `two imports of one site do not share a folder`() throws {
        let base = try TemporaryFolder()
        do {
            let folder = try SiteFolder("a", in: base.path(""))
            #expect(throws: CommandFailure.self) { try SiteFolder("a", in: base.path("")) }
            _ = try SiteFolder("b", in: base.path(""))
            folder.discard()
            // What is made anew is another folder.
            _ = try SiteFolder("a", in: base.path(""))
        }
        _ = try SiteFolder("a", in: base.path(""))
    }

    @Test func `folders of former imports go after a day, those in use stay`() throws {
        let base = try TemporaryFolder()
        var held: SiteFolder? = try SiteFolder("held", in: base.path(""))
        _ = try SiteFolder("new", in: base.path(""))
        _ = try SiteFolder("old", in: base.path(""))
        for name in ["held", "old"] {
            for path in ["import-\(name)/lock", "import-\(name)"] {
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -100_000)],
                    ofItemAtPath: base.path(path))
            }
        }
        _ = try SiteFolder("other", in: base.path(""))
        let names = try FileManager.default.contentsOfDirectory(atPath: base.path("")).sorted()
        #expect(names == ["import-held", "import-new", "import-other"])
        #expect(held?.path.hasSuffix("import-held") == true)
        held = nil
    }

    @Test(arguments: [
        "posts --key a", "https://localhost:1/ --key a --format feed", "https://localhost:1/ --format ghost",
        "https://localhost:1/ --key a --format wordpress", "https://localhost:1/ --key ''",
    ])
    func `a key that is not used is a mistake`(_ arguments: String) async throws {
        let shell = try Shell()
        let outcome = try await shell.run(
            "mkdir posts; \"$D\" import \(arguments) --storage sqlite:d.db", ["HOME": shell.folder.path("")])
        #expect(outcome.code == 2, "\(outcome)")
    }
}
