package dev.portcullis.reference;

import dev.portcullis.request.Request;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Requests that are like another one but for one part, whatever parts requests have. */
public final class VariedRequest {
    private static final List<RecordComponent> PARTS = List.of(Request.class.getRecordComponents());

    private VariedRequest() {}

    /** The names of the parts. */
    public static Stream<String> parts() {
        return PARTS.stream().map(RecordComponent::getName);
    }

    /** A request with one part of another one. */
    public static Request mixed(Request request, String part, Request other) {
        return build(PARTS.stream()
                .map(component -> value(component, component.getName().equals(part) ? other : request))
                .toArray());
    }

    /** A request at another time. */
    public static Request at(Request request, Instant now) {
        return build(PARTS.stream()
                .map(component -> component.getName().equals("now") ? now : value(component, request))
                .toArray());
    }

    private static Object value(RecordComponent component, Request request) {
        try {
            return component.getAccessor().invoke(request);
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError(broken.getMessage(), broken);
        }
    }

    private static Request build(Object... values) {
        Class<?>[] types = PARTS.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return Request.class.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError(Arrays.toString(values), broken);
        }
    }
}
