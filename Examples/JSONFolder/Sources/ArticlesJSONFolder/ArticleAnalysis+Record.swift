import Articles
import Foundation
import TextAnalysis

extension ArticleAnalysis {
    /// The members that it has in the file of its article.
    var record: JSONValue {
        .object([
            JSONMember("version", .number("\(version)")),
            JSONMember(
                "leading_terms",
                .array(
                    leadingTerms.map {
                        .object([
                            JSONMember("term", .number("\($0.id.number)")),
                            JSONMember("weight", .number("\($0.weight)")),
                        ])
                    })),
            JSONMember("profile", .string(Data(profile).base64EncodedString())),
            JSONMember("signature", .number("\(signature)")),
        ])
    }

    /// Those in the file of an article.
    static func all(in record: JSONValue) throws -> [ArticleAnalysis] {
        try record.member("analyses").elements().map { try ArticleAnalysis(record: $0) }
    }

    init(record: JSONValue) throws {
        self.init(
            version: try record.number("version"),
            leadingTerms: try record.member("leading_terms").elements().map { element in
                guard let term = TermID(Int64(try element.number("term"))) else {
                    throw RecordError("term is wrong")
                }
                return LeadingTerm(id: term, weight: try element.number("weight"))
            },
            profile: Array(try record.parsed("profile") { Data(base64Encoded: $0) }),
            signature: Int64(try record.number("signature")))
    }
}

extension SearchDocument {
    /// The members that it has in the file of its article.
    var record: JSONValue {
        .object([
            JSONMember("version", .number("\(version)")), JSONMember("language", .string(language)),
            JSONMember("keys", .array(keys.map { .string($0) })),
            JSONMember("sequence", .array(sequence.map { .number("\($0)") })),
            JSONMember("marks", .array(marks.map { .string($0) })),
        ])
    }

    init(record: JSONValue) throws {
        let keys = try record.texts("keys")
        self.init(
            version: try record.number("version"), language: try record.parsed("language") { $0 }, keys: keys,
            sequence: try record.member("sequence").elements().map { element in
                guard case .number(let digits) = element, let index = Int32(digits),
                    index == IndexedText.gap || keys.indices.contains(Int(index))
                else { throw RecordError("sequence is wrong") }
                return index
            },
            marks: try record.texts("marks"))
    }
}

extension JSONValue {
    fileprivate func texts(_ name: String) throws -> [String] {
        try member(name).elements().map { element in
            guard case .string(let text) = element else { throw RecordError("\(name) is wrong") }
            return text
        }
    }
}
