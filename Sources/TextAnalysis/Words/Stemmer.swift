import CStemmer

/// One of libstemmer's algorithms, at work on UTF-8. Not to be shared: it holds the word it is at.
@safe
struct Stemmer: ~Copyable {
    private let handle: OpaquePointer?

    /// The algorithm of a language; leaves words as they are when there is none.
    init(_ language: Language) {
        unsafe handle = language.snowballName.flatMap { name in
            unsafe name.withCString { unsafe sb_stemmer_new($0, nil) }
        }
    }

    deinit {
        unsafe sb_stemmer_delete(handle)
    }

    /// The stem of a folded word; the word itself when it has none, or memory is short.
    func stem(_ word: String) -> String {
        guard let handle = unsafe handle else { return word }
        var word = word
        let stem = word.withUTF8 { bytes -> String? in
            guard let start = bytes.baseAddress,
                let stem = unsafe sb_stemmer_stem(handle, start, Int32(bytes.count))
            else { return nil }
            let length = Int(unsafe sb_stemmer_length(handle))
            return unsafe String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
        }
        return stem.flatMap { $0.isEmpty ? nil : $0 } ?? word
    }
}
