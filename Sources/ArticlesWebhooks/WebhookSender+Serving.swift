internal import Articles
internal import Logging
internal import Synchronization

/// One webhook: what is new is stored, what is due is sent.
extension WebhookSender {
    private static let pageOfChanges = 100

    /// A message that was tried.
    private struct Tried {
        let subject: UniqueID
        let isSettled: Bool
    }

    /// What one pass over a webhook found.
    private struct Pass {
        var webhook: Webhook
        var due: [WebhookDelivery] = []
    }

    /// Serves a webhook until nothing is due. One message about each article is on its way at a time.
    func serve(_ id: UniqueID, pending: Int) async {
        // nil: a while has passed.
        await withTaskGroup(of: Tried?.self) { group in
            var pending = pending
            var (running, finished) = (Set<UniqueID>(), 0)
            var hasTimer = false
            while true {
                if !isEnding, lease.holds(for: settings.timeout), running.count < settings.width,
                    let pass = await pass(over: id, &pending, running: running.count)
                {
                    for delivery in pass.due where running.count < settings.width {
                        guard running.insert(delivery.subject).inserted else { continue }
                        group.addTask {
                            let isSettled = await self.deliver(delivery, to: pass.webhook)
                            return Tried(subject: delivery.subject, isSettled: isSettled)
                        }
                    }
                }
                guard !running.isEmpty else { break }
                if !hasTimer {
                    hasTimer = true
                    group.addTask {
                        try? await Task.sleep(for: self.settings.interval)
                        return nil
                    }
                }
                if case .some(.some(let tried)) = await group.next() {
                    running.remove(tried.subject)
                    if tried.isSettled { pending = max(0, pending - 1) }
                    finished += 1
                    if finished % Self.pageOfChanges == 0 { await deleteOldDeliveries(of: id) }
                } else {
                    hasTimer = false
                }
            }
            group.cancelAll()
            if finished > 0 { await deleteOldDeliveries(of: id) }
        }
    }

    /// Stores deliveries of what is new, and finds those that are due: nothing where the webhook is not to be served now.
    private func pass(over id: UniqueID, _ pending: inout Int, running: Int) async -> Pass? {
        do throws(ArticleError) {
            var pass = Pass(webhook: try await webhooks.webhook(id))
            guard pass.webhook.state == .enabled else { return nil }
            while pass.due.isEmpty {
                let room = min(Self.pageOfChanges, WebhookService.backlogLimit - pending)
                var hasMore = false
                if room > 0, let stored = try await webhooks.storeDeliveries(of: pass.webhook, limit: room) {
                    pending += stored
                    pass.webhook = try await webhooks.webhook(id)
                    hasMore = true
                }
                pass.due = try await webhooks.dueDeliveries(of: id, limit: settings.width + running)
                if !hasMore || isEnding || !lease.holds(for: settings.timeout) { break }
            }
            servingFailures.store(0, ordering: .relaxed)
            return pass
        } catch {
            let count = servingFailures.add(1, ordering: .relaxed).newValue
            log("a webhook can't be served", error, times: count, webhook: id)
            return nil
        }
    }

    private func deleteOldDeliveries(of id: UniqueID) async {
        do throws(ArticleError) {
            try await webhooks.deleteOldDeliveries(of: id)
        } catch {
            log("old deliveries of a webhook are left", error, times: 2, webhook: id)
        }
    }
}
