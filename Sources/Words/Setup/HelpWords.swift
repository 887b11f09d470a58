/// What the help of each command and of its options says.
public enum HelpWords {
    public static let program = HelpSentence(
        "Hệ thống cơ sở dữ liệu và phần mềm quản lý giảm nghèo.", en: "The poverty-reduction data and programme system.")

    // MARK: options of many commands

    public static let json = HelpSentence("Kết quả dạng JSON, để chương trình khác đọc.", en: "Results as JSON.")
    public static let language = HelpSentence("Ngôn ngữ: vi (tiếng Việt) hoặc en (tiếng Anh).", en: "vi or en.")
    public static let database = HelpSentence(
        "Kho dữ liệu: tên tệp hoặc địa chỉ postgres://; nếu không ghi thì lấy biến GIAMNGHEO_DATABASE, rồi đến tệp data/giamngheo.db.",
        en: "A file or a postgres:// address; else GIAMNGHEO_DATABASE; else the default file data/giamngheo.db.")
    public static let lawFolder = HelpSentence(
        "Thư mục quy định; nếu không ghi thì lấy biến GIAMNGHEO_LAW, rồi đến thư mục law/ tại đây hoặc cạnh chương trình.",
        en: "The folder of law; else GIAMNGHEO_LAW; else law/ here or beside the program.")
    public static let databaseForm = HelpSentence(
        "--database: phải là tên tệp hoặc địa chỉ postgres://.", en: "--database: a file or a postgres:// address")
    public static func example(_ line: String) -> HelpSentence { HelpSentence("Ví dụ: \(line)", en: "Example: \(line)") }

    // MARK: law, classify

    public static let law = HelpSentence(
        "Kho quy định: kiểm tra, nạp bảng điểm còn thiếu.", en: "Check the folder of law; load a table that was missing.")
    public static let lawCheck = HelpSentence(
        "Kiểm tra kho quy định; mã thoát 0 nếu đúng, 1 nếu sai (nêu tệp, mục, lý do).", en: "Exit 0, or 1 naming file, key and reason.")
    public static let lawLoad = HelpSentence(
        "Kiểm tra một bảng điểm còn thiếu rồi đưa vào kho quy định.", en: "Check a score table that was missing and put it on the shelf.")
    public static let lawTable = HelpSentence(
        "Bảng điểm dạng YAML, theo mẫu law/demonstration/b1-sheet.yaml.",
        en: "The table as YAML, in the form of law/demonstration/b1-sheet.yaml.")
    public static let classify = HelpSentence(
        "Phân loại các hộ trong một tệp CSV.", en: "Classify the households of a CSV file.")
    public static let classifyMore = HelpSentence(
        """
        Một dòng mẫu: H1,2023-10-20,rural,4,120,,1;4;7? – ngày rà soát (reviewed_on) viết năm-tháng-ngày; nơi ở (residence) là urban
        (thành thị) hoặc rural (nông thôn); thiếu hụt (deprivations) là số thứ tự các chỉ số của chuẩn, cách nhau bằng dấu chấm phẩy, số
        có dấu ? là chưa rõ, chỉ một dấu ? là chưa rõ tất cả; điểm hoặc thu nhập bỏ trống là chưa rõ.
        """,
        en: """
            A row: H1,2023-10-20,rural,4,120,,1;4;7? (reviewed_on yyyy-MM-dd; residence urban or rural; deprivations: numbers of the
            standard's indicators joined by semicolons, one followed by ? is not known, ? alone is none known; empty points or income
            are not known).
            """)
    public static let classifyInput = HelpSentence(
        "Tệp CSV có các cột id, reviewed_on, residence, persons, income_points, monthly_income_per_person, deprivations.",
        en: "CSV with id, reviewed_on, residence, persons, income_points, monthly_income_per_person, deprivations.")
    public static let classifyOutput = HelpSentence(
        "Tệp CSV kết quả, gồm các cột id, standard, class, possible, rule_set, reasons.",
        en: "CSV with id, standard, class, possible, rule_set, reasons.")
    public static let classifyStandard = HelpSentence(
        "S2016, S2022 hoặc S2027; nếu không ghi thì theo chuẩn quốc gia vào ngày của từng dòng.",
        en: "S2016, S2022 or S2027; else the national standard of each row's day.")
    public static let classifyReasons = HelpSentence("Có ghi cột lý do hay để trống.", en: "Write the column of reasons or leave it empty.")

