public import Articles

/// Why an import ends before its input does. What was imported until then stays.
public enum ImportError: Error, Sendable, CustomStringConvertible {
    /// The input as a whole can't be read: no such file, no permission, no known format.
    case input(String)
    /// The storage can't take more; running the import again goes on where it ended.
    case storage(ArticleError)
    /// The task was cancelled.
    case cancelled

    /// One line for a person.
    public var description: String {
        switch self {
        case .input(let message): message.onOneLine
        case .storage(let error): error.message.onOneLine
        case .cancelled: "the import was interrupted; run it again to go on"
        }
    }
}
