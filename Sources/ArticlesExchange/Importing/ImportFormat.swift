/// A format that articles can be read from.
///
/// A format is a value: its file sits in a folder of its own, and `all` names it.
public struct ImportFormat: Sendable {
    /// The name, as `--format` takes it; also the default name of the source.
    public let name: String
    /// The endings of its files' names, lower case, without the dot.
    public let fileExtensions: [String]
    /// Whether it can be read from a pipe: its items carry their identity with them.
    let isStreamable: Bool
    /// Whether a source id is only the name of the file, without its folders.
    let identifiesByName: Bool
    /// Whether a text that begins with these bytes is of this format.
    let recognizes: @Sendable ([UInt8]) -> Bool
    /// A reader of the items of one file.
    let makeReader: @Sendable (InputFile, ItemOrigin) -> any ItemReader

    /// Every format, in the order in which contents are looked at.
    public static let all: [ImportFormat] = [.ndjson, .markdown, .pages]

    /// The format with this name; `nil` for an unknown one.
    public init?(named name: String) {
        guard let format = Self.all.first(where: { $0.name == name }) else { return nil }
        self = format
    }

    init(
        name: String, fileExtensions: [String], isStreamable: Bool = false, identifiesByName: Bool = false,
        recognizes: @escaping @Sendable ([UInt8]) -> Bool,
        makeReader: @escaping @Sendable (InputFile, ItemOrigin) -> any ItemReader
    ) {
        self.name = name
        self.fileExtensions = fileExtensions
        self.isStreamable = isStreamable
        self.identifiesByName = identifiesByName
        self.recognizes = recognizes
        self.makeReader = makeReader
    }

    /// Whether a file of this name is of this format.
    func matches(fileName: String) -> Bool {
        let lower = fileName.lowercased()
        return fileExtensions.contains { lower.hasSuffix("." + $0) }
    }

    /// The format of a file by its name alone.
    static func matching(fileName: String) -> ImportFormat? {
        all.first { $0.matches(fileName: fileName) }
    }
}
