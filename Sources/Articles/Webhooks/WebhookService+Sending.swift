/// What became of one attempt to deliver a message.
public enum WebhookOutcome: Hashable, Sendable {
    /// A response with 200 to 299.
    case delivered(status: Int)
    /// A response with 410: nothing more is wanted.
    case gone
    /// Another response; and after how many seconds it asks to be tried again.
    case refused(status: Int, retryAfter: Int?)
    /// No response, and why in a word.
    case failed(String)
}

/// What sends the deliveries asks for.
extension WebhookService {
    /// What waits for each webhook.
    public func backlogs() async throws(ArticleError) -> [WebhookBacklog] {
        try await storage.backlogs()
    }

    /// The deliveries of a webhook that may be sent now.
    public func dueDeliveries(
        of id: UniqueID, limit: Int
    ) async throws(ArticleError) -> [WebhookDelivery] {
        try await storage.dueDeliveries(of: id, at: now, limit: limit)
    }

    /// The number of the newest change that an audience is told of.
    public func newestChange(for audience: ChangeScope) async throws(ArticleError) -> Int64 {
        try await articles.newestChange(in: audience)
    }

    /// Makes a process the only one that sends, for so many milliseconds from now, unless another one is. Returns whether it is.
    public func takeSendingLease(
        _ holder: UniqueID, milliseconds: Int64
    ) async throws(ArticleError) -> Bool {
        let now = now
        return try await storage.takeSendingLease(
            holder, at: now, until: Timestamp(clamping: now.milliseconds + milliseconds))
    }

    /// An identity for a process, or for an attempt.
    public func makeID() -> UniqueID { articles.dependencies.makeID(at: now) }

    /// Stores what became of an attempt: the delivery is delivered, dead, or sent again later; with 410 its webhook is disabled, and
    /// the delivery is dead. Returns the delivery as it is stored; nil if somebody else has stored something else, or it is deleted.
    ///
    /// - Parameters:
    ///   - outcome: what became of it.
    ///   - delivery: the delivery, as it was read.
    ///   - url: where it was sent to.
    public func record(
        _ outcome: WebhookOutcome, of delivery: WebhookDelivery, sentTo url: String
    ) async throws(ArticleError) -> WebhookDelivery? {
        let now = now
        var result = delivery
        result.attempts += 1
        result.attemptedAt = now
        (result.status, result.error) = (nil, nil)
        var retryAfter: Int?
        switch outcome {
        case .delivered(let status): (result.state, result.status) = (.delivered, status)
        case .gone: (result.state, result.status) = (.dead, 410)
        case .refused(let status, let seconds): (result.status, retryAfter) = (status, seconds)
        case .failed(let word): result.error = String(word.prefix(WebhookDelivery.errorLimit))
        }
        if result.state == .pending {
            if result.attempts >= WebhookRetry.attempts {
                result.state = .dead
            } else {
                let delay = WebhookRetry.delay(
                    after: result.attempts, retryAfter: retryAfter, random: articles.dependencies.random().0)
                result.nextAttemptAt = Timestamp(clamping: now.milliseconds + delay)
            }
        }
        if outcome == .gone { try await disableGone(delivery.webhook, at: url) }
        return try await storage.update(result, from: delivery) ? result : nil
    }
}

/// When a message is sent again that was not delivered: exponential backoff with jitter.
public enum WebhookRetry {
    /// A message is dead after so many attempts: about two days.
    public static let attempts = 12
    private static let first: Int64 = 5_000
    private static let longest: Int64 = 43_200_000
    /// The most that `Retry-After` is respected.
    private static let longestAsked: Int64 = 86_400_000

    /// How many milliseconds to wait after so many attempts: five seconds and four times as many each time, at most twelve
    /// hours, of which the second half is left to chance; at least as many as the receiver asks for, up to a day.
    public static func delay(after attempts: Int, retryAfter: Int?, random: UInt64) -> Int64 {
        let factor = Int64(1) << (2 * Int64(min(max(attempts - 1, 0), 15)))
        let whole = min(first * factor, longest)
        let jittered = whole / 2 + Int64(random % UInt64(whole / 2 + 1))
        let asked = min(Int64(clamping: max(0, retryAfter ?? 0)), longestAsked / 1_000) * 1_000
        return max(jittered, asked)
    }
}
