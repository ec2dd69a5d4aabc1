import Articles

/// The dates of feeds and exports: RFC 3339, RFC 822, MySQL.
enum FeedDate {
    /// `nil` for what is no date, and for MySQL's `0000-00-00`.
    static func timestamp(_ text: String) -> Timestamp? {
        let text = text.trimmed
        guard !text.isEmpty, text.utf8.count <= 64, !text.hasPrefix("0000") else { return nil }
        if let time = PostDate.timestamp(text) { return time }
        let scanner = DateScanner(tokens: MetaToken.tokens(of: text), order: .unknown)
        return scanner.date(at: 0)?.time.timestamp
    }
}