    // MARK: records, demonstration, pages

    public static let demo = HelpSentence("Thị xã minh họa Hương Trà.", en: "The demonstration town of Huong Tra.")
    public static let demoLoad = HelpSentence(
        "Nạp hộ tự đặt và tài khoản dùng thử vào kho dữ liệu trống.", en: "Fill an empty database with made-up households and accounts.")
    public static let demoHouseholds = HelpSentence("Số hộ.", en: "How many households.")
    public static let demoSeed = HelpSentence("Cùng số này thì ra cùng các hộ.", en: "The same seed gives the same households.")
    public static let demoUntil = HelpSentence(
        "Chỉ nạp đến ngày này (yyyy-MM-dd); kho dữ liệu tập huấn sống tiếp từ ngày đó, không theo ngày thật.",
        en: "Load only up to this day (yyyy-MM-dd); the training records live on from it, not on the real day.")
    public static let demoWithoutPlan = HelpSentence(
        "Chỉ nạp hộ và tài khoản: không có kế hoạch, kinh phí, báo cáo minh họa, để tập từ đầu năm.",
        en: "Load households and accounts only: no plan, money or reports of the made-up year, to practise a year from its beginning.")
    public static let demoDay = HelpSentence(
        "Đưa kho dữ liệu tập huấn đến một ngày sau; máy chủ đang chạy phải khởi động lại.",
        en: "Move training records on to a later day; a running server has to be started again.")
    public static let demoDayArgument = HelpSentence(
        "Ngày, dạng yyyy-MM-dd, không trước ngày đang tập.", en: "The day as yyyy-MM-dd, not before the day of the records.")
    public static let records = HelpSentence("Kho dữ liệu: cấu trúc và tình trạng.", en: "The database: its schema and state.")
    public static let databaseMigrate = HelpSentence(
        "Nâng cấu trúc dữ liệu lên bản mới nhất và nạp danh mục đơn vị hành chính.",
        en: "Apply missing migrations and load the official units.")
    public static let databaseStatus = HelpSentence(
        "Cấu trúc dữ liệu đang ở bước nào, và kho dữ liệu tự báo gì.",
        en: "Which migrations are applied, and what the engine says of itself.")
    public static let doctor = HelpSentence(
        "Xem dữ liệu, nhật ký và kho quy định có nguyên vẹn không; mã thoát 1 nếu không.",
        en: "Look whether records, log and law are sound; exit 1 when they are not.")
    public static let serve = HelpSentence("Chạy máy chủ phục vụ các trang.", en: "Serve the pages.")
    public static let serveHost = HelpSentence(
        "Địa chỉ lắng nghe; khác máy cục bộ thì phải có máy chủ trung gian với TLS ở trước.",
        en: "Address to listen on; anything but loopback needs a proxy with TLS in front.")
    public static let servePort = HelpSentence("Cổng.", en: "Port.")

    // MARK: accounts

