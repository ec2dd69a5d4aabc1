import Foundation

/// Runs a test with the path of a folder of its own, which is gone afterwards.
func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "json-folder-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path)
}

/// Gives a file or folder another place.
func move(_ path: String, to newPath: String) throws {
    try FileManager.default.moveItem(atPath: path, toPath: newPath)
}

/// Makes or replaces a file, and the folder that it is in.
func write(_ text: String, to path: String) throws {
    let place = URL(filePath: path)
    try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
}
