import Core
import Testing

@Suite("Points on the ground") struct PointParsingTests {
    private func point(_ text: String) throws(PointProblem) -> GroundPoint { try PointParsing.point(text) }

    @Test(arguments: [
        "16.463700, 107.590900", "16.4637,107.5909", "16,4637; 107,5909", "16,4637 107,5909", "16,4637,107,5909", "(16.4637 107.5909)",
        "Vĩ độ: 16,4637 Kinh độ: 107,5909", "lat=16.4637, lng=107.5909", "16.4637°N, 107.5909°E", "N 16.4637 E 107.5909",
        "107,5909 Đ; 16,4637 B", "16.4637 Bắc, 107.5909 Đông", "16.46370004/107.59090001", "  16.4637\u{A0},\t107.5909 ",
    ])
    func `are read as telephones, maps and people write them`(_ text: String) throws {
        #expect(try point(text) == GroundPoint(latitude: 16_463_700, longitude: 107_590_900))
    }

    @Test(arguments: [
        "16°27'49.32\"N 107°35'27.24\"E", "16°27′49,32″B, 107°35′27,24″Đ", "16° 27' 49.32'' 107° 35' 27.24''", "16 27 49.32 107 35 27.24",
        "B16°27'49.32\" Đ107°35'27.24\"", "16°27.822'B 107°35.454'Đ",
    ])
    func `are read in degrees, minutes and seconds`(_ text: String) throws {
        #expect(try point(text) == GroundPoint(latitude: 16_463_700, longitude: 107_590_900))
    }

    @Test(arguments: [
        ("", PointProblem.empty), ("   ", .empty), ("16.4637", .half), ("16,107", .half), ("16.4637 107.5909 12", .unreadable),
        ("16.463.700, 107.590.900", .unreadable), ("nhà ông Tèo", .unreadable), ("16.4637N 107.5909N", .unreadable),
        ("16°61'00\" 107°35'27\"", .unreadable), ("16.5°27'49\" 107°35'27\"", .unreadable), ("16.4637e0, 107.5909", .unreadable),
        ("0x10, 107.5909", .unreadable), ("1e400, 107.5909", .unreadable), ("99999999999999999999, 107.5909", .unreadable),
        ("107.5909, 16.4637", .swapped(GroundPoint(latitude: 16_463_700, longitude: 107_590_900))),
        ("16.46, 107.59", .coarse), ("16, 107", .coarse), ("-16.4637, 107.5909", .outsideVietnam), ("16.4637S 107.5909E", .outsideVietnam),
        ("48.8584, 2.2945", .outsideVietnam), ("16.4637, 170.5909", .outsideVietnam), ("0.0000, 0.0000", .outsideVietnam),
    ])
    func `that cannot be are refused with what is wrong`(_ text: String, _ problem: PointProblem) {
        #expect(throws: problem) { try point(text) }
    }

    @Test(arguments: ["8.5700, 104.7200", "23.3800, 105.3200", "10.2200, 103.9600", "16.5300, 111.6100", "8.6400, 111.9200"])
    func `of the outermost mainland and of islands are within the country`(_ text: String) throws {
        #expect(try point(text).isInVietnam)
    }

    @Test func `lie as far apart as on the ground, and are written as maps take them in`() throws {
        let (hue, danang) = (try point("16.463700, 107.590900"), try point("16.067800, 108.220800"))
        #expect((79_000...81_500).contains(hue.metres(to: danang)) && hue.metres(to: hue) == 0)
        #expect(
            hue.decimal == "16.463700, 107.590900"
                && GroundPoint(latitude: 9_000_050, longitude: 105_000_001).decimal == "9.000050, 105.000001")
        #expect(try point(hue.decimal) == hue)
    }

    @Test func `of random texts never trap`() {
        var seed: UInt64 = 7
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        let letters = Array("0123456789.,;°'\" NEBĐđ-−eE٣½vĩ\u{301}")
        for _ in 0..<20_000 {
            let text = String((0..<next(24)).map { _ in letters[next(letters.count)] })
            if let point = try? point(text) { #expect(point.isInVietnam) }
        }
    }
}