    public static let user = HelpSentence("Tài khoản.", en: "Accounts.")
    public static let userAdd = HelpSentence(
        "Mở tài khoản; mật khẩu ngẫu nhiên chỉ hiện một lần.", en: "Open an account; the random password is printed once.")
    public static let userLogin = HelpSentence(
        "Tên đăng nhập: 3–40 chữ a–z, số, dấu chấm, gạch nối.", en: "3–40 letters a–z, digits, dots, hyphens.")
    public static let userName = HelpSentence("Họ và tên.", en: "Full name.")
    public static let userNameForm = HelpSentence("--name: phải có 1–100 chữ.", en: "--name: 1…100 letters")
    public static let userRole = HelpSentence(
        """
        communeOfficer (công chức xã), villageHead (trưởng thôn), consolidatingOfficer (cán bộ tổng hợp), leader (lãnh đạo),
        departmentOfficer (cán bộ phòng, ban), financeOfficer (cán bộ tài chính) hoặc administrator (quản trị).
        """,
        en: "communeOfficer, villageHead, consolidatingOfficer, leader, departmentOfficer, financeOfficer, administrator.")
    public static let userUnit = HelpSentence("Mã đơn vị hành chính tính đến hôm nay.", en: "Official code of the unit as of today.")
    public static let userPassword = HelpSentence(
        "Đặt lại mật khẩu của một tài khoản; mật khẩu ngẫu nhiên chỉ hiện một lần. Người đang đăng nhập bằng tài khoản này phải đăng nhập lại.",
        en: "Set a new password for an account; a random one is printed once. Whoever is signed in with it has to sign in again.")
    public static let userPasswordAsk = HelpSentence(
        "Tự đặt mật khẩu: nhập từ bàn phím, không hiện trên màn hình.", en: "Ask for the password instead of making one; it is not shown.")

    // MARK: text

    public static let text = HelpSentence(
        "Văn bản tiếng Việt: sắp xếp, bảng mã cũ.", en: "Vietnamese text: order and old encodings.")
    public static let textSort = HelpSentence(
        "Sắp các dòng nhận vào theo thứ tự tiếng Việt.", en: "Lines of standard input in Vietnamese order.")
    public static let textPeople = HelpSentence("Họ tên người: xếp theo tên trước.", en: "Names of people: by given name first.")
    public static let textDecode = HelpSentence(
        "Chuyển các dòng nhận vào sang Unicode; bảng mã cũ được nhận ra ở từng dòng.",
        en: "Lines of standard input as Unicode; the old encoding is recognised line by line.")
    public static let textFrom = HelpSentence(
        "unicode, tcvn3, tcvn3Capitals, vni, mojibake, windows1258; không ghi thì tự nhận ra.",
        en: "unicode, tcvn3, tcvn3Capitals, vni, mojibake, windows1258; recognised when not given.")

    // MARK: reviews and forms

    public static let review = HelpSentence("Rà soát hộ.", en: "Reviews of households.")
    public static let reclassify = HelpSentence(
        "Phân loại lại các phiếu đã lưu sau khi quy định được sửa; câu trả lời và lý do cũ vẫn giữ.",
        en: "Classify stored sheets again after rules were put right; answers and former reasons are kept.")
    public static let reclassifyStandard = HelpSentence(
        "Theo chuẩn này, không kể ngày của phiếu; không ghi thì theo chuẩn quốc gia vào ngày của từng phiếu.",
        en: "Under this standard whatever the day of the sheet; without it each national standard for its own days.")
    public static let reclassifyAll = HelpSentence(
        "Mọi phiếu còn hiệu lực, không chỉ phiếu cuối của mỗi hộ.", en: "Every sheet that stands, not only the last one of each household.")
    public static let reclassifyDryRun = HelpSentence("Nêu kết quả sẽ ra, không ghi gì.", en: "Say what would come out, and keep nothing.")
    public static let report = HelpSentence("Biểu tổng hợp chính thức.", en: "Official figures.")
    public static let reportForm = HelpSentence("Lập biểu 7.1 đến 7.10 từ sổ hộ.", en: "Write a form 7.1 to 7.10 from the registry.")
    public static let reportNumber = HelpSentence("Số biểu: 7.1 … 7.10.", en: "7.1 … 7.10.")
    public static let reportUnit = HelpSentence(
        "Mã đơn vị hành chính vào ngày của địa giới.", en: "Official code of the unit on the day of the boundaries.")
    public static let reportYear = HelpSentence("Năm.", en: "Year.")
    public static let reportBoundaries = HelpSentence(
        "Ngày của địa giới, viết năm-tháng-ngày; không ghi thì là ngày cuối năm.",
        en: "Day of the boundaries, yyyy-MM-dd; the last day of the year without it.")
    public static let reportStage = HelpSentence(
        "Tiêu đề ghi sơ bộ (preliminary) hay chính thức (official); không ghi thì theo đợt rà soát của năm.",
        en: "Whether the title says preliminary or official; by the rounds of the year without it.")
    public static let reportOutput = HelpSentence("Tệp kết quả: .xlsx, .csv hoặc .json.", en: "Where to: .xlsx, .csv or .json.")
    public static let form = HelpSentence("Biểu do người khác lập.", en: "Somebody's filled forms.")
    public static let formCheck = HelpSentence(
        "Chỉ ra dòng nào trong biểu đã lập cộng không khớp; mã thoát 2 nếu có.",
        en: "Tell which rows of a filled form do not add up; exit 2 when some do not.")
    public static let formFile = HelpSentence("Tệp Excel (.xlsx).", en: "The workbook (.xlsx).")

