public import Articles
import Synchronization

/// Articles in a folder of JSON files: a backend from outside of Dateline, small enough to be read.
///
/// Everything is held in memory too. Readers take the value that is there and never wait for the disk;
/// a writer copies it, changes the copy, brings what has changed to the disk, and only then shows the
/// copy. A change is on the disk when its method returns, and costs time in proportion to the
/// collection: good for some thousand articles.
public actor JSONFolderRepository: ArticleStorage {
    nonisolated let contents: Mutex<Contents>
    private var folder: Folder?
    private let thread = FolderThread()

    /// Writers run on a thread of their own, since the disk blocks it.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe thread.asUnownedSerialExecutor()
    }

    /// Opens a folder, makes it when there is none, and finishes the change that a crash cut off.
    ///
    /// Blocks until everything is read. Throws `unavailable` when the folder can't be used or is open
    /// already, and `internal`, with the file in its cause, when a file can't be read.
    public init(path: String) throws(ArticleError) {
        try self.init(path: path, willStep: {})
    }

    init(path: String, willStep: @escaping @Sendable () throws -> Void) throws(ArticleError) {
        var folder = try Folder(path: path, willStep: willStep)
        contents = Mutex(try folder.open())
        self.folder = folder
    }

    /// Gives the folder free for others. Later changes throw `unavailable`; reading goes on from memory.
    public func close() {
        folder = nil
    }

    public func ping() async throws(ArticleError) {
        try opened().check()
    }

    private func opened() throws(ArticleError) -> Folder {
        guard let folder else { throw ArticleError(.unavailable, "the storage is closed") }
        return folder
    }

    /// Answers from what is stored now.
    nonisolated func read<Value>(_ body: (Contents) -> Value) -> Value {
        body(contents.withLock { $0 })
    }

    /// Makes a change: all of it, or nothing when `body` or the disk fails.
    func write<Value>(
        _ body: (inout Contents) throws(ArticleError) -> Value
    ) throws(ArticleError) -> Value {
        var folder = try opened()
        defer { self.folder = folder }
        var next = contents.withLock { $0 }
        let value = try body(&next)
        try folder.commit(next.takeChanges())
        contents.withLock { [next] in $0 = next }
        return value
    }
}
