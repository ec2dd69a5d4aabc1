/// The input of an import.
public enum ImportInput: Sendable, Equatable {
    /// A file, or every file below a folder.
    case path(String)
    /// The standard input of the process.
    case standardInput

    /// Reads an argument: `-` is standard input.
    public init(_ argument: String) {
        self = argument == "-" ? .standardInput : .path(argument)
    }
}