    // MARK: lists

    public static let imports = HelpSentence("Danh sách hộ do xã gửi.", en: "Lists of households as communes send them.")
    public static let importFile = HelpSentence("Danh sách: .xlsx hoặc .csv.", en: "The list: .xlsx or .csv.")
    public static let importUnit = HelpSentence(
        "Mã đơn vị hành chính vào ngày của danh sách.", en: "Official code of the unit on the day of the list.")
    public static let importAsOf = HelpSentence(
        "Danh sách đúng đến ngày nào, viết năm-tháng-ngày.", en: "The day up to which the list holds, yyyy-MM-dd.")
    public static let importCheck = HelpSentence(
        "Chỉ ra từng dòng của danh sách sẽ thay đổi gì; chưa ghi gì.", en: "Say line by line what a list would change; nothing is written.")
    public static let importAsOfFuture = HelpSentence(
        "--as-of không được sau ngày hôm nay.", en: "--as-of may not be after today")
    public static let importReason = HelpSentence(
        "Lý do, khi danh sách có quá ít hộ so với sổ hộ hoặc làm thay đổi số liệu năm trước.",
        en: "Why, where the list names far fewer households than the registry or changes figures of past years.")
    public static let importPastYears = HelpSentence(
        "Xác nhận việc thay đổi số liệu cuối các năm đã hết; cần cả --reason.",
        en: "Confirm that figures of years that are over change; asks for --reason too.")
    public static let importCorrections = HelpSentence(
        "Xác nhận việc đính chính phân loại theo quyết định đã ghi; cần cả --reason.",
        en: "Confirm that classes are put right under the decision on record; asks for --reason too.")
    public static let importCorrectionsMissing = HelpSentence(
        "Nếu phân loại trong danh sách mới đúng thì ghi --corrections và --reason. Chưa nhập gì.",
        en: "If the classes of the list are the right ones, add --corrections and --reason. Nothing was taken in.")
    public static let importPastYearsMissing = HelpSentence(
        "Nếu đúng là phải thay đổi số liệu năm trước thì ghi --past-years và --reason. Chưa nhập gì.",
        en: "If figures of past years must change, add --past-years and --reason. Nothing was taken in.")
    public static let importSupplement = HelpSentence(
        "Danh sách bổ sung: chỉ nêu một số hộ, không hỏi vì sao thiếu các hộ khác.",
        en: "The list names some households only; nobody is asked why others are missing.")
    public static let importReasonMissing = HelpSentence(
        "Nếu danh sách đúng là như vậy thì ghi --reason. Chưa nhập gì.",
        en: "If that is right, say why with --reason. Nothing was taken in.")
    public static let importTemplate = HelpSentence(
        "Ghi một tệp danh sách mẫu để điền: tiêu đề cột, hai dòng ví dụ, hướng dẫn.",
        en: "Write an empty list to be filled: headings, two examples, how to write.")
    public static let importTemplateFile = HelpSentence("Tệp mẫu sẽ ghi (.xlsx).", en: "Where to (.xlsx).")
    public static let importRun = HelpSentence("Nhập danh sách thành một lần nhập.", en: "Take a list in as one batch.")
}
