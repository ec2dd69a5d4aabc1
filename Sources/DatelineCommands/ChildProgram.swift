import Foundation
import Synchronization

/// A program that runs until it has written all it has to say.
///
/// Foundation's `Process` looks through the list of all open files, and reads behind its end when it is long.
struct ChildProgram: Sendable {
    struct Outcome: Sendable {
        /// The exit code; of a program that a signal ended, a negative one.
        let code: Int32
        let output: String
        let errors: String
    }

    let path: String
    let arguments: [String]
    let environment: [String: String]

    /// Starts it and waits for its end, on threads of their own; ends it when the task is cancelled.
    ///
    /// - Returns: `nil` when it cannot be started.
    func run() async -> Outcome? {
        guard let output = FilePair(), let errors = FilePair() else { return nil }
        let process = RunningProgram()
        guard let number = spawn(output.writing, errors.writing) else { return nil }
        output.closeWriting()
        errors.closeWriting()
        process.start(number)
        return await withTaskCancellationHandler {
            async let read = Self.onThread { output.contents() }
            async let complained = Self.onThread { errors.contents() }
            let (text, complaint) = await (read, complained)
            let code = await Self.onThread { process.reap(number) }
            return Outcome(code: code, output: text, errors: complaint)
        } onCancel: {
            process.end()
        }
    }

    private static func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: work()) }
        }
    }

    /// With the signals that this process ignores, and no file of ours but its outputs.
    private func spawn(_ output: Int32, _ errors: Int32) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = unsafe posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
        // One that is not open is no error.
        for file in Int32(3)..<256 { unsafe posix_spawn_file_actions_addclose(&actions, file) }
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for signal in [SIGTERM, SIGINT, SIGPIPE] { unsafe sigaddset(&signals, signal) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let words = unsafe ([path] + arguments).map { unsafe strdup($0) }
        let variables = unsafe environment.map { unsafe strdup("\($0)=\($1)") }
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        var number: pid_t = 0
        let code = unsafe posix_spawn(&number, path, &actions, &attributes, words + [nil], variables + [nil])
        return code == 0 ? number : nil
    }
}

/// A pipe.
private final class FilePair: Sendable {
    private let reading: Int32
    let writing: Int32
    private let isOpen = Mutex(true)

    init?() {
        var files: [Int32] = [0, 0]
        guard unsafe pipe(&files) == 0 else { return nil }
        for file in files { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (files[0], files[1])
    }

    deinit {
        closeWriting()
        close(reading)
    }

    func closeWriting() {
        isOpen.withLock { isOpen in
            if isOpen { close(writing) }
            isOpen = false
        }
    }

    /// Everything until the other end is closed; blocks.
    func contents() -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(reading, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer.prefix(count)
        }
    }
}

/// A program's number, for as long as it is that program's.
private final class RunningProgram: Sendable {
    private let number = Mutex<pid_t?>(nil)

    func start(_ number: pid_t) { self.number.withLock { $0 = number } }

    func end() {
        number.withLock { number in
            if let number { kill(number, SIGTERM) }
        }
    }

    /// Waits for the end, and only then gives the number back, so that no signal goes astray.
    func reap(_ process: pid_t) -> Int32 {
        var information = unsafe siginfo_t()
        while unsafe waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        return number.withLock { number in
            number = nil
            var status: Int32 = 0
            unsafe waitpid(process, &status, 0)
            let signal = status & 0x7F
            return signal == 0 ? (status >> 8) & 0xFF : -signal
        }
    }
}
