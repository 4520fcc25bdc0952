package dev.portcullis.catalog;

import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.source.Span;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Understands locks. */
final class LockReader {
    private static final List<String> LATER_SPEC = List.of("starts", "sessions_started_before");
    private static final List<String> LATER_TARGET = List.of("labels", "expression");

    private final Diagnostics diagnostics;

    LockReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The lock, or nothing when it has no target. */
    Optional<Lock> read(Resource resource) {
        Fields spec = resource.spec();
        Fields target = spec.fields("target");
        boolean laterSpec = refuseLater(spec, LATER_SPEC);
        boolean laterTarget = refuseLater(target, LATER_TARGET);
        refuseMatchAll(spec);
        Map<TargetField, String> fields = targetFields(target);
        if (fields.isEmpty()) {
            if (!laterSpec && !laterTarget) {
                diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                        targetPlace(resource), "at least one target field must be set"));
            }
            return Optional.empty();
        }
        warn(spec, target, fields);
        return Optional.of(new Lock(
                resource.name(),
                new LockTarget(fields),
                spec.word("message"),
                time(spec, "expires"),
                time(resource.metadata(), "expires"),
                resource.place()));
    }

    private static Span targetPlace(Resource resource) {
        if (resource.fields().node("spec").isEmpty()) {
            return resource.fields().placeOf("kind");
        }
        return resource.spec().node("target").isEmpty()
                ? resource.fields().placeOfKey("spec")
                : resource.spec().placeOf("target");
    }

    private static Map<TargetField, String> targetFields(Fields target) {
        Map<TargetField, String> fields = new EnumMap<>(TargetField.class);
        for (TargetField field : TargetField.values()) {
            String value = target.word(field.key());
            if (!value.isEmpty()) {
                fields.put(field, value);
            }
        }
        return fields;
    }

    private void warn(Fields spec, Fields target, Map<TargetField, String> fields) {
        if (fields.containsKey(TargetField.NODE)) {
            diagnostics.add(DiagnosticCode.DEPRECATED_FIELD
                    .at(target.placeOfKey("node"), "node")
                    .withHelp("use `server_id`"));
        }
        if (fields.size() > 1 && spec.node("match").isEmpty()) {
            diagnostics.add(DiagnosticCode.AMBIGUOUS_LOCK
                    .at(target.place(), fields.size())
                    .withHelp("write `match: any` if this is meant, or a lock for each"));
        }
    }

    /** Reports fields that would change what the lock means: it is better to have no lock than another one. */
    private boolean refuseLater(Fields fields, List<String> names) {
        List<String> used =
                names.stream().filter(name -> fields.node(name).isPresent()).toList();
        used.forEach(name -> diagnostics.add(DiagnosticCode.UNSUPPORTED_FIELD.at(fields.placeOfKey(name), name)));
        return !used.isEmpty();
    }

    private void refuseMatchAll(Fields spec) {
        if (spec.word("match").equals("all")) {
            diagnostics.add(DiagnosticCode.UNSUPPORTED_FIELD.at(spec.placeOf("match"), "match: all"));
        }
    }

    private static Instant time(Fields fields, String name) {
        return fields.time(name).orElse(Instant.MAX);
    }
}
