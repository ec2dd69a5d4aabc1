import CZip
import Foundation

/// The files in a zip, read through libzip: bounded in number and size, and none outside of the archive.
@safe
final class ZipArchive {
    /// The most files of an archive.
    static let entryLimit = 100_000
    /// The most bytes of one file that is read.
    static let sizeLimit = 16 << 20
    /// So many times its packed size a file may have: text packs to a tenth.
    static let ratioLimit = 200

    struct Entry {
        let name: String
        let index: Int
        /// Why it is not read.
        let refusal: String?
    }

    private let archive: OpaquePointer
    /// The bytes of all files, unpacked.
    private var unpackedSize: UInt64 = 0
    /// The files in the order of the archive; folders are left out.
    private(set) var entries: [Entry] = []

    init(_ file: InputFile) throws(ImportRefusal) {
        let descriptor = file.duplicate()
        var code: Int32 = 0
        guard descriptor >= 0, let opened = unsafe zip_fdopen(descriptor, 0, &code) else {
            if descriptor >= 0 { close(descriptor) }
            throw ImportRefusal(reason: "is no zip archive, or a damaged one")
        }
        unsafe archive = opened
        let count = unsafe zip_get_num_entries(archive, 0)
        guard count <= Self.entryLimit else {
            throw ImportRefusal(reason: "has more than \(Self.entryLimit) files")
        }
        for index in 0..<UInt64(max(0, count)) { addEntry(index) }
        let limit = UInt64(Self.ratioLimit) * UInt64(max(file.size ?? 0, 1 << 20))
        guard unpackedSize <= limit else {
            throw ImportRefusal(reason: "unpacks to more than \(Self.ratioLimit) times its size")
        }
    }

    deinit {
        unsafe zip_discard(archive)
    }

    private func addEntry(_ index: UInt64) {
        var status = unsafe zip_stat_t()
        guard unsafe zip_stat_index(archive, index, 0, &status) == 0, let bytes = unsafe status.name else {
            return
        }
        let name = unsafe String(cString: bytes)
        guard !name.hasSuffix("/") else { return }
        let (sum, isOverflow) = unsafe unpackedSize.addingReportingOverflow(status.size)
        unpackedSize = isOverflow ? .max : sum
        var refusal = Self.refusal(of: name)
        if unsafe status.size > UInt64(Self.sizeLimit) {
            refusal = "is larger than \(Self.sizeLimit >> 20) MiB"
        }
        let packed = unsafe max(status.comp_size, 1)
        if unsafe status.size > 1 << 20, unsafe status.size / packed > UInt64(Self.ratioLimit) {
            refusal = "unpacks to more than \(Self.ratioLimit) times its size"
        }
        if isLink(index) { refusal = "is a symbolic link, which is not followed" }
        entries.append(Entry(name: name, index: Int(index), refusal: refusal))
    }

    private static func refusal(of name: String) -> String? {
        let parts = name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
        let isOutside =
            name.hasPrefix("/") || name.contains("\\") || parts.contains("..")
            || parts.first?.hasSuffix(":") ?? true
        return isOutside ? "has a name that leads out of the archive" : nil
    }

    private func isLink(_ index: UInt64) -> Bool {
        var system: UInt8 = 0
        var attributes: UInt32 = 0
        guard unsafe zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 else {
            return false
        }
        return system == UInt8(ZIP_OPSYS_UNIX) && (attributes >> 16) & 0xF000 == 0xA000
    }

    /// The bytes of a file.
    func contents(of entry: Entry) throws(ImportRefusal) -> [UInt8] {
        if let refusal = entry.refusal { throw ImportRefusal(reason: refusal) }
        guard let file = unsafe zip_fopen_index(archive, UInt64(entry.index), 0) else {
            throw ImportRefusal(reason: "can't be unpacked")
        }
        defer { unsafe zip_fclose(file) }
        var contents: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes {
                unsafe zip_fread(file, $0.baseAddress, UInt64($0.count))
            }
            if count == 0 { return contents }
            guard count > 0 else { throw ImportRefusal(reason: "can't be unpacked: it is damaged") }
            contents += chunk[..<Int(count)]
            guard contents.count <= Self.sizeLimit else {
                throw ImportRefusal(reason: "is larger than \(Self.sizeLimit >> 20) MiB")
            }
        }
    }
}

/// Why something is not read; the place is known to the caller.
struct ImportRefusal: Error {
    let reason: String
}
