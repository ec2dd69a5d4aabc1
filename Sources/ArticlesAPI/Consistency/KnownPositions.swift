import Articles
import Synchronization

/// What each key has to be shown at the least: the position behind its last change here, or what it was last told of.
///
/// Of so many keys at most: the others have a position together, which all have to be shown then.
final class KnownPositions: Sendable {
    /// How many keys are told apart.
    static let limit = 4_096

    /// What has to be shown.
    enum Needed: Sendable, Hashable {
        /// Nothing in particular.
        case anything
        /// What was committed up to there.
        case position(StoragePosition)
        /// Everything: a position could not be had.
        case everything
    }

    private struct Entry {
        var needed = Needed.anything
        /// The last inquiry that had begun when a position could not be had: only a later one makes good for it.
        var missed = 0
    }

    private struct State {
        var ofKeys: [String: Entry] = [:]
        var ofOthers = Needed.anything
        /// How many inquiries have begun.
        var inquiries = 0
    }

    private let state = Mutex(State())

    /// What the owner of a key has to be shown.
    func needed(by key: String) -> Needed {
        state.withLock { state in state.ofOthers.joined(with: state.ofKeys[key]?.needed ?? .anything) }
    }

    /// Counts an inquiry of a position that is about to begin.
    func begin() -> Int {
        state.withLock { state in
            state.inquiries += 1
            return state.inquiries
        }
    }

    /// Takes down the position of an inquiry, that the owner of a key has to be shown; `nil` if it could not be had.
    func set(_ position: StoragePosition?, of key: String, inquiry: Int) {
        state.withLock { state in
            if state.ofKeys[key] == nil, state.ofKeys.count >= Self.limit {
                state.ofOthers = state.ofKeys.values.reduce(state.ofOthers) { $0.joined(with: $1.needed) }
                state.ofKeys = [:]
            }
            var entry = state.ofKeys[key] ?? Entry()
            if let position {
                let isBehind = entry.needed == .everything && inquiry > entry.missed
                entry.needed = isBehind ? .position(position) : entry.needed.joined(with: .position(position))
            } else {
                entry = Entry(needed: .everything, missed: state.inquiries)
            }
            state.ofKeys[key] = entry
        }
    }
}

extension KnownPositions.Needed {
    /// What shows both. Positions of two servers cannot be compared: then it is everything.
    func joined(with other: KnownPositions.Needed) -> KnownPositions.Needed {
        switch (self, other) {
        case (.anything, _): other
        case (_, .anything): self
        case (.position(let one), .position(let two)) where one.server == two.server:
            one.number < two.number ? other : self
        case (.position, .position), (.everything, _), (_, .everything): .everything
        }
    }
}
