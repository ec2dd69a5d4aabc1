import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing

@testable import Articles
@testable import ArticlesAPI

@Suite struct ErrorTableTests {
    private static let table: [ArticleError.Code: (Int, String)] = [
        .invalid: (422, "invalid-article"), .invalidQuery: (400, "bad-parameter"),
        .conflict: (409, "article-taken"), .versionMismatch: (412, "version-mismatch"),
        .notFound: (404, "not-found"), .gone: (410, "gone"), .expired: (410, "changes-expired"),
        .unauthorized: (401, "unauthorized"),
        .forbidden: (403, "forbidden"), .unavailable: (503, "unavailable"),
        .unreachable: (503, "storage-unreachable"), .readOnly: (503, "storage-read-only"),
        .faulty: (503, "storage-faulty"),
        .outcomeUnknown: (503, "outcome-unknown"), .storageFull: (507, "storage-full"),
        .internal: (500, "internal-error"), .keyReused: (422, "idempotency-key-reused"),
        .inProgress: (409, "request-in-progress"),
    ]

    @Test(arguments: ArticleError.Code.allCases)
    func `every code has its status and its page`(_ code: ArticleError.Code) throws {
        let problem = Problem(ArticleError(code, "message"), about: .article)
        let (status, slug) = try #require(Self.table[code])
        #expect(problem.status.code == status)
        #expect(problem.slug == slug)
        #expect(!problem.title.isEmpty)
        #expect(problem.detail == (code == .internal ? nil : "message"))
    }

    @Test func `a conflict is named after what is taken`() {
        for subject in [ArticleError.Subject.id, .slug, .source, .tag, .key] {
            let problem = Problem(.conflict(subject), about: .article)
            #expect(problem.slug == "\(subject.rawValue)-taken")
            #expect(problem.title == "The \(subject.rawValue) is taken")
        }
    }

    @Test(arguments: ResourceKind.allCases)
    func `what is not valid is named after what it is about`(_ kind: ResourceKind) {
        let problem = Problem(.invalid("it", [.init("/a", "c", "d"), .init("", "c", "e")]), about: kind)
        #expect(problem.slug == "invalid-\(kind.rawValue)")
        #expect(problem.detail == "a d; the body e")
        #expect(problem.errors.first == Violation(.pointer("/a"), code: "c", detail: "d"))
    }

    @Test func `a cause is for the log only`() {
        struct Inner: Error { let text = "inner" }
        let problem = Problem(ArticleError(.unavailable, "message", cause: Inner()), about: .article)
        #expect(problem.cause?.contains("inner") == true)
        #expect(!String(decoding: problem.json, as: UTF8.self).contains("inner"))
    }
}
