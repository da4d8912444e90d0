// swift-tools-version: 6.2
import PackageDescription

// Homebrew keeps GNU Readline apart from the system's libedit, so pkg-config has to tell where it is; Debian does not
// need that, and its file holds flags the package manager refuses.
#if os(macOS)
let readlinePackage: String? = "readline"
#else
let readlinePackage: String? = nil
#endif

let package = Package(
    name: "lit-music-mashup",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "mashup", targets: ["mashup"]),
        .library(name: "Conversations", targets: ["Conversations"]),
        .library(name: "Mashups", targets: ["Mashups"]),
        .library(name: "WebSearch", targets: ["WebSearch"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "MusicTheory"),
        .target(name: "NameMatching"),
        .target(name: "Teaching", dependencies: ["Genres"]),
        .target(
            name: "Genres",
            dependencies: ["MusicTheory", "NameMatching", .product(name: "Yams", package: "Yams")]
        ),
        .target(name: "HTTPCore"),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "HTTPCurl", dependencies: ["CCurl", "HTTPCore"]),
        .target(name: "RateLimits", dependencies: ["HTTPCore"]),
        .target(
            name: "LanguageModels",
            dependencies: ["HTTPCore", .product(name: "Yams", package: "Yams")]
        ),
        .target(
            name: "WebSearch",
            dependencies: ["HTTPCore", "RateLimits", "Teaching", .product(name: "Yams", package: "Yams")]
        ),
        .target(
            name: "Mashups",
            dependencies: [
                "Genres", "LanguageModels", "MusicTheory", "Teaching", "WebSearch",
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        .target(
            name: "Conversations",
            dependencies: [
                "Genres", "LanguageModels", "MusicTheory", "Teaching", "WebSearch",
                .product(name: "Mustache", package: "swift-mustache"),
            ]
        ),
        .target(
            name: "Sessions",
            dependencies: [
                "Conversations", "Genres", "LanguageModels", "Mashups", "NameMatching", "RateLimits", "Teaching",
                "WebSearch",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .systemLibrary(
            name: "CReadline",
            pkgConfig: readlinePackage,
            providers: [.apt(["libreadline-dev"]), .brew(["readline"])]
        ),
        .target(name: "TerminalUI", dependencies: ["CReadline"]),
        .target(
            name: "ChatShell",
            dependencies: [
                "Conversations", "Genres", "HTTPCore", "LanguageModels", "Mashups", "MusicTheory", "NameMatching",
                "RateLimits", "Sessions", "Teaching", "TerminalUI", "WebSearch",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .executableTarget(
            name: "mashup",
            dependencies: [
                "ChatShell", "Conversations", "Genres", "HTTPCore", "HTTPCurl", "LanguageModels", "Mashups", "Sessions",
                "Teaching", "TerminalUI",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .executableTarget(name: "index-genres", dependencies: ["Genres"]),
        .executableTarget(name: "generation-grid", dependencies: ["Genres", "Mashups", "Teaching"]),
        .executableTarget(name: "export-samples", dependencies: ["Genres", "Mashups", "Teaching"]),
        .executableTarget(name: "http-bench", dependencies: ["HTTPCore", "HTTPCurl"]),
        .target(name: "TestSupport"),
        .target(name: "ModelTestSupport", dependencies: ["HTTPCore", "LanguageModels"]),
        .target(
            name: "SearchTestSupport",
            dependencies: ["HTTPCore", "ModelTestSupport", "RateLimits", "TestSupport", "WebSearch"]
        ),
        .testTarget(name: "NameMatchingTests", dependencies: ["NameMatching"]),
        .testTarget(name: "MusicTheoryTests", dependencies: ["MusicTheory"]),
        .testTarget(name: "GenresTests", dependencies: ["Genres", "MusicTheory"]),
        .testTarget(name: "HTTPCoreTests", dependencies: ["HTTPCore"]),
        .testTarget(name: "HTTPCurlTests", dependencies: ["HTTPCore", "HTTPCurl", "TestSupport"]),
        .testTarget(name: "RateLimitsTests", dependencies: ["RateLimits"]),
        .testTarget(
            name: "WebSearchTests",
            dependencies: [
                "HTTPCore", "HTTPCurl", "ModelTestSupport", "RateLimits", "SearchTestSupport", "Teaching",
                "TestSupport",
                "WebSearch", .product(name: "Yams", package: "Yams"),
            ]
        ),
        .testTarget(
            name: "LanguageModelsTests",
            dependencies: ["HTTPCore", "HTTPCurl", "LanguageModels", "ModelTestSupport", "TestSupport"]
        ),
        .testTarget(
            name: "MashupsTests",
            dependencies: ["Genres", "LanguageModels", "Mashups", "ModelTestSupport", "MusicTheory", "Teaching"]
        ),
        .testTarget(
            name: "ConversationsTests",
            dependencies: [
                "Conversations", "Genres", "LanguageModels", "ModelTestSupport", "SearchTestSupport", "Teaching",
                "WebSearch",
            ]
        ),
        .testTarget(
            name: "SessionsTests",
            dependencies: [
                "Conversations", "Genres", "LanguageModels", "Mashups", "RateLimits", "Sessions", "Teaching",
                "WebSearch",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI", "TestSupport"]),
        .testTarget(
            name: "ChatShellTests",
            dependencies: [
                "ChatShell", "Conversations", "Genres", "HTTPCore", "LanguageModels", "Mashups", "ModelTestSupport",
                "RateLimits", "Sessions", "Teaching", "TerminalUI", "TestSupport", "WebSearch",
            ]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "SearchTestSupport", "TestSupport", "WebSearch", "mashup",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
    ]
)

for target in package.targets where ![.system, .plugin, .binary].contains(target.type) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
