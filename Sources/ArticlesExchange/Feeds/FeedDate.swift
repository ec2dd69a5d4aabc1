import Articles
import Foundation
import StrictJSON

/// The dates of feeds, exports and front matter: ISO 8601, RFC 822, MySQL, and those that people write.
enum FeedDate {
    /// `nil` for what is no date, for one whose day and month could be either way round, and for MySQL's `0000-00-00`.
    static func timestamp(_ text: String) -> Timestamp? {
        let text = withCentury(text.trimmed)
        guard text.utf8.count <= 64, !text.hasPrefix("0000"), hasYear(text) else { return nil }
        if let time = PostDate.timestamp(text) ?? PostDate.day(text) { return time }
        let scanner = DateScanner(tokens: MetaToken.tokens(of: text), order: .unknown)
        guard let (time, end) = scanner.date(at: 0), !time.isAmbiguous, isZone(scanner.tokens[end...]) else {
            return nil
        }
        return time.timestamp
    }

    /// Whether a date says in which zone it is, or is a number of seconds.
    static func namesZone(_ text: String) -> Bool {
        let text = text.trimmed
        if text.utf8.count > 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
        guard text.contains(":") else { return false }
        let zone = /(?:[Zz]|[A-Z]{2,5}|[+-]\d{1,2}(?::?\d{2})?)$/
        return text.contains(zone) && !text.hasSuffix("AM") && !text.hasSuffix("PM")
    }

    /// A date of RFC 822 with four digits for its year; any other text as it is.
    private static func withCentury(_ text: String) -> String {
        guard text.utf8.count <= 64,
            let match = text.firstMatch(of: /^(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} (\d{2}) \d{2}:/)
        else { return text }
        // RFC 2822, section 4.3.
        let century = match.1 < "50" ? "20" : "19"
        return text.replacingCharacters(in: match.1.startIndex..<match.1.startIndex, with: century)
    }

    /// The date of a member: a text, or a number of seconds or milliseconds since 1970 of today's size.
    static func timestamp(_ value: JSONValue) -> Timestamp? {
        guard let text = value.key?.trimmed else { return nil }
        if case .number = value { return epoch(text) ?? PostDate.day(text) }
        let isEpoch =
            [10, 13].contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return timestamp(text) ?? (isEpoch ? epoch(text) : nil)
    }

    /// Seconds or milliseconds since 1970, at or after 1990: what is before is a year, or a day without marks.
    private static func epoch(_ text: String) -> Timestamp? {
        guard let number = Double(text), number.isFinite, number < 1e15 else { return nil }
        // 1e11 is the year 5138 in seconds, and 1973 in milliseconds.
        let milliseconds = number < 1e11 ? number * 1_000 : number
        return milliseconds >= 631_152_000_000 ? Timestamp(clamping: Int64(milliseconds)) : nil
    }

    /// Whether there are four digits in a row, as a year has: `1.12.30` is a version.
    private static func hasYear(_ text: String) -> Bool {
        text.utf8.split { !(0x30...0x39).contains($0) }.contains { $0.count >= 4 }
    }

    /// Whether what is behind a date is nothing, or but the name of a zone.
    private static func isZone(_ tokens: ArraySlice<MetaToken>) -> Bool {
        guard let first = tokens.first else { return true }
        return tokens.count == 1 && first.text.utf8.count <= 5
            && first.text.allSatisfy { ("A"..."Z").contains($0) }
    }
}
