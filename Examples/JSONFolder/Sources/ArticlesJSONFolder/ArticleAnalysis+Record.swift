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
