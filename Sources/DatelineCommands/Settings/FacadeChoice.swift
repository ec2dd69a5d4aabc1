import Articles
import ArticlesSyndication
import GhostContentAPI
import HTTPRouting
import WordPressRESTAPI

/// The products whose read APIs can be served.
enum FacadeChoice: String, CaseIterable, Sendable {
    case ghost
    case wordpress

    /// Reads a list with commas.
    static func list(_ text: String) throws(CommandFailure) -> [FacadeChoice] {
        var choices: [FacadeChoice] = []
        for name in text.split(separator: ",").map(\.trimmed) where !name.isEmpty {
            guard let choice = FacadeChoice(rawValue: name) else {
                let names = allCases.map(\.rawValue).joined(separator: " or ")
                throw CommandFailure(.usage, "--facade must be \(names), not \"\(name)\"")
            }
            if !choices.contains(choice) { choices.append(choice) }
        }
        return choices
    }

    /// The routes, over the use cases of a service.
    func facade(of articles: ArticleService, on site: PublicSite) -> Facade {
        // What everyone may read needs no permission.
        let articles = articles.acting(as: ChangeAuthor(), with: .read)
        return switch self {
        case .ghost: GhostContentAPI(articles: articles, site: site).facade
        case .wordpress: WordPressRESTAPI(articles: articles, site: site).facade
        }
    }
}
