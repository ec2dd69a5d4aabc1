import Foundation

/// The arguments as other users of the machine see them, in `ps`.
enum ProcessTitle {
    /// Overwrites each argument that may hold a password, once Swift has its own copy.
    static func hideSecrets() {
        let arguments = CommandLine.arguments
        for (index, argument) in arguments.enumerated().dropFirst() where Redaction.isSecret(argument) {
            guard let place = unsafe CommandLine.unsafeArgv[index] else { continue }
            unsafe memset(place, Int32(UInt8(ascii: "x")), strlen(place))
        }
    }
}
