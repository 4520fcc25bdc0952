package dev.portcullis.catalog;

import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.LockTerms;
import dev.portcullis.lock.TargetField;
import dev.portcullis.source.Span;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Understands locks. */
final class LockReader {
    private final Diagnostics diagnostics;
    private final LockTermsReader termsReader;

    LockReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.termsReader = new LockTermsReader(diagnostics);
    }

    /** The lock, or nothing when it has no target, or says something that is not valid: none is better than another one. */
    Optional<Lock> read(Resource resource) {
        Fields target = resource.spec().fields("target");
        Map<TargetField, String> fields = targetFields(target);
        Optional<LockTerms> terms = termsReader.read(resource.spec());
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        if (fields.isEmpty() && !terms.get().hasConditions()) {
            diagnostics.add(
                    DiagnosticCode.INVALID_FIELD.at(targetPlace(resource), "at least one target field must be set"));
            return Optional.empty();
        }
        Lock lock = new Lock(
                resource.name(),
                new LockTarget(fields),
                terms.get(),
                resource.spec().word("message"),
                time(resource.spec(), "expires"),
                time(resource.metadata(), "expires"),
                resource.place());
        warn(lock, resource.spec());
        return Optional.of(lock);
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

    private void warn(Lock lock, Fields spec) {
        Fields target = spec.fields("target");
        if (lock.target().fields().containsKey(TargetField.NODE)) {
            diagnostics.add(DiagnosticCode.DEPRECATED_FIELD
                    .at(target.placeOfKey("node"), "node")
                    .withHelp("use `server_id`"));
        }
        int alternatives =
                lock.target().fields().size() + (lock.terms().expression().isPresent() ? 1 : 0);
        if (alternatives > 1 && spec.node("match").isEmpty()) {
            diagnostics.add(DiagnosticCode.AMBIGUOUS_LOCK
                    .at(target.place(), alternatives)
                    .withHelp("write `match: any` if this is meant, `match: all` if all of them are needed"));
        }
        if (!lock.terms().starts().isBefore(lock.end())) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD
                    .at(spec.placeOf("starts"), "the lock is never in force: it starts when it has ended")
                    .withHelp("it ends at " + lock.end()));
        }
    }

    private static Instant time(Fields fields, String name) {
        return fields.time(name).orElse(Instant.MAX);
    }
}
