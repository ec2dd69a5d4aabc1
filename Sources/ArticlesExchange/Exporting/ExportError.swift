public import Articles

/// Why an export ends early. What the sink took until then is whole articles.
public enum ExportError: Error, CustomStringConvertible {
    /// The storage can't be read.
    case storage(ArticleError)
    /// The sink takes no more.
    case sink(any Error)
    /// The task was cancelled.
    case cancelled

    /// One line for a person; says nothing of the sink's own error.
    public var description: String {
        switch self {
        case .storage(let error): error.message.onOneLine
        case .sink: "the output could not be written"
        case .cancelled: "the export was interrupted"
        }
    }
}
