package dev.portcullis.catalog;

/**
 * How large a file may be.
 *
 * @param bytes of the file
 * @param scalar longest single value, in characters
 * @param depth of values in values
 * @param nodes values in the file, those behind aliases counted as often as they are meant
 */
public record YamlLimits(int bytes, int scalar, int depth, int nodes) {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** For files of resources. */
    public static final YamlLimits POLICY = new YamlLimits(16 * MIB, 64 * KIB, 50, 2_500_000);

    /** For files of test cases. */
    public static final YamlLimits CASES = new YamlLimits(16 * MIB, 64 * KIB, 50, 1_000_000);

    /** A number of bytes as messages say it. */
    static String words(int bytes) {
        return bytes >= MIB ? bytes / MIB + " MiB" : bytes / KIB + " KiB";
    }
}
