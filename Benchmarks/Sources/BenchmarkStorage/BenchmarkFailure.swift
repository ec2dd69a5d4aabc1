package import Articles

/// Why a benchmark ends early, as a person at a terminal needs it.
package struct BenchmarkFailure: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }

    /// An error of the service, with its cause.
    package init(_ error: ArticleError) {
        self.init(error.message + (error.cause.map { ": \($0)" } ?? ""))
    }

    /// Runs `body`, and makes what it throws readable.
    package static func explaining<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as ArticleError {
            throw BenchmarkFailure(error)
        }
    }
}
