import Foundation
import Synchronization

/// What was given to this process and may hold a password or a key.
///
/// A URL in the wrong place – as a folder, a version, an unknown flag's value – must not come back in a message.
struct Redaction: Sendable {
    /// The longest first.
    private let secrets: [String]

    init(arguments: [String], environment: [String: String]) {
        let settings = environment.filter { $0.key.hasPrefix("DATELINE_") }
        let values = arguments.compactMap(Self.value(of:))
        let found = Set((arguments + values + settings.map(\.value)).flatMap(Self.secrets(of:)))
            .union(settings.filter { Self.isKey($0.key, $0.value) }.map(\.value)).filter { !$0.isEmpty }
        secrets = (found.union(found.map(Self.escaped))).sorted { ($1.count, $1) < ($0.count, $0) }
    }

    /// That of this process: of its arguments, its environment and its settings file.
    static var process: Redaction { current.withLock(\.self) }

    private static let current = Mutex(ofProcess([:]))

    /// Has the redaction of this process cover the settings of a file, too.
    static func cover(_ settings: [String: String]) {
        let redaction = ofProcess(settings)
        current.withLock { $0 = redaction }
    }

    private static func ofProcess(_ settings: [String: String]) -> Redaction {
        // A name of its own for each: a variable may hold another value of the same setting.
        let named = settings.map { ("\(SettingsReader.variable($0)) of the file", $1) }
        return Redaction(
            arguments: Array(CommandLine.arguments.dropFirst()),
            environment: ProcessInfo.processInfo.environment.merging(named) { value, _ in value })
    }

    /// The text without them.
    func apply(to text: String) -> String {
        // By scalars: a mark behind a secret makes another character of its last letter.
        secrets.reduce(text) { text, secret in
            String(text.unicodeScalars.replacing(secret.unicodeScalars, with: "…".unicodeScalars))
        }
    }

    /// Whether a text may hold a password: it says so, or has a colon before an @ as `user:password@host` has. Scheme
    /// and slashes may be misspelt, or missing.
    static func isSecret(_ text: String) -> Bool {
        let folded = text.lowercased()
        if ["password=", "passwd=", "passphrase=", "secret=", "dl_"].contains(where: folded.contains) {
            return true
        }
        return credentials(of: value(of: text) ?? text)?.contains(":") == true
    }

    /// What stands between the scheme, if there is one, and the last @.
    private static func credentials(of text: String) -> Substring? {
        guard let at = text.lastIndex(of: "@") else { return nil }
        let head = text[..<at]
        guard let scheme = head.firstMatch(of: /^[A-Za-z][A-Za-z0-9+.\-]*:?\/+/) else { return head }
        return head[scheme.range.upperBound...]
    }

    /// The value of `--flag=value`.
    private static func value(of argument: String) -> String? {
        guard argument.hasPrefix("-"), let sign = argument.firstIndex(of: "=") else { return nil }
        return String(argument[argument.index(after: sign)...])
    }

    /// What is secret of a text: all of a connection string, and the part of a URL before its host. Not the password
    /// alone: it may be any word, and would be replaced in every document.
    private static func secrets(of text: String) -> [String] {
        guard !StorageURL.isPlain(text) else { return [] }
        let folded = text.lowercased()
        guard
            isSecret(text) || ["postgres:", "postgresql:"].contains(where: folded.contains)
                || (folded.contains("://") && folded.contains("@"))
        else { return [] }
        guard let credentials = credentials(of: text), credentials.contains(":") else { return [text] }
        return [text, String(credentials) + "@"]
    }

    /// Whether a variable holds a key; what is very short may be part of any word, and is no key.
    private static func isKey(_ name: String, _ value: String) -> Bool {
        value.utf8.count >= 12 && ["KEY", "PASS", "SECRET", "TOKEN"].contains(where: name.contains)
    }

    /// As it stands in JSON.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}
