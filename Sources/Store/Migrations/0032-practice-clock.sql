-- Records for training may live on another day than ours: how many milliseconds their clock is before or behind it.
CREATE TABLE practice_clock (
    id {integer} PRIMARY KEY CHECK (id = 1),
    shift {integer} NOT NULL
) {strict};
