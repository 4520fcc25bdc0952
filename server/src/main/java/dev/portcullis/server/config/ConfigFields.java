package dev.portcullis.server.config;

import dev.portcullis.catalog.Fields;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.format.Times;
import dev.portcullis.source.Fragment;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The values of a part of a configuration whose shape has been checked, as what they stand for. */
final class ConfigFields {
    private static final Duration LONGEST = Duration.ofDays(20);
    private static final int DIGITS = 9;
    private static final int LARGEST = 999_999_999;

    private final Fields fields;
    private final Path folder;
    private final Diagnostics diagnostics;

    /** @param folder what paths are relative to */
    ConfigFields(Fields fields, Path folder, Diagnostics diagnostics) {
        this.fields = fields;
        this.folder = folder;
        this.diagnostics = diagnostics;
    }

    /** A part of this part; an empty one where there is none. */
    ConfigFields part(String name) {
        return new ConfigFields(fields.fields(name), folder, diagnostics);
    }

    Optional<String> text(String name) {
        return fields.text(name).map(Fragment::text).filter(text -> !text.isEmpty());
    }

    List<String> texts(String name) {
        return fields.words(name);
    }

    /** Whether it is said that something holds. */
    boolean flag(String name) {
        return fields.flag(name).orElse(false);
    }

    Optional<Path> path(String name) {
        return text(name).map(folder::resolve);
    }

    List<Path> paths(String name) {
        return texts(name).stream().map(folder::resolve).toList();
    }

    /** A time; the usual one also where the one that is written is refused. */
    Duration time(String name, Duration usual) {
        Optional<Duration> read = fields.duration(name);
        if (read.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            refuse(name, "`" + name + "` must be longer than nothing");
            return usual;
        }
        if (read.filter(time -> time.compareTo(LONGEST) > 0).isPresent()) {
            refuse(name, "`" + name + "` must be at most " + Times.print(LONGEST));
            return usual;
        }
        return read.orElse(usual);
    }

    /** The same where less than something is of no use. */
    Duration time(String name, Duration usual, Duration least) {
        Duration read = time(name, usual);
        if (read.compareTo(least) < 0) {
            refuse(name, "`" + name + "` must be at least " + Times.print(least));
            return usual;
        }
        return read;
    }

    /** A number; the usual one also where the one that is written is refused. */
    int number(String name, int usual, int least) {
        Optional<String> written = text(name).map(text -> text.replace("_", ""));
        if (written.isEmpty()) {
            return usual;
        }
        boolean readable = written.get().matches("\\d{1," + DIGITS + "}");
        int value = readable ? Integer.parseInt(written.get()) : -1;
        if (value < least) {
            refuse(name, "`" + name + "` must be a number from " + least + " to " + LARGEST);
            return usual;
        }
        return value;
    }

    Optional<URI> address(String name) {
        return text(name).flatMap(text -> {
            try {
                URI address = new URI(text);
                if (address.isAbsolute() && address.getHost() != null) {
                    return Optional.of(address);
                }
            } catch (URISyntaxException wrong) {
                refuse(name, "`" + name + "` is not a web address");
                return Optional.empty();
            }
            refuse(name, "`" + name + "` is not a whole web address");
            return Optional.empty();
        });
    }

    void refuse(String name, String why) {
        diagnostics.add(DiagnosticCode.INVALID_FIELD.at(fields.placeOf(name), why));
    }

    Fields fields() {
        return fields;
    }

    Path folder() {
        return folder;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }
}
