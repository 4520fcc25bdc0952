package dev.portcullis.parse;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Stops at the first token that fits nowhere; nothing is skipped, nothing made up. */
final class FirstErrorStrategy extends DefaultErrorStrategy {
    @Override
    public void recover(Parser parser, RecognitionException mistake) {
        throw stopAt(parser, mistake);
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw stopAt(parser, new InputMismatchException(parser));
    }

    @Override
    public void sync(Parser parser) {
        // A token that ends a loop too early is met again right after it.
    }

    /** Looking ahead may have gone past the token that does not fit: go back to it. */
    private static ParseCancellationException stopAt(Parser parser, RecognitionException mistake) {
        parser.getTokenStream().seek(mistake.getOffendingToken().getTokenIndex());
        return new ParseCancellationException(mistake);
    }
}
