import Foundation
import Synchronization

/// libFuzzer with one of the targets in it: `fuzzing TARGET [ARGUMENT…]`. `fuzzing seeds FOLDER` writes what each begins with.
@main
enum Fuzzer {
    /// libFuzzer has no place for a value beside the input.
    private static let target = Mutex(FuzzTarget.slug)

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let name = arguments.first else {
            return print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
        }
        if name == "seeds", arguments.count == 2, let folder = arguments.last {
            for target in FuzzTarget.all { try write(target, to: URL(filePath: folder)) }
            return
        }
        guard let found = FuzzTarget.all.first(where: { $0.name == name }) else {
            FileHandle.standardError.write(Data("there is no target \(name)\n".utf8))
            exit(2)
        }
        target.withLock { $0 = found }
        // libFuzzer takes the name of the target for that of the program.
        var count = CommandLine.argc - 1
        var rest = unsafe CommandLine.unsafeArgv + 1
        exit(unsafe runDriver(&count, &rest) { bytes, count in unsafe Fuzzer.run(bytes, count) })
    }

    private static func run(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
        guard let fault = target.withLock(\.self).fault(input) else { return 0 }
        FileHandle.standardError.write(Data("FAULT: \(fault)\n".utf8))
        abort()
    }

    private static func write(_ target: FuzzTarget, to folder: URL) throws {
        let seeds = folder.appending(path: target.name)
        try FileManager.default.createDirectory(at: seeds, withIntermediateDirectories: true)
        for (number, seed) in target.seeds.enumerated() {
            try Data(seed.utf8).write(to: seeds.appending(path: "seed-\(number)"))
        }
        let words = target.words.map { word in
            "\"" + word.utf8.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\"\n"
        }
        try Data(words.joined().utf8).write(to: folder.appending(path: "\(target.name).dict"))
        try Data("\(target.longest)".utf8).write(to: folder.appending(path: "\(target.name).longest"))
    }
}

/// `LLVMFuzzerRunDriver` of libFuzzer.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ run: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
