import Articles

/// Reads a file that is one page: text in UTF-8, or HTML in whatever it says it is in.
struct PageReader: ItemReader {
    private let file: InputFile
    private let origin: ItemOrigin
    private var isDone = false

    init(_ file: InputFile, _ origin: ItemOrigin) {
        self.file = file
        self.origin = origin
    }

    mutating func next() -> ImportItem? {
        guard !isDone else { return nil }
        isDone = true
        do throws(ImportFault) {
            let bytes = try file.whole(atMost: WholeFileReader.limit, origin)
            let head = FileHead(name: origin.path, Array(bytes.prefix(2_000)))
            guard head.hasExtension(["html", "htm", "xhtml"]) || head.beginsHTML else {
                let text = try TextDecoding.text(bytes, origin)
                var post = try PageText.post(of: text, origin)
                if FrontMatterScan.begins(text) { post.hold("it seems to have front matter, and is a draft") }
                return post.item(origin)
            }
            let (html, note) = try decoded(bytes)
            var post = try PageHTML.post(of: html, origin)
            if let note { post.note(origin.line(1), note) }
            return post.item(origin)
        } catch {
            return ImportItem(error)
        }
    }

    /// Pages of long ago are in Windows-1252, which browsers take for Latin-1 too.
    private func decoded(_ bytes: [UInt8]) throws(ImportFault) -> (String, String?) {
        if let text = TextDecoding.utf16(bytes) { return (text, nil) }
        let encoding = PageEncoding.name(bytes)
        let isUTF8 = bytes.contains(0) || String(validating: bytes, as: UTF8.self) != nil
        if let encoding, isUTF8 ? PageEncoding.isShifting(encoding) : !PageEncoding.isWestern(encoding) {
            throw ImportFault(origin.line(1), "is in \(encoding), which is not read: save it as UTF-8")
        }
        if isUTF8 { return (try TextDecoding.text(bytes, origin), nil) }
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(WindowsText.scalar(byte)) }
        return (String(text), "is not UTF-8, and is read as Windows-1252")
    }
}
