/// Does two things at once: a storage that is reached over a network is asked both, and waited for once.
///
/// Throws the error of the first if both fail.
func concurrently<First: Sendable, Second: Sendable>(
    _ first: () async throws(ArticleError) -> First,
    _ second: @Sendable () async throws(ArticleError) -> Second
) async throws(ArticleError) -> (First, Second) {
    async let other = outcome(second)
    let value = try await first()
    return (value, try await other.get())
}

private func outcome<Value>(
    _ body: () async throws(ArticleError) -> Value
) async -> Result<Value, ArticleError> {
    do throws(ArticleError) {
        return .success(try await body())
    } catch {
        return .failure(error)
    }
}
