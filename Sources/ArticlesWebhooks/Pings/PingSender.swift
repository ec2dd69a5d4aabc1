public import Articles
public import HTTPRequesting
public import Logging
public import ServiceLifecycle
internal import Synchronization

/// Tells hubs and search engines of what the public sees anew: follows the public's change feed, beside all writes.
///
/// Each process follows; of all processes on one storage the one that has the lease of webhooks tells. A process that takes it over
/// tells of the two minutes before once more. What is to be told is in memory alone: a service that is stopped as a whole tells
/// nothing of what came just before, which hubs and search engines find by themselves.
public final class PingSender: Service {
    /// The settings of a sender.
    public struct Settings: Sendable {
        /// How often the feed is read.
        public var interval: Duration = .seconds(2)
        /// For how long changes are gathered before they are told together.
        public var delay: Duration = .seconds(5)
        /// How long a target may take.
        public var timeout: Duration = .seconds(15)

        /// Those of `dateline serve`.
        public init() {}
    }

    /// The addresses of what a change of the public's feed is about.
    public typealias Addresses = @Sendable (Change) async throws(ArticleError) -> [String]

    private let articles: ArticleService
    private let client: any HTTPClient
    private let targets: [PingTarget]
    private let settings: Settings
    private let logger: Logger
    private let lease: SendingLease?
    private let random: @Sendable () -> UInt64
    private let addresses: Addresses
    private let queues: Mutex<[PingQueue]>
    private let position = Mutex<Int64?>(nil)
    /// Whether changes could not be read the last time: the log hears of it once.
    private let isFailing = Mutex(false)

    /// How many pages of changes are read at once.
    private static let pages = 10

    /// A sender.
    ///
    /// - Parameters:
    ///   - articles: Whose changes are told.
    ///   - lease: The lease of the process; nil where there is one process.
    ///   - client: Sends requests.
    ///   - targets: Who is told.
    ///   - settings: Times.
    ///   - logger: Hears of targets that are not reached.
    ///   - random: Spreads attempts.
    ///   - addresses: The addresses of what a change is about.
    public init(
        of articles: ArticleService, lease: SendingLease?, client: any HTTPClient, targets: [PingTarget],
        settings: Settings = Settings(), logger: Logger, random: @escaping @Sendable () -> UInt64,
        addresses: @escaping Addresses
    ) {
        self.articles = articles
        self.lease = lease
        self.client = client
        self.targets = targets
        self.settings = settings
        self.logger = logger
        self.random = random
        self.addresses = addresses
        queues = Mutex(targets.map { _ in PingQueue() })
    }

    /// Tells until the service ends or the task is cancelled.
    public func run() async throws {
        repeat {
            do throws(ArticleError) {
                try await follow()
                if try await lease?.take() ?? true {
                    await tell()
                } else {
                    forget()
                }
                isFailing.withLock { $0 = false }
            } catch {
                let wasFailing = isFailing.withLock { state in
                    defer { state = true }
                    return state
                }
                logger.log(
                    level: wasFailing ? .debug : .warning, "changes can't be told of",
                    metadata: ["cause": "\(error)"])
            }
        } while await pause()
    }

    private func pause() async -> Bool {
        do {
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: self.settings.interval) }
            return !Task.isCancelled && !Task.isShuttingDownGracefully
        } catch {
            return false
        }
    }

    /// Reads what is new in the feed; of what was before the process began, nothing.
    private func follow() async throws(ArticleError) {
        guard var number = position.withLock({ $0 }) else {
            let newest = try await articles.newestChange(in: .visible)
            return position.withLock { $0 = newest }
        }
        var listing = ChangeListing()
        for _ in 0..<Self.pages {
            listing.after = number
            let page: ChangePage
            do throws(ArticleError) {
                page = try await articles.changes(listing, in: .visible)
            } catch  where error.code == .expired {
                return position.withLock { $0 = nil }
            }
            for change in page.changes {
                try await add(change.change)
                number = change.number
                position.withLock { [number] in $0 = number }
            }
            guard page.changes.count == listing.limit else { return }
        }
    }

    /// Adds what a change is about. One that can't be read, and won't be later, holds up no others.
    private func add(_ change: Change) async throws(ArticleError) {
        do throws(ArticleError) {
            add(try await addresses(change))
        } catch  where error.code == .internal || error.code == .faulty {
            logger.warning("a change is not told of", metadata: ["cause": "\(error)"])
        }
    }

    private func add(_ addresses: [String]) {
        guard !addresses.isEmpty else { return }
        for (index, target) in targets.enumerated() {
            let left = queues.withLock { queues in
                queues[index].add(target.topics(addresses), at: .now, delay: settings.delay)
            }
            guard left > 0 else { continue }
            logger.warning(
                "too many pings wait", metadata: ["target": "\(target.name)", "left_out": "\(left)"])
        }
    }

    /// Another process tells: what it has had the time for is no concern of this one.
    private func forget() {
        let instant = ContinuousClock.now - .seconds(120)
        queues.withLock { queues in
            for index in queues.indices { queues[index].forget(before: instant) }
        }
    }

    private func tell() async {
        await withDiscardingTaskGroup { group in
            for index in targets.indices { group.addTask { await self.tell(index) } }
        }
    }

    private func tell(_ index: Int) async {
        let target = targets[index]
        let due = queues.withLock { $0[index].due(at: .now, limit: target.portion) }
        guard !due.isEmpty, lease?.holds(for: settings.timeout) ?? true else { return }
        var request = target.request(due)
        (request.timeout, request.responseLimit) = (settings.timeout, 4 << 10)
        do throws(ClientError) {
            let response = try await client.send(request)
            if (200...299).contains(response.status) {
                return queues.withLock { $0[index].finish(due) }
            }
            let reason = "status \(response.status)"
            guard Self.isPermanent(response.status) else {
                return fail(index, due, reason, retryAfter: response.retryAfter)
            }
            queues.withLock { $0[index].finish(due) }
            log(index, reason, lost: due.count)
        } catch {
            if error != .cancelled { fail(index, due, error.rawValue, retryAfter: nil) }
        }
    }

    /// Whether the same request would fail again.
    private static func isPermanent(_ status: Int) -> Bool {
        (400...499).contains(status) && ![408, 429].contains(status)
    }

    private func fail(_ index: Int, _ due: [String], _ reason: String, retryAfter: Int?) {
        let number = random()
        let lost = queues.withLock {
            $0[index].fail(with: due, at: .now, retryAfter: retryAfter, random: number)
        }
        log(index, reason, lost: lost)
    }

    private func log(_ index: Int, _ reason: String, lost: Int) {
        var metadata: Logger.Metadata = ["target": "\(targets[index].name)", "reason": "\(reason)"]
        if lost > 0 { metadata["addresses"] = "\(lost)" }
        logger.log(
            level: lost > 0 ? .warning : .info,
            lost > 0 ? "a ping is given up" : "a ping failed and is tried again", metadata: metadata)
    }
}
