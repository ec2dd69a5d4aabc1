import Foundation

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

    /// Throws `input` when there is nothing that could be read, without opening it.
    public func check() throws(ImportError) {
        guard case .path(let path) = self else { return }
        guard unsafe access(path.isEmpty ? "." : path, R_OK) != 0 else { return }
        throw .input("\(path): \(SystemError.last.reason)")
    }
}
