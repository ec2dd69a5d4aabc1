public import Articles
public import HTTPRequesting
public import Logging
public import ServiceLifecycle
internal import Synchronization

/// Sends what webhooks are told of: follows the change feed, and delivers each message at least once, those about one article one
/// after the other (decision 0045).
///
/// Of all processes on one storage one sends at a time: the one that has the lease. What is to be sent is stored before it is sent, and
/// what became of it before anything follows from that: a process that ends in between sends a message again, or the next one does.
public final class WebhookSender: Service {
    /// The settings of a sender.
    public struct Settings: Sendable {
        /// How often the storage is asked whether there is something to send.
        public var interval: Duration = .seconds(1)
        /// How long a receiver may take.
        public var timeout: Duration = .seconds(15)
        /// How many messages are sent to one webhook at once, each about something else.
        public var width = 8
        /// How long nobody else sends after the lease was taken last, unless that is given.
        public var lease: Duration = .seconds(60)
        /// How long what is being sent may take once the service ends.
        public var grace: Duration = .seconds(5)

        /// Those of `dateline serve`.
        public init() {}
    }

    let webhooks: WebhookService
    let client: any HTTPClient
    let settings: Settings
    let logger: Logger
    let metrics: WebhookMetrics?
    let lease: SendingLease
    /// The webhooks that are served at the moment.
    private let busy = Mutex<Set<UniqueID>>([])
    private let failures = Atomic<Int>(0)
    /// How often no webhook could be served since one was.
    let servingFailures = Atomic<Int>(0)

    /// A sender.
    ///
    /// - Parameters:
    ///   - webhooks: what is to be sent, and where what became of it is stored.
    ///   - client: sends requests, and decides which addresses may be contacted.
    ///   - settings: times and numbers.
    ///   - logger: hears of dead messages, receivers that are gone, and a storage that fails.
    ///   - metrics: counts messages.
    ///   - lease: that of the process, if it sends more than webhooks.
    public init(
        _ webhooks: WebhookService, client: any HTTPClient, settings: Settings = Settings(),
        logger: Logger, metrics: WebhookMetrics? = nil, lease: SendingLease? = nil
    ) {
        self.webhooks = webhooks
        self.client = client
        self.settings = settings
        self.logger = logger
        self.metrics = metrics
        self.lease = lease ?? SendingLease(of: webhooks, duration: settings.lease)
    }

    /// Sends until the service ends or the task is cancelled; then lets go of the lease.
    public func run() async throws {
        await withDiscardingTaskGroup { group in
            repeat { await beginServing(&group) } while await pause(settings.interval)
            let end = ContinuousClock.now + settings.grace
            while !busy.withLock({ $0.isEmpty }), ContinuousClock.now < end, !Task.isCancelled {
                try? await Task.sleep(for: .milliseconds(20))
            }
            group.cancelAll()
        }
        // Also where the task was cancelled.
        await Task { [lease] in await lease.giveBack() }.value
    }

    /// Whether nothing new is to be begun.
    var isEnding: Bool { Task.isCancelled || Task.isShuttingDownGracefully }

    /// Waits; returns false as soon as the service ends.
    func pause(_ duration: Duration) async -> Bool {
        do {
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: duration) }
            return !isEnding
        } catch {
            return false
        }
    }

    /// Has every webhook served for which there is something to do.
    private func beginServing(_ group: inout DiscardingTaskGroup) async {
        do throws(ArticleError) {
            for (id, pending) in try await webhooksToServe() where busy.withLock({ $0.insert(id).inserted }) {
                group.addTask {
                    await self.serve(id, pending: pending)
                    self.busy.withLock { _ = $0.remove(id) }
                }
            }
            failures.store(0, ordering: .relaxed)
        } catch {
            log("nothing can be sent to webhooks", error, times: failures.add(1, ordering: .relaxed).newValue)
        }
    }

    /// Says that the storage fails: warns of the second time – once may be a restart of the database –, the fourth, the eighth …
    func log(_ message: Logger.Message, _ error: ArticleError, times: Int, webhook: UniqueID? = nil) {
        let isWarning = times > 1 && times & (times - 1) == 0 && error.code != .readOnly
        var metadata: Logger.Metadata = ["times": "\(times)", "cause": "\(error)"]
        metadata["webhook"] = webhook.map { "\($0)" }
        logger.log(level: isWarning ? .warning : .debug, message, metadata: metadata)
    }

    /// The webhooks for which there are new changes, or deliveries whose time has come, with how many are pending. None unless this is the
    /// process that sends.
    private func webhooksToServe() async throws(ArticleError) -> [(id: UniqueID, pending: Int)] {
        let enabled = try await webhooks.webhooks().filter { $0.state == .enabled }
        guard !enabled.isEmpty, try await lease.take() else {
            metrics?.isSending(false)
            return []
        }
        var backlogs: [UniqueID: WebhookBacklog] = [:]
        for backlog in try await webhooks.backlogs() { backlogs[backlog.webhook] = backlog }
        let now = webhooks.now
        metrics?.isSending(true)
        metrics?.update(enabled.compactMap { backlogs[$0.id] }, at: now)
        var newest: [ChangeScope: Int64] = [:]
        for audience in Set(enabled.map(\.draft.audience)) {
            newest[audience] = try await webhooks.newestChange(for: audience)
        }
        return enabled.compactMap { webhook in
            let backlog = backlogs[webhook.id]
            let isDue = backlog.map { $0.nextAttemptAt <= now } ?? false
            guard isDue || webhook.position != newest[webhook.draft.audience] else { return nil }
            return (webhook.id, backlog?.pending ?? 0)
        }
    }
}
