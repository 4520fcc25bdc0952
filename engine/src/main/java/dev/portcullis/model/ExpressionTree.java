package dev.portcullis.model;

import dev.portcullis.syntax.Expression;

/** A checked expression whose parts can be compiled one by one. */
interface ExpressionTree {
    /** A part as a condition. */
    Condition condition(Expression part);

    /** A part as a value. */
    Value value(Expression part);
}
