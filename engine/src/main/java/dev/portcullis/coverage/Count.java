package dev.portcullis.coverage;

/**
 * How often a condition said what. One that was not asked, because an operand before it had decided or because its rule is
 * about other resources or actions, said nothing.
 *
 * @param trues how often it was true
 * @param falses how often it was false
 * @param errors how often it could not be told
 */
public record Count(long trues, long falses, long errors) {
    /** How often it was asked. */
    public long asked() {
        return trues + falses + errors;
    }
}
