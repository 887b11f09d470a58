import Foundation

/// Answers already given, found again by the bytes of a row after its id: households of one commune share days, points and
/// deprivations, and the same bytes have the same answer. Of one thread alone. It holds a bounded number of answers and is
/// left alone once it has not paid, so that rows which are all different cost no more than without it.
final class AnswerMemo {
    struct Answer {
        let bytes: UnsafePointer<UInt8>
        let count: Int
        let isError: Bool
    }

    private struct Slot {
        var hash: UInt64 = 0
        var start: UInt32 = 0
        var keyCount: UInt16 = 0
        var answerCount: UInt16 = 0
        var isError = false
    }

    private static let places = 1 << 15
    /// A key is looked for in so many places, so that keys made to collide cost no more than rows without a memo.
    private static let probes = 8
    private static let room = 16 << 20

    private let slots: UnsafeMutablePointer<Slot>
    private let store: UnsafeMutablePointer<UInt8>
    private var used = 0
    private var (hits, misses) = (0, 0)

    private(set) var isWorthwhile = true

    init() {
        slots = .allocate(capacity: Self.places)
        slots.initialize(repeating: Slot(), count: Self.places)
        store = .allocate(capacity: Self.room)
    }

    deinit {
        slots.deallocate()
        store.deallocate()
    }

    @inline(__always)
    func answer(to key: UnsafePointer<UInt8>, count: Int, hash: UInt64) -> Answer? {
        for probe in 0..<Self.probes {
            let slot = slots + Int(truncatingIfNeeded: hash &+ UInt64(probe)) & (Self.places - 1)
            guard slot.pointee.keyCount > 0 else { break }
            let kept = UnsafePointer(store + Int(slot.pointee.start))
            if slot.pointee.hash == hash, Int(slot.pointee.keyCount) == count, memcmp(kept, key, count) == 0 {
                hits &+= 1
                return Answer(bytes: kept + count, count: Int(slot.pointee.answerCount), isError: slot.pointee.isError)
            }
        }
        return nil
    }

    func keep(_ answer: Answer, to key: UnsafePointer<UInt8>, count: Int, hash: UInt64) {
        misses += 1
        if misses == Self.places, hits < misses { isWorthwhile = false }
        guard count > 0, count <= UInt16.max, answer.count <= UInt16.max, used + count + answer.count <= Self.room else { return }
        for probe in 0..<Self.probes {
            let slot = slots + Int(truncatingIfNeeded: hash &+ UInt64(probe)) & (Self.places - 1)
            guard slot.pointee.keyCount == 0 else { continue }
            slot.pointee = Slot(
                hash: hash, start: UInt32(used), keyCount: UInt16(count), answerCount: UInt16(answer.count), isError: answer.isError)
            (store + used).update(from: key, count: count)
            (store + used + count).update(from: answer.bytes, count: answer.count)
            used += count + answer.count
            return
        }
    }

    /// Eight bytes at a time, mixed by a multiplication whose halves are folded together.
    @inline(__always)
    static func hash(_ key: UnsafePointer<UInt8>, count: Int) -> UInt64 {
        let bytes = UnsafeRawPointer(key)
        var state = UInt64(truncatingIfNeeded: count) &+ 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset + 8 <= count {
            state = mixed(state ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        if offset < count {
            var rest: UInt64 = 0
            for index in offset..<count { rest = rest << 8 | UInt64(key[index]) }
            state = mixed(state ^ rest)
        }
        return state
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
