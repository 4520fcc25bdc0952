package dev.portcullis.server;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does several things, each whatever has become of those before. What fails is in the log. */
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    private final List<RuntimeException> failures = new ArrayList<>();

    /**
     * Does one more thing.
     *
     * @param failure what to say if that fails
     */
    Steps then(String failure, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException broken) {
            LOG.error("{}: {}", failure, broken.getMessage(), broken);
            failures.add(broken);
        }
        return this;
    }

    /** Throws what has failed first, with all else that has. */
    void report() {
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
