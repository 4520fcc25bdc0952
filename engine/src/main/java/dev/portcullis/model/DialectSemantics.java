package dev.portcullis.model;

import java.util.List;

/** Where Teleport's languages mean different things by the same text. */
enum DialectSemantics {
    /** Operands from left to right until the answer is known; a single text is a list of one. */
    LABELS {
        @Override
        boolean all(List<Condition> operands, Scope scope) {
            for (Condition operand : operands) {
                if (!operand.holds(scope)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        boolean any(List<Condition> operands, Scope scope) {
            for (Condition operand : operands) {
                if (operand.holds(scope)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        boolean contains(Object list, Object item) {
            return list instanceof List<?> items ? items.contains(item) : list.equals(item);
        }
    },
    /** Every operand is evaluated, so that an error anywhere is an error; only lists have members. */
    WHERE {
        @Override
        boolean all(List<Condition> operands, Scope scope) {
            boolean all = true;
            for (Condition operand : operands) {
                all &= operand.holds(scope);
            }
            return all;
        }

        @Override
        boolean any(List<Condition> operands, Scope scope) {
            boolean any = false;
            for (Condition operand : operands) {
                any |= operand.holds(scope);
            }
            return any;
        }

        @Override
        boolean contains(Object list, Object item) {
            return list instanceof List<?> items && items.contains(item);
        }
    };

    abstract boolean all(List<Condition> operands, Scope scope);

    abstract boolean any(List<Condition> operands, Scope scope);

    abstract boolean contains(Object list, Object item);
}
