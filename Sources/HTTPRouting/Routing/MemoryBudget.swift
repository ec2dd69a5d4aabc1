import Synchronization

/// How many bytes all requests together may hold for something, such as bodies that are arriving.
public final class MemoryBudget: Sendable {
    /// The most bytes.
    public let limit: Int
    private let used = Atomic<Int>(0)

    /// A budget of so many bytes.
    public init(_ limit: Int) {
        self.limit = limit
    }

    /// The bytes that are reserved now.
    public var reserved: Int { used.load(ordering: .relaxed) }

    /// Reserves bytes; nil if so many are not left.
    public func reserve(_ bytes: Int) -> MemoryReservation? {
        take(bytes) ? MemoryReservation(bytes, of: self) : nil
    }

    fileprivate func take(_ bytes: Int) -> Bool {
        let taken = used.add(bytes, ordering: .relaxed).newValue
        if taken <= limit || bytes <= 0 { return true }
        used.subtract(bytes, ordering: .relaxed)
        return false
    }

    fileprivate func give(back bytes: Int) {
        used.subtract(bytes, ordering: .relaxed)
    }
}

/// Bytes of a budget, given back when nobody holds on to this any more.
public final class MemoryReservation: Sendable {
    private let budget: MemoryBudget
    private let bytes: Mutex<Int>

    fileprivate init(_ bytes: Int, of budget: MemoryBudget) {
        self.bytes = Mutex(bytes)
        self.budget = budget
    }

    /// Makes it more bytes or fewer.
    ///
    /// - Returns: Whether it could: false if the budget has not so many left. Fewer it can always be.
    public func resize(to size: Int) -> Bool {
        bytes.withLock { bytes in
            guard budget.take(size - bytes) else { return false }
            bytes = size
            return true
        }
    }

    deinit {
        budget.give(back: bytes.withLock { $0 })
    }
}
