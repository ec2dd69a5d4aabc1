public import Articles
internal import Crypto
internal import Foundation

/// The signature of a message (Standard Webhooks 1.0, symmetric): HMAC-SHA256 of its identity, the time and the body.
public enum WebhookSignature {
    /// The value of `webhook-signature`: a signature with each secret, the first one first.
    public static func value(
        of body: String, id: String, at seconds: Int64, with secrets: [WebhookSecret]
    ) -> String {
        let content = Data("\(id).\(seconds).\(body)".utf8)
        return secrets.map { secret in
            let encoded = secret.text.dropFirst(
                secret.text.hasPrefix(WebhookSecret.prefix) ? WebhookSecret.prefix.count : 0)
            let key = SymmetricKey(data: Data(base64Encoded: String(encoded)) ?? Data())
            let code = HMAC<SHA256>.authenticationCode(for: content, using: key)
            return "v1,\(Data(code).base64EncodedString())"
        }.joined(separator: " ")
    }
}
