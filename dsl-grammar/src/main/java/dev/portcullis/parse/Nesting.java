package dev.portcullis.parse;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How deep a tree its tokens will make, known before there is one. Open brackets and negations nest downwards. A chain
 * nests upwards: each {@code .field}, {@code [key]} and {@code (arguments)} puts a node on top of what is before it,
 * and a closed bracket is as high as the highest operand inside. Tokens in a senseless order are counted somehow; the
 * grammar refuses them later.
 */
final class Nesting {
    private final Deque<Level> open = new ArrayDeque<>();
    private Level level = new Level();
    private int down;
    private boolean afterDot;

    /** What is known inside of one pair of brackets. */
    private static final class Level {
        private int highest;
        private int operand;
        private int negations;

        private void endOperand() {
            highest = Math.max(highest, operand + negations);
            operand = 0;
            negations = 0;
        }
    }

    /** The depth after one more token; what follows a dot is a field, whatever the word. */
    int depthWith(int token) {
        if (!afterDot) {
            count(token);
        }
        afterDot = token == PortcullisLexer.DOT;
        return Math.max(down, open.size() + level.operand + level.negations);
    }

    private void count(int token) {
        switch (token) {
            case PortcullisLexer.LEFT_PAREN, PortcullisLexer.LEFT_BRACKET -> enter();
            case PortcullisLexer.RIGHT_PAREN, PortcullisLexer.RIGHT_BRACKET -> leave();
            case PortcullisLexer.DOT -> level.operand++;
            case PortcullisLexer.NOT, PortcullisLexer.NOT_WORD, PortcullisLexer.TIGHT_NOT -> negate();
            case PortcullisLexer.NAME,
                    PortcullisLexer.TEXT,
                    PortcullisLexer.RAW_TEXT,
                    PortcullisLexer.TRUE,
                    PortcullisLexer.FALSE,
                    PortcullisLexer.NUMBER,
                    PortcullisLexer.DURATION,
                    PortcullisLexer.TIMESTAMP -> {}
            default -> endOperand();
        }
    }

    private void enter() {
        open.push(level);
        level = new Level();
        down++;
    }

    private void leave() {
        endOperand();
        if (!open.isEmpty()) {
            int inside = level.highest;
            level = open.pop();
            level.operand = Math.max(level.operand, inside) + 1;
            down--;
        }
    }

    private void negate() {
        level.negations++;
        down++;
    }

    private void endOperand() {
        down -= level.negations;
        level.endOperand();
    }
}
