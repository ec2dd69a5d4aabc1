import Articles
import Foundation

/// Addresses on the web.
enum WebAddress {
    /// The address that a reference on a page has; `nil` when it is none of the web.
    static func resolve(_ reference: String, _ base: String?) -> String? {
        let text = reference.trimmed.replacing(" ", with: "%20")
        if isWeb(text) { return text }
        if text.hasPrefix("//") { return "https:" + text }
        guard let base, isWeb(base), let url = URL(string: text, relativeTo: URL(string: base)) else {
            return nil
        }
        let resolved = url.absoluteString
        return isWeb(resolved) ? resolved : nil
    }

    /// Whether an article may have it as an address on the web.
    static func isWeb(_ text: String) -> Bool { ArticleDraft.isWebURL(text) && isShort(text) }

    /// Whether an article may have it as a path from the root of its site.
    static func isPath(_ text: String) -> Bool { ArticleDraft.isPath(text) && isShort(text) }

    /// Whether a link may be kept: to an address on the web, of mail or telephone, or on the page or site itself.
    static func isSafeLink(_ text: String) -> Bool {
        // Browsers pass over white space and control characters.
        let link = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }))
        guard let colon = link.firstIndex(of: ":") else { return true }
        let scheme = link[..<colon].lowercased()
        if scheme.contains(where: { "/?#".contains($0) }) { return true }
        return ["http", "https", "mailto", "tel", "sms", "ftp", "geo", "xmpp", "matrix", "magnet"].contains(
            scheme)
    }

    private static func isShort(_ text: String) -> Bool { text.unicodeScalars.count <= ArticleLimits.url }

    /// The address with white space as `%20`.
    static func encoded(_ url: String) -> String {
        url.unicodeScalars.reduce(into: "") { encoded, scalar in
            if scalar.properties.isWhitespace || scalar.value < 0x20 {
                for byte in String(scalar).utf8 {
                    encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }
            } else {
                encoded.unicodeScalars.append(scalar)
            }
        }
    }
}
