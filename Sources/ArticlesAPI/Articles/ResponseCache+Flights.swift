import Articles
import CoreMetrics
import Synchronization

/// Equal requests at the same time make one response ("single flight").
extension ResponseCache {
    /// The fills that are under way, and who waits for them.
    struct Flights {
        fileprivate var waiting: [UInt64: [CheckedContinuation<Turn, Never>]] = [:]
        fileprivate var byTarget: [String: (number: UInt64, generation: UInt64)] = [:]
        /// The targets whose responses can't be kept, as of a generation: nobody waits for them.
        fileprivate var unkept: (generation: UInt64, targets: Set<String>) = (0, [])
        private var last: UInt64 = 0

        /// How many wait.
        var waitingCount: Int { waiting.values.reduce(0) { $0 + $1.count } }

        fileprivate mutating func begin(_ target: String, in generation: UInt64) -> UInt64 {
            last += 1
            waiting[last] = []
            byTarget[target] = (last, generation)
            return last
        }

        fileprivate mutating func end(_ number: UInt64, _ target: String) -> [CheckedContinuation<
            Turn, Never
        >] {
            if byTarget[target]?.number == number { byTarget[target] = nil }
            return waiting.removeValue(forKey: number) ?? []
        }

        /// The one who waits longest, who goes on for the others; ends the flight if nobody waits.
        fileprivate mutating func takeFirst(_ number: UInt64, _ target: String) -> CheckedContinuation<
            Turn, Never
        >? {
            guard waiting[number]?.isEmpty == false else {
                _ = end(number, target)
                return nil
            }
            return waiting[number]?.removeFirst()
        }

        fileprivate mutating func setUnkept(_ target: String, in generation: UInt64) {
            if unkept.generation != generation { unkept = (generation, []) }
            if unkept.targets.count < ResponseCache.mostUnkept { unkept.targets.insert(target) }
        }

        fileprivate func isUnkept(_ target: String, in generation: UInt64) -> Bool {
            unkept.generation == generation && unkept.targets.contains(target)
        }
    }

    /// So many targets are remembered whose responses can't be kept.
    private static let mostUnkept = 1_024

    /// What somebody who asks for a response about several articles has to do.
    enum Turn: Sendable {
        /// Give this one, unless it is later than the instant.
        case give(EncodedResponse, until: Timestamp)
        /// Make one, and say so with `land`.
        case make(Fill, flight: UInt64)
        /// Make one for themselves.
        case makeOwn
    }

    /// What became of a response that was to be made for all who ask.
    enum Landing: Sendable {
        /// It may be given to all, up to an instant.
        case made(EncodedResponse, until: Timestamp)
        /// There is one, but not to be kept: a redirect, a 404, a large one.
        case unkept
        /// There is none: the storage failed, or the one who made it left.
        case failed
    }

    /// The turn of somebody who asks: waits for whoever makes the same response since the last change.
    func turn(for target: String, at now: Timestamp) async -> Turn {
        let turn = await withCheckedContinuation { continuation in
            let turn: Turn? = state.withLock { state in
                guard isKnown(&state) else { return .makeOwn }
                if let slot = state.freshSlot(of: target, at: now), let entry = state.slots[slot],
                    case .articles(let end) = entry.subject
                {
                    state.slots[slot]?.isUsed = true
                    return .give(entry.response, until: end)
                }
                guard !state.flights.isUnkept(target, in: state.generation) else { return .makeOwn }
                if let flight = state.flights.byTarget[target], flight.generation == state.generation {
                    state.flights.waiting[flight.number]?.append(continuation)
                    return nil
                }
                let number = state.flights.begin(target, in: state.generation)
                return .make(Fill(generation: state.generation), flight: number)
            }
            if let turn { continuation.resume(returning: turn) }
        }
        if case .give = turn { metrics?.hits.increment() } else { metrics?.misses.increment() }
        return turn
    }

    /// Ends a flight: keeps the response and gives it to those who wait, lets them make their own, or has the first of them make it.
    func land(_ landing: Landing, for target: String, _ fill: Fill, flight: UInt64, at now: Timestamp) {
        switch landing {
        case .made(let response, let end):
            keep(response, of: .articles(until: end), for: target, fill, at: now)
            let waiting = state.withLock { $0.flights.end(flight, target) }
            for continuation in waiting { continuation.resume(returning: .give(response, until: end)) }
        case .unkept:
            let waiting = state.withLock { state in
                state.flights.setUnkept(target, in: fill.generation)
                return state.flights.end(flight, target)
            }
            for continuation in waiting { continuation.resume(returning: .makeOwn) }
        case .failed:
            let next = state.withLock { $0.flights.takeFirst(flight, target) }
            next?.resume(returning: .make(fill, flight: flight))
        }
    }

    /// When the next article appears by itself, if that was found out since the last change.
    func appearance(_ fill: Fill, at now: Timestamp) -> Timestamp? {
        state.withLock { state in
            guard let known = state.appearance, known.generation == fill.generation, known.time > now else {
                return nil
            }
            return known.time
        }
    }

    /// Takes down when the next article appears, as it was found out during a fill.
    func setAppearance(_ time: Timestamp, _ fill: Fill) {
        state.withLock { $0.appearance = (fill.generation, time) }
    }
}
