package dev.portcullis.server.authzen;

import dev.portcullis.request.Subject;
import dev.portcullis.server.point.Claims;
import java.util.List;
import java.util.Map;

/**
 * Who a question is about.
 *
 * @param claims what is believed of the user
 * @param address from where, where the caller says so and may; else empty
 * @param unknown why it can be no user that is known here, in which case nothing is allowed; else empty
 */
record Person(Claims claims, String address, String unknown) {
    static Person of(Claims claims) {
        return new Person(claims, "", "");
    }

    /** A subject that is no user. It must not be taken for the user with its id. */
    static Person stranger(String type, String id) {
        Subject.User nobody = Subject.User.local(type + "/" + id, List.of(), Map.of());
        return new Person(new Claims(nobody, List.of()), "", "subjects of type `" + type + "` are not known here");
    }

    boolean isUnknown() {
        return !unknown.isEmpty();
    }
}
