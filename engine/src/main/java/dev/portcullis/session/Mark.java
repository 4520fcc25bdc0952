package dev.portcullis.session;

import dev.portcullis.lock.TargetField;

/** What sessions are found by. */
sealed interface Mark {
    /** What locks can name of them. */
    record Named(TargetField field, String value) implements Mark {}

    /** That they end when the view of the locks is not proven fresh. */
    record Strict() implements Mark {}
}
