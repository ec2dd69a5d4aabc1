import Foundation

/// What the operating system returns instead of a file's contents.
struct SystemError: Error {
    let code: Int32

    /// The error of the call that just failed.
    static var last: SystemError { SystemError(code: errno) }

    /// Something is there, and is no file to read.
    static let notRegular = SystemError(code: ENXIO)

    /// A pipe is there, and nobody opens it for writing.
    static let noWriter = SystemError(code: EPIPE)

    /// Whether there is nothing at the path.
    var isMissing: Bool { code == ENOENT || code == ENOTDIR }

    /// A sentence part for the user.
    var reason: String {
        switch code {
        case ENOENT: "there is no such file or folder"
        case ENOTDIR: "a part of the path is no folder"
        case EACCES, EPERM: "permission denied"
        case ELOOP: "is a symbolic link, which is not followed"
        case EISDIR: "is a folder"
        case ENXIO: "is no regular file"
        case EPIPE: "is a pipe that nobody writes into"
        case EMFILE, ENFILE: "too many open files"
        case ENAMETOOLONG: "the path is too long"
        case EIO: "the disk could not be read"
        case _: "can't be read (system error \(code))"
        }
    }
}
