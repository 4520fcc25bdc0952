package dev.portcullis.server.mapping;

import static dev.portcullis.diagnostic.NearestName.didYouMean;

import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.server.mapping.Template.Rest;
import dev.portcullis.server.mapping.Template.Segment;
import dev.portcullis.source.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads templates, and texts that use what they find. */
final class TemplateReader {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*+)}");
    private static final Pattern REST = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*+)\\.\\.\\.}");
    private static final String ONE = "*";
    private static final String ALL = "**";

    private final Diagnostics diagnostics;

    TemplateReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A template of paths. */
    Template path(Fragment text) {
        if (!text.text().startsWith("/")) {
            report(text, "a path begins with `/`");
        }
        List<String> parts = new ArrayList<>(Stream.of(text.text().split("/"))
                .filter(part -> !part.isEmpty())
                .toList());
        Rest rest = parts.isEmpty() ? new Rest.Nothing() : rest(parts.get(parts.size() - 1));
        if (!(rest instanceof Rest.Nothing)) {
            parts.remove(parts.size() - 1);
        }
        return new Template(segments(text, parts), rest);
    }

    /** A template of hosts. */
    Template host(Fragment text) {
        List<String> parts = List.of(text.text().toLowerCase(Locale.ROOT).split("\\.", -1));
        List<String> names = List.of(text.text().split("\\.", -1));
        List<Segment> segments = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            segments.add(segment(text, names.get(at).startsWith("{") ? names.get(at) : parts.get(at)));
        }
        return new Template(segments, new Rest.Nothing());
    }

    /** What is made of the names of a template: what is written, or the only one of them. */
    Filling filling(Fragment template, Template read, Optional<Fragment> value) {
        List<String> names = names(read);
        if (value.isEmpty()) {
            if (names.size() != 1) {
                diagnostics.add(DiagnosticCode.INVALID_FIELD
                        .at(
                                template.place(),
                                "this has " + (names.isEmpty() ? "no name" : "more than one name") + " in `{}`")
                        .withHelp("say with `value` what it stands for"));
            }
            return names.isEmpty() ? Filling.only("") : Filling.only(names.get(0));
        }
        return filling(value.get(), names);
    }

    private Filling filling(Fragment text, List<String> names) {
        List<String> pieces = new ArrayList<>();
        Matcher gaps = NAME.matcher(text.text());
        int end = 0;
        while (gaps.find()) {
            pieces.add(literal(text, text.text().substring(end, gaps.start())));
            pieces.add(gaps.group(1));
            end = gaps.end();
            if (!names.contains(gaps.group(1))) {
                diagnostics.add(DiagnosticCode.INVALID_FIELD
                        .at(text.place(), "`" + gaps.group() + "` is not a name of the template")
                        .withHelp(didYouMean(gaps.group(1), names)));
            }
        }
        pieces.add(literal(text, text.text().substring(end)));
        return new Filling(pieces);
    }

    private String literal(Fragment text, String piece) {
        if (piece.indexOf('{') >= 0 || piece.indexOf('}') >= 0) {
            report(text, "a name in braces is made of letters, digits and `_`");
        }
        return piece;
    }

    private static Rest rest(String last) {
        if (last.equals(ALL)) {
            return new Rest.Anything();
        }
        Matcher named = REST.matcher(last);
        return named.matches() ? new Rest.Named(named.group(1)) : new Rest.Nothing();
    }

    private List<Segment> segments(Fragment text, List<String> parts) {
        List<Segment> segments = new ArrayList<>();
        for (String part : parts) {
            if (part.equals(ALL) || REST.matcher(part).matches()) {
                report(text, "`" + part + "` stands at the end only");
            } else {
                segments.add(segment(text, part));
            }
        }
        return segments;
    }

    private Segment segment(Fragment text, String part) {
        Matcher named = NAME.matcher(part);
        if (named.matches()) {
            return new Segment.Named(named.group(1));
        }
        if (part.equals(ONE)) {
            return new Segment.Any();
        }
        if (part.isEmpty() || Stream.of(ONE, "{", "}", "?", "%", "\\", ";").anyMatch(part::contains)) {
            report(text, "`" + part + "` is neither plain text nor `*` nor a name in braces");
        }
        return new Segment.Literal(part);
    }

    private static List<String> names(Template template) {
        List<String> names = new ArrayList<>();
        for (Segment segment : template.segments()) {
            if (segment instanceof Segment.Named named) {
                names.add(named.name());
            }
        }
        if (template.rest() instanceof Rest.Named named) {
            names.add(named.name());
        }
        return names;
    }

    private void report(Fragment text, String message) {
        diagnostics.add(DiagnosticCode.INVALID_FIELD.at(text.place(), message));
    }
}
