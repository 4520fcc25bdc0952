package dev.portcullis.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what a lock is to be. */
final class LockOptions {
    private static final String NOW = "now";

    /** Whether one name of the target is enough. */
    enum Match {
        ANY,
        ALL
    }

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(
            names = "--labels",
            paramLabel = "K=V,...",
            description = "Labels that the resource must have; a key given twice means either value.")
    private Optional<String> labels = Optional.empty();

    @Option(names = "--expression", paramLabel = "TEXT", description = "A condition in the language of rules.")
    private Optional<String> expression = Optional.empty();

    @Option(
            names = "--match",
            paramLabel = "any|all",
            description =
                    "Whether one of user, role, login and so on is enough, or all of them must hold. Default: any.")
    private Optional<Match> match = Optional.empty();

    @Option(names = "--message", paramLabel = "TEXT", description = "What those are told whom the lock keeps out.")
    private String message = "";

    @Option(names = "--expires", paramLabel = "TIME", description = "When it ends, for example 2026-01-05T09:00:00Z.")
    private Optional<String> expires = Optional.empty();

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            description = "How long it lasts from now, or from --starts, for example 10h.")
    private Optional<String> ttl = Optional.empty();

    @Option(names = "--starts", paramLabel = "TIME", description = "When it begins. Default: now.")
    private Optional<String> starts = Optional.empty();

    @Option(
            names = "--sessions-started-before",
            paramLabel = "TIME|now",
            description = "Keep out only those who logged in before; who logs in again gets in.")
    private Optional<String> startedBefore = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "What the lock is called. Default: a random UUID.")
    private Optional<String> name = Optional.empty();

    /**
     * What the options ask for.
     *
     * @param now the time
     * @param author who makes the lock
     */
    LockDraft draft(Instant now, String author) {
        if (expires.isPresent() && ttl.isPresent()) {
            throw new InputException("use only one of --expires and --ttl");
        }
        Map<String, String> names = names();
        Map<String, List<String>> selector = selector();
        if (names.isEmpty() && selector.isEmpty()) {
            throw new InputException("at least one target field must be set");
        }
        String called = name.map(text -> TargetOptions.demandText("--name", text))
                .orElseGet(() -> UUID.randomUUID().toString());
        return new LockDraft(called, names, selector, settings(now, author));
    }

    private Map<String, String> settings(Instant now, String author) {
        Map<String, String> settings = new LinkedHashMap<>();
        match.ifPresent(chosen -> settings.put("match", chosen.name().toLowerCase(Locale.ROOT)));
        put(settings, "message", message);
        starts.ifPresent(time -> settings.put("starts", written("--starts", time)));
        end(now).ifPresent(time -> settings.put("expires", time));
        startedBefore.ifPresent(time -> settings.put("sessions_started_before", before(time, now)));
        settings.put("created_at", now.truncatedTo(ChronoUnit.SECONDS).toString());
        put(settings, "created_by", author);
        return settings;
    }

    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        target.fields().forEach((field, value) -> names.put(field.key(), value));
        expression.ifPresent(text -> names.put("expression", TargetOptions.demandText("--expression", text)));
        return names;
    }

    /** Whether somebody may have meant more than one name to hold. */
    boolean isAmbiguous() {
        return match.isEmpty() && names().size() > 1;
    }

    private static void put(Map<String, String> settings, String key, String value) {
        if (!value.isEmpty()) {
            settings.put(key, value);
        }
    }

    private Optional<String> end(Instant now) {
        Instant begin = starts.map(time -> FlagText.time("--starts", time)).orElse(now);
        return ttl.map(text -> end(begin, FlagText.duration("--ttl", text)))
                .or(() -> expires.map(text -> written("--expires", text)));
    }

    private static String end(Instant begin, Duration ttl) {
        if (ttl.isZero() || ttl.isNegative()) {
            throw new InputException("--ttl: a lock lasts longer than nothing");
        }
        return wholeSecond(begin.plus(ttl)).toString();
    }

    /** Rounded up: a lock keeps out for a moment longer rather than shorter. */
    private static Instant wholeSecond(Instant time) {
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(time) ? time : second.plusSeconds(1);
    }

    private static String before(String text, Instant now) {
        return text.equals(NOW) ? wholeSecond(now).toString() : written("--sessions-started-before", text);
    }

    private static String written(String option, String text) {
        return FlagText.time(option, text).toString();
    }

    private Map<String, List<String>> selector() {
        Map<String, List<String>> selector = labels.map(text -> TargetOptions.demandText("--labels", text)).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .filter(pair -> !pair.isBlank())
                .map(LockOptions::label)
                .collect(Collectors.groupingBy(
                        pair -> pair[0], LinkedHashMap::new, Collectors.mapping(pair -> pair[1], Collectors.toList())));
        if (labels.isPresent() && selector.isEmpty()) {
            throw new InputException("--labels names no label");
        }
        return selector;
    }

    private static String[] label(String pair) {
        String[] parts = pair.strip().split("=", 2);
        if (parts.length != 2 || parts[0].isEmpty()) {
            throw new InputException("--labels: `" + Table.visible(pair.strip()) + "` is not a label like env=prod");
        }
        return parts;
    }
}
