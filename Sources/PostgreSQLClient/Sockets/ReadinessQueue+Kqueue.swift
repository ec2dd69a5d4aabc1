#if canImport(Darwin)
    import Darwin

    /// The kernel's queue of descriptors that are ready (kqueue(2)).
    struct ReadinessQueue: Sendable {
        private let queue: CInt

        /// `nil` when no descriptors are left.
        init?() {
            queue = kqueue()
            guard queue >= 0, change(0, EVFILT_USER, EV_ADD | EV_CLEAR, token: 0) else { return nil }
        }

        func close() { Darwin.close(queue) }

        /// Ends the present and every later `wait`.
        func wake() {
            _ = change(0, EVFILT_USER, EV_ENABLE, flags: NOTE_TRIGGER, token: 0)
        }

        /// Reports a descriptor once.
        ///
        /// - Parameter isNew: whether it is not in the queue yet.
        func watch(_ descriptor: CInt, token: UInt64, for readiness: Readiness, isNew: Bool) -> Bool {
            let place = UInt(descriptor)
            var isWatched = true
            for (wanted, filter) in [(Readiness.reading, EVFILT_READ), (.writing, EVFILT_WRITE)] {
                if readiness.contains(wanted) {
                    isWatched = change(place, filter, EV_ADD | EV_ONESHOT, token: token) && isWatched
                } else if !isNew {
                    // Of an earlier call; not there when it has been reported.
                    _ = change(place, filter, EV_DELETE, token: token)
                }
            }
            return isWatched
        }

        private func change(
            _ place: UInt, _ filter: CInt, _ action: CInt, flags: UInt32 = 0, token: UInt64
        ) -> Bool {
            var event = unsafe kevent(
                ident: place, filter: Int16(filter), flags: UInt16(action), fflags: flags, data: 0,
                udata: UnsafeMutableRawPointer(bitPattern: UInt(token)))
            return unsafe kevent(queue, &event, 1, nil, 0, nil) == 0
        }

        /// Blocks until descriptors are ready, and reports them; `false` once it was woken up.
        func wait(_ deliver: (UInt64, Readiness) -> Void) -> Bool {
            var events = unsafe [kevent](repeating: kevent(), count: 64)
            let count = unsafe kevent(queue, nil, 0, &events, 64, nil)
            guard count >= 0 else { return errno == EINTR }
            for event in unsafe events.prefix(Int(count)) {
                if unsafe event.filter == Int16(EVFILT_USER) { return false }
                let token = unsafe UInt64(UInt(bitPattern: event.udata))
                deliver(token, unsafe event.filter == Int16(EVFILT_WRITE) ? .writing : .reading)
            }
            return true
        }
    }
#endif
