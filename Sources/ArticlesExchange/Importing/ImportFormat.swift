/// A format that articles can be read from.
///
/// A format is a value: its file sits in a folder of its own, and `all` names it.
public struct ImportFormat: Sendable {
    /// The name, as `--format` takes it.
    public let name: String
    /// The endings of its files' names, lower case, without the dot. Two formats may have the same.
    public let fileExtensions: [String]
    /// Whether it can be read from a pipe: its items carry their identity with them.
    let isStreamable: Bool
    /// Whether each file is one article, known by the path of the file; else its items bring identities of their own.
    let isOneItem: Bool
    /// Whether a source id is only the name of the file, without its folders.
    let identifiesByName: Bool
    /// Whether a file is of this format, by its name or its first bytes.
    let recognizes: @Sendable (FileHead) -> Bool
    /// A reader of the items of one file.
    let makeReader: @Sendable (InputFile, ItemOrigin) -> any ItemReader

    /// Every format, in the order in which files are looked at: the one that asks for more comes first.
    public static let all: [ImportFormat] = [
        .archive,
        .wordPress,
        .ghost,
        .jsonFeed,
        .feed,
        .ndjson,
        .markdown,
        .pages,
    ]

    // `wordPressREST` is not among them: only `SiteDownload` makes its files.

    /// What people call some formats: by the products whose exports they are.
    private static let otherNames = ["blogger": "feed", "medium": "archive", "substack": "archive"]

    /// The format with this name, or of this product; `nil` for an unknown one.
    public init?(named name: String) {
        let name = Self.otherNames[name] ?? name
        guard let format = Self.all.first(where: { $0.name == name }) else { return nil }
        self = format
    }

    init(
        name: String, fileExtensions: [String], isStreamable: Bool = false, isOneItem: Bool = false,
        identifiesByName: Bool = false,
        recognizes: @escaping @Sendable (FileHead) -> Bool,
        makeReader: @escaping @Sendable (InputFile, ItemOrigin) -> any ItemReader
    ) {
        self.name = name
        self.fileExtensions = fileExtensions
        self.isStreamable = isStreamable
        self.isOneItem = isOneItem
        self.identifiesByName = identifiesByName
        self.recognizes = recognizes
        self.makeReader = makeReader
    }

    /// Whether a file of this name may be of this format.
    public func matches(fileName: String) -> Bool {
        FileHead(name: fileName, []).hasExtension(fileExtensions)
    }

    /// The format of a file: of those whose files have such a name, the first that recognizes it.
    static func recognizing(_ head: FileHead) -> ImportFormat? {
        all.first { $0.matches(fileName: head.name) && $0.recognizes(head) }
    }
}
