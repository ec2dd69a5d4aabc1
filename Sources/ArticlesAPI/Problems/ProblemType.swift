import Articles
import HTTPRouting
import StrictJSON

/// A type of problem, explained: the page to which `type` leads.
struct ProblemType: Sendable {
    /// A problem of this type.
    let example: Problem
    /// What it means.
    let meaning: String
    /// Why it happens.
    let causes: [String]
    /// What to do.
    let remedies: [String]

    init(_ example: Problem, _ meaning: String, because causes: [String], do remedies: [String]) {
        var example = example
        example.instance = "/requests/4gk2v9-17"
        self.example = example
        self.meaning = meaning
        self.causes = causes
        self.remedies = remedies
    }

    init(
        _ error: ArticleError, about kind: ResourceKind = .article, _ meaning: String,
        because causes: [String], do remedies: [String]
    ) {
        self.init(Problem(error, about: kind), meaning, because: causes, do: remedies)
    }

    /// Every type, by the last part of its address.
    static let bySlug = Dictionary(
        (requestTypes + bodyTypes + valueTypes + takenTypes + stateTypes + accessTypes + serviceTypes).map {
            ($0.example.slug, $0)
        }, uniquingKeysWith: { first, _ in first })
}
