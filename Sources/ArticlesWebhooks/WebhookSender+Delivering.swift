internal import Articles
internal import HTTPRequesting
internal import Logging

/// One attempt.
extension WebhookSender {
    /// Sends a message, and stores what became of it. Returns whether it is pending no more.
    ///
    /// Where that can't be stored, nothing more about the same article is sent until it can: the storage is asked again and again.
    func deliver(_ delivery: WebhookDelivery, to webhook: Webhook) async -> Bool {
        guard let outcome = await attempt(delivery, to: webhook) else { return false }
        var (wait, failures) = (Duration.milliseconds(250), 0)
        while true {
            do throws(ArticleError) {
                let result = try await webhooks.record(outcome, of: delivery, sentTo: webhook.draft.url)
                guard let result else { return false }
                report(outcome, result, webhook)
                return result.state != .pending
            } catch  where error.code == .notFound {
                return true
            } catch {
                failures += 1
                log("what became of a message of a webhook can't be stored", error, times: failures)
            }
            guard await pause(wait) else { return false }
            wait = min(wait * 2, .seconds(30))
        }
    }

    /// What a receiver made of a message; nil if the service ended before that was known, or another process may send it.
    private func attempt(_ delivery: WebhookDelivery, to webhook: Webhook) async -> WebhookOutcome? {
        // Time has passed since it was found: another process may be about to send it.
        guard lease.holds(for: settings.timeout) else { return nil }
        do throws(ClientError) {
            let response = try await client.send(request(delivery, to: webhook))
            switch response.status {
            case 200...299: return .delivered(status: response.status)
            case 410: return .gone
            case _: return .refused(status: response.status, retryAfter: response.retryAfter)
            }
        } catch {
            return error == .cancelled ? nil : .failed(error.rawValue)
        }
    }

    private func request(_ delivery: WebhookDelivery, to webhook: Webhook) -> ClientRequest {
        let now = webhooks.now
        let seconds = now.milliseconds / 1_000
        let id = delivery.id.description
        let signature = WebhookSignature.value(
            of: delivery.payload, id: id, at: seconds, with: webhook.secrets(at: now))
        return ClientRequest(
            .post, webhook.draft.url,
            fields: [
                ("Content-Type", "application/json"), ("webhook-id", id),
                ("webhook-timestamp", String(seconds)), ("webhook-signature", signature),
                ("traceparent", traceparent(of: delivery)),
            ], body: Array(delivery.payload.utf8), timeout: settings.timeout, responseLimit: 16 << 10)
    }

    /// A trace of each message, a span of each attempt (W3C Trace Context, level 1).
    private func traceparent(of delivery: WebhookDelivery) -> String {
        let trace = delivery.id.description.replacing("-", with: "")
        let span = webhooks.makeID().description.replacing("-", with: "").suffix(16)
        return "00-\(trace)-\(span)-00"
    }

    private func report(_ outcome: WebhookOutcome, _ result: WebhookDelivery, _ webhook: Webhook) {
        metrics?.count(result)
        guard result.state == .dead else { return }
        logger.warning(
            outcome == .gone ? "a webhook is gone and was disabled" : "a message of a webhook is dead",
            metadata: [
                "webhook": "\(webhook.id)", "delivery": "\(result.id)", "sequence": "\(result.sequence)",
                "status": "\(result.status ?? 0)", "error": "\(result.error ?? "")",
            ])
    }
}
