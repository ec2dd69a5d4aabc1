import ArgumentParser
import Foundation
import SQLMigrations

extension MigrationReport {
    /// Prints the report, and throws its exit code unless that is 0.
    ///
    /// Of a report that can't be printed, what matters goes to standard error. What was done stays done: an error keeps
    /// its own exit code, which says more, and a success ends with 11.
    func printed(asJSON json: Bool) throws {
        let redaction = Redaction.process
        do throws(CommandFailure) {
            try Terminal.write(result: redaction.apply(to: json ? self.json + "\n" : text))
        } catch {
            guard isOK else {
                Terminal.write(note: redaction.apply(to: text + errorText))
                throw ExitCode(exitCode.rawValue)
            }
            throw CommandFailure(.unwritable, "\(error.message); \(redaction.apply(to: standing))")
        }
        if !json { Terminal.write(note: redaction.apply(to: errorText)) }
        guard isOK else { throw ExitCode(exitCode.rawValue) }
    }

    /// What stays although nobody was told.
    private var standing: String {
        let changes = [("applied", applied), ("undone", undone)].filter { !$0.1.isEmpty }.map { word, steps in
            "\(word): " + steps.map(\.version.description).joined(separator: ", ")
        }
        let place = location.map { "\($0) at \(current?.description ?? "no version")" }
        return (["the command itself succeeded"] + changes + [place].compactMap(\.self)).joined(
            separator: "; ")
    }
}

extension MigrationEnvironment {
    /// This machine, this process and this program.
    static func system(progress: @escaping @Sendable (MigrationProgress) -> Void = { _ in })
        -> MigrationEnvironment
    {
        MigrationEnvironment(
            now: { Date() }, hostName: hostName, processID: ProcessInfo.processInfo.processIdentifier,
            appVersion: BuildInformation.version, commandLine: .process, progress: progress)
    }

    /// The kernel's name of the machine: no resolver is asked, which could take long.
    private static var hostName: String {
        var name = utsname()
        guard unsafe uname(&name) == 0 else { return "unknown" }
        return unsafe withUnsafeBytes(of: name.nodename) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}

extension MigrationError {
    /// What a failed command means in a report.
    init(_ failure: CommandFailure) {
        let isUsage = failure.exitCode.rawValue == CommandFailure.Code.usage.rawValue
        self = failure.cause ?? MigrationError(isUsage ? .usage : .internalError, failure.message)
    }
}
