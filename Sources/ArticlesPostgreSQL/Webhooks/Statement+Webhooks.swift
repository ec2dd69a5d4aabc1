extension Statement {
    static let webhookStatements = [
        webhooks, webhook, insertWebhook, updateWebhook, updateWebhookPosition, deleteWebhook,
    ]

    static let webhooks = Statement(
        "webhooks", "SELECT \(WebhookRow.columns) FROM webhooks AS w ORDER BY w.created_at, w.id")

    /// Parameters: id.
    static let webhook = Statement(
        "webhook", "SELECT \(WebhookRow.columns) FROM webhooks AS w WHERE w.id = $1")

    /// Parameters: `WebhookRow.values(of:)`, position, time of making.
    static let insertWebhook = Statement(
        "insertWebhook",
        """
        INSERT INTO webhooks (
            id, url, description, audience, events, tag, language, secret, former_secret,
            former_secret_expires_at, state, version, updated_at, position, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """)

    /// Fails unless the version is the one before. Parameters: `WebhookRow.values(of:)`.
    static let updateWebhook = Statement(
        "updateWebhook",
        """
        WITH updated AS (
            UPDATE webhooks SET
                url = $2, description = $3, audience = $4, events = $5, tag = $6, language = $7, secret = $8,
                former_secret = $9, former_secret_expires_at = $10, state = $11, version = $12::int8,
                updated_at = $13
            WHERE id = $1 AND version = $12::int8 - 1 RETURNING id
        )
        SELECT 1 / count(*) FROM updated
        """)

    /// Parameters: id, position, new position.
    static let updateWebhookPosition = Statement(
        "updateWebhookPosition", "UPDATE webhooks SET position = $3 WHERE id = $1 AND position = $2")

    /// With its deliveries; fails if there is none. Parameters: id, version.
    static let deleteWebhook = Statement(
        "deleteWebhook",
        """
        WITH deleted AS (DELETE FROM webhooks WHERE id = $1 AND version = $2 RETURNING id)
        SELECT 1 / count(*) FROM deleted
        """)
}
