import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// What the use cases promise about pages of articles with their bodies.
    static let pageChecks = [
        RepositoryCheck("a page ends where eight mebibytes are full, and none is left out or cut") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample(at: .sample.adding(100_000)))
            let sizes = [1_048_576, 400_000, 10, 1_000_000]
            var bodies: [ArticleID: Int] = [:]
            for number in 0..<24 {
                let size = sizes[number % sizes.count] - number
                let body = String(repeating: "x", count: max(size, 1))
                let article = try await service.create(try draft(number, body))
                bodies[article.id] = body.utf8.count
            }
            for limit in [100, 20, 3] {
                var listing = ArticleListing()
                (listing.limit, listing.fields, listing.status) = (limit, .all, .any)
                let forwards = try await walk(service, listing) { $0.next }
                var seen: [ArticleID] = []
                for page in forwards {
                    let size = page.elements.reduce(0) { $0 + $1.article.body.utf8.count }
                    #expect(size <= Page<ListedArticle>.maximumSize && !page.elements.isEmpty)
                    #expect(page.elements.allSatisfy { bodies[$0.article.id] == $0.article.body.utf8.count })
                    seen += page.elements.map(\.article.id)
                }
                #expect(seen.count == 24 && Set(seen).count == 24, "limit \(limit)")
                guard limit == 100 else { continue }
                #expect(forwards.map(\.elements.count) == [14, 10])
                listing.cursor = forwards.last?.previous
                let backwards = try await walk(service, listing) { $0.previous }
                let last = forwards.last?.elements.map(\.article.id) ?? []
                #expect(backwards.reversed().flatMap { $0.elements.map(\.article.id) } + last == seen)
            }
        },
        RepositoryCheck("highlights of a page do not depend on how much is read at a time") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample(at: .sample.adding(100_000)))
            let padding = String(repeating: "other words come here ", count: 600)
            for number in 0..<30 {
                var text = try draft(number, padding + "krill \(number) " + padding)
                text.status = .published
                _ = try await service.create(text)
            }
            var listing = ArticleListing()
            (listing.limit, listing.search, listing.isHighlighted) = (30, "krill", true)
            let page = try await service.articles(listing, for: .anonymous)
            #expect(page.elements.count == 30 && page.next == nil)
            for element in page.elements {
                let number = element.article.title.split(separator: " ").last ?? ""
                #expect(element.article.body.isEmpty)
                #expect(element.highlights?.body?.text.contains("krill \(number) ") == true)
                #expect(element.highlights?.body?.ranges.count == 1)
            }
        },
        RepositoryCheck("related articles with their bodies end where eight mebibytes are full") { storage in
            let service = ArticleService(storage: storage, dependencies: .sample(at: .sample.adding(100_000)))
            for number in 0..<12 {
                var text = try draft(number, "krill and whales " + String(repeating: "x", count: 1_000_000))
                text.status = .published
                _ = try await service.create(text)
            }
            var listing = RelatedListing()
            (listing.limit, listing.fields, listing.isFilled) = (50, .all, true)
            guard
                case .present(let page) = try await service.related(
                    to: .id(.sample(0)), listing, for: .anonymous)
            else { throw ArticleError(.notFound, "the article is there") }
            #expect(page.articles.count == 8)
            listing.fields = .listed
            guard
                case .present(let whole) = try await service.related(
                    to: .id(.sample(0)), listing, for: .anonymous)
            else { throw ArticleError(.notFound, "the article is there") }
            #expect(whole.articles.count == 11)
            #expect(whole.articles.prefix(8).map(\.article.id) == page.articles.map(\.article.id))
        },
    ]

    private static func draft(_ number: Int, _ body: String) throws -> ArticleDraft {
        let title = "Article number \(number)"
        var draft = try ArticleDraft(json: .object([JSONMember("title", .string(title))]))
        draft.id = .sample(number)
        draft.body = body
        draft.publishedAt = .value(.sample.adding(Int64(number) * 1_000))
        return draft
    }

    /// Every page from the one that is asked for to the end, in the order in which they come.
    private static func walk(
        _ service: ArticleService, _ listing: ArticleListing, _ neighbour: (Page<ListedArticle>) -> String?
    ) async throws -> [Page<ListedArticle>] {
        var listing = listing
        var pages: [Page<ListedArticle>] = []
        repeat {
            let page = try await service.articles(listing, for: .editorial)
            pages.append(page)
            listing.cursor = neighbour(page)
        } while listing.cursor != nil && pages.count < 100
        return pages
    }
}
