package dev.portcullis.server.authzen;

import dev.portcullis.server.web.Refusal;
import java.util.Optional;

/**
 * The entities of one question. What is said of an entity counts as a whole; only what identifies it is taken from the
 * defaults where it is missing.
 *
 * @param own what the question says
 * @param defaults what holds for all questions of a request; the question itself where it stands alone
 */
record Entities(Members own, Members defaults) {
    /** The entities of a question that stands alone. */
    static Entities of(Members question) {
        return new Entities(question, question);
    }

    Entity subject() {
        return needed("subject");
    }

    Entity action() {
        return needed("action");
    }

    Entity resource() {
        return needed("resource");
    }

    /** What else is known. */
    Optional<Members> context() {
        return own.has("context") ? own.object("context") : defaults.object("context");
    }

    private Entity needed(String name) {
        Optional<Members> common = defaults.object(name);
        Optional<Members> said = own.object(name).or(() -> common);
        Members members = said.orElseThrow(() -> own.wrong(name, "missing"));
        return new Entity(members, common.orElse(members));
    }

    /**
     * A subject, an action or a resource.
     *
     * @param said what is said of it
     * @param fallback what identifies it where that does not
     */
    record Entity(Members said, Members fallback) {
        /**
         * What identifies it.
         *
         * @throws Refusal with status 400 where it is missing or empty
         */
        String id(String name) {
            String id = said.text(name).or(() -> fallback.text(name)).orElseThrow(() -> said.wrong(name, "missing"));
            if (id.isEmpty()) {
                throw said.wrong(name, "empty");
            }
            return id;
        }

        /** What else is said of it. */
        Optional<Members> properties() {
            return said.object("properties");
        }
    }
}
