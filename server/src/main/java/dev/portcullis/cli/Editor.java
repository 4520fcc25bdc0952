package dev.portcullis.cli;

import dev.portcullis.cli.Terminal.Stream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The editor of the person at the terminal: {@code VISUAL}, else {@code EDITOR}, else vi.
 *
 * @param command as a shell takes it, with arguments
 */
record Editor(String command) {
    /**
     * That of this person.
     *
     * @throws InputException if it would be vi, and there is no terminal for it
     */
    static Editor of(Terminal terminal) {
        return new Editor(terminal.variable("VISUAL")
                .or(() -> terminal.variable("EDITOR"))
                .orElseGet(() -> usual(terminal)));
    }

    private static String usual(Terminal terminal) {
        if (!terminal.isInteractive(Stream.IN)) {
            throw new InputException(
                    "there is no terminal to edit at; VISUAL or EDITOR names an editor that needs none");
        }
        return "vi";
    }

    /**
     * Lets the person edit a file, and waits for the end.
     *
     * @throws InputException if the editor cannot be started, or says that something went wrong
     */
    void edit(Path file) {
        int exitCode = run(file);
        if (exitCode != 0) {
            throw new InputException("the editor `" + Table.visible(command) + "` ended with exit code " + exitCode);
        }
    }

    /** The shell splits the command; the name of the file is an argument of its own, whatever is in it. */
    private int run(Path file) {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", command + " \"$1\"", "editor", file.toString()).inheritIO();
        try {
            return builder.start().waitFor();
        } catch (IOException broken) {
            throw new InputException("cannot start the editor: " + broken.getMessage());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new InputException("interrupted while the editor was open");
        }
    }
}
