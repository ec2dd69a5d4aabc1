import Articles

/// What a feed says of itself, its entries left out, or an entry what its format does not have: a tree of elements that
/// is built as the bytes come in.
final class FeedHead {
    /// The first comment by which it is not for everybody.
    private(set) var mark: FeedElement.Mark?
    /// Whether more was said than is kept.
    private(set) var isTooLarge = false
    /// The element at the root, when that is whole.
    private(set) var root: FeedElement?
    private var open: [FeedElement] = []
    private var size = 0

    /// The most bytes that are kept.
    static let sizeLimit = 16 << 20
    /// So many bytes an element, an attribute or a comment takes at least.
    static let elementSize = 128

    func start(_ element: FeedElement) {
        count(element.size)
        open.append(element)
    }

    func append(_ part: FeedElement.Part, bytes: Int) {
        count(bytes)
        if !isTooLarge { open.last?.append(part) }
    }

    func comment(_ text: String, line: Int) {
        if mark == nil, PaywallMark.isComment(text) {
            mark = FeedElement.Mark(text: text.trimmed, line: line)
        }
    }

    func end() {
        guard let element = open.popLast() else { return }
        if let parent = open.last {
            if !isTooLarge { parent.append(.element(element)) }
        } else {
            root = root ?? element
        }
    }

    /// Takes what is not whole as far as it was read.
    func finish() {
        while !open.isEmpty { end() }
    }

    private func count(_ bytes: Int) {
        size += bytes
        if size > Self.sizeLimit { isTooLarge = true }
    }
}
