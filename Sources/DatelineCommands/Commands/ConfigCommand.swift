import ArgumentParser
import Articles
import Foundation
import StrictJSON

/// `dateline config`
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Print the settings in force, and where each comes from. Secrets are not shown.",
        discussion: """
            Of a connection string that is not understood as a whole nothing is shown.

            EXAMPLES
              dateline config
              DATELINE_PORT=9000 dateline config --json
              dateline config --config dateline.yaml
            """)

    @OptionGroup var storage: StorageOptions
    @OptionGroup var serve: ServeOptions
    @Flag(help: "Print one JSON object")
    var json = false

    func run() throws {
        var reader = try storage.file.reader()
        _ = try storage.settings(&reader)
        _ = reader.text(SettingNames.migrateStorage, nil, default: "") { url in
            url.isEmpty ? "" : StorageURL.redacted(url)
        }
        _ = try ServeSettings(serve, &reader)
        let text = json ? Self.json(reader.entries) : Self.table(reader.entries)
        try Terminal.result(Redaction.process.apply(to: text))
    }

    private static func table(_ entries: [SettingsReader.Entry]) -> String {
        let width = entries.map(\.name.count).max() ?? 0
        let valueWidth = min(entries.map(\.value.count).max() ?? 0, 40)
        return entries.map { entry in
            let name = entry.name.padding(toLength: width, withPad: " ", startingAt: 0)
            let missing = max(0, valueWidth - entry.value.count)
            let origin = entry.place.map { "file: \($0)" } ?? entry.origin.rawValue
            return "\(name)  \(entry.value)\(String(repeating: " ", count: missing))  (\(origin))"
        }.joined(separator: "\n")
    }

    private static func json(_ entries: [SettingsReader.Entry]) -> String {
        var writer = JSONWriter()
        writer.value(
            .object(
                entries.map { entry in
                    JSONMember(
                        entry.name,
                        .object(
                            [
                                JSONMember("value", .string(entry.value)),
                                JSONMember("origin", .string(entry.origin.rawValue)),
                            ] + (entry.place.map { [JSONMember("place", .string($0))] } ?? [])))
                }))
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
