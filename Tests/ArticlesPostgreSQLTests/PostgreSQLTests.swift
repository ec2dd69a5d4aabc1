import Testing

/// Tests that need a server. One after another, since a server has only so many connections to give.
@Suite(.serialized) enum PostgreSQLTests {}
