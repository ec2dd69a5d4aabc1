import CLibPQ
import Glibc
import NIOPosix

/// What a socket is ready for, or is to be watched for.
struct Readiness: OptionSet, Sendable {
    let rawValue: UInt8
    static let reading = Readiness(rawValue: 1)
    static let writing = Readiness(rawValue: 2)
}

/// Waits for sockets on a thread of its own, and tells who owns them. Touches nothing but descriptors.
///
/// Each `watch` reports once; it is then asked again. Closing a descriptor ends the watch.
final class SocketWatcher: Sendable {
    private let epoll: CInt
    private let wake: CInt
    private let thread = NIOThreadPool(numberOfThreads: 1)

    /// What `wake` carries instead of a token.
    private static let wakeToken = UInt64.max

    /// Calls `deliver` with the token of a socket, on the watcher's thread.
    init() throws(PostgreSQLError) {
        epoll = epoll_create1(CInt(EPOLL_CLOEXEC))
        wake = eventfd(0, CInt(EFD_CLOEXEC) | CInt(EFD_NONBLOCK))
        guard epoll >= 0, wake >= 0 else {
            throw PostgreSQLError(.connection, "no descriptors left to watch connections with")
        }
        var event = unsafe epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: Self.wakeToken))
        unsafe epoll_ctl(epoll, EPOLL_CTL_ADD, wake, &event)
    }

    deinit {
        close(epoll)
        close(wake)
    }

    /// Starts the thread, which keeps the watcher alive until `stop`.
    func start(_ deliver: @escaping @Sendable (UInt64, Readiness) -> Void) {
        thread.start()
        thread.submit { [self] state in
            if case .active = state { run(deliver) }
        }
    }

    /// Ends the thread.
    func stop() {
        var one: UInt64 = 1
        _ = unsafe write(wake, &one, 8)
        thread.shutdownGracefully { _ in }
    }

    /// Begins to watch a descriptor, which stays with its owner.
    func add(_ descriptor: CInt, token: UInt64, for readiness: Readiness) -> Bool {
        control(EPOLL_CTL_ADD, descriptor, token, readiness)
    }

    /// Asks for one more report.
    func watch(_ descriptor: CInt, token: UInt64, for readiness: Readiness) -> Bool {
        control(EPOLL_CTL_MOD, descriptor, token, readiness)
    }

    private func control(_ what: CInt, _ descriptor: CInt, _ token: UInt64, _ readiness: Readiness) -> Bool {
        var events = EPOLLONESHOT.rawValue
        if readiness.contains(.reading) { events |= EPOLLIN.rawValue | EPOLLRDHUP.rawValue }
        if readiness.contains(.writing) { events |= EPOLLOUT.rawValue }
        var event = unsafe epoll_event(events: events, data: epoll_data_t(u64: token))
        return unsafe epoll_ctl(epoll, what, descriptor, &event) == 0
    }

    private func run(_ deliver: (UInt64, Readiness) -> Void) {
        var events = unsafe [epoll_event](repeating: epoll_event(), count: 64)
        while true {
            let count = unsafe epoll_wait(epoll, &events, 64, -1)
            if count < 0, errno != EINTR { return }
            for index in 0..<Int(max(count, 0)) {
                let (token, flags) = unsafe (events[index].data.u64, events[index].events)
                if token == Self.wakeToken { return }
                var readiness: Readiness = []
                if flags & ~EPOLLOUT.rawValue != 0 { readiness.insert(.reading) }
                if flags & EPOLLOUT.rawValue != 0 { readiness.insert(.writing) }
                deliver(token, readiness)
            }
        }
    }
}
