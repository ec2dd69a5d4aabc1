import Articles
public import ArticlesInMemory
import Foundation

extension StorageKind {
    /// A kind of storage whose articles are in memory, over a record store.
    ///
    /// - Parameters:
    ///   - name: the scheme of its URLs, lower case.
    ///   - example: what a URL looks like, for messages.
    ///   - describe: what a URL stands for, without secrets; when nothing is given, the URL, unless it may hold some.
    ///   - open: opens the store behind a URL; what it throws ends the command.
    public static func records(
        _ name: String, example: String,
        describe: @escaping @Sendable (StorageURL) -> String = { $0.withoutSecrets },
        open: @escaping @Sendable (StorageRequest) async throws -> any RecordStore
    ) -> StorageKind {
        StorageKind(name, example: example, describe: describe) { (request) throws(CommandFailure) in
            do {
                let repository = try await InMemoryArticleRepository.open(open(request))
                return Storage(
                    repository, description: describe(request.url), close: { await repository.close() })
            } catch let error as CommandFailure {
                throw error
            } catch let error as ArticleError {
                throw CommandFailure(error)
            } catch {
                let isOfSystem = error is POSIXError || error is CocoaError
                let reason = isOfSystem ? error.localizedDescription : "\(error)"
                throw CommandFailure(.unreachable, "cannot open \(describe(request.url)): \(reason)")
            }
        }
    }
}
