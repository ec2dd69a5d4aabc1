import ArticlesAPI

/// The words of `--metrics`.
enum MetricsChoice: String, CaseIterable, Sendable {
    case key
    case loopback
    case off

    /// Who may read metrics; nil where nothing is counted.
    var access: MetricsAccess? {
        switch self {
        case .key: .key
        case .loopback: .loopback
        case .off: nil
        }
    }
}
