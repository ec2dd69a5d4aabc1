/// Receives the elements and texts of a document in its order.
package protocol MarkupHandler: AnyObject {
    /// An element begins. Names are as the document has them, HTML's in lower case.
    func start(_ name: String, _ attributes: [MarkupAttribute], line: Int)
    func end(_ name: String)
    /// A piece of text in UTF-8, references resolved; one text may come in many pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int)
    /// A piece of a section of data, which in an element that nobody escaped is HTML.
    func data(_ bytes: UnsafeBufferPointer<UInt8>, line: Int)
    /// A comment, with the line it begins at, or an instruction, which is a comment in HTML: `?target data?`.
    func comment(_ text: String, line: Int)
}

extension MarkupHandler {
    package func data(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) { unsafe text(bytes, line: line) }
    package func comment(_ text: String, line: Int) {}
}

/// An attribute of an element, references resolved.
package struct MarkupAttribute {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// Why a document can't be read on, or what of it was read over.
package struct MarkupFault: Error {
    package let line: Int
    package let reason: String

    package init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }
}
