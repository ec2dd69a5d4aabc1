/// A replica that reads may come from.
struct ReplicaSettings: Sendable {
    let url: StorageURL
    /// How long ago may have been committed what reads show at the least.
    let lagLimit: Duration

    /// The settings in force; nil without a replica.
    init?(_ options: ServeOptions, _ reader: inout SettingsReader) throws(CommandFailure) {
        let text = reader.text("read-storage", options.readStorage, default: "") {
            $0.isEmpty ? "" : StorageURL.redacted($0)
        }
        lagLimit = try reader.duration("read-lag-limit", options.readLagLimit, default: "2s")
        guard (Duration.seconds(1)...Duration.seconds(600)).contains(lagLimit) else {
            throw CommandFailure(.usage, "--read-lag-limit must be from 1s to 10min")
        }
        guard !text.isEmpty else { return nil }
        do throws(CommandFailure) {
            url = try StorageURL(text)
        } catch {
            throw CommandFailure(.usage, "--read-storage must be postgres://user:password@host:port/database")
        }
    }
}

extension StorageSettings {
    /// With a replica, if there is one.
    ///
    /// Throws unless both are of a kind that has replicas.
    func reading(from replica: ReplicaSettings?) throws(CommandFailure) -> StorageSettings {
        guard let replica else { return self }
        for url in [url, replica.url] where try !StorageKind.of(url).hasReplicas {
            throw CommandFailure(.usage, "--read-storage is for PostgreSQL: \(url.scheme): has no replicas")
        }
        var settings = self
        settings.replica = replica
        return settings
    }
}
