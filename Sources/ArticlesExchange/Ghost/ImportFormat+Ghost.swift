extension ImportFormat {
    /// The export of a Ghost site, in either shape, or a response of its Content API.
    public static let ghost = ImportFormat(
        name: "ghost", fileExtensions: ["json"],
        recognizes: { head in
            let start = head.compactStart
            return ["{\"db\":[", "{\"meta\":{", "{\"data\":{", "{\"posts\":["].contains(
                where: start.hasPrefix)
                || start.hasPrefix("{")
                    && ["\"db\":[{\"", "\"data\":{\"posts\":["].contains(where: start.contains)
        },
        makeReader: { file, origin in
            WholeListReader { () throws(ImportFault) in
                let (value, bytes) = try JSONFile.value(file, origin)
                return try GhostExport.items(of: value, bytes, origin)
            }
        })
}

extension FileHead {
    /// The first bytes without white space.
    var compactStart: String {
        String(decoding: bytes.prefix(1_000).filter { $0 > 0x20 }.prefix(200), as: UTF8.self)
    }
}
