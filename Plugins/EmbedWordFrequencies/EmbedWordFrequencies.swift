import Foundation
import PackagePlugin

/// Writes the tables of `Data/WordFrequencies` of the target's package into the target, as
/// `EmbeddedWordFrequencies.files`.
@main
struct EmbedWordFrequencies: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = context.package.directoryURL.appending(path: "Data/WordFrequencies")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
            .filter { $0.hasSuffix(".txt") }
            .sorted()
            .map { folder.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedWordFrequencies.swift")
        return [
            .buildCommand(
                displayName: "Embedding word frequencies into \(target.name)",
                executable: try context.tool(named: "MigrationEmbedder").url,
                arguments: [output.path(percentEncoded: false), "EmbeddedWordFrequencies"]
                    + files.map { $0.path(percentEncoded: false) },
                inputFiles: files,
                outputFiles: [output])
        ]
    }
}
