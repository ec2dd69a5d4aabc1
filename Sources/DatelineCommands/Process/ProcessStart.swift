import Foundation

/// What the process asks of the operating system before it does anything else.
enum ProcessStart {
    static func prepare() {
        occupyStandardDescriptors()
        ignoreSignalsOfWriting()
        silenceCrashes()
        ProcessTitle.hideSecrets()
    }

    /// Puts something in the place of standard descriptors that are closed: the next file to be opened – a database,
    /// a socket – would get the number, and be written to.
    ///
    /// Opened the wrong way round, so that to read or write them is as much an error as before.
    private static func occupyStandardDescriptors() {
        for (number, mode) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ] where fcntl(number, F_GETFD) == -1 {
            _ = unsafe open("/dev/null", mode)
        }
    }

    /// A reader that is gone is EPIPE and a file that may grow no more is EFBIG, where it is written; not the end.
    private static func ignoreSignalsOfWriting() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Lets a crash end the process without a word about its memory, which holds keys and drafts.
    ///
    /// Swift's runtime would print the memory that registers point to, unless its environment forbids that
    /// (`SWIFT_BACKTRACE=registers=none`, as in the Dockerfile), and the kernel would write a core file. A limit of 1,
    /// unlike 0, also holds where cores are piped to a program (core(5)).
    private static func silenceCrashes() {
        if !printsNoRegisters(ProcessInfo.processInfo.environment["SWIFT_BACKTRACE"] ?? "") {
            for number in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] where !ignores(number)
            {
                signal(number, SIG_DFL)
            }
        }
        #if canImport(Glibc)
            let core = __rlimit_resource_t(UInt32(RLIMIT_CORE.rawValue))
        #else
            let core = RLIMIT_CORE
        #endif
        var limit = rlimit()
        guard unsafe getrlimit(core, &limit) == 0 else { return }
        limit.rlim_cur = min(1, limit.rlim_max)
        _ = unsafe setrlimit(core, &limit)
    }

    /// Whether the settings of a backtrace leave registers out, whichever of them the runtime takes.
    private static func printsNoRegisters(_ settings: String) -> Bool {
        let values = settings.split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }
            .filter { $0.first == "registers" }
        return !values.isEmpty && values.allSatisfy { $0.last == "none" }
    }

    /// Whether a signal is ignored, as those are that whoever started the process wants to be.
    static func ignores(_ number: Int32) -> Bool {
        var action = sigaction()
        guard unsafe sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            let handler = unsafe action.__sigaction_u.__sa_handler
        #else
            let handler = unsafe action.__sigaction_handler.sa_handler
        #endif
        return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
