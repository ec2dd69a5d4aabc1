extension ImportFormat {
    /// One article object of the API a line, as `export` writes it.
    ///
    /// A line keeps its own id, source, version and times. One with neither id nor source gets a
    /// source: its slug, or else a hash of the line, is the id there.
    public static let ndjson = ImportFormat(
        name: "ndjson", fileExtensions: ["ndjson", "jsonl"], isStreamable: true,
        recognizes: { head in
            head.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } == UInt8(ascii: "{")
        },
        makeReader: { NDJSONReader($0, $1) })
}
