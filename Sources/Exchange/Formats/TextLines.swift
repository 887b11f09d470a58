/// How many lines a text takes in a cell. Programs that show a workbook do not all find the height of a row by themselves.
enum TextLines {
    /// Points of one line of 11 points.
    static let height = 15.0

    /// In bold letters of 11 points, of which about eleven go into ten characters of width: words are not broken, long ones without
    /// blanks are.
    static func count(_ text: String, width: Double) -> Int {
        let room = max(1, Int(width * 1.1))
        // Nearly every text of a list goes into one line.
        guard text.utf8.count > room else { return 1 }
        var (lines, used) = (1, 0)
        for word in text.split(separator: " ") {
            let needed = used == 0 ? word.count : used + 1 + word.count
            if needed <= room {
                used = needed
            } else {
                if used > 0 { lines += 1 }
                lines += max(0, word.count - 1) / room
                used = word.count % room
            }
        }
        return lines
    }
}
