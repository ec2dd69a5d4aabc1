/// The error of parsing: why some bytes are not a JSON text that the parser accepts.
public struct JSONError: Error, Sendable, Equatable {
    /// The kinds of fault.
    public enum Kind: Sendable {
        /// Not RFC 8259, not UTF-8, nested too deeply or a name given twice.
        case malformed
        /// Well-formed, but with U+0000 or an unpaired surrogate, which no text can hold.
        case unstorableText
    }

    /// The kind.
    public let kind: Kind
    /// The byte at which it shows, from 0.
    public let offset: Int
    /// What is wrong there.
    public let detail: String
}
