import Foundation
import PackagePlugin

/// Writes the migration files of one dialect into the target that uses the plugin, as
/// `EmbeddedMigrations.files`.
///
/// The folder is the one in `Migrations/` of the target's package whose name ends the target's name:
/// `Migrations/SQLite` goes into `ArticlesSQLite`. Every file is an input of the build, so an edit is never
/// missed.
@main
struct EmbedMigrations: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL.appending(path: "Migrations", directoryHint: .isDirectory)
        let folder = try Self.folder(in: root, endingNameOf: target.name)
        let files = try FileManager.default
            .contentsOfDirectory(atPath: folder.path(percentEncoded: false))
            .filter { try Self.isMigration($0, in: folder) }
            .sorted()
            .map { folder.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedMigrations.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) migrations into \(target.name)",
                executable: try context.tool(named: "MigrationEmbedder").url,
                arguments: [output.path(percentEncoded: false), "EmbeddedMigrations"]
                    + files.map { $0.path(percentEncoded: false) },
                inputFiles: files,
                outputFiles: [output])
        ]
    }

    /// As `migrate --dir` sees it: what is nearly a migration ends the build, and is not left out.
    private static func isMigration(_ name: String, in folder: URL) throws -> Bool {
        switch FolderEntry(name: name) {
        case .migration: return true
        case .exempt: return false
        case .mistake(let reason): throw Mistake(file: folder.appending(path: name), reason: reason)
        case .other:
            Diagnostics.warning("\(folder.lastPathComponent)/\(name) is no migration, and is left alone")
            return false
        }
    }

    /// The longest folder name in `root` that `target` ends with.
    private static func folder(in root: URL, endingNameOf target: String) throws -> URL {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: root.path(percentEncoded: false))) ?? []
        let match = names.filter { !$0.isEmpty && target.hasSuffix($0) }.max { $0.count < $1.count }
        guard let match else { throw MissingFolder(target: target) }
        return root.appending(path: match, directoryHint: .isDirectory)
    }
}

/// A file that is not read as a migration, but looks like one.
struct Mistake: Error, CustomStringConvertible {
    let file: URL
    let reason: String

    var description: String { "\(file.path(percentEncoded: false)): \(reason)" }
}

/// No folder of migrations belongs to the target.
struct MissingFolder: Error, CustomStringConvertible {
    let target: String

    var description: String {
        "target \(target) embeds migrations, but no folder of Migrations/ has a name that ends it"
    }
}
