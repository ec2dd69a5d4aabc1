import Foundation
import PackagePlugin

/// Writes the files that pages are made of into the target that uses the plugin, as `EmbeddedTheme.files`.
///
/// The folder is the one in `Data/` of the target's package whose name ends the target's name: `Data/Reader` goes into
/// `ArticlesReader`.
@main
struct EmbedTheme: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL.appending(path: "Data", directoryHint: .isDirectory)
        let folders = try FileManager.default.contentsOfDirectory(atPath: root.path(percentEncoded: false))
        guard let folder = folders.first(where: { !$0.isEmpty && target.name.hasSuffix($0) }) else {
            throw MissingFolder(target: target.name)
        }
        let files = try FileManager.default
            .contentsOfDirectory(atPath: root.appending(path: folder).path(percentEncoded: false))
            .filter { name in [".mustache", ".css", ".svg", ".js"].contains { name.hasSuffix($0) } }
            .sorted()
            .map { root.appending(path: folder).appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTheme.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(folder.lowercased()) files into \(target.name)",
                executable: try context.tool(named: "MigrationEmbedder").url,
                arguments: [output.path(percentEncoded: false), "EmbeddedTheme"]
                    + files.map { $0.path(percentEncoded: false) },
                inputFiles: files,
                outputFiles: [output])
        ]
    }
}

/// No folder of files belongs to the target.
struct MissingFolder: Error, CustomStringConvertible {
    let target: String

    var description: String { "target \(target) has no folder in Data/ whose name ends its own" }
}
