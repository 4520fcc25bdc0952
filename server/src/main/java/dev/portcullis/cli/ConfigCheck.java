package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Extra;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.draft.PolicyFiles;
import dev.portcullis.server.caller.CallersReader;
import dev.portcullis.server.config.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks through all that a server reads when it starts, and says at once whatever would keep it from doing so. */
final class ConfigCheck {
    private final Terminal terminal;
    private final List<Diagnostic> found = new ArrayList<>();
    private final List<String> hazards = new ArrayList<>();

    /** @param read what there is to say of the configuration itself */
    ConfigCheck(Terminal terminal, List<Diagnostic> read) {
        this.terminal = terminal;
        found.addAll(read);
    }

    /** Looks at the files that a configuration names. */
    void follow(ServerConfig config) {
        config.hazard().ifPresent(hazards::add);
        if (config.mode() == ServerConfig.Mode.SERVICE) {
            service(config);
        }
        config.logs().decisions().ifPresent(file -> demand(() -> InputTexts.requireFolderOf(file)));
        policy(config.policy());
    }

    /** What a trial does not read. */
    private void service(ServerConfig config) {
        demand(() -> StorePlace.of(terminal, config.store()).demandSurroundings());
        demand(() -> InputTexts.requireFolderOf(config.logs().audit()));
        if (Files.exists(config.callers())) {
            found.addAll(CallersReader.load(config.callers()).diagnostics());
        }
    }

    /** Notes what would be demanded at the start in vain. */
    private void demand(Runnable demand) {
        try {
            demand.run();
        } catch (InputException missing) {
            hazards.add(String.valueOf(missing.getMessage()));
        }
    }

    private void policy(List<Path> files) {
        CatalogReading reading = new CatalogReader(Extra.DOCUMENTS).read(CatalogReader.files(files));
        PolicyFiles policy = PolicyFiles.of(reading);
        boolean usable = policy.policy().isPresent();
        policy.diagnostics().stream()
                .map(diagnostic -> usable ? diagnostic.asWarning() : diagnostic)
                .forEach(found::add);
    }

    /**
     * Says everything.
     *
     * @throws InputException if something of it keeps a server from starting
     */
    void report() {
        DecisionInput.report(terminal, found);
        hazards.forEach(hazard -> terminal.err().println("portcullis: " + hazard));
        if (!hazards.isEmpty() || found.stream().anyMatch(each -> each.severity() == Severity.ERROR)) {
            throw new InputException("the configuration cannot be used");
        }
        terminal.out().println("the configuration can be used");
    }
}
