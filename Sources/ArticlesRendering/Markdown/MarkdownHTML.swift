import CCmarkGFM
import Synchronization

/// Reads Markdown through cmark-gfm, with GitHub's tables, strikethrough, bare addresses, lists of tasks and footnotes.
enum MarkdownHTML {
    /// cmark-gfm marks the characters of its extensions in tables that all parsers share: one reads at a time.
    private static let turn = Mutex(())

    private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]
    private static let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE

    /// A document as html, which is still to be sanitized: html in it stands as it is. `nil` for one that would take
    /// more time or memory than its size is worth (`MarkdownCost`).
    static func html(of source: [UInt8]) -> [UInt8]? {
        guard MarkdownCost(of: source).isBounded else { return nil }
        return turn.withLock { _ in rendered(source) }
    }

    private static func rendered(_ source: [UInt8]) -> [UInt8]? {
        cmark_gfm_core_extensions_ensure_registered()
        guard let parser = unsafe cmark_parser_new(options) else { return nil }
        defer { unsafe cmark_parser_free(parser) }
        for name in extensions {
            guard let syntax = unsafe cmark_find_syntax_extension(name) else { continue }
            unsafe _ = cmark_parser_attach_syntax_extension(parser, syntax)
        }
        unsafe source.withUnsafeBytes { bytes in
            unsafe cmark_parser_feed(
                parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        guard let document = unsafe cmark_parser_finish(parser) else { return nil }
        defer { unsafe cmark_node_free(document) }
        let html = unsafe cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser))
        guard let html = unsafe html else { return nil }
        defer { unsafe cmark_get_default_mem_allocator().pointee.free(html) }
        return unsafe Array(String(cString: html).utf8)
    }
}
