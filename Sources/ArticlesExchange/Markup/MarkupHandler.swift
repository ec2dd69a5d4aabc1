/// Receives the elements and texts of a document in its order.
protocol MarkupHandler: AnyObject {
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
    func data(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) { unsafe text(bytes, line: line) }
    func comment(_ text: String, line: Int) {}
}

/// An attribute of an element, references resolved.
struct MarkupAttribute {
    let name: String
    let value: String
}

/// Why a document can't be read on, or what of it was read over.
struct MarkupFault: Error {
    let line: Int
    let reason: String
}
