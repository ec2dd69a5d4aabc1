/// A word of a text, for search: in every spelling the same, and where it stands.
public struct Word: Hashable, Sendable {
    /// NFKC, full case folding: what prefixes are compared with.
    public var folded: String
    /// What words are compared with.
    public var stem: String
    /// 0, 1, 2 … Neighbours differ by one.
    public var position: Int
    /// Offsets into the UTF-8 of the text.
    public var range: Range<Int>
    /// What it is.
    public var kind: Kind

    /// What a word is, which depends on its script.
    public enum Kind: Sendable {
        /// A word between separators.
        case word
        /// Two neighbouring letters of a script without spaces, or the only letter of a run.
        case pair
        /// The last letter of a run of two or more: indexed, so that each letter starts one word and a
        /// letter alone is found as a prefix; to be left out of a query.
        case tail
        /// An emoji, which only search reads.
        case symbol
    }
}
