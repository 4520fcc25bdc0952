package dev.portcullis.cli;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Confirmations;
import dev.portcullis.store.Follower;
import dev.portcullis.store.Followers;
import dev.portcullis.store.StoreException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option to wait until all who follow a store use what was written. */
final class WaitOption {
    private static final String NAME = "--wait";
    private static final String USUAL = "30s";
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Terminal terminal;
    private Optional<Followers> followers = Optional.empty();

    @Option(
            names = NAME,
            arity = "0..1",
            paramLabel = "DURATION",
            fallbackValue = USUAL,
            preprocessor = OnlyDurations.class,
            description = "Wait until all servers and gateways that follow the store use what was written, for " + USUAL
                    + " at most or as long as is said.")
    private Optional<String> longest = Optional.empty();

    WaitOption(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What does not begin like a duration is the next argument. */
    static final class OnlyDurations implements IParameterPreprocessor {
        private static final Pattern BEGINNING = Pattern.compile("[0-9.]+(ns|us|µs|ms|s|m|h).*");

        @Override
        @SuppressWarnings("JdkObsolete") // picocli's own stack
        public boolean preprocess(
                Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> details) {
            boolean attached = "=".equals(details.get("separator"));
            if (!attached
                    && (arguments.isEmpty()
                            || !BEGINNING.matcher(arguments.peek()).matches())) {
                arguments.push(USUAL);
            }
            return false;
        }
    }

    /**
     * Makes ready to wait, before anything is written.
     *
     * @throws InputException if nobody could tell who is to be waited for
     */
    void begin(OpenStore open) {
        if (longest.isEmpty()) {
            return;
        }
        duration();
        followers = open.store().followers();
        if (followers.isEmpty()) {
            throw new InputException(
                    "--wait: " + Table.visible(open.name()) + " does not know who follows it; nothing was written");
        }
    }

    private Duration duration() {
        Duration given = FlagText.duration(NAME, longest.orElse(USUAL));
        if (given.isNegative() || given.isZero()) {
            throw new InputException("--wait: it takes longer than nothing");
        }
        return given;
    }

    /** What is known when it is time to stop waiting; missing where nobody wants to wait. */
    Optional<Confirmations> await(StoreToken token) {
        return followers.map(known -> {
            try {
                return Confirmations.await(known, token, duration());
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                return Confirmations.unknown(new StoreException(
                        StoreException.Kind.UNAVAILABLE, "waiting for those who follow the store was interrupted"));
            }
        });
    }

    /** Tells people. */
    void tell(Confirmations known) {
        known.missing().forEach(follower -> say("not confirmed by " + words(follower)));
        known.failure().ifPresent(failure -> say("not confirmed: " + failure.getMessage()));
        if (known.complete()) {
            int count = known.confirmed().size();
            say(
                    switch (count) {
                        case 0 -> "nobody follows the store";
                        case 1 -> "confirmed by the one who follows the store";
                        default -> "confirmed by all " + count + " who follow the store";
                    });
        }
    }

    private static String words(Follower follower) {
        String uses = follower.uses().equals(StoreToken.NONE) ? "nothing yet" : String.valueOf(follower.uses());
        String heard = follower.silent().compareTo(Confirmations.LONGEST_SILENCE) < 0
                ? ""
                : "; it was last heard of " + seconds(follower.silent())
                        + " ago, and where fresh locks are demanded it refuses everybody within "
                        + seconds(follower.kept());
        return follower.name() + ", which uses " + uses + heard;
    }

    private static String seconds(Duration time) {
        return time.plus(MOMENT).toSeconds() + "s";
    }

    /** Tells programs. */
    static void put(Map<String, Object> document, Confirmations known) {
        document.put("confirmed", known.confirmed().stream().map(Follower::name).toList());
        document.put("unconfirmed", unconfirmed(known.missing()));
        known.failure().ifPresent(failure -> document.put("failure", String.valueOf(failure.getMessage())));
    }

    private static List<Map<String, Object>> unconfirmed(List<Follower> missing) {
        return missing.stream().map(WaitOption::document).toList();
    }

    /** One follower for programs. */
    static Map<String, Object> document(Follower follower) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", follower.name());
        document.put("token", follower.uses().toString());
        document.put("silent_ms", follower.silent().toMillis());
        document.put("kept_ms", follower.kept().toMillis());
        return document;
    }

    private void say(String clause) {
        terminal.err().println("portcullis: " + Table.visible(clause));
    }
}
