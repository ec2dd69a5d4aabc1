import Articles
import StrictJSON

/// The dates of feeds and exports: RFC 3339, RFC 822, MySQL.
enum FeedDate {
    /// `nil` for what is no date, and for MySQL's `0000-00-00`.
    static func timestamp(_ text: String) -> Timestamp? {
        let text = text.trimmed
        guard !text.isEmpty, text.utf8.count <= 64, !text.hasPrefix("0000") else { return nil }
        if let time = PostDate.timestamp(text) { return time }
        let scanner = DateScanner(tokens: MetaToken.tokens(of: text), order: .unknown)
        guard let (time, end) = scanner.date(at: 0) else { return nil }
        // What is behind it may be the name of a zone, and no other date.
        guard !scanner.tokens[end...].contains(where: { $0.key.contains(where: \.isNumber) }) else {
            return nil
        }
        return time.timestamp
    }

    /// The date of a member: a text, or a number of seconds or milliseconds since 1970.
    static func timestamp(_ value: JSONValue) -> Timestamp? {
        guard let text = value.key else { return nil }
        guard let number = Double(text), number.isFinite else { return timestamp(text) }
        guard number > 0, number < 1e15 else { return nil }
        // 1e11 is the year 5138 in seconds, and 1973 in milliseconds.
        return Timestamp(clamping: Int64(number < 1e11 ? number * 1_000 : number))
    }
}
