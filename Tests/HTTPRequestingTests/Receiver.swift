import Foundation
import Synchronization

/// A server on the loopback address that responds with whatever bytes a test wants.
final class Receiver: Sendable {
    /// What it does with a request.
    enum Reply: Sendable {
        case bytes(String)
        /// Bytes, then one block of a body after the other, for as long as somebody reads.
        case endless(String)
        /// Nothing, for as long as the connection is open.
        case silence
    }

    private struct State {
        var connections = 0
        var requests: [String] = []
        var isClosed = false
    }

    let port: UInt16
    private let socket: CInt
    private let state = Mutex(State())

    /// How many connections have come.
    var connectionCount: Int { state.withLock { $0.connections } }
    /// The requests, with their bodies.
    var requests: [String] { state.withLock { $0.requests } }

    init(_ reply: @escaping @Sendable (String) -> Reply) {
        let listener = Foundation.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        socket = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        unsafe withUnsafeMutableBytes(of: &address) { bytes in
            let place = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            unsafe bind(listener, place, size)
            unsafe getsockname(listener, place, &size)
        }
        port = UInt16(bigEndian: address.sin_port)
        listen(listener, 128)
        Thread.detachNewThread { [self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else {
                    state.withLock { $0.isClosed = true }
                    Foundation.close(listener)
                    return
                }
                state.withLock { $0.connections += 1 }
                Thread.detachNewThread { self.serve(connection, reply) }
            }
        }
    }

    /// Takes no more connections.
    func close() {
        state.withLock { state in
            // Ends `accept`, whose thread closes the socket: closed twice, it would be somebody else's.
            if !state.isClosed { shutdown(socket, CInt(SHUT_RDWR)) }
            state.isClosed = true
        }
    }

    private func serve(_ connection: CInt, _ reply: (String) -> Reply) {
        defer { Foundation.close(connection) }
        while let request = read(connection) {
            state.withLock { $0.requests.append(request) }
            switch reply(request) {
            case .bytes(let text):
                guard write(connection, text) else { return }
                if text.contains("Connection: close") { return }
            case .endless(let text):
                guard write(connection, text) else { return }
                while write(connection, String(repeating: "x", count: 4_096)) {}
                return
            case .silence:
                _ = read(connection)
                return
            }
        }
    }

    private func write(_ connection: CInt, _ text: String) -> Bool {
        var bytes = Array(text.utf8)
        while !bytes.isEmpty {
            let count = unsafe send(connection, bytes, bytes.count, CInt(MSG_NOSIGNAL))
            guard count > 0 else { return false }
            bytes.removeFirst(count)
        }
        return true
    }

    /// A request with its body; nil at the end.
    private func read(_ connection: CInt) -> String? {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let end = text.firstRange(of: "\r\n\r\n") {
                let length = text.firstMatch(of: /content-length: (\d+)/.ignoresCase()).flatMap { Int($0.1) }
                if text[end.upperBound...].utf8.count >= length ?? 0 { return text }
            }
            let count = unsafe recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            text += String(decoding: buffer.prefix(count), as: UTF8.self)
        }
    }
}
