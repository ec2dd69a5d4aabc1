/// The part of a URL that names an article or a tag. A `Slug` that exists has the right form.
///
/// Form: NFKC, lower case; letters of the Latin script as ASCII, other scripts as they are; runs of
/// anything but letters and digits are one `-`, none at the ends; 1 to 96 Unicode scalars; never the
/// form of a UUID, which would be read as an id.
public struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The text, e.g. `summit-called-off-for-now`.
    public let text: String

    /// The most Unicode scalars of a slug.
    public static let maximumLength = 96

    /// Takes a text that already has the form; `nil` otherwise.
    public init?(_ text: String) {
        guard
            Self.isPlain(text)
                || (1...Self.maximumLength * 4).contains(text.utf8.count)
                    && Self.form(of: text) == text.utf8Array
        else { return nil }
        self.text = text
    }

    /// Whether an ASCII text has the form; decides nearly every slug at once.
    private static func isPlain(_ text: String) -> Bool {
        var previous = UInt8(ascii: "-")
        for byte in text.utf8 {
            let isLetterOrDigit = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
            guard isLetterOrDigit || byte == UInt8(ascii: "-") && previous != byte else { return false }
            previous = byte
        }
        let length = text.utf8.count
        return previous != UInt8(ascii: "-") && length <= maximumLength
            && (length != 36 || UniqueID(text) == nil)
    }

    /// Makes the slug of a title or name; `fallback` when nothing of it can stand in a slug.
    public init(making title: String, fallback: StaticString = "article") {
        let bytes = Self.form(of: title)
        text = bytes.isEmpty ? fallback.description : String(decoding: bytes, as: UTF8.self)
    }

    /// Takes a slug back from storage, unchecked.
    public init(stored text: String) {
        self.text = text
    }

    /// The `number`-th slug of this base: itself for 1, then `base-2`, `base-3` …, never longer than
    /// the limit.
    public func numbered(_ number: Int) -> Slug {
        guard number > 1 else { return self }
        let suffix = "-\(number)"
        var scalars = text.unicodeScalars.prefix(Self.maximumLength - suffix.utf8.count)
        while scalars.last == "-" { scalars.removeLast() }
        return Slug(stored: String(scalars) + suffix)
    }

    /// The text.
    public var description: String { text }

    /// The order of the bytes of UTF-8, which is that of Unicode code points.
    public static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

extension String {
    var utf8Array: [UInt8] { Array(utf8) }
}
