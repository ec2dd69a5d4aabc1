/// Reads the items of one file, front to back. May block.
protocol ItemReader {
    /// The next item; `nil` at the end of the file.
    mutating func next() -> ImportItem?
}
