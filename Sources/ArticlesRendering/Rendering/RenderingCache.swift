import Articles

/// Html that was rendered, bounded by bytes: a young and an old generation, each of half of them. What is used stays
/// young; when the young are too many they become the old, and the old go.
struct RenderingCache {
    /// What was rendered. The version and identity keep articles apart whose bodies collide.
    struct Key: Hashable {
        private let article: ArticleID
        private let version: Int
        private let format: ArticleFormat
        private let count: Int
        private let hash: UInt64

        init(_ article: Article) {
            self.article = article.id
            version = article.version
            format = article.format
            count = article.body.utf8.count
            hash = contentHash(Array(article.body.utf8))
        }
    }

    /// What an entry takes beside its bytes.
    private static let overhead = 256

    private let byteLimit: Int
    private var young: [Key: String] = [:]
    private var old: [Key: String] = [:]
    private var youngSize = 0
    private var oldSize = 0

    init(byteLimit: Int) { self.byteLimit = byteLimit }

    var size: Int { youngSize + oldSize }

    subscript(_ key: Key) -> String? {
        mutating get {
            if let html = young[key] { return html }
            guard let html = old.removeValue(forKey: key) else { return nil }
            oldSize -= Self.size(html)
            keep(html, for: key)
            return html
        }
    }

    /// Keeps html, unless it takes more than half of the room.
    mutating func keep(_ html: String, for key: Key) {
        let size = Self.size(html)
        guard size <= byteLimit / 2, young[key] == nil else { return }
        if youngSize + size > byteLimit / 2 {
            old = young
            oldSize = youngSize
            young = [:]
            youngSize = 0
        }
        young[key] = html
        youngSize += size
    }

    private static func size(_ html: String) -> Int { html.utf8.count + overhead }
}
