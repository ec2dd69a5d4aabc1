import ArgumentParser
import Foundation

/// The flag that names a file of settings.
struct SettingsFileOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file of settings, YAML or JSON: one key for each flag (default: none)", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml", "json"]))
    var config: String?

    /// A reader of the settings of this process: of its environment, and of the file if one is named.
    func reader() throws(CommandFailure) -> SettingsReader {
        var reader = SettingsReader(environment: ProcessInfo.processInfo.environment)
        let path = reader.text(SettingNames.file, config, default: "")
        if !path.isEmpty { reader.file = try SettingsFile.read(path) }
        return reader
    }
}
