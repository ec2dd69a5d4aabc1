import ArgumentParser

/// How related articles are found.
enum EvaluationMethod: String, CaseIterable, ExpressibleByArgument {
    /// Dateline's way, through the use case.
    case related
    /// Any shared tag, newest first: Ghost's way.
    case tags
    /// The newest articles.
    case newest
}
