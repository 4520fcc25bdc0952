package dev.portcullis.preview;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import dev.portcullis.text.GoQuote;
import java.util.List;
import java.util.Optional;

/** Something that speaks against making a lock. */
public sealed interface Concern {
    /** How much a concern weighs. */
    enum Weight {
        /** Worth knowing. */
        NOTICE,
        /** No lock should be made so without saying that it is meant. */
        OBJECTION
    }

    /** One lower-case clause. */
    String message();

    /** What may be meant or done instead, in one clause; else empty. */
    default String help() {
        return "";
    }

    default Weight weight() {
        return Weight.NOTICE;
    }

    /** The lock has no effect at any time that is still to come. */
    record NeverInForce() implements Concern {
        @Override
        public String message() {
            return "the lock is never in force: it is over already";
        }

        @Override
        public Weight weight() {
            return Weight.OBJECTION;
        }
    }

    /** Nobody could use anything. */
    record LocksEverything() implements Concern {
        @Override
        public String message() {
            return "the lock keeps everybody out of every resource";
        }

        @Override
        public Weight weight() {
            return Weight.OBJECTION;
        }
    }

    /**
     * Of all the users who may delete locks, none could do so any more.
     *
     * @param users their names
     */
    record LocksOutTheLast(List<String> users) implements Concern {
        private static final int MOST = 5;

        public LocksOutTheLast {
            users = List.copyOf(users);
        }

        @Override
        public String message() {
            return "nobody would be left who may delete locks; now " + names() + " may";
        }

        private String names() {
            List<String> quoted = users.stream().limit(MOST).map(GoQuote::of).toList();
            int others = users.size() - quoted.size();
            int last = quoted.size() - 1;
            if (others > 0) {
                return String.join(", ", quoted) + " and " + others + " more";
            }
            return last == 0 ? quoted.get(0) : String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
        }

        @Override
        public String help() {
            return "whoever holds the store can still remove the lock";
        }

        @Override
        public Weight weight() {
            return Weight.OBJECTION;
        }
    }

    /**
     * The lock keeps out who makes it.
     *
     * @param user that user
     */
    record LocksOutCaller(String user) implements Concern {
        @Override
        public String message() {
            return "the lock keeps you out, as user " + GoQuote.of(user);
        }
    }

    /**
     * What somebody else has found who knows more, in the words in which it was told.
     *
     * @param message one lower-case clause
     * @param help what may be done instead; else empty
     * @param weight how much it weighs
     */
    record Told(String message, String help, Weight weight) implements Concern {}

    /**
     * Nothing that is known goes by the name.
     *
     * @param field what is named
     * @param value the name
     * @param nearest the known name that is probably meant
     */
    record UnknownTarget(TargetField field, String value, Optional<String> nearest) implements Concern {
        @Override
        public String message() {
            return "there is no known " + field.key() + " " + GoQuote.of(value);
        }

        @Override
        public String help() {
            return nearest.map(name -> "did you mean `" + name + "`?").orElse("");
        }
    }

    /**
     * Another lock in force says the same.
     *
     * @param other that lock
     */
    record Duplicate(Lock other) implements Concern {
        @Override
        public String message() {
            return "lock " + GoQuote.of(other.name()) + " keeps out the same already";
        }
    }
}
