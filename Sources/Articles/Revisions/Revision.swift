/// A version of an article, as it is stored with the write that made it.
///
/// What the article is now stands in the article itself. What it was stands with the write that replaced it: a new article is
/// not stored twice, and a small change is stored as one.
public struct Revision: Hashable, Sendable {
    /// The article.
    public var article: ArticleID
    /// The version that the write made.
    public var version: Int
    /// When.
    public var storedAt: Timestamp
    /// The public part of the access key of who made it; `nil` for a command, or where no key is needed.
    public var keyID: String?
    /// What the article was before; `nil` of a new one.
    public var previous: FormerContent?
    /// Whether the write deleted the article.
    public var isDeletion: Bool

    /// A version.
    public init(
        of article: ArticleID, version: Int, storedAt: Timestamp, keyID: String? = nil,
        previous: FormerContent? = nil, isDeletion: Bool = false
    ) {
        self.article = article
        self.version = version
        self.storedAt = storedAt
        self.keyID = keyID
        self.previous = previous
        self.isDeletion = isDeletion
    }
}

/// What an article was before it was replaced: its body as what differs from the one that came next.
public struct FormerContent: Hashable, Sendable {
    /// The version that it was.
    public var version: Int
    /// JSON of the article, but for the body.
    public var members: [UInt8]
    /// How many bytes at the start of the body are those of the next one.
    public var prefix: Int
    /// How many bytes at the end of the body are those of the next one.
    public var suffix: Int
    /// The bytes between.
    public var middle: [UInt8]

    /// A content.
    public init(version: Int, members: [UInt8], prefix: Int, suffix: Int, middle: [UInt8]) {
        self.version = version
        self.members = members
        self.prefix = prefix
        self.suffix = suffix
        self.middle = middle
    }

    /// A content whose body is known by what differs from `next`, or in full.
    init(version: Int, members: [UInt8], body: String, before next: String, isWhole: Bool) {
        var (body, next) = (body, next)
        let (prefix, suffix) = isWhole ? (0, 0) : Self.common(&body, &next)
        let middle = body.withUTF8 { bytes in
            unsafe Array(UnsafeBufferPointer(rebasing: bytes[prefix..<bytes.count - suffix]))
        }
        self.init(version: version, members: members, prefix: prefix, suffix: suffix, middle: middle)
    }

    /// Whether the body can be told without the next one.
    var isWhole: Bool { prefix == 0 && suffix == 0 }

    /// The body, if `next` is the one that came next; `nil` if it can't be.
    func body(before next: [UInt8]) -> [UInt8]? {
        guard prefix >= 0, suffix >= 0, prefix <= next.count, suffix <= next.count - prefix else {
            return nil
        }
        return next.prefix(prefix) + middle + next.suffix(suffix)
    }

    /// How many bytes two texts have in common at their starts, and how many of the others at their ends.
    private static func common(_ first: inout String, _ second: inout String) -> (prefix: Int, suffix: Int) {
        first.withUTF8 { first in
            second.withUTF8 { second in
                let most = min(first.count, second.count)
                var prefix = 0
                while prefix < most, unsafe first[prefix] == second[prefix] { prefix += 1 }
                var suffix = 0
                while suffix < most - prefix,
                    unsafe first[first.count - 1 - suffix] == second[second.count - 1 - suffix]
                {
                    suffix += 1
                }
                return (prefix, suffix)
            }
        }
    }
}

/// Which versions of each article are kept, beside the present one.
public enum RevisionRetention: Hashable, Sendable {
    /// All.
    case all
    /// The latest ones, so many of each article.
    case latest(Int)
    /// For so many milliseconds after another one has taken their place. They are deleted with a later change of the article, a few with
    /// each, and can't be read from then on that their time has passed.
    case milliseconds(Int64)

    /// What was replaced before this instant is not kept; `nil` where no time is set.
    func cutoff(at now: Timestamp) -> Timestamp? {
        guard case .milliseconds(let duration) = self else { return nil }
        return Timestamp(
            clamping: now.milliseconds.subtractingReportingOverflow(max(0, duration)).partialValue)
    }
}
