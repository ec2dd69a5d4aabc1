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

    /// Appends the stem of a folded word; the word itself when it has none, or memory is short.
    func stem(_ word: borrowing Span<UInt8>, into stem: inout [UInt8]) {
        let start = stem.count
        if let handle = unsafe handle {
            unsafe word.withUnsafeBufferPointer { bytes in
                guard let first = bytes.baseAddress,
                    let found = unsafe sb_stemmer_stem(handle, first, Int32(bytes.count))
                else { return }
                let length = Int(unsafe sb_stemmer_length(handle))
                unsafe stem.append(contentsOf: UnsafeBufferPointer(start: found, count: length))
            }
        }
        if stem.count == start { stem.append(copying: word) }
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
