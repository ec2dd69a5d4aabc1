/// Reads the items of one file, front to back. May block.
protocol ItemReader {
    /// The next item; `nil` at the end of the file.
    mutating func next() -> ImportItem?
}

/// Where the items of a file come from.
struct ItemOrigin: Sendable {
    /// The file in messages.
    let label: String
    /// The path below the imported folder, with `/` between; the name of a file that was named itself.
    let path: String
    /// The name of the source of items that have none of their own.
    let sourceName: String
    /// The id of the source of a file that is one item.
    let sourceID: String

    /// A place in the file.
    func line(_ line: Int) -> ItemLocation {
        ItemLocation(file: label, line: line)
    }
}
