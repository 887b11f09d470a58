import Statistics
import Testing

@Suite struct `Column kernels` {
    private func added(_ points: [[Int]], _ answers: [[UInt8]]) throws -> (sums: [Int16], lowest: [UInt8]) {
        let table = try #require(PointSums(points))
        var sums = [Int16](repeating: 77, count: answers[0].count)
        var (lowest, bytes) = ([UInt8](repeating: 9, count: answers[0].count), [UInt8](repeating: 9, count: answers[0].count))
        ByteColumns(answers).withBuffers { answers in
            sums.withUnsafeMutableBufferPointer { sums in
                lowest.withUnsafeMutableBufferPointer { lowest in
                    bytes.withUnsafeMutableBufferPointer { table.sum(answers, to: sums, lowest: lowest, bytes: $0) }
                }
            }
        }
        return (sums, lowest)
    }

    /// Questions with four, six, eight and more options that give points, more than a byte sums, and points that fit none.
    static let points = [
        [0, 5, 255], [1, 2, 3, 4, 5, 6], [0, 10, 20, 30, 40, 50, 60, 70, 80], [9, 8, 7, 6, 5, 4, 3, 2], [0, 5, -7, 300], Array(0...20),
        [200], [200, 100],
    ]

    @Test func `adds the points of every answer to every question`() throws {
        let answers = Self.points.enumerated().map { number, points in
            (0..<1_000).map { UInt8(($0 / (number + 1) + ($0 % 50 == 0 ? 0 : 1)) % (points.count + 1)) }
        }
        let (sums, lowest) = try added(Self.points, answers)
        #expect(lowest.contains(0) && lowest.contains(1))
        for row in 0..<1_000 {
            #expect(lowest[row] == answers.map { $0[row] }.min())
            guard lowest[row] > 0 else { continue }
            #expect(Int(sums[row]) == zip(Self.points, answers).map { $0[Int($1[row]) - 1] }.reduce(0, +))
        }
    }

    @Test func `refuses points that do not fit`() {
        #expect(PointSums([[40_000]]) == nil)
        #expect(PointSums([[20_000], [20_000]]) == nil)
        #expect(PointSums([[Int](repeating: 0, count: 256)]) == nil)
    }

    @Test func `counts yes and unknown of fifteen columns in one byte`() {
        var tallies: [UInt8] = [0, 0, 0]
        for number in 0..<15 {
            let marks = [Marks.yes, Marks.unknown, number % 3 == 0 ? Marks.yes : Marks.no]
            marks.withUnsafeBufferPointer { marks in tallies.withUnsafeMutableBufferPointer { Marks.add(marks, to: $0) } }
        }
        #expect(tallies.map(Marks.yes(in:)) == [15, 0, 5])
        #expect(tallies.map(Marks.unknown(in:)) == [0, 15, 0])
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 300_000], [1, 2, 3, 64])
    func `shares out every row once`(_ count: Int, _ threads: Int) {
        let seen = [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            buffer.initialize(repeating: 0)
            nonisolated(unsafe) let rows = buffer
            Stretches.share(count, threads: threads) { share in
                for stretch in Stretches.of(share) { for row in stretch { rows[row] += 1 } }
            }
            written = count
        }
        #expect(seen.allSatisfy { $0 == 1 })
    }
}
