/// A start tag, its name in lower case.
struct HTMLTag {
    let name: String
    /// Those that are known, with character references resolved.
    let attributes: [(name: String, value: [UInt8])]

    subscript(_ name: String) -> [UInt8]? { attributes.first { $0.name == name }?.value }
}
