import NIOCore

/// Request coalescing: reads of one thing by many callers that wait for a connection at the same time are one
/// statement. A read joins another only before that is sent, so nobody is given rows that are older than the call.
extension ConnectionPool {
    /// Lets a caller wait for the rows of an equal read, if one waits that has as much time left.
    func join<T: Sendable>(
        _ id: UInt64, _ key: CoalescingKey, at moment: Int64?, deadline: NIODeadline,
        _ continuation: PendingQuery<T>.Continuation
    ) -> Bool {
        guard let read = joinable[key] as? PendingQuery<T>, !read.isSettled else { return false }
        let acquireBy = min(.now() + limits.acquireTimeout, deadline)
        guard acquireBy - read.acquireBy <= limits.coalescingSpan,
            Self.span(deadline, read.deadline) <= limits.coalescingSpan
        else { return false }
        if let moment { read.advance(to: moment) }
        read.add(id, continuation)
        return true
    }

    /// Sees to it that nobody joins the work from now on.
    func closeToJoining(_ work: PendingWork) {
        if let key = work.coalescing, joinable[key] === work { joinable[key] = nil }
    }

    private static func span(_ left: NIODeadline, _ right: NIODeadline) -> TimeAmount {
        left > right ? left - right : right - left
    }
}

/// What makes two reads one: the statement, and its values without the moment.
struct CoalescingKey: Hashable {
    let statement: PostgreSQLStatement
    let values: [PostgreSQLValue]
}
