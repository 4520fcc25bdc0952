package dev.portcullis.identity;

import dev.portcullis.request.Subject;
import java.util.List;

/** A subject as the deciding cluster sees it. */
public sealed interface Identity {

    /**
     * A user.
     *
     * @param user what the credential says
     * @param originalRoles roles of the credential, without the implicit one, each once
     * @param roles roles in this cluster, without the implicit one, each once
     * @param localName name in this cluster; another than the original one for users of other clusters
     */
    record Person(Subject.User user, List<String> originalRoles, List<String> roles, String localName)
            implements Identity {

        /** The credential as it counts here: with the name and the roles of this cluster. */
        public Subject.User localUser() {
            return remote() ? user.as(localName, roles) : user;
        }

        /** Whether another cluster issued the credential. */
        public boolean remote() {
            return !localName.equals(user.name());
        }
    }

    /** A machine of the cluster itself. */
    record Machine(Subject.Agent agent) implements Identity {}
}
