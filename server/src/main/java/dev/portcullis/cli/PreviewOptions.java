package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.RequestReader;
import dev.portcullis.catalog.RequestReading;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.lock.Lock;
import dev.portcullis.preview.LockPreview;
import dev.portcullis.preview.OpenSession;
import dev.portcullis.preview.Surroundings;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that look at what a lock would do. */
final class PreviewOptions {
    private static final String OPERATING_SYSTEM_USER = "user.name";

    private final Terminal terminal;

    @Option(
            names = "--sessions",
            paramLabel = "FILE",
            description = "Open sessions, as the requests they were opened with; - for standard input.")
    private Optional<Path> sessions = Optional.empty();

    @Option(
            names = "--as",
            paramLabel = "USER",
            description = "Who makes the lock. Default: the user of the operating system.")
    private String author = System.getProperty(OPERATING_SYSTEM_USER, "");

    PreviewOptions(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether a file tells which sessions are open. */
    boolean tellsSessions() {
        return sessions.isPresent();
    }

    /** Who makes the lock; empty when nobody knows. */
    String author() {
        return author;
    }

    /**
     * What is there when a lock is made, without sessions. A policy with errors counts as far as it can be read.
     *
     * @param now the time at which it is made
     */
    Surroundings surroundings(CatalogReading policy, Instant now) {
        if (!policy.accepted()) {
            terminal.err()
                    .println(
                            "portcullis: the policy has errors, so this preview may be incomplete; see portcullis check");
        }
        return Surroundings.of(policy.catalog(), Optional.of(author).filter(name -> !name.isEmpty()), now);
    }

    /**
     * The same with the open sessions that a file tells of, if one is given.
     *
     * @throws InputException if that cannot be read
     */
    Surroundings running(CatalogReading policy, Surroundings surroundings) {
        return sessions.isEmpty() ? surroundings : surroundings.running(open(policy, surroundings));
    }

    /** What a lock would do, if there may be such a lock at all. */
    static LockPreview look(Lock lock, Surroundings surroundings) {
        if (!surroundings.hasRoomFor(lock)) {
            throw new InputException(
                    "there are " + Lock.MOST_WITHOUT_ANCHOR
                            + " locks already that must be tried on every request; name a user, a role or something else as well");
        }
        return LockPreview.of(lock, surroundings);
    }

    private List<OpenSession> open(CatalogReading policy, Surroundings surroundings) {
        RequestText text = RequestText.read(terminal, sessions);
        RequestReader reader = new RequestReader(surroundings.now(), policy.catalog());
        List<Diagnostic> diagnostics = new ArrayList<>(text.diagnostics());
        List<OpenSession> open = new ArrayList<>();
        for (YamlNode document : text.documents()) {
            RequestReading reading = reader.read(document);
            diagnostics.addAll(reading.diagnostics());
            reading.request().ifPresent(request -> open.add(surroundings.opened(name(request, document), request)));
        }
        DecisionInput.report(terminal, diagnostics);
        if (diagnostics.stream().anyMatch(found -> found.severity() == Severity.ERROR)) {
            throw new InputException("the open sessions in " + text.name() + " cannot be read");
        }
        return open;
    }

    private static String name(Request request, YamlNode document) {
        String who = request.subject() instanceof Subject.User user
                ? user.name()
                : request.subject() instanceof Subject.Agent agent ? agent.serverId() : "";
        return who + " (line " + document.span().line() + ")";
    }
}
