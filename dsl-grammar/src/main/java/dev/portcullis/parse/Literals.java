package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.DURATION_OUT_OF_RANGE;
import static dev.portcullis.diagnostic.DiagnosticCode.TIMESTAMP_OUT_OF_RANGE;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Excerpt;
import dev.portcullis.parse.PortcullisParser.TextContext;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Bool;
import dev.portcullis.syntax.Expression.Length;
import dev.portcullis.syntax.Expression.Moment;
import dev.portcullis.syntax.Expression.Numeral;
import dev.portcullis.syntax.Expression.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** The values of literals. One that has none is reported, and something harmless stands in its place. */
final class Literals {
    private final Places places;
    private boolean failed;

    Literals(Places places) {
        this.places = places;
    }

    boolean failed() {
        return failed;
    }

    Expression literal(ParserRuleContext context) {
        Token token = context.getStop();
        Span span = places.span(context);
        return switch (token.getType()) {
            case PortcullisLexer.TRUE -> new Bool(true, span);
            case PortcullisLexer.FALSE -> new Bool(false, span);
            case PortcullisLexer.NUMBER -> new Numeral(new BigDecimal(context.getText()), span);
            case PortcullisLexer.DURATION -> new Length(duration(context, token), span);
            case PortcullisLexer.TIMESTAMP -> new Moment(timestamp(token), span);
            default -> new Text(text(token), span);
        };
    }

    Text text(TextContext context) {
        return new Text(text(context.getStart()), places.span(context));
    }

    private String text(Token token) {
        return GoText.read(token.getText(), places.start(token), places).orElseGet(() -> {
            failed = true;
            return "";
        });
    }

    private Duration duration(ParserRuleContext context, Token token) {
        String sign = context.getStart() == token ? "" : context.getStart().getText();
        Optional<Duration> value = DurationText.value(sign, token.getText());
        return value.orElseGet(() -> {
            report(DURATION_OUT_OF_RANGE.at(places.span(token), Excerpt.of(token.getText())));
            return Duration.ZERO;
        });
    }

    private Instant timestamp(Token token) {
        return TimestampText.value(token.getText()).orElseGet(() -> {
            report(TIMESTAMP_OUT_OF_RANGE.at(places.span(token), Excerpt.of(token.getText())));
            return Instant.EPOCH;
        });
    }

    private void report(Diagnostic diagnostic) {
        failed = true;
        places.report(diagnostic);
    }
}
