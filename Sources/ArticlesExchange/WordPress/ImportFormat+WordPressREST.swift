extension ImportFormat {
    /// Pages of posts from the REST API of a WordPress site, as `SiteDownload` keeps them.
    static let wordPressREST = ImportFormat(
        name: "wordpress-rest", fileExtensions: ["json"],
        recognizes: { $0.compactStart.hasPrefix("{\"wordpress_rest\":") },
        makeReader: { file, origin in
            WholeListReader { () throws(ImportFault) in
                let (value, bytes) = try JSONFile.value(file, origin)
                return try WordPressRESTPage.items(of: value, bytes, origin)
            }
        })
}
