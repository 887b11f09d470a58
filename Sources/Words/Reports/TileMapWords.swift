import Core

/// Words of the map of tiles.
public enum TileMapWords {
    public static let title = "Bản đồ hộ nghèo, hộ cận nghèo"
    public static let figure = "Chỉ tiêu"
    public static let poor = "Tỷ lệ hộ nghèo"
    public static let nearPoor = "Tỷ lệ hộ cận nghèo"
    public static let show = "Xem bản đồ"
    public static let legend = "Mức tỷ lệ"
    public static let noRate = "chưa có số hộ dân cư"
    public static let arranged = "Mỗi ô là một đơn vị, xếp gần đúng hướng bắc nam, đông tây; ô không thể hiện ranh giới và diện tích."
    public static let inOrder = "Mỗi ô là một đơn vị, xếp theo tên; ô không thể hiện vị trí."

    public static func dates(data: CalendarDate, map: CalendarDate) -> String {
        "số liệu đến \(data.vietnamese), địa giới ngày \(map.vietnamese)"
    }

    public static func households(_ count: Int) -> String { "\(NumberWords.grouped(count)) hộ" }

    /// - Parameters: hundredths of a percent.
    public static func band(from start: Int, to end: Int?) -> String {
        end.map { start == 0 ? "dưới \($0 / 100) %" : "từ \(start / 100) đến dưới \($0 / 100) %" } ?? "từ \(start / 100) % trở lên"
    }
}
