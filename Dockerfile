# Builds a small image with the program, its catalogue and its prompts; the compiler stays behind in the first stage.
FROM swift:6.3-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends make libsqlite3-dev libcurl4-openssl-dev libreadline-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN make install PREFIX=/opt/mashup

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates less libcurl4 libreadline8 libsqlite3-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 teacher \
    && install -d -o teacher -g teacher /sessions /lessons
COPY --from=build /opt/mashup /usr/local
USER teacher
# Sessions live in a volume; lessons are exported to the working directory, which can be a folder of the host.
ENV DATABASE_PATH=/sessions/mashup.db LANG=C.UTF-8
VOLUME /sessions
WORKDIR /lessons
ENTRYPOINT ["mashup"]
