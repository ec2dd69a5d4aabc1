import ArgumentParser
import Foundation
import SQLMigrations

extension MigrationReport {
    /// Prints the report, and throws its exit code unless that is 0.
    func printed(asJSON json: Bool) throws {
        let text = json ? self.json + "\n" : text
        FileHandle.standardOutput.write(Data(text.utf8))
        if !json { FileHandle.standardError.write(Data(errorText.utf8)) }
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
            appVersion: BuildInformation.version, progress: progress)
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
        let kind: Kind =
            switch MigrationExitCode(rawValue: failure.exitCode.rawValue) {
            case .usage: .usage
            case .unreachable: .unreachable
            case .integrity: .parse
            case .refused: .refused
            case .interrupted, .terminated: .cancelled
            case .done, .internalError, .lockWait, .failed, .needsRepair, .pending, nil: .internalError
            }
        self.init(kind, failure.message)
    }
}
