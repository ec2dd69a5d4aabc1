import NIOCore
import NIOPosix

/// Empties the accept queue of a listening socket before it is closed: the kernel resets whatever is still in
/// it.
struct ListenerDrain {
    private let listener: any Channel

    init(_ listener: any Channel) {
        self.listener = listener
    }

    /// Begins no new connection, waits for those that were begun, and returns when all of them are accepted;
    /// after five seconds in any case.
    ///
    /// Where the platform can't refuse new ones, they go on being accepted meanwhile.
    func run(settle: Duration) async {
        guard !Task.isCancelled, let options = listener as? any SocketOptionProvider else { return }
        await refuseNewConnections(options)
        try? await Task.sleep(for: settle)
        for _ in 0..<250 {
            guard await waitingConnections(options) > 0, !Task.isCancelled else { return }
            try? await Task.sleep(for: .milliseconds(20))
        }
    }
}

#if os(Linux)
    extension ListenerDrain {
        /// A program of the Berkeley Packet Filter that drops segments with SYN and without ACK, one 64-bit
        /// word for each instruction: code, two jumps, operand (`linux/filter.h`).
        private static let program: [UInt64] = [
            0x0000_000D_0000_0030,  // load the byte at 13: the flags of the TCP header
            0x0000_0012_0000_0054,  // keep SYN and ACK
            0x0000_0002_0100_0015,  // if they are not SYN alone, skip one
            0x0000_0000_0000_0006,  // drop
            0xFFFF_FFFF_0000_0006,  // take
        ]

        /// `struct sock_fprog`
        private struct FilterProgram {
            var count: UInt16
            var address: UInt
        }

        /// The beginning of `struct tcp_info`
        private struct ConnectionInformation {
            var head: (UInt64, UInt64, UInt64) = (0, 0, 0)
            /// Of a listening socket: the connections that wait to be accepted.
            var unacknowledged: UInt32 = 0
            var selectivelyAcknowledged: UInt32 = 0
        }

        /// Makes the kernel ignore whoever wants to connect; connections that it knows already are not
        /// affected.
        private func refuseNewConnections(_ options: any SocketOptionProvider) async {
            let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: Self.program.count)
            for (index, instruction) in Self.program.enumerated() {
                unsafe (memory + index).initialize(to: instruction)
            }
            let program = FilterProgram(
                count: UInt16(Self.program.count), address: UInt(bitPattern: memory))
            let attachFilter = NIOBSDSocket.Option(rawValue: 26)
            try? await options.unsafeSetSocketOption(level: .socket, name: attachFilter, value: program).get()
            unsafe memory.deallocate()
        }

        private func waitingConnections(_ options: any SocketOptionProvider) async -> Int {
            let information = NIOBSDSocket.Option(rawValue: 11)
            let result: ConnectionInformation? = try? await options.unsafeGetSocketOption(
                level: .tcp, name: information
            ).get()
            return Int(result?.unacknowledged ?? 0)
        }
    }
#else
    extension ListenerDrain {
        private func refuseNewConnections(_ options: any SocketOptionProvider) async {}
        private func waitingConnections(_ options: any SocketOptionProvider) async -> Int { 0 }
    }
#endif

extension NIOBSDSocket.Option {
    /// `TCP_NOTSENT_LOWAT`: how much the kernel takes that it can't send yet. It makes what clients have
    /// taken known, and keeps the kernel from holding megabytes for each that is slow.
    static var notSentLowWaterMark: NIOBSDSocket.Option {
        #if os(Linux)
            NIOBSDSocket.Option(rawValue: 25)
        #else
            NIOBSDSocket.Option(rawValue: 0x201)
        #endif
    }
}
