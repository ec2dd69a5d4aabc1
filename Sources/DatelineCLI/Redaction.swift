import Foundation

/// Connection strings that were given to this process, and may hold a password.
///
/// A URL in the wrong place – as a folder, a version, an unknown flag's value – must not come back in a message.
struct Redaction: Sendable {
    /// The longest first.
    private let secrets: [String]

    init(arguments: [String], environment: [String: String]) {
        let settings = environment.filter { $0.key.hasPrefix("DATELINE_") }.map(\.value)
        let values = arguments.compactMap { argument -> String? in
            guard argument.hasPrefix("-"), let sign = argument.firstIndex(of: "=") else { return nil }
            return String(argument[argument.index(after: sign)...])
        }
        let found = Set((arguments + values + settings).flatMap(Self.secrets))
        secrets = (found.union(found.map(Self.escaped))).sorted { ($1.count, $1) < ($0.count, $0) }
    }

    /// That of this process.
    static let process = Redaction(
        arguments: Array(CommandLine.arguments.dropFirst()),
        environment: ProcessInfo.processInfo.environment)

    /// The text without them.
    func apply(to text: String) -> String {
        secrets.reduce(text) { text, secret in text.replacing(secret, with: "…") }
    }

    /// What is secret of a text: all of a connection string, and the part of a URL before its host.
    private static func secrets(of text: String) -> [String] {
        guard !StorageURL.isPlain(text) else { return [] }
        let folded = text.lowercased()
        let marks = ["postgres:", "postgresql:", "password="]
        guard marks.contains(where: folded.contains) || (folded.contains("://") && folded.contains("@"))
        else { return [] }
        guard let at = text.lastIndex(of: "@"), let colon = text.firstIndex(of: ":"), colon < at else {
            return [text]
        }
        let user = text[text.index(after: colon)..<at].drop { $0 == "/" }
        return user.contains(":") ? [text, String(user) + "@"] : [text]
    }

    /// As it stands in JSON.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}
