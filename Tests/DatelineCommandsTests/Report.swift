import Foundation
import Testing

/// What `migrate --json` printed: exactly one document, whatever happened.
struct Report: Sendable {
    let outcome: Outcome
    let document: Document

    var code: Int32 { outcome.code }
    var error: Document.Failure? { document.error }
    var applied: [String] { document.applied?.map(\.version) ?? [] }

    init(_ outcome: Outcome) throws {
        self.outcome = outcome
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            document = try decoder.decode(Document.self, from: Data(outcome.output.utf8))
        } catch {
            throw Malformed(text: "\(outcome) is not one document: \(error)")
        }
        #expect(document.format == 1)
        #expect(document.ok == (outcome.code == 0))
        #expect(document.exitCode == outcome.code)
    }

    struct Malformed: Error { let text: String }

    struct Document: Decodable, Sendable {
        let format: Int
        let command: String
        let ok: Bool
        let exitCode: Int32
        let current: String?
        let applied: [Step]?
        let undone: [Step]?
        let pending: [String]?
        let migrations: [Entry]?
        let warnings: [String]?
        let drift: Bool?
        let lock: Lock?
        let sql: String?
        let message: String?
        let error: Failure?

        struct Step: Decodable, Sendable {
            let version: String
            let trial: String?
        }

        struct Entry: Decodable, Sendable {
            let version: String
            let state: String
        }

        struct Lock: Decodable, Sendable { let held: Bool }

        struct Failure: Decodable, Sendable {
            let kind: String
            let code: String
            let message: String
            let version: String?
            let sqlstate: String?
            let line: Int?
            let column: Int?
            let state: String?
            let details: [String]?
            let hint: String?

            /// Everything that it says.
            var text: String {
                ([message] + (details ?? []) + (hint.map { [$0] } ?? [])).joined(separator: "\n")
            }
        }
    }
}

extension Report {
    /// The `repair` command that the hint names, if it names one.
    var repair: [String]? {
        let words = (error?.hint ?? "").split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
        guard let at = words.firstIndex(of: "repair"), at + 2 < words.count, words[at + 2].hasPrefix("--")
        else { return nil }
        return Array(words[at...(at + 2)])
    }
}
