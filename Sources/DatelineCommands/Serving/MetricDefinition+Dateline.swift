import PrometheusMetrics

extension MetricDefinition {
    /// Every metric of `dateline serve`, by the order of the guide.
    static let dateline = requests + storage + changes + webhooks + program

    private static let requests = [
        MetricDefinition(
            "dateline_http_requests_total", .counter,
            "Responses by route, method and class of status; what has no route has the route none."
        ),
        MetricDefinition(
            "dateline_http_request_duration_seconds", .histogram(seconds),
            "Time from the end of the header to the end of the response; HEAD counts with its GET."
        ),
        MetricDefinition(
            "dateline_http_requests_in_flight", .gauge, "Requests whose response is not complete."),
        MetricDefinition(
            "dateline_http_requests_abandoned_total", .counter,
            "Requests by route whose connection was closed before their response was complete."),
        MetricDefinition(
            "dateline_http_request_body_bytes_total", .counter, "Bytes of request bodies that have come."),
        MetricDefinition(
            "dateline_http_response_body_bytes_total", .counter, "Bytes of response bodies, as they are sent."
        ),
        MetricDefinition("dateline_http_open_connections", .gauge, "Connections that are open and served."),
        MetricDefinition(
            "dateline_http_connections_total", .counter,
            "Connections by what became of them: served, refused with 503, or dropped."),
        MetricDefinition(
            "dateline_http_body_memory_bytes", .gauge, "Memory of request bodies and of large responses."),
        MetricDefinition(
            "dateline_http_body_memory_limit_bytes", .gauge,
            "The most memory of each, beyond which there is 503."
        ),
        MetricDefinition(
            "dateline_wrong_keys_total", .counter,
            "Requests with a key that is unknown (401), slowed (429), or has expired (401)."
        ),
        MetricDefinition(
            "dateline_rate_limited_requests_total", .counter, "Requests beyond the rate limit: 429."),
        MetricDefinition(
            "dateline_response_cache_hits_total", .counter, "Requests whose response was kept."),
        MetricDefinition(
            "dateline_response_cache_misses_total", .counter,
            "Requests of the same kinds whose response was not kept."),
        MetricDefinition("dateline_response_cache_bytes", .gauge, "Bytes of the responses that are kept."),
    ]

    private static let storage = [
        MetricDefinition("dateline_storage_up", .gauge, "Whether the storage responded to this scrape."),
        MetricDefinition(
            "dateline_postgresql_connections", .gauge, "Connections to PostgreSQL by class of statement."),
        MetricDefinition("dateline_postgresql_waiting", .gauge, "Statements that wait for a connection."),
        MetricDefinition(
            "dateline_postgresql_wait_seconds", .histogram(seconds),
            "How long statements waited for a connection."
        ),
        MetricDefinition(
            "dateline_postgresql_connections_lost_total", .counter, "Connections that broke or were given up."
        ),
        MetricDefinition(
            "dateline_postgresql_connect_failures_total", .counter, "Attempts to connect that failed."),
        MetricDefinition(
            "dateline_postgresql_refused_total", .counter,
            "Statements that got no connection: the queue was full, or the time was over."),
        MetricDefinition(
            "dateline_read_storage_up", .gauge, "Whether the replica responds and follows the primary."),
        MetricDefinition(
            "dateline_read_storage_lag_seconds", .gauge,
            "How long ago everything was committed that the replica shows."),
        MetricDefinition(
            "dateline_read_storage_reads_total", .counter,
            "Reads that could come from the replica, by where they came from."),
        MetricDefinition(
            "dateline_read_storage_failed_reads_total", .counter,
            "Reads that failed on the replica, and were made again on the primary."),
        MetricDefinition("dateline_sqlite_writes_waiting", .gauge, "Writes that wait for the next group."),
        MetricDefinition(
            "dateline_sqlite_write_wait_seconds", .histogram(seconds),
            "How long writes waited for their group."),
        MetricDefinition(
            "dateline_sqlite_write_group_size", .histogram([1, 2, 4, 8, 16, 32, 64, 128, 256]),
            "Writes of one transaction."),
        MetricDefinition(
            "dateline_sqlite_write_group_seconds", .histogram(seconds), "How long a transaction took."),
        MetricDefinition(
            "dateline_sqlite_writes_refused_total", .counter, "Writes that found too many waiting."),
        MetricDefinition(
            "dateline_sqlite_file_bytes", .gauge, "Size of the database and of its write-ahead log."),
    ]

    private static let changes = [
        MetricDefinition(
            "dateline_change_feed_newest_number", .gauge, "The largest number of the change feed."),
        MetricDefinition(
            "dateline_change_feed_oldest_number", .gauge, "The smallest number that is kept."),
        MetricDefinition(
            "dateline_change_feed_oldest_timestamp_seconds", .gauge,
            "When the oldest change that is kept was made, since 1970."),
        MetricDefinition(
            "dateline_change_feed_unnumbered", .gauge,
            "Whether there are changes without a number; harmless as long as the newest number grows."),
        MetricDefinition(
            "dateline_index_outdated_articles", .gauge,
            "Articles that dateline reindex has to read anew, counted until there are none."),
        MetricDefinition("dateline_ready", .gauge, "Whether the service takes requests, as /readyz says."),
    ]

    private static let webhooks = [
        MetricDefinition(
            "dateline_webhook_attempts_total", .counter,
            "Messages of webhooks that were sent: delivered, failed and to be sent again, or dead."),
        MetricDefinition(
            "dateline_webhook_pending", .gauge, "Messages that are to be sent, where this instance sends."),
        MetricDefinition(
            "dateline_webhook_lag_seconds", .gauge, "How long the oldest of these has waited."),
        MetricDefinition("dateline_webhook_sending", .gauge, "Whether this instance is the one that sends."),
    ]

    private static let program = [
        MetricDefinition("dateline_build_info", .information, "The program and its storage."),
        MetricDefinition(
            "process_cpu_seconds_total", .counter, "Total user and system CPU time spent in seconds."),
        MetricDefinition("process_resident_memory_bytes", .gauge, "Resident memory size in bytes."),
        MetricDefinition("process_virtual_memory_bytes", .gauge, "Virtual memory size in bytes."),
        MetricDefinition("process_open_fds", .gauge, "Number of open file descriptors."),
        MetricDefinition("process_max_fds", .gauge, "Maximum number of open file descriptors."),
        MetricDefinition("process_threads", .gauge, "Number of threads."),
        MetricDefinition(
            "process_start_time_seconds", .gauge, "Start time of the process since unix epoch in seconds."),
    ]
}
