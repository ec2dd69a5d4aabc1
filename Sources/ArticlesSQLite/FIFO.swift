/// What waits, first in, first out.
struct FIFO<Element> {
    private var elements: [Element?] = []
    private var head = 0

    /// How many wait.
    var count: Int { elements.count - head }

    /// Adds one at the end.
    mutating func append(_ element: Element) {
        elements.append(element)
    }

    /// Takes the first.
    mutating func popFirst() -> Element? {
        guard head < elements.count else { return nil }
        let first = elements[head].take()
        head += 1
        if head == elements.count {
            elements.removeAll(keepingCapacity: head <= 64)
            head = 0
        } else if head > 64, head > elements.count / 2 {
            elements.removeFirst(head)
            head = 0
        }
        return first
    }

    /// Takes the first ones, at most `count`.
    mutating func popFirst(_ count: Int) -> [Element] {
        (0..<min(count, self.count)).compactMap { _ in popFirst() }
    }
}
