package dev.portcullis.cli;

import dev.portcullis.server.caller.CallersFile;
import dev.portcullis.server.caller.CallersLedger;
import dev.portcullis.server.caller.CallersReading;
import dev.portcullis.server.caller.StaticToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the file in which it stands who may call a server. */
final class CallersOption {
    /** The variable that names the file where the option does not; a server looks there, too. */
    static final String VARIABLE = "PORTCULLIS_CALLERS";

    private final Terminal terminal;

    @Option(
            names = "--callers",
            paramLabel = "FILE",
            description = "The callers file of the server. Default: the variable " + VARIABLE + ".")
    private Optional<Path> written = Optional.empty();

    CallersOption(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * The file; it need not be there yet.
     *
     * @throws InputException if none is named
     */
    CallersLedger ledger() {
        return written.or(() -> terminal.variable(VARIABLE).map(Path::of))
                .map(CallersLedger::new)
                .orElseThrow(
                        () -> new InputException("a callers file is missing: give --callers FILE, or set " + VARIABLE));
    }

    /**
     * The tokens in the file, which is there; missing when it has mistakes, which are reported.
     *
     * @throws InputException if it cannot be read
     */
    Optional<List<StaticToken>> tokens() {
        CallersLedger ledger = ledger();
        InputTexts.requireExisting(ledger.path());
        CallersReading reading = ledger.read();
        DecisionInput.report(terminal, reading.diagnostics());
        return reading.callers().map(CallersFile::tokens);
    }
}
