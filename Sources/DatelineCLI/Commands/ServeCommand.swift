import ArgumentParser
import Articles
import ArticlesAPI
import Foundation
import HTTPRouting
import HTTPServing
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// `dateline serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer HTTP requests until a signal to stop.",
        discussion: """
            Prints one line when it answers. On SIGTERM or SIGINT it stops being ready, finishes what
            runs and ends with 0; a second signal ends it at once. A storage without keys gets one admin
            key, printed once; DATELINE_ADMIN_KEY is one from outside.

            EXAMPLES
              dateline serve
              dateline serve --port 0 --storage memory: --no-auth
              dateline serve --storage postgres://dateline@db.example.org/dateline --migrate
            """)

    @OptionGroup var storage: StorageOptions
    @OptionGroup var serve: ServeOptions

    func run() async throws {
        var reader = SettingsReader(environment: ProcessInfo.processInfo.environment)
        let storageSettings = try storage.settings(&reader)
        let settings = try ServeSettings(serve, &reader)
        var logger = Logger(label: "dateline") { JSONLogHandler(label: $0, sink: .standardError) }
        logger.logLevel = settings.logLevel
        let group = MultiThreadedEventLoopGroup(numberOfThreads: settings.server.eventLoops)
        do {
            try await serve(storageSettings, settings, group, logger)
            try await group.shutdownGracefully()
        } catch {
            try? await group.shutdownGracefully()
            LogSink.standardError.flush()
            throw error
        }
        LogSink.standardError.flush()
    }

    private func serve(
        _ storageSettings: StorageSettings, _ settings: ServeSettings, _ group: MultiThreadedEventLoopGroup,
        _ logger: Logger
    ) async throws {
        let storage = try await StorageScheme.of(storageSettings.url).open(storageSettings, group, logger)
        do {
            let gate = StorageGate(storage.schema, settings, logger)
            try await gate.openNow()
            let keys =
                settings.asksForKeys
                ? KeyService(
                    keys: storage.repository, surroundings: .system, adminSecret: settings.adminSecret) : nil
            let readiness = Readiness()
            let router = try Router.dateline(storage, keys, settings, logger) {
                readiness.isReady && gate.isOpen
            }
            let server = HTTPServer(
                configuration: settings.server, router: router, readiness: readiness, logger: logger,
                eventLoopGroup: group
            ) { address in
                let host = address.ipAddress.map { $0.contains(":") ? "[\($0)]" : $0 } ?? settings.server.host
                Terminal.result("listening on http://\(host):\(address.port ?? 0) (\(storage.description))")
            }
            let watch = StorageWatch(
                gate: gate, keys: settings.adminSecret == nil ? keys : nil,
                articles: ArticleService(storage: storage.repository, surroundings: .system), logger: logger)
            try await watch.prepare()
            HardStop.onSecondSignal()
            let services = ServiceGroup(
                services: [watch, server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
            try await services.run()
            await storage.close()
        } catch {
            await storage.close()
            throw error
        }
    }
}
