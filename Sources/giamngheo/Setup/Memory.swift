import CMalloc

/// How the process holds memory. The C library keeps a heap for each thread and gives little back: after the forms of a province
/// a server would stay several times as large as it needs to be.
enum Memory {
    static func bound() {
        mallopt(M_ARENA_MAX, 2)
        mallopt(M_TRIM_THRESHOLD, 1 << 20)
    }
}
