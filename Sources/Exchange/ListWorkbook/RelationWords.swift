import Core
import Registry

/// Relations as lists write them.
enum RelationWords {
    static func relation(_ text: String) -> Relation? {
        switch text.searchKey {
        case "chu ho", "ch", "chuho": .head
        case "vo", "chong", "vo chong": .spouse
        case "con", "con trai", "con gai", "con de", "con ruot", "con nuoi": .child
        case "bo", "me", "cha", "bo me", "ba", "ma", "bo de", "me de": .parent
        case "anh", "chi", "em", "anh chi em", "anh trai", "chi gai", "em trai", "em gai", "em ruot", "anh ruot": .sibling
        case "ong", "ong ba", "ong noi", "ba noi", "ong ngoai", "ba ngoai": .grandparent
        case "chau", "chau noi", "chau ngoai": .grandchild
        case "con dau", "con re", "con dau re", "dau", "re": .childInLaw
        case "bo vo", "me vo", "bo chong", "me chong", "bo me vo chong": .parentInLaw
        case "chau ho", "chau ruot": .nieceOrNephew
        case "khac", "nguoi khac", "khong co quan he", "o nho", "chat": .other
        default: nil
        }
    }
}
