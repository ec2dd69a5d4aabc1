import Articles

/// What a file of a site says of the articles in its folder and below.
struct FolderRule {
    let part: HidingPart
    /// Of which articles, by their path below the folder.
    let holds: @Sendable (String) -> Bool

    init(_ part: HidingPart, where holds: @escaping @Sendable (String) -> Bool = { _ in true }) {
        self.part = part
        self.holds = holds
    }

    /// A rule for values that articles have unless they say otherwise; `nil` if those hide nothing.
    init?(
        _ name: String, _ pairs: [(key: String, value: YAMLNode)],
        where holds: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        let publication = Publication(pairs, ItemOrigin.nowhere)
        guard publication.status != .published || publication.doubt != nil else { return nil }
        self.init(
            HidingPart(name: name, isDraft: publication.doubt == nil && publication.status == .draft),
            where: holds)
    }

    /// A rule of a file that is not understood, and may say anything.
    init(unreadable name: String) {
        self.init(
            HidingPart(name: name, isDraft: false, reason: "\(name) can't be read, and may make it a draft"))
    }
}

extension ItemOrigin {
    static let nowhere = ItemOrigin(
        label: "", path: "", givenSourceName: nil, derivedSourceName: "", sourceID: "")
}
