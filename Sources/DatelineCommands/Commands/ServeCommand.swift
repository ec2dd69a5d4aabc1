import ArgumentParser
import Articles
import ArticlesAPI
import ArticlesReader
import ArticlesSyndication
import Foundation
import HTTPRouting
import HTTPServing
import Logging
import NIOCore
import NIOPosix
import PrometheusMetrics
import ServiceLifecycle
import UnixSignals

/// `dateline serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer HTTP requests until a signal to stop.",
        discussion: """
            Prints one line when it responds. On SIGTERM or SIGINT it stops being ready, finishes what runs \
            and ends with 0; a second signal ends it at once. A storage without keys gets one admin key, \
            printed once; DATELINE_ADMIN_KEY is one from outside: 16 characters or more of A-Z a-z 0-9 -._~+/.

            With --no-auth only requests to localhost, 127.0.0.1 and [::1] are served, so that no page of a \
            stranger can have a browser read drafts. A PostgreSQL that is away gives 503 until it is there; \
            one that refuses the password is said at once. Every flag below is also a variable and a key of \
            the file: --max-connections 5 is DATELINE_MAX_CONNECTIONS=5 and max-connections: 5, --no-auth is \
            DATELINE_AUTH=false and auth: false.

            EXAMPLES
              dateline serve
              dateline serve --port 0 --storage memory: --no-auth
              dateline serve --storage postgres://dateline@db.example.org/dateline

            EXIT CODES
              0 stopped by a signal    3 SQLite file or address unusable
              2 wrong usage            5, 7 schema does not fit
              8 migrations pending
            """)

    @OptionGroup var storage: StorageOptions
    @OptionGroup var serve: ServeOptions

    func run() async throws {
        var reader = try storage.file.reader()
        let unreplicated = try storage.settings(&reader)
        let settings = try ServeSettings(serve, &reader)
        let storageSettings = try unreplicated.reading(from: settings.replica)
        var logger = Logger(label: "dateline") { JSONLogHandler(label: $0, sink: .standardError) }
        logger.logLevel = settings.logLevel
        let group = MultiThreadedEventLoopGroup(numberOfThreads: settings.server.eventLoops)
        do {
            try await serve(storageSettings, settings, group, logger)
            try await group.shutdownGracefully()
        } catch {
            try? await group.shutdownGracefully()
            Self.flushLog()
            throw error
        }
        Self.flushLog()
    }

    /// Writes what is left of the log; a reader that does not read delays the end by a few seconds only.
    private static func flushLog() {
        let isDone = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            LogSink.standardError.flush()
            isDone.signal()
        }
        _ = isDone.wait(timeout: .now() + 3)
    }

    private func serve(
        _ storageSettings: StorageSettings, _ settings: ServeSettings, _ group: MultiThreadedEventLoopGroup,
        _ logger: Logger
    ) async throws {
        let metrics = settings.metricsAccess.map { _ in PrometheusRegistry.dateline() }
        let startSignals = StartSignals()
        let storage = try await StorageKind.of(storageSettings.url).open(
            StorageRequest(storageSettings, group, logger, metrics: metrics))
        do {
            let storageReadiness = StorageReadiness(storage.schema, settings, logger)
            try await storageReadiness.check()
            let keys =
                settings.asksForKeys
                ? KeyService(
                    keys: storage.repository, dependencies: .system, adminSecret: settings.adminSecret) : nil
            let readiness = Readiness()
            let reader = try Self.reader(settings)
            if reader != nil, settings.site.articlePath != .articles {
                logger.warning(
                    "the pages lead to articles at another path than they are at here: a proxy has to show them there",
                    metadata: [
                        "article-path": "\(settings.site.articlePath.template)", "here": "/articles/{slug}",
                    ])
            }
            let router = try Router.dateline(
                storage, keys, settings, logger, metrics: metrics, reader: reader
            ) {
                readiness.isReady && storageReadiness.isReady
            }
            metrics?.observe(storage, settings)
            var configuration = settings.server
            configuration.metrics = metrics
            let server = HTTPServer(
                configuration: configuration, router: router, readiness: readiness, logger: logger,
                eventLoopGroup: group
            ) { address in
                startSignals.end()
                let host = address.ipAddress.map { $0.contains(":") ? "[\($0)]" : $0 } ?? settings.server.host
                let line = "listening on http://\(host):\(address.port ?? 0) (\(storage.description))"
                // A server that nobody can read about serves all the same.
                if (try? Terminal.result(line)) == nil { logger.warning("\(line)") }
            }
            let startup = StorageStartup(
                readiness: storageReadiness, keys: settings.adminSecret == nil ? keys : nil,
                articles: ArticleService(storage: storage.repository, dependencies: .system), logger: logger,
                metrics: metrics)
            try await startup.prepare()
            HardStop.onSecondSignal()
            let services = ServiceGroup(
                services: [startup] + periodicTasks(startup, keys, settings, reader, logger)
                    + senders(startup.articles, settings, logger, metrics) + [server],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger)
            try await services.run()
            await storage.close()
        } catch {
            await storage.close()
            if let failure = error as? ListenFailure {
                throw CommandFailure(.unreachable, failure.message)
            }
            throw error
        }
    }

    /// The pages for people, if there shall be some.
    private static func reader(_ settings: ServeSettings) throws(CommandFailure) -> ReaderPages? {
        guard settings.servesReader else { return nil }
        let files = if let folder = settings.themeFolder { try folder.files() } else { [String: String]() }
        return ReaderPages(site: settings.site, theme: try ThemeFolder.theme(of: files))
    }

    /// What is done beside requests: changes are numbered that nobody reads, and old ones forgotten with the versions of deleted
    /// articles; templates are read again; articles are counted that have to be read anew; when keys were used is stored.
    private func periodicTasks(
        _ startup: StorageStartup, _ keys: KeyService?, _ settings: ServeSettings, _ reader: ReaderPages?,
        _ logger: Logger
    ) -> [any Service] {
        let articles = startup.articles
        let age = Int64(settings.daysOfChanges) * 86_400_000
        let oldest: @Sendable () -> Timestamp = { Timestamp(clamping: articles.now.milliseconds - age) }
        var tasks = [
            PeriodicTask("number and forget changes", every: .seconds(30), logger: logger) {
                () async throws(ArticleError) in try await articles.maintainChanges(keepingSince: oldest())
            },
            PeriodicTask("forget versions of deleted articles", every: .seconds(60), logger: logger) {
                () async throws(ArticleError) in
                try await articles.deleteRevisions(ofArticlesDeletedBefore: oldest())
            },
            PeriodicTask("count outdated articles", every: .seconds(300), logger: logger) {
                () async throws(ArticleError) in try await startup.outdated.count()
            },
        ]
        if let keys {
            tasks.append(
                PeriodicTask("store uses of keys", every: .seconds(600), isDoneAtEnd: true, logger: logger) {
                    () async throws(ArticleError) in try await keys.storeUses()
                })
        }
        if let reader, let folder = settings.themeFolder {
            let reloader = ThemeReloader(folder, reader, logger)
            tasks.append(
                PeriodicTask("read templates", every: .seconds(2), logger: logger) {
                    () async throws(ArticleError) in reloader.reload()
                })
        }
        return tasks
    }
}

extension ListenFailure {
    /// `cannot listen on 127.0.0.1:80: Permission denied`
    fileprivate var message: String {
        let address = host.contains(":") ? "[\(host)]" : host
        let reason = code.map { unsafe String(cString: strerror($0)) } ?? "there is no such address here"
        return "cannot listen on \(address):\(port): \(reason)"
    }
}
