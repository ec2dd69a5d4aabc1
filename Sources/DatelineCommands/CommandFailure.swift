public import Articles
import Foundation
import SQLMigrations

/// Why a command ends early: what it says on standard error, and with which code it ends.
public struct CommandFailure: Error, Sendable {
    /// The exit codes; those of `dateline migrate` are the same.
    public enum Code: Int32, Sendable {
        case internalError = 1
        /// Wrong arguments.
        case usage = 2
        /// The storage cannot be opened.
        case unreachable = 3
        case partlyFailed = 4
        case refused = 9
        /// The result could not be written.
        case unwritable = 11
        case interrupted = 130
        case terminated = 143
    }

    /// The code the process ends with.
    struct ExitCode: Sendable {
        let rawValue: Int32
    }

    let exitCode: ExitCode
    let message: String
    /// The migration error that it stands for.
    let cause: MigrationError?

    /// - Parameters:
    ///   - code: the code that the process ends with.
    ///   - message: what is said on standard error, without secrets.
    public init(_ code: Code, _ message: String) {
        exitCode = ExitCode(rawValue: code.rawValue)
        self.message = message
        cause = nil
    }

    /// A migration error, with its own code and hint.
    init(_ error: MigrationError) {
        exitCode = ExitCode(rawValue: error.exitCode.rawValue)
        message = error.description
        cause = error
    }

    /// An error of the service, as a person at a terminal needs it.
    public init(_ error: ArticleError) {
        switch error.code {
        case .unavailable, .unreachable, .readOnly, .faulty, .outcomeUnknown:
            self.init(.unreachable, error.message)
        case .storageFull: self.init(.unwritable, error.message)
        case .internal:
            self.init(.internalError, error.message + (error.cause.map { ": \($0)" } ?? ""))
        case .invalid, .invalidQuery, .conflict, .keyReused, .inProgress, .versionMismatch, .notFound,
            .gone, .expired, .unauthorized, .forbidden:
            self.init(.usage, error.message)
        }
    }

    /// The same, with something that is to be known besides.
    init(_ error: ArticleError, _ note: String) {
        let failure = CommandFailure(error)
        exitCode = failure.exitCode
        message = "\(failure.message); \(note)"
        cause = nil
    }

    /// Says the message on standard error; nothing when there is none.
    func report() {
        guard !message.isEmpty else { return }
        Terminal.note(Redaction.process.apply(to: "error: \(message)"))
    }
}
