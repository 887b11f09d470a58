/// Words of lists that go over several pages.
public enum PageWords {
    public static let pages = "Các trang"
    public static func page(_ number: Int) -> String { "Trang \(number)" }
}
