import Foundation

@testable import ArticlesExchange

/// Reads one file's items without a service.
enum Reading {
    static func items(_ name: String, _ bytes: [UInt8], includesPages: Bool = false) throws -> [ImportItem] {
        let folder = try TemporaryFolder()
        try folder.write(bytes, to: name)
        return try items(at: folder.file(name), includesPages: includesPages)
    }

    static func items(at path: String, includesPages: Bool = false) throws -> [ImportItem] {
        let source = try ItemSource(
            .path(path), format: nil, sourceName: nil, includesPages: includesPages, CancellationFlag())
        var items: [ImportItem] = []
        while let item = source.next() { items.append(item) }
        return items
    }
}

extension ImportItem {
    /// Why it is a draft that no command publishes; `nil` when it is none.
    var heldReason: ImportNote? {
        if case .heldBack(_, let reason) = verdict { reason } else { nil }
    }
}
