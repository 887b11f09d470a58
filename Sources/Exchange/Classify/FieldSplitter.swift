/// Finds the fields of one line of CSV. A quoted field's range leaves the outer quotes out; doubled quotes inside stay.
enum FieldSplitter {
    /// - Returns: how many fields the line has (ranges beyond the room in `fields` are only counted) and where the next
    ///   line begins.
    @inline(__always)
    static func split(
        _ block: UnsafeBufferPointer<UInt8>, from start: Int, into fields: UnsafeMutableBufferPointer<Range<Int>>
    ) -> (fields: Int, next: Int) {
        var (count, begin, position) = (0, start, start)
        let room = fields.count
        while true {
            guard position < block.count else {
                store(block, begin, position, fields, &count, room)
                return (count, position)
            }
            switch block[position] {
            case UInt8(ascii: ","):
                store(block, begin, position, fields, &count, room)
                position += 1
                begin = position
            case 10:
                store(block, begin, position > begin && block[position - 1] == 13 ? position - 1 : position, fields, &count, room)
                return (count, position + 1)
            case UInt8(ascii: "\"") where position == begin:
                position += 1
                while position < block.count {
                    if block[position] == UInt8(ascii: "\"") {
                        guard position + 1 < block.count, block[position + 1] == UInt8(ascii: "\"") else { break }
                        position += 1
                    }
                    position += 1
                }
                if position < block.count { position += 1 }
            default: position += 1
            }
        }
    }

    @inline(__always)
    private static func store(
        _ block: UnsafeBufferPointer<UInt8>, _ begin: Int, _ end: Int, _ fields: UnsafeMutableBufferPointer<Range<Int>>, _ count: inout Int,
        _ room: Int
    ) {
        if count < room {
            let isQuoted = end - begin >= 2 && block[begin] == UInt8(ascii: "\"") && block[end - 1] == UInt8(ascii: "\"")
            fields[count] = isQuoted ? begin + 1..<end - 1 : begin..<end
        }
        count += 1
    }

    /// The end of the last whole line in `bytes`, not counting line ends inside quotes; `nil` when there is none.
    static func lastLineEnd(in bytes: UnsafeBufferPointer<UInt8>, hasQuotes: Bool) -> Int? {
        guard hasQuotes else {
            var end = bytes.count
            while end > 0, bytes[end - 1] != 10 { end -= 1 }
            return end > 0 ? end : nil
        }
        var (isInside, end): (Bool, Int?) = (false, nil)
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isInside.toggle() }
            if byte == 10, !isInside { end = index + 1 }
        }
        return end
    }
}
