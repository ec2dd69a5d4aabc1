extension ImportFormat {
    /// One article object of the API a line, as `export` writes it.
    ///
    /// A line keeps its own id, source, version and times. One with neither id nor source gets a
    /// source: its slug, or else a hash of the line, is the id there.
    public static let ndjson = ImportFormat(
        name: "ndjson", fileExtensions: ["ndjson", "jsonl"], isStreamable: true,
        recognizes: { $0.hasExtension(["ndjson", "jsonl"]) || $0.firstByte == UInt8(ascii: "{") },
        makeReader: { NDJSONReader($0, $1) })
}
