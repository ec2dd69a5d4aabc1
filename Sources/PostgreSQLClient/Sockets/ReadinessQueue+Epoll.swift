#if os(Linux)
    import CLibPQ
    import Foundation

    /// The kernel's queue of descriptors that are ready (epoll(7)).
    struct ReadinessQueue: Sendable {
        private let epoll: CInt
        private let event: CInt

        /// What the wake-up carries instead of a token.
        private static let wakeToken = UInt64.max

        /// `nil` when no descriptors are left.
        init?() {
            epoll = epoll_create1(CInt(EPOLL_CLOEXEC))
            event = eventfd(0, CInt(EFD_CLOEXEC) | CInt(EFD_NONBLOCK))
            guard epoll >= 0, event >= 0 else { return nil }
            var wake = unsafe epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: Self.wakeToken))
            unsafe epoll_ctl(epoll, EPOLL_CTL_ADD, event, &wake)
        }

        func close() {
            Foundation.close(epoll)
            Foundation.close(event)
        }

        /// Ends the present and every later `wait`.
        func wake() {
            var one: UInt64 = 1
            _ = unsafe write(event, &one, 8)
        }

        /// Reports a descriptor once.
        ///
        /// - Parameter isNew: whether it is not in the queue yet.
        func watch(_ descriptor: CInt, token: UInt64, for readiness: Readiness, isNew: Bool) -> Bool {
            var events = EPOLLONESHOT.rawValue
            if readiness.contains(.reading) { events |= EPOLLIN.rawValue | EPOLLRDHUP.rawValue }
            if readiness.contains(.writing) { events |= EPOLLOUT.rawValue }
            var event = unsafe epoll_event(events: events, data: epoll_data_t(u64: token))
            return unsafe epoll_ctl(epoll, isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, &event) == 0
        }

        /// Blocks until descriptors are ready, and reports them; `false` once it was woken up.
        func wait(_ deliver: (UInt64, Readiness) -> Void) -> Bool {
            var events = unsafe [epoll_event](repeating: epoll_event(), count: 64)
            let count = unsafe epoll_wait(epoll, &events, 64, -1)
            guard count >= 0 else { return errno == EINTR }
            for index in 0..<Int(count) {
                let (token, flags) = unsafe (events[index].data.u64, events[index].events)
                if token == Self.wakeToken { return false }
                var readiness: Readiness = []
                if flags & ~EPOLLOUT.rawValue != 0 { readiness.insert(.reading) }
                if flags & EPOLLOUT.rawValue != 0 { readiness.insert(.writing) }
                deliver(token, readiness)
            }
            return true
        }
    }
#endif
