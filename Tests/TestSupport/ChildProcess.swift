import Dispatch
public import Foundation
import Glibc
import Synchronization

/// A program that runs beside the tests, with these three files open and no others.
///
/// Foundation's `Process` looks through the list of all open files. With more than some 1,350 – tests run side by
/// side – it reads behind the end of the list, and crashes now and then. It also keeps its handles for ever.
public final class ChildProcess: Sendable {
    /// Its number; another one's when it has ended.
    public let processIdentifier: pid_t
    private let ended = DispatchGroup()
    private let code = Mutex<Int32?>(nil)

    /// Starts a program. The files are the caller's to close.
    public init(
        _ program: URL, _ arguments: [String], environment: [String: String], input: FileHandle,
        output: FileHandle, errors: FileHandle
    ) throws {
        let path = program.path(percentEncoded: false)
        processIdentifier = try Self.spawn(
            path, [path] + arguments, environment.map { "\($0)=\($1)" },
            [input.fileDescriptor, output.fileDescriptor, errors.fileDescriptor])
        ended.enter()
        Thread.detachNewThread { self.reap() }
    }

    deinit { send(SIGKILL) }

    /// Whether it has not ended.
    public var isRunning: Bool { code.withLock { $0 == nil } }

    /// Sends a signal, unless it has ended.
    public func send(_ signal: Int32) {
        code.withLock { code in
            if code == nil { kill(processIdentifier, signal) }
        }
    }

    /// Blocks until it has ended, and returns its exit code; a signal that ended it is a negative code.
    public func waitUntilExit() -> Int32 {
        ended.wait()
        return code.withLock { $0 ?? 0 }
    }

    /// Waits for the end, and only then gives the number back, so that no signal goes astray.
    private func reap() {
        var information = unsafe siginfo_t()
        while unsafe waitid(P_PID, id_t(processIdentifier), &information, WEXITED | WNOWAIT) != 0,
            errno == EINTR
        {}
        code.withLock { code in
            var status: Int32 = 0
            unsafe waitpid(processIdentifier, &status, 0)
            let signal = status & 0x7F
            code = signal == 0 ? (status >> 8) & 0xFF : -signal
        }
        ended.leave()
    }

    /// More files than tests have open.
    private static let mostFiles: Int32 = 8_192

    private static func spawn(
        _ path: String, _ arguments: [String], _ environment: [String], _ files: [Int32]
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (number, file) in files.enumerated() {
            unsafe posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
        }
        // One that is not open is no error.
        for file in 3..<Self.mostFiles { unsafe posix_spawn_file_actions_addclose(&actions, file) }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        let texts = unsafe (arguments.map { unsafe strdup($0) }, environment.map { unsafe strdup($0) })
        defer { unsafe (texts.0 + texts.1).forEach { unsafe free($0) } }
        var number: pid_t = 0
        let error = unsafe posix_spawn(
            &number, path, &actions, &attributes, texts.0 + [nil], texts.1 + [nil])
        guard error == 0 else { throw CocoaError(.executableLoad, userInfo: [NSFilePathErrorKey: path]) }
        return number
    }
}
