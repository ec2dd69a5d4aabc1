import Foundation
import PackagePlugin

/// Writes `openapi.yaml` of the target's package into the target, as `EmbeddedContract.files`.
@main
struct EmbedContract: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let contract = context.package.directoryURL.appending(path: "openapi.yaml")
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedContract.swift")
        return [
            .buildCommand(
                displayName: "Embedding openapi.yaml into \(target.name)",
                executable: try context.tool(named: "MigrationEmbedder").url,
                arguments: [
                    output.path(percentEncoded: false), "EmbeddedContract",
                    contract.path(percentEncoded: false),
                ],
                inputFiles: [contract],
                outputFiles: [output])
        ]
    }
}
