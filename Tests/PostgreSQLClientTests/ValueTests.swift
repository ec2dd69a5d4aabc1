import PostgreSQLClient
import TestSupport
import Testing

extension ServerTests {
    @Suite(.timeLimit(.minutes(1))) struct ValueTests {
        /// A value, the type it has in SQL, and how to read it back.
        struct Case: Sendable, CustomTestStringConvertible {
            let type: String
            let value: PostgreSQLValue
            let read: @Sendable (borrowing PostgreSQLRow) throws(PostgreSQLError) -> PostgreSQLValue

            var testDescription: String { "\(type) \(value)".prefix(60).description }

            init(
                _ type: String, _ value: PostgreSQLValue,
                _ read:
                    @escaping @Sendable (borrowing PostgreSQLRow) throws(PostgreSQLError) -> PostgreSQLValue
            ) {
                self.type = type
                self.value = value
                self.read = read
            }
        }

        static let texts = [
            "", "a", "naïve 🙂 \u{1F468}\u{200D}\u{1F469}", "quote ' \" \\ NULL {,}", "\u{FEFF}\n\t",
        ]
        static let uuid = PostgreSQLUUID(high: 0x0123_4567_89ab_cdef, low: 0xfedc_ba98_7654_3210)

        static let scalars: [Case] =
            texts.map { Case("text", .text($0)) { row throws(PostgreSQLError) in .text(try row.text(0)) } }
            + [
                Case("bool", .bool(true)) { row throws(PostgreSQLError) in .bool(try row.bool(0)) },
                Case("bool", .bool(false)) { row throws(PostgreSQLError) in .bool(try row.bool(0)) },
                Case("int2", .int16(.min)) { row throws(PostgreSQLError) in .int16(try row.int16(0)) },
                Case("int4", .int32(.min)) { row throws(PostgreSQLError) in .int32(try row.int32(0)) },
                Case("int8", .int64(.min)) { row throws(PostgreSQLError) in .int64(try row.int64(0)) },
                Case("int8", .int64(.max)) { row throws(PostgreSQLError) in .int64(try row.int64(0)) },
                Case("float8", .double(-0.1)) { row throws(PostgreSQLError) in .double(try row.double(0)) },
                Case("float8", .double(.infinity)) { row throws(PostgreSQLError) in .double(try row.double(0))
                },
                Case("bytea", .bytes([])) { row throws(PostgreSQLError) in .bytes(try row.bytes(0)) },
                Case("bytea", .bytes(Array(0...255))) { row throws(PostgreSQLError) in
                    .bytes(try row.bytes(0))
                },
                Case("uuid", .uuid(uuid)) { row throws(PostgreSQLError) in .uuid(try row.uuid(0)) },
                Case("timestamptz", .timestamp(1_234_567_890_123_456)) { row throws(PostgreSQLError) in
                    .timestamp(try row.timestamp(0))
                },
                Case("timestamp", .timestamp(-1)) { row throws(PostgreSQLError) in
                    .timestamp(try row.timestamp(0))
                },
            ]

        static let arrays: [Case] = [
            Case("bool[]", .boolArray([true, false])) { row throws(PostgreSQLError) in
                .boolArray(try row.boolArray(0))
            },
            Case("int4[]", .int32Array([.min, 0, .max])) { row throws(PostgreSQLError) in
                .int32Array(try row.int32Array(0))
            },
            Case("int8[]", .int64Array([.min, 0, .max])) { row throws(PostgreSQLError) in
                .int64Array(try row.int64Array(0))
            },
            Case("int8[]", .int64Array([])) { row throws(PostgreSQLError) in
                .int64Array(try row.int64Array(0))
            },
            Case("float8[]", .doubleArray([0.1, -.infinity])) { row throws(PostgreSQLError) in
                .doubleArray(try row.doubleArray(0))
            },
            Case("text[]", .textArray(texts)) { row throws(PostgreSQLError) in
                .textArray(try row.textArray(0))
            },
            Case("text[]", .nullableTextArray([nil, "", "NULL", nil])) { row throws(PostgreSQLError) in
                .nullableTextArray(try row.nullableTextArray(0))
            },
            Case("uuid[]", .uuidArray([uuid, uuid])) { row throws(PostgreSQLError) in
                .uuidArray(try row.uuidArray(0))
            },
        ]

        @Test(arguments: scalars + arrays)
        func `a value comes back as it was sent`(_ sample: Case) async throws {
            try await TestDatabase.withClient { client async throws in
                let statement = PostgreSQLStatement("SELECT $1::\(sample.type)")
                #expect(
                    try await client.query(statement, [sample.value], decode: sample.read) == [sample.value])
            }
        }

