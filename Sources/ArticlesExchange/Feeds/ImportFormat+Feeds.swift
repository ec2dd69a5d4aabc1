extension ImportFormat {
    /// RSS, Atom, and what Blogger exports as Atom.
    public static let feed = ImportFormat(
        name: "feed", fileExtensions: ["xml", "rss", "atom", "rdf"],
        recognizes: { head in
            head.isXML && ["<rss", "<feed", "<rdf:RDF", ":feed"].contains(where: head.contains)
                && !head.beginsHTML
        },
        makeReader: { FeedReader($0, $1) })

    /// JSON Feed.
    public static let jsonFeed = ImportFormat(
        name: "jsonfeed", fileExtensions: ["json"],
        recognizes: { $0.firstByte == UInt8(ascii: "{") && $0.contains("jsonfeed.org/version") },
        makeReader: { file, origin in
            WholeListReader { () throws(ImportFault) in
                let (value, bytes) = try JSONFile.value(file, origin)
                return try JSONFeed.items(value, bytes, origin)
            }
        })
}
