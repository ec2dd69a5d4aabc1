import Articles
import Testing

extension RepositoryCheck {
    /// Keys as they are stored.
    static let accessKeyChecks = [
        RepositoryCheck("keys are stored, listed oldest first, and deleted once") { storage in
            let keys = [3, 1, 2, 4].map { sampleKey($0) }
            for key in keys { try await storage.insert(key) }
            #expect(try await storage.accessKeys() == keys)
            #expect(try await storage.accessKey(id: "key1") == keys[1])
            #expect(try await storage.accessKey(id: "KEY1") == nil)
            let error = await expectError(.conflict) { try await storage.insert(keys[0]) }
            #expect(error?.subject == .key)
            #expect(try await storage.deleteAccessKey(id: "key1"))
            #expect(try await !storage.deleteAccessKey(id: "key1"))
            #expect(try await storage.accessKeys() == [keys[0], keys[2], keys[3]])
        },
        RepositoryCheck("a key keeps when it ends, and when it was used") { storage in
            var keys = (1...4).map { sampleKey($0) }
            keys[0].expiresAt = .latest
            keys[1].expiresAt = .earliest
            keys[2].lastUsedAt = .latest
            keys[3].expiresAt = .sample
            keys[3].lastUsedAt = .earliest
            for key in keys { try await storage.insert(key) }
            for key in keys { #expect(try await storage.accessKey(id: key.id) == key) }
            #expect(Set(try await storage.accessKeys()) == Set(keys))
        },
        RepositoryCheck("the last use of a key is the latest that was noted, whatever the order") { storage in
            let (first, second) = (sampleKey(1), sampleKey(2))
            for key in [first, second] { try await storage.insert(key) }
            for (noted, stored): (Int64, Int64) in [
                (5_000, 5_000), (4_999, 5_000), (5_000, 5_000), (5_001, 5_001),
            ] {
                try await storage.noteUses([first.id: .sample.adding(noted)])
                var expected = first
                expected.lastUsedAt = .sample.adding(stored)
                #expect(try await storage.accessKey(id: first.id) == expected)
            }
            #expect(try await storage.accessKey(id: second.id) == second)
        },
        RepositoryCheck("the uses of many keys are noted at once, each by its own time") { storage in
            var keys = (1...300).map { number in
                var key = sampleKey(1)
                key.id = "key\(number)"
                return key
            }
            keys[1].lastUsedAt = .latest
            keys[2].lastUsedAt = .earliest
            for key in keys { try await storage.insert(key) }
            var uses: [String: Timestamp] = ["never": .sample]
            for (number, key) in keys.enumerated().dropLast() { uses[key.id] = .sample.adding(Int64(number)) }
            try await storage.noteUses(uses)
            try await storage.noteUses([:])
            for number in keys.indices.dropLast() where number != 1 {
                keys[number].lastUsedAt = .sample.adding(Int64(number))
            }
            #expect(Set(try await storage.accessKeys()) == Set(keys))
        },
        RepositoryCheck("what is told of a key is stored with it, and goes with it") { storage in
            func context(_ type: ChangeType) -> WriteContext {
                let change = Change(
                    type, in: .administration, of: sampleKey(1).auditSubject, slug: .sample("key1"),
                    target: .sample("read"), version: 1, at: .sample)
                return WriteContext(changes: [change], at: .sample)
            }
            try await storage.insert(sampleKey(1), in: context(.keyCreated))
            await expectError(.conflict) { try await storage.insert(sampleKey(1), in: context(.keyCreated)) }
            #expect(try await !storage.deleteAccessKey(id: "key2", in: context(.keyRevoked)))
            #expect(try await storage.deleteAccessKey(id: "key1", in: context(.keyRevoked)))
            #expect(try await !storage.deleteAccessKey(id: "key1", in: context(.keyRevoked)))
            #expect(try await storage.told() == ["key.created key1", "key.revoked key1"])
        },
        RepositoryCheck("the use of a key that was deleted makes none") { storage in
            try await storage.insert(sampleKey(1))
            _ = try await storage.deleteAccessKey(id: "key1")
            try await storage.noteUses(["key1": .sample, "never": .sample])
            #expect(try await storage.accessKeys().isEmpty)
        },
    ]

    /// 1 to 4: a key of each scope. The third is the oldest.
    private static func sampleKey(_ number: Int) -> AccessKey {
        AccessKey(
            id: "key\(number)", label: "Ключ \(number)", scope: Scope.allCases[number - 1],
            hash: Array(repeating: UInt8(number) &* 60, count: 32),
            createdAt: Timestamp.sample.adding(number == 3 ? 0 : 5))
    }
}
