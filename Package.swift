// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// One floor of the house: the compiler keeps the direction of the arrows.
func floor(_ name: String, on dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(of name: String, with dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: [.target(name: name), "TestSupport"] + dependencies, swiftSettings: strict)
}

func library(_ name: String, pkgConfig: String, debian package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
    name: "giamngheo",
    products: [.executable(name: "giamngheo", targets: ["giamngheo"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    ],
    targets: [
        // ground floor
        floor("Core", on: ["CSodium"], resources: [.embedInCode("Text/Tables")]),
        floor("Statistics"),
        floor("Law", on: ["Core", .product(name: "Yams", package: "Yams")]),
        floor("Documents", on: ["Core"]),
        floor("Access", on: ["Core", "Registry"]),
        // the domain: values and decisions
        floor("Registry", on: ["Core", "Law", "Statistics"]),
        floor("Finance", on: ["Core", "Law", "Registry", "Statistics"]),
        floor("Programme", on: ["Core", "Law", "Registry"]),
        floor("Monitoring", on: ["Core", "Law", "Programme", "Registry", "Statistics"]),
        // the works
        floor(
            "Database",
            on: [
                "Core", "CPostgres", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        floor(
            "Store", on: ["Access", "Database", "Finance", "Law", "Monitoring", "Programme", "Registry"],
            resources: [.embedInCode("Migrations")]),
        floor("Operations", on: ["Access", "Documents", "Finance", "Law", "Monitoring", "Programme", "Registry", "Store"]),
        floor(
            "Exchange",
            on: [
                "Core", "CExpat", "CQREncode", "CXLSXWriter", "CZip", "CZlib", "Documents", "Finance", "Law", "Monitoring", "Programme",
                "Registry", "Words",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            resources: [.embedInCode("Documents/Templates")]),
        // the doors
        floor("Jobs", on: ["Documents", "Exchange", "Operations", "Store", "Words", logging]),
        floor("Words", on: ["Access", "Core", "Documents", "Finance", "Law", "Monitoring", "Programme", "Registry", "Statistics"]),
        floor("Markup", on: ["Core"]),
        floor(
            "Web",
            on: ["Documents", "Exchange", "Finance", "Jobs", "Markup", "Operations", "Programme", "Store", "Words", hummingbird, logging],
            resources: [.embedInCode("Assets")]),
        .executableTarget(
            name: "giamngheo",
            dependencies: [
                "CMalloc", "Exchange", "Finance", "Jobs", "Operations", "Programme", "Web", "Words", hummingbird, logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "giamngheo-bench",
            dependencies: [
                "Exchange", "Law", "Registry", "Statistics", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/Bench", swiftSettings: strict),
        // libraries of the system
        .systemLibrary(name: "CMalloc"),
        library("CExpat", pkgConfig: "expat", debian: "libexpat1-dev"),
        library("CPostgres", pkgConfig: "libpq", debian: "libpq-dev"),
        library("CQREncode", pkgConfig: "libqrencode", debian: "libqrencode-dev"),
        library("CSodium", pkgConfig: "libsodium", debian: "libsodium-dev"),
        library("CXLSXWriter", pkgConfig: "xlsxwriter", debian: "libxlsxwriter-dev"),
        library("CZip", pkgConfig: "libzip", debian: "libzip-dev"),
        library("CZlib", pkgConfig: "zlib", debian: "zlib1g-dev"),
        // tests
        .target(
            name: "TestSupport",
            dependencies: ["Access", "Database", "Exchange", "Law", "Monitoring", "Operations", "Programme", "Registry", "Store"],
            path: "Tests/TestSupport", swiftSettings: strict),
        tests(of: "Core"),
        tests(of: "Statistics"),
        tests(of: "Law"),
        tests(of: "Documents"),
        tests(of: "Registry", with: ["Statistics"]),
        tests(of: "Finance", with: ["Registry", "Statistics"]),
        tests(of: "Programme"),
        tests(of: "Monitoring", with: ["Law"]),
        tests(of: "Database"),
        tests(of: "Store"),
        tests(of: "Operations", with: ["Finance", "Monitoring", "Programme"]),
        tests(of: "Exchange"),
        tests(of: "Jobs", with: ["Exchange"]),
        tests(of: "Markup"),
        tests(of: "Web", with: [.product(name: "NIOEmbedded", package: "swift-nio"), hummingbird]),
    ]
)