        @Test(arguments: (scalars + arrays).map(\.type))
        func `NULL of any type comes back as NULL`(_ type: String) async throws {
            try await TestDatabase.withClient { client async throws in
                let statement = PostgreSQLStatement("SELECT $1::\(type), $2::int4")
                let isNull = try await client.query(statement, [.null, .int32(7)]) {
                    row throws(PostgreSQLError) in
                    (row.isNull(0), try row.int32(1))
                }
                #expect(isNull.first?.0 == true)
                #expect(isNull.first?.1 == 7)
            }
        }

        @Test func `the server reads the values as they were meant`() async throws {
            try await TestDatabase.withClient { client async throws in
                let text = try await client.text(
                    """
                    SELECT concat_ws('|', $1::timestamptz AT TIME ZONE 'UTC', $2::uuid, $3::bytea[],
                    $4::timestamptz[] IS NULL,
                    array_length($4::timestamptz[], 1), $5::jsonb->>'k')
                    """,
                    [
                        .timestamp(0), .uuid(Self.uuid), .bytesArray([[1], []]), .timestampArray([nil, 1]),
                        .text(#"{"k": "v"}"#),
                    ])
                #expect(
                    text == #"1970-01-01 00:00:00|01234567-89ab-cdef-fedc-ba9876543210|{"\\x01","\\x"}|f|2|v"#
                )
            }
        }

        @Test func `extended text types are read as text`() async throws {
            try await TestDatabase.withClient { client async throws in
                #expect(try await client.text(#"SELECT '{"a": 1}'::jsonb"#) == #"{"a": 1}"#)
                #expect(try await client.text("SELECT 'x'::varchar(3)") == "x")
                #expect(try await client.text("SELECT 'pg_class'::name") == "pg_class")
            }
        }

        @Test func `a decoder that asks for another type fails with decoding`() async throws {
            try await TestDatabase.withClient { client async throws in
                for sql in [
                    "SELECT 1::int4", "SELECT 'a'", "SELECT NULL::int8", "SELECT WHERE true",
                    "SELECT '{1}'::int8[]",
                ] {
                    let error = try await postgreSQLError { try await client.int(sql) }
                    #expect(error.kind == .decoding, "\(sql)")
                }
                let error = try await postgreSQLError {
                    try await client.query(PostgreSQLStatement("SELECT '{{1,2},{3,4}}'::int8[]")) {
                        row throws(PostgreSQLError) in try row.int64Array(0)
                    }
                }
                #expect(error.kind == .decoding)
                #expect(try await client.int("SELECT 3::int8") == 3)
            }
        }

        @Test func `a text with a zero byte is refused before it is sent`() async throws {
            try await TestDatabase.withClient { client async throws in
                for value in [
                    PostgreSQLValue.text("a\0b"), .textArray(["a", "\0"]), .nullableTextArray([nil, "\0"]),
                ] {
                    let error = try await postgreSQLError {
                        try await client.text("SELECT $1::text", [value])
                    }
                    #expect(error.kind == .invalidValue)
                }
                for statementClass in StatementClass.allCases {
                    let error = try await postgreSQLError {
                        try await client.text("SELECT 'a'\0", class: statementClass)
                    }
                    #expect(error.kind == .invalidValue)
                }
            }
        }

        @Test func `a megabyte of text passes both ways`() async throws {
            try await TestDatabase.withClient { client async throws in
                let text = String(repeating: "0123456789abcdé", count: 70_000)
                #expect(try await client.text("SELECT $1::text", [.text(text)]) == text)
            }
        }
    }
}
