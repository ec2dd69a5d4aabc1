extension Statement {
    static let webhookDeliveryStatements = [
        insertWebhookDeliveries, webhookDelivery, webhookDeliveries, webhookDeliveriesBackward,
        dueWebhookDeliveries, webhookBacklogs, updateWebhookDelivery, deleteWebhookDeliveries,
        updateWebhookSender,
    ]

    /// If the position of the webhook is the expected one; moves it. Parameters: webhook, position, new position, then
    /// `WebhookDeliveryRow.columns(of:)`.
    static let insertWebhookDeliveries = Statement(
        "insertWebhookDeliveries",
        """
        WITH moved AS (
            UPDATE webhooks SET position = $3 WHERE id = $1 AND position = $2 RETURNING id
        )
        INSERT INTO webhook_deliveries (
            id, webhook, sequence, subject, type, payload, state, attempts, next_attempt_at, created_at)
        SELECT n.id, m.id, n.sequence, n.subject, n.type, n.payload, 0, 0, n.next_attempt_at, n.created_at
        FROM moved AS m CROSS JOIN unnest(
            $4::uuid[], $5::int8[], $6::uuid[], $7::text[], $8::text[], $9::int8[], $10::int8[]) AS n (
            id, sequence, subject, type, payload, next_attempt_at, created_at)
        """)

    /// Parameters: id.
    static let webhookDelivery = Statement(
        "webhookDelivery",
        "SELECT \(WebhookDeliveryRow.columns) FROM webhook_deliveries AS d WHERE d.id = $1")

    /// Parameters: webhook, state or NULL for all, sequence and id of the place behind the first, limit.
    static let webhookDeliveries = Statement(
        "webhookDeliveries",
        """
        SELECT \(WebhookDeliveryRow.columns) FROM webhook_deliveries AS d
        WHERE d.webhook = $1 AND ($2::int2 IS NULL OR d.state = $2::int2) AND (d.sequence, d.id) < ($3, $4)
        ORDER BY d.sequence DESC, d.id DESC LIMIT $5
        """)

    /// The same, from the end. Parameters: those of `webhookDeliveries`, with the place before the last.
    static let webhookDeliveriesBackward = Statement(
        "webhookDeliveriesBackward",
        """
        SELECT \(WebhookDeliveryRow.columns) FROM webhook_deliveries AS d
        WHERE d.webhook = $1 AND ($2::int2 IS NULL OR d.state = $2::int2) AND (d.sequence, d.id) > ($3, $4)
        ORDER BY d.sequence, d.id LIMIT $5
        """)

    /// Parameters: webhook, now, limit.
    static let dueWebhookDeliveries = Statement(
        "dueWebhookDeliveries",
        """
        SELECT \(WebhookDeliveryRow.columns) FROM webhook_deliveries AS d
        WHERE d.webhook = $1 AND d.state = 0 AND d.next_attempt_at <= $2
            AND NOT EXISTS (
                SELECT FROM webhook_deliveries AS e
                WHERE e.webhook = d.webhook AND e.state = 0 AND e.subject = d.subject
                    AND (e.sequence, e.id) < (d.sequence, d.id))
        ORDER BY d.sequence, d.id LIMIT $3
        """)

    static let webhookBacklogs = Statement(
        "webhookBacklogs",
        """
        SELECT d.webhook, count(*), min(d.created_at), min(d.next_attempt_at)
        FROM webhook_deliveries AS d WHERE d.state = 0 GROUP BY d.webhook
        """)

    /// Fails unless state and attempts are those of before. Parameters: id, state, attempts, next attempt, last attempt, status, error,
    /// state and attempts of before.
    static let updateWebhookDelivery = Statement(
        "updateWebhookDelivery",
        """
        WITH updated AS (
            UPDATE webhook_deliveries SET
                state = $2, attempts = $3, next_attempt_at = $4, attempted_at = $5, status = $6, error = $7
            WHERE id = $1 AND state = $8 AND attempts = $9 RETURNING id
        )
        SELECT 1 / count(*) FROM updated
        """)

    /// Parameters: webhook, state, how many are kept, limit.
    static let deleteWebhookDeliveries = Statement(
        "deleteWebhookDeliveries",
        """
        DELETE FROM webhook_deliveries WHERE id IN (
            SELECT ranked.id FROM (
                SELECT d.id, row_number() OVER (ORDER BY d.sequence DESC, d.id DESC) AS place
                FROM webhook_deliveries AS d WHERE d.webhook = $1 AND d.state = $2
            ) AS ranked
            WHERE ranked.place > $3 ORDER BY ranked.place DESC LIMIT $4)
        """)

    /// Unless somebody else is the sender. Parameters: holder, now, end.
    static let updateWebhookSender = Statement(
        "updateWebhookSender",
        """
        UPDATE webhook_sender SET holder = $1, expires_at = $3
        WHERE id = 1 AND (holder IS NULL OR holder = $1 OR expires_at <= $2)
        """)
}
