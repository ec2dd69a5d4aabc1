# The binary with Swift's runtime linked in, on a slim Debian: docker build -t dateline .
FROM swift:6.3-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libcmark-gfm-dev libcmark-gfm-extensions-dev libcurl4-openssl-dev libpq-dev libsqlite3-dev \
        libstemmer-dev libxml2-dev libzip-dev pkg-config zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
# The packages are a layer of their own: a changed source does not fetch them again.
COPY Package.* ./
RUN swift package resolve
COPY Sources Sources
COPY Plugins Plugins
COPY Migrations Migrations
COPY Data Data
COPY openapi.yaml ./
# The manifest names the tests too: without their folders it does not load.
COPY Tests Tests
RUN swift build -c release --product dateline --static-swift-stdlib \
    && install -D "$(swift build -c release --show-bin-path)/dateline" /output/dateline

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates libcmark-gfm0.29.0.gfm.6 libcmark-gfm-extensions0.29.0.gfm.6 \
        libcurl4 libpq5 libsqlite3-0 libstemmer0d libxml2 libzip4 zlib1g \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --user-group --no-create-home dateline \
    && install -d -o dateline -g dateline /data
COPY --from=build /output/dateline /usr/local/bin/dateline
# A crash must not print what was in memory.
ENV SWIFT_BACKTRACE=registers=none \
    DATELINE_HOST=0.0.0.0 \
    DATELINE_PORT=8080
USER dateline
# The embedded default, sqlite:dateline.db, lies here.
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 \
    CMD ["/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$DATELINE_PORT \
        && printf 'GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 \
        && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["dateline"]
CMD ["serve"]
