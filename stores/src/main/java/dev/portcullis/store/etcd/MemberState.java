package dev.portcullis.store.etcd;

import java.net.URI;
import java.util.List;

/** How a member of a cluster is, as it says itself. */
public sealed interface MemberState {
    /** Where it is. */
    URI endpoint();

    /**
     * It answers.
     *
     * @param version of etcd
     * @param bytes how large its data is on disk
     * @param role what it is to the others
     * @param alarms what etcd has stopped for, in its own words, for example {@code NOSPACE}; mostly empty
     */
    record Answers(URI endpoint, String version, long bytes, Role role, List<String> alarms) implements MemberState {
        public Answers {
            alarms = List.copyOf(alarms);
        }
    }

    /**
     * It does not answer.
     *
     * @param why in one clause
     */
    record Silent(URI endpoint, String why) implements MemberState {}

    /** What a member is to the others. */
    enum Role {
        LEADER("leader"),
        FOLLOWER("follower"),
        /** It knows of no leader: it is cut off from the majority, or there is none. */
        LEADERLESS("no leader");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** The word for people. */
        public String word() {
            return word;
        }
    }
}
