/// Reads a file that is one item: UTF-8 of a limited size, without U+0000.
struct WholeFileReader: ItemReader {
    /// The most bytes of such a file.
    static let limit = 8 << 20

    private let file: InputFile
    private let origin: ItemOrigin
    private let parse: @Sendable (String, ItemOrigin) throws(ImportFault) -> ImportItem
    private var isDone = false

    init(
        _ file: InputFile, _ origin: ItemOrigin,
        _ parse: @escaping @Sendable (String, ItemOrigin) throws(ImportFault) -> ImportItem
    ) {
        self.file = file
        self.origin = origin
        self.parse = parse
    }

    mutating func next() -> ImportItem? {
        guard !isDone else { return nil }
        isDone = true
        do throws(ImportFault) {
            return try parse(try text(), origin)
        } catch {
            return ImportItem(error)
        }
    }

    private func text() throws(ImportFault) -> String {
        let contents = try file.whole(atMost: Self.limit, origin)
        return try TextDecoding.text(contents, origin)
    }
}

extension InputFile {
    /// Everything to the end, or a fault for what can't be read or has more bytes.
    func whole(atMost limit: Int, _ origin: ItemOrigin) throws(ImportFault) -> [UInt8] {
        let contents: [UInt8]?
        do throws(SystemError) {
            contents = (size ?? 0) > limit ? nil : try self.contents(atMost: limit)
        } catch {
            throw ImportFault(origin.line(1), error.reason)
        }
        guard let contents else { throw ImportFault(origin.line(1), "is larger than \(limit >> 20) MiB") }
        return contents
    }
}
