#!/usr/bin/env bash
# Installs what is missing of the C libraries the program is built on, and says what it could not do.
set -euo pipefail

packages=(libsqlite3-dev libcurl4-openssl-dev libreadline-dev)

if ! command -v swift >/dev/null 2>&1; then
    echo "Swift 6.2 or newer is needed and was not found. Install it from https://www.swift.org/install and try again." >&2
    exit 69
fi

# Whether the C compiler finds every header; quicker than asking a package manager.
have_headers() {
    printf '%s\n' '#include <stdio.h>' '#include <sqlite3.h>' '#include <curl/curl.h>' '#include <readline/readline.h>' |
        "${CC:-cc}" ${1:-} -E -x c - >/dev/null 2>&1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        echo "Root rights are needed to install ${packages[*]}, and there is no sudo. Ask whoever looks after this machine to run: $*" >&2
        exit 69
    fi
}

case "$(uname -s)" in
Linux)
    command -v cc >/dev/null 2>&1 || command -v clang >/dev/null 2>&1 || packages+=(gcc)
    if have_headers; then exit 0; fi
    if command -v apt-get >/dev/null 2>&1; then
        echo "Installing ${packages[*]} …" >&2
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${packages[@]}" >&2
    else
        echo "Please install the development files of SQLite 3, libcurl and GNU Readline (on Debian: ${packages[*]}) and try again." >&2
        exit 69
    fi
    ;;
Darwin)
    # SQLite and libcurl come with the system's SDK; GNU Readline does not.
    if ! command -v brew >/dev/null 2>&1; then
        echo "GNU Readline is needed. Install Homebrew from https://brew.sh, then: brew install readline" >&2
        exit 69
    fi
    brew list --versions readline >/dev/null 2>&1 || brew install readline
    ;;
*)
    echo "Please install the development files of SQLite 3, libcurl and GNU Readline and try again." >&2
    exit 69
    ;;
esac
