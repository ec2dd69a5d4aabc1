import Articles
import Synchronization

/// The tags with most articles, as they were when the public's feed of changes ended with a number.
///
/// The number is read before the tags: what is told by a later number may be in them already, and nothing that an equal number tells
/// is missing.
final class FrontTopics: Sendable {
    private let state = Mutex<(number: Int64, topics: [CountedTag])?>(nil)

    func known(at number: Int64) -> [CountedTag]? {
        state.withLock { $0.flatMap { $0.number == number ? $0.topics : nil } }
    }

    func keep(_ topics: [CountedTag], at number: Int64) {
        state.withLock { $0 = (number, topics) }
    }
}
