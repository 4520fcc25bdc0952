package dev.portcullis.server.point;

import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.request.Subject;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The subject of a request as it is believed.
 *
 * @param subject the stored user, with what the caller says of it where the caller may say so
 * @param ignored what the caller said and may not say, one sentence; empty for nothing
 */
public record Claims(Subject.User subject, List<String> ignored) {
    /** What a caller is told who is not believed about a subject. */
    public static final String NOT_BELIEVED =
            "what the caller says about the subject is ignored: it has no right to assert subjects";

    public Claims {
        ignored = List.copyOf(ignored);
    }

    /**
     * What a caller is told whose labels of a resource are not believed.
     *
     * @param field where they stand in its request
     */
    public static String labelsIgnored(String field) {
        return "`" + field + "` is ignored: the caller has no right to assert subjects";
    }

    /** The user whom the policy knows by that name; with nothing but the name where there is none. */
    public static Claims stored(CompiledPolicy policy, String name) {
        return new Claims(policy.person(name), List.of());
    }

    /** The same with what the caller says, if it may say so. */
    public Claims with(Caller caller, UnaryOperator<Subject.User> said) {
        return caller.may(Right.ASSERT_SUBJECTS)
                ? new Claims(said.apply(subject), ignored)
                : new Claims(subject, List.of(NOT_BELIEVED));
    }
}
