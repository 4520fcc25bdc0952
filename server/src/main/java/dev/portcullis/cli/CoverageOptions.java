package dev.portcullis.cli;

import dev.portcullis.coverage.Coverage;
import dev.portcullis.coverage.Share;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What people want to know of which parts of rules their cases reach. */
final class CoverageOptions {
    @Option(
            names = "--coverage",
            description = "Also tells which rules applied, and which of their conditions were both true and false.")
    private boolean text;

    @Option(
            names = "--coverage-lcov",
            paramLabel = "FILE",
            description = "Writes the coverage for editors and code hosts, as a tracefile of LCOV.")
    private Optional<Path> lcov = Optional.empty();

    @Option(
            names = "--coverage-html",
            paramLabel = "DIR",
            description = "Writes the coverage as pages, with the rules coloured.")
    private Optional<Path> html = Optional.empty();

    @Option(
            names = "--coverage-min",
            paramLabel = "PERCENT",
            converter = Percentage.class,
            description = "Fails when the coverage is less.")
    private BigDecimal least = BigDecimal.ZERO;

    /** Reads a share of a hundred. */
    static final class Percentage implements ITypeConverter<BigDecimal> {
        private static final Pattern FORM = Pattern.compile("100(\\.0{1,9})?|[0-9]{1,2}(\\.[0-9]{1,9})?");

        @Override
        public BigDecimal convert(String text) {
            if (!FORM.matcher(text).matches()) {
                throw new TypeConversionException("`" + text + "` is not a number from 0 to 100");
            }
            return new BigDecimal(text);
        }
    }

    /** Whether anybody wants to know. */
    boolean isWanted() {
        return text || lcov.isPresent() || html.isPresent() || least.signum() > 0;
    }

    /** Writes what is wanted; whether there is enough of it. */
    boolean report(Coverage coverage, PrintWriter out, PrintWriter err) {
        if (coverage.files().isEmpty()) {
            throw new InputException("there are no rules in the policies of these cases, so nothing can be covered");
        }
        if (text) {
            CoverageText.write(coverage, out);
        }
        lcov.ifPresent(file -> writeLcov(coverage, file));
        html.ifPresent(folder -> new CoverageHtml(folder).write(coverage));
        Share share = coverage.share();
        boolean enough = share.reaches(least);
        if (!enough) {
            err.println("portcullis: the coverage is " + share.percent() + " %, less than " + least + " %");
        }
        return enough;
    }

    private static void writeLcov(Coverage coverage, Path file) {
        StringWriter text = new StringWriter();
        CoverageLcov.write(coverage, new PrintWriter(text));
        RuleFiles.write(file, text.toString());
    }
}
