package dev.portcullis.store.etcd;

/**
 * How far what is kept is known.
 *
 * @param head the history there
 * @param reached the revision of etcd up to which all is known
 * @param content whether nothing but Portcullis has written it
 */
record Position(Head head, long reached, Content content) {
    enum Content {
        OURS,
        CHANGED_BY_OTHERS
    }

    /** After one more write. */
    Position at(Head next) {
        return new Position(next, Math.max(reached, next.mod()), content);
    }

    /** After etcd has told that it has nothing more up to one of its revisions. */
    Position reached(long revision) {
        return new Position(head, Math.max(reached, revision), content);
    }
}
