import ArgumentParser
import Foundation
import SQLMigrations

extension MigrationReport {
    /// Prints the report, and throws its exit code unless that is 0.
    func printed(asJSON json: Bool) throws {
        let redaction = Redaction.process
        let text = redaction.apply(to: json ? self.json + "\n" : text)
        FileHandle.standardOutput.write(Data(text.utf8))
        if !json { FileHandle.standardError.write(Data(redaction.apply(to: errorText).utf8)) }
        guard isOK else { throw ExitCode(exitCode.rawValue) }
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
