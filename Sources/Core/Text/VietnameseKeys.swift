import Foundation

/// The keys by which Vietnamese text is found and ordered. They are stored beside the text, so that both engines order and
/// find alike; `đ` is a letter and no engine's own folding treats it rightly.
extension String {
    /// Canonical composition (NFC): the one form in which text is kept.
    public var nfc: String { precomposedStringWithCanonicalMapping }

    /// Small ASCII letters without marks, words separated by one space: "Đỗ Thị Đào" → "do thi dao".
    ///
    /// Digits stay; everything else separates words. The same function folds what is stored and what is asked.
    public var searchKey: String {
        var key: [UInt8] = []
        key.reserveCapacity(utf8.count)
        var separates = false
        for scalar in unicodeScalars {
            if VietnameseLetter.isMark(scalar.value) { continue }
            let byte: UInt8
            if let letter = VietnameseLetters.letter(scalar) {
                byte = letter.base
            } else if (48...57).contains(scalar.value) {
                byte = UInt8(scalar.value)
            } else if scalar.value == 0x27 || scalar.value == 0x2019 {
                continue  // K'Tuyn is one word
            } else {
                separates = !key.isEmpty
                continue
            }
            if separates { key.append(32) }
            separates = false
            key.append(byte)
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// Small letters with their marks, each tone moved to the end of its word, so that Hòa = Hoà and Thủy = Thuỷ while
    /// Văn and Vân stay apart. For asking whether two spellings are the same.
    public var spellingKey: String {
        var words: [String] = []
        for word in nfc.split(whereSeparator: \.isWhitespace) {
            var text = ""
            var tones = ""
            for scalar in word.unicodeScalars {
                guard let letter = VietnameseLetters.letter(scalar) else {
                    if VietnameseLetter.isMark(scalar.value) {
                        tones.unicodeScalars.append(scalar)
                    } else {
                        text.unicodeScalars.append(scalar)
                    }
                    continue
                }
                text.append(Character(Unicode.Scalar(letter.base)))
                if letter.shape > 0 { text += String(letter.shape) }
                if letter.tone > 0 { tones += "/\(letter.tone)" }
            }
            words.append(text + tones)
        }
        return words.joined(separator: " ")
    }

    /// Bytes whose order is the order of Vietnamese dictionaries: letters, then tones, then small before capital.
    public var vietnameseSortKey: [UInt8] {
        var letters: [UInt8] = []
        var tones: [UInt8] = []
        var cases: [UInt8] = []
        for scalar in nfc.unicodeScalars {
            if let letter = VietnameseLetters.letter(scalar) {
                letters.append(0x40 + (letter.base - 97) * 4 + letter.shape)
                tones.append(letter.tone + 1)
                cases.append(letter.isUpper ? 2 : 1)
            } else if VietnameseLetter.isMark(scalar.value) {
                continue
            } else if (48...57).contains(scalar.value) {
                letters.append(0x30 + UInt8(scalar.value - 48))
            } else if scalar.value < 128 {
                letters.append(Self.punctuationRank(UInt8(scalar.value)))
            } else {
                letters.append(0xF8)
                letters.append(contentsOf: Array(String(scalar).utf8))
            }
        }
        return letters + [0] + tones + [0] + cases
    }

    /// As `vietnameseSortKey`, with whole numbers in the order of numbers: "Thôn 2" before "Thôn 10".
    public var naturalSortKey: [UInt8] {
        let words = split(separator: " ").map { word in
            let isNumber = word.utf8.allSatisfy { (48...57).contains($0) }
            return isNumber ? String(repeating: "0", count: max(0, 9 - word.count)) + word : String(word)
        }
        return words.joined(separator: " ").vietnameseSortKey
    }

    /// The order of people in office lists: by given name, which is the last word, then by the words before it.
    public var personSortKey: [UInt8] {
        let words = split(whereSeparator: \.isWhitespace)
        guard let given = words.last, words.count > 1 else { return vietnameseSortKey + [1] }
        return String(given).vietnameseSortKey + [1] + words.dropLast().joined(separator: " ").vietnameseSortKey
    }

    /// Space and marks of writing before digits and letters, in the order of the Unicode collation.
    private static func punctuationRank(_ byte: UInt8) -> UInt8 {
        let order = Array(" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$".utf8)
        return UInt8((order.firstIndex(of: byte) ?? order.count) + 2)
    }
}
